"""What is refused when a function is created or changed: what could not run here later."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.absent import absent
from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.functions.functions import name_of
from commdrill_sandbox.aws.functions.mappings import MAPPINGS
from commdrill_sandbox.aws.functions.own_code import Unpackable, unpack
from commdrill_sandbox.aws.functions.permissions import OPERATIONS
from commdrill_sandbox.aws.functions.remembered import remember
from commdrill_sandbox.aws.functions.revisions import check
from commdrill_sandbox.aws.functions.runtimes import Unrunnable, command
from commdrill_sandbox.aws.functions.uploaded import uploaded
from commdrill_sandbox.aws.plane import Plane
from commdrill_sandbox.aws.request import ServiceCall
from commdrill_sandbox.aws.store import Store
from commdrill_sandbox.aws.wire.call import Asked, Operation, Refusal
from commdrill_sandbox.aws.wire.service import Service

_INVALID = "InvalidParameterValueException"
_RESERVED = frozenset({
    "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_DEFAULT_REGION",
    "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_LAMBDA_RUNTIME_API", "AWS_REGION", "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN", "LAMBDA_RUNTIME_DIR", "LAMBDA_TASK_ROOT",
})  # fmt: skip  # of environments
_CONCURRENCY, _LEFT = 1000, 100  # of an account, and of it for functions that reserve none


def function_control() -> Plane:
    """Looks at what is asked for, and leaves the rest to moto."""
    operations: Mapping[str, Operation] = {
        "CreateFunction": _created,
        "UpdateFunctionCode": _changed,
        "UpdateFunctionConfiguration": _configured,
        "PublishVersion": _published,
        "CreateAlias": _aliased,
        "UpdateAlias": _moved,
        "DeleteFunction": _deleted,
        "CreateFunctionUrlConfig": _addressed,
        "PutFunctionConcurrency": _reserved,
        "PutFunctionEventInvokeConfig": _settled,
        "UpdateFunctionEventInvokeConfig": _added_to,
        **OPERATIONS,
        **MAPPINGS,
    }
    return Service("lambda", "lambda", operations, None)


def _created(asked: Asked) -> None:
    given = asked.input
    _check_letters(given)
    _check_variables(given)
    if given.get("PackageType") == "Image" or "ImageUri" in given.get("Code", {}):
        raise Refusal(_INVALID, "the embedded AWS runs functions from a zip, not from an image")
    if given.get("Runtime"):
        _check_runtime(given["Runtime"])
    _check_archive(given.get("Code", {}))


def _changed(asked: Asked) -> None:
    _check_unpublished(asked)
    _check_revision(asked)
    _check_archive(asked.input)


def _published(asked: Asked) -> None:
    """Moto takes the first version for one that was changed since: the same would be a second one."""
    _check_revision(asked)
    if (found := _kept(asked)) is None:
        return
    wanted, there = asked.input.get("CodeSha256"), found[0].code_sha_256
    if wanted not in (None, there):
        said = (
            f"CodeSHA256 ({wanted}) is different from current CodeSHA256 in $LATEST ({there}). "
            "Please try again with the CodeSHA256 in $LATEST."
        )
        raise Refusal(_INVALID, said)
    if not found[1]:
        found[0].code_or_config_updated = False


def _aliased(asked: Asked) -> None:
    _check_weights(asked, asked.input["FunctionVersion"])
    found = _kept(asked)
    name = asked.input["Name"]
    if found is not None and name in _aliases(asked, found[0].function_name):
        arn = f"{found[0].function_arn.removesuffix(':$LATEST')}:{name}"
        raise Refusal("ResourceConflictException", f"Alias already exists: {arn}")


def _moved(asked: Asked) -> None:
    """Where function or alias are not there, moto says so."""
    if (found := _kept(asked)) is None:
        return
    alias = _aliases(asked, found[0].function_name).get(asked.input["Name"])
    if alias is not None:
        _check_weights(asked, asked.input.get("FunctionVersion", alias.function_version))
        check(asked.input, lambda: str(alias.revision_id))


def _deleted(asked: Asked) -> None:
    """Raises: Refusal: an alias leads to the version."""
    found, version = _kept(asked), asked.input.get("Qualifier")
    if found is None or not version:
        return
    for alias in _aliases(asked, found[0].function_name).values():
        if version in {
            alias.function_version,
            *(alias.routing_config or {}).get("AdditionalVersionWeights", {}),
        }:
            said = f"Alias {alias.name} references version {version}"
            raise Refusal("ResourceConflictException", said, 409)


def _check_weights(asked: Asked, version: str) -> None:
    """Raises: Refusal: a share is to go to, or be taken from, what is not published."""
    weights = (asked.input.get("RoutingConfig") or {}).get("AdditionalVersionWeights") or {}
    if weights and "$LATEST" in {version, *weights}:
        said = "$LATEST is not supported for an alias pointing to more than 1 version"
        raise Refusal(_INVALID, said)
    name = name_of(asked.input["FunctionName"])
    for one in weights:
        if uploaded(asked.region, f"{name}:{one}") is None:
            said = (
                f"Function not found: arn:aws:lambda:{asked.region}:{ACCOUNT}:function:{name}:{one}"
            )
            raise Refusal("ResourceNotFoundException", said, 404)


def _check_unpublished(asked: Asked) -> None:
    """Raises: Refusal: a version stays as it was published."""
    version = asked.input["FunctionName"].rpartition("function:")[2].partition(":")[2]
    if version.isdecimal():
        said = "The configuration and the code of a published version cannot be changed"
        raise Refusal(_INVALID, f"{said}: {version}")


def _check_variables(given: Mapping[str, Any]) -> None:
    wanted = (given.get("Environment") or {}).get("Variables") or {}
    if reserved := sorted(wanted.keys() & _RESERVED):
        said = (
            "Lambda was unable to configure your environment variables because the environment "
            "variables you have provided contains reserved keys that are currently not supported "
            f"for modification. Reserved keys used in this request: {', '.join(reserved)}"
        )
        raise Refusal(_INVALID, said)


def _check_revision(asked: Asked) -> None:
    if (found := _kept(asked)) is not None:
        check(asked.input, lambda: str(found[0].revision_id))


def _aliases(asked: Asked, function: str) -> Any:
    return _backend(asked)._lambdas._get_function_aliases(function)  # noqa: SLF001 - moto has no other way to it


def _backend(asked: Asked) -> Any:
    from moto.backends import get_backend

    return get_backend("lambda")[ACCOUNT][asked.region]


def _kept(asked: Asked) -> tuple[Any, list[Any]] | None:
    """A function as moto has it, and its versions; None: it says that there is none."""
    named = asked.input["FunctionName"].partition(":function:")[2] or asked.input["FunctionName"]
    functions = _backend(asked)._lambdas._functions  # noqa: SLF001 - moto has no other way to it
    found = functions.get(named)
    return (found["latest"], found["versions"]) if found and found["latest"] else None


def _keep_unheeded(asked: Asked) -> None:
    """What moto takes of a change and forgets."""
    given, found = asked.input, _kept(asked)
    if found is None:
        return
    if "TracingConfig" in given:
        found[0].tracing_config = given["TracingConfig"]
    if "EphemeralStorage" in given:
        found[0].ephemeral_storage = given["EphemeralStorage"]["Size"]
    remember(found[0], given)


def _check_letters(given: Mapping[str, Any]) -> None:
    if (given.get("DeadLetterConfig") or {}).get("TargetArn"):
        said = "the embedded AWS has no DeadLetterConfig: what a function fails on is lost"
        raise Refusal(_INVALID, said)


def _configured(asked: Asked) -> None:
    _check_unpublished(asked)
    _check_revision(asked)
    _check_letters(asked.input)
    _check_variables(asked.input)
    _keep_unheeded(asked)
    if runtime := asked.input.get("Runtime"):
        _check_runtime(runtime)


def _addressed(asked: Asked) -> Response:
    """Moto would keep an address at which nobody answers."""
    return absent(asked.request, ServiceCall("lambda", asked.region, None), "use an API's")


def _reserved(asked: Asked) -> None:
    """Raises: Refusal: too little is left for all other functions."""
    if (found := _kept(asked)) is None:
        return
    others = (
        int(one.reserved_concurrency or 0)
        for one in _backend(asked).list_functions()
        if one.function_name != found[0].function_name
    )
    if sum(others) + asked.input["ReservedConcurrentExecutions"] > _CONCURRENCY - _LEFT:
        said = (
            "Specified ReservedConcurrentExecutions for function decreases account's "
            f"UnreservedConcurrentExecution below its minimum value of [{_LEFT}]."
        )
        raise Refusal(_INVALID, said)


def _settled(asked: Asked) -> Response:
    return _kept_last(asked, asked.request.get_data())


def _added_to(asked: Asked) -> Response:
    """What is not said stays: moto would forget it."""
    found = _kept(asked)
    was = found[0].event_invoke_config[-1:] if found else ()
    said = [*(one.config for one in was), json.loads(asked.request.get_data() or b"{}")]
    whole = {key: value for one in said for key, value in one.items()}
    return _kept_last(asked, json.dumps(whole).encode())


def _kept_last(asked: Asked, body: bytes) -> Response:
    """Moto keeps what becomes of events again and again, and tells the first."""
    answer = forwarded(asked.request, Store(), body)
    if (found := _kept(asked)) is not None:
        del found[0].event_invoke_config[:-1]
    return answer


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
