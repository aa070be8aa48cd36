"""How the answers that API Gateway makes itself look: customised, inherited, or as they come."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from werkzeug import Response

from commdrill_sandbox.aws.apigateway.error_types import ErrorType, GatewayError
from commdrill_sandbox.aws.apigateway.negotiation import choose
from commdrill_sandbox.aws.apigateway.substitution import Variables, error_context, fill, mapped

DEFAULT_TEMPLATES = {"application/json": '{"message":$context.error.messageString}'}
HEADER = "gatewayresponse.header."


@dataclass(frozen=True)
class GatewayResponse:
    """One type's look. `status` None: the type's own. `parameters`: by `gatewayresponse.header.X`."""

    type: ErrorType
    status: int | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=lambda: DEFAULT_TEMPLATES)


def look_of(kind: ErrorType, customised: Mapping[ErrorType, GatewayResponse]) -> GatewayResponse:
    """The type's own look, or the one it inherits from DEFAULT_4XX or DEFAULT_5XX.

    A type that inherits takes over headers and templates and keeps its own status. Named
    deviation: AWS's documentation can also be read as handing down the status.
    """
    if kind in customised:
        return customised[kind]
    inherited = customised.get(kind.fallback, GatewayResponse(kind))
    return replace(inherited, type=kind, status=None)


def write(error: GatewayError, look: GatewayResponse, variables: Variables) -> Response:
    """The answer a caller gets."""
    told = error_context(error.said, error.type, error.validation)
    variables = replace(variables, context={**variables.context, **error.context, **told})
    kind, template = choose(look.templates, variables.request.headers.get("Accept"))
    status = look.status or error.status or error.type.status or 500
    answer = Response(fill(template, variables), status, content_type=kind)
    answer.headers["x-amzn-ErrorType"] = error.type.exception
    for name, expression in look.parameters.items():
        value = mapped(expression, variables)
        if name.startswith(HEADER) and value is not None:
            answer.headers[name.removeprefix(HEADER)] = value
    return answer
