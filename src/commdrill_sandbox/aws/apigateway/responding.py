"""Integrations that are no proxies: which of their responses a backend's answer leads to."""

import json
import re

from werkzeug import Response

from commdrill_sandbox.aws.apigateway.backend import Reply, media_type
from commdrill_sandbox.aws.apigateway.callers import Visit
from commdrill_sandbox.aws.apigateway.error_types import ErrorType, GatewayError
from commdrill_sandbox.aws.apigateway.mapping import Input, render
from commdrill_sandbox.aws.apigateway.negotiation import choose
from commdrill_sandbox.aws.apigateway.snapshot import Integration, IntegrationResponse
from commdrill_sandbox.aws.apigateway.substitution import mapped

_HEADER = "method.response.header."


def request_body(integration: Integration, visit: Visit) -> str:
    """What goes to the backend: by the template of the request's media type, or passed through.

    Raises:
        GatewayError: UNSUPPORTED_MEDIA_TYPE, where neither is wanted.
    """
    body = visit.request.get_data(as_text=True)
    template = integration.templates.get(media_type(visit.request.headers))
    if template is not None:
        return render(template, Input(body, visit.variables))
    with_none = integration.passthrough == "WHEN_NO_TEMPLATES" and integration.templates
    if integration.passthrough == "NEVER" or with_none:
        raise GatewayError(ErrorType.UNSUPPORTED_MEDIA_TYPE)
    return body


def answer(integration: Integration, visit: Visit, outcome: str, reply: Reply) -> Response:
    """The response whose pattern fits `outcome`: a status, or a function's error message."""
    response = _select(integration, outcome)
    body = reply.body.decode(errors="replace")
    kind = "application/json"
    if response.templates:
        kind, template = choose(response.templates, visit.request.headers.get("Accept"))
        body = render(template, Input(body, visit.variables)) if template else body
    told = Response(body, response.status, content_type=kind)
    for name, source in response.parameters.items():
        value = _source(source, visit, reply)
        if name.startswith(_HEADER) and value is not None:
            told.headers[name.removeprefix(_HEADER)] = value
    return told


def mocked(integration: Integration, visit: Visit) -> Response:
    """MOCK: the request's template says the status; nobody is asked."""
    wanted = _mock_status(request_body(integration, visit))
    if not any(_fits(r, wanted) for r in integration.responses if r.pattern):
        exact = [r for r in integration.responses if str(r.status) == wanted and not r.pattern]
        wanted = str(exact[0].status) if exact else wanted
    return answer(integration, visit, wanted, Reply(int(wanted), (), b""))


def _mock_status(text: str) -> str:
    try:
        return str(int(json.loads(text)["statusCode"]))
    except (ValueError, KeyError, TypeError) as mistake:
        raise GatewayError(ErrorType.API_CONFIGURATION_ERROR) from mistake


def _select(integration: Integration, outcome: str) -> IntegrationResponse:
    patterned = [r for r in integration.responses if r.pattern and _fits(r, outcome)]
    default = [r for r in integration.responses if not r.pattern]
    exact = [r for r in default if str(r.status) == outcome]
    chosen = [*patterned, *exact, *default]
    if not chosen:
        raise GatewayError(ErrorType.API_CONFIGURATION_ERROR)
    return chosen[0]


def _fits(response: IntegrationResponse, outcome: str) -> bool:
    try:
        return re.fullmatch(response.pattern or "", outcome) is not None
    except re.error:
        return False


def _source(source: str, visit: Visit, reply: Reply) -> str | None:
    prefix = "integration.response.header."
    if source.startswith(prefix):
        return reply.header(source.removeprefix(prefix))
    return mapped(source, visit.variables)


_REMAPPED = ("Connection", "Content-MD5", "Date", "Server", "WWW-Authenticate")


def remapped(response: Response) -> Response:
    """A proxied answer: headers that are the gateway's own to set come under another name."""
    for name in _REMAPPED:
        if (value := response.headers.pop(name, None)) is not None:
            response.headers[f"x-amzn-Remapped-{name}"] = value
    return response
