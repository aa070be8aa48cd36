"""What is refused when a function is created or changed: what could not run here later."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.absent import absent
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.functions.own_code import Unpackable, unpack
from commdrill_sandbox.aws.functions.runtimes import Unrunnable, command
from commdrill_sandbox.aws.plane import Plane
from commdrill_sandbox.aws.request import ServiceCall
from commdrill_sandbox.aws.wire.refusal import Refusal
from commdrill_sandbox.aws.wire.service import Asked, Operation, Service

_INVALID = "InvalidParameterValueException"


def function_control(clients: Clients) -> Plane:
    """Looks at what is asked for, and leaves the rest to moto."""
    operations: Mapping[str, Operation] = {
        "CreateFunction": _created,
        "UpdateFunctionCode": _changed,
        "UpdateFunctionConfiguration": _configured,
        "CreateFunctionUrlConfig": _addressed,
        "AddPermission": lambda asked: _permitted(asked, clients),
    }
    return Service("lambda", "lambda", operations, None)


def _created(asked: Asked) -> None:
    given = asked.input
    if given.get("PackageType") == "Image" or "ImageUri" in given.get("Code", {}):
        raise Refusal(_INVALID, "the embedded AWS runs functions from a zip, not from an image")
    if given.get("Runtime"):
        _check_runtime(given["Runtime"])
    _check_archive(given.get("Code", {}))


def _changed(asked: Asked) -> None:
    _check_archive(asked.input)


def _configured(asked: Asked) -> None:
    if runtime := asked.input.get("Runtime"):
        _check_runtime(runtime)


def _permitted(asked: Asked, clients: Clients) -> None:
    """Once by a name; moto would keep both."""
    client = clients.of("lambda", asked.region)
    name = {key: asked.input[key] for key in ("FunctionName", "Qualifier") if key in asked.input}
    try:
        told = json.loads(client.get_policy(**name)["Policy"])
    except client.exceptions.ResourceNotFoundException:
        return
    wanted = asked.input["StatementId"]
    if any(one.get("Sid") == wanted for one in told["Statement"]):
        said = (
            f"The statement id ({wanted}) provided already exists. Please provide a new statement "
            "id, or remove the existing statement."
        )
        raise Refusal("ResourceConflictException", said)


def _addressed(asked: Asked) -> Response:
    """Moto would keep an address at which nobody answers."""
    return absent(asked.request, ServiceCall("lambda", asked.region, None), "use an API's")


def _check_runtime(runtime: str) -> None:
    try:
        command(runtime, 128)
    except Unrunnable as problem:
        raise Refusal(_INVALID, str(problem)) from problem


def _check_archive(code: Mapping[str, Any]) -> None:
    if (archive := code.get("ZipFile")) is None:
        return
    with tempfile.TemporaryDirectory(prefix="package-") as folder:
        try:
            unpack(archive, Path(folder))
        except Unpackable as problem:
            raise Refusal(_INVALID, str(problem)) from problem
