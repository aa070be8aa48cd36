"""HTTP and HTTP_PROXY: a web server behind a method."""

from urllib.parse import quote

from werkzeug import Response

from commdrill_sandbox.aws.apigateway.backend import (
    Backends,
    Order,
    Reply,
    TooLate,
    Unreachable,
    Unresolvable,
    forwardable,
)
from commdrill_sandbox.aws.apigateway.callers import Visit
from commdrill_sandbox.aws.apigateway.error_types import ErrorType, GatewayError
from commdrill_sandbox.aws.apigateway.mapping import with_stage_variables
from commdrill_sandbox.aws.apigateway.responding import answer, remapped, request_body
from commdrill_sandbox.aws.apigateway.snapshot import Integration
from commdrill_sandbox.aws.apigateway.substitution import mapped


def proxied(backends: Backends, visit: Visit, integration: Integration) -> Response:
    """HTTP_PROXY: all goes there and all comes back, the backend's own errors unchanged."""
    request = visit.request
    query = tuple(request.args.items(multi=True)) + _mapped(integration, visit, "querystring")
    replaced = dict(_mapped(integration, visit, "header"))
    kept = tuple(h for h in forwardable(dict(request.headers)) if h[0] not in replaced)
    order = Order(
        visit.verb if integration.verb == "ANY" else integration.verb,
        _url(integration, visit),
        query,
        kept + tuple(replaced.items()) + visit.trail,
        request.get_data(),
    )
    reply = ask(backends, order, integration.timeout)
    return remapped(Response(reply.body, reply.status, list(reply.headers)))


def custom(backends: Backends, visit: Visit, integration: Integration) -> Response:
    """HTTP: what is mapped goes there, what is mapped comes back."""
    order = Order(
        visit.verb if integration.verb == "ANY" else integration.verb,
        _url(integration, visit),
        _mapped(integration, visit, "querystring"),
        (*_mapped(integration, visit, "header"), ("Content-Type", "application/json")),
        request_body(integration, visit).encode(),
    )
    reply = ask(backends, order, integration.timeout)
    return answer(integration, visit, str(reply.status), reply)


def ask(backends: Backends, order: Order, patience: float) -> Reply:
    """The backend's reply, or the error API Gateway makes of its absence.

    Named deviation: what AWS answers when a connection is refused is not established; it is a
    network error here, INTEGRATION_FAILURE 504.
    """
    try:
        return backends.ask(order, patience)
    except Unresolvable as unknown:
        raise GatewayError(ErrorType.API_CONFIGURATION_ERROR) from unknown
    except Unreachable as refused:
        raise GatewayError(ErrorType.INTEGRATION_FAILURE) from refused
    except TooLate as late:
        raise GatewayError(ErrorType.INTEGRATION_TIMEOUT) from late


def _url(integration: Integration, visit: Visit) -> str:
    url = with_stage_variables(integration.uri, visit.stage_variables)
    for name, value in _mapped(integration, visit, "path"):
        url = url.replace(f"{{{name}}}", quote(value, safe="/"))
    return url if "://" in url else f"http://{url}"


def _mapped(integration: Integration, visit: Visit, place: str) -> tuple[tuple[str, str], ...]:
    """The integration's `integration.request.PLACE.name` parameters that have a value."""
    prefix = f"integration.request.{place}."
    found = (
        (name.removeprefix(prefix), mapped(source, visit.variables))
        for name, source in integration.parameters.items()
        if name.startswith(prefix)
    )
    return tuple((name, value) for name, value in found if value is not None)
