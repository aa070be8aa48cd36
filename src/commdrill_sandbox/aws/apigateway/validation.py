"""Request validators: what of a request must be there, and of which form."""

import json
from typing import Any

from commdrill_sandbox.aws.apigateway.backend import media_type
from commdrill_sandbox.aws.apigateway.callers import Visit
from commdrill_sandbox.aws.apigateway.error_types import ErrorType, GatewayError
from commdrill_sandbox.aws.apigateway.snapshot import Method


def check(visit: Visit, method: Method) -> None:
    """Look at what the method's validator is told to look at.

    Raises:
        GatewayError: BAD_REQUEST_PARAMETERS or BAD_REQUEST_BODY.
    """
    if method.validator.parameters:
        _check_parameters(visit, method)
    if method.validator.body:
        _check_body(visit, method)


def _check_parameters(visit: Visit, method: Method) -> None:
    needed = [name for name, required in method.parameters.items() if required]
    missing = [name.rpartition(".")[2] for name in needed if not visit.variables.value(name)]
    if missing:
        text = ", ".join(missing)
        raise GatewayError(
            ErrorType.BAD_REQUEST_PARAMETERS, f"Missing required request parameters: [{text}]"
        )


def _check_body(visit: Visit, method: Method) -> None:
    schema = method.models.get(media_type(visit.request.headers)) or method.models.get("$default")
    if schema is None:
        return
    mistakes = _mistakes(json.loads(schema), visit.request.get_data())
    if mistakes:
        raise GatewayError(ErrorType.BAD_REQUEST_BODY, validation=f"[{', '.join(mistakes)}]")


def _mistakes(schema: Any, body: bytes) -> list[str]:
    """One text for each; AWS's own wording differs, its meaning does not."""
    from jsonschema import Draft4Validator

    try:
        document = json.loads(body or b"null")
    except ValueError:
        return ["the body is no JSON"]
    found = Draft4Validator(schema).iter_errors(document)
    return [error.message for error in sorted(found, key=lambda e: list(map(str, e.path)))]
