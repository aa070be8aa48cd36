"""A Region that is lost: its messaging answers nothing but 503, and so do changes of what is global.

CloudFront and Route 53 go on everywhere as they are; to change them is their control plane's work, and
that stands in one Region alone.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from werkzeug import Request, Response

from commdrill_sandbox.aws.request import ServiceCall, may_change, service_call

MESSAGING = frozenset({"ses", "sns", "sms-voice", "mobiletargeting"})
_GLOBAL, _HOME = frozenset({"cloudfront", "route53"}), "us-east-1"


@dataclass(frozen=True)
class RegionOutage:
    """Stands before all other planes."""

    is_up: Callable[[str], bool]

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        if call is None or not self._is_lost(call, request):
            return None
        said = f"{call.service} in {call.region or _HOME} is not available"
        in_xml = call.service in _GLOBAL or "Action" in request.form
        return _as_xml(said) if in_xml else _as_json(said)

    def _is_lost(self, call: ServiceCall, request: Request) -> bool:
        if call.service in _GLOBAL:
            return may_change(request) and not self.is_up(_HOME)
        return call.service in MESSAGING and not self.is_up(call.region)


def _as_json(said: str) -> Response:
    body = json.dumps({"__type": "ServiceUnavailableException", "message": said})
    answer = Response(body, 503, content_type="application/json")
    answer.headers["x-amzn-ErrorType"] = "ServiceUnavailableException"
    return answer


def _as_xml(said: str) -> Response:
    """For SNS and SES's first API, which speak the query protocol, and for what is global."""
    error = f"<Type>Receiver</Type><Code>ServiceUnavailable</Code><Message>{said}</Message>"
    body = f"<ErrorResponse><Error>{error}</Error><RequestId>0</RequestId></ErrorResponse>"
    return Response(body, 503, content_type="text/xml")
