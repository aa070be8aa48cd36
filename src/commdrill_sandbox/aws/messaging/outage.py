"""A Region whose messaging is lost: its endpoints answer nothing but 503."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from werkzeug import Request, Response

from commdrill_sandbox.aws.request import service_call

MESSAGING = frozenset({"ses", "sns", "sms-voice", "mobiletargeting"})


@dataclass(frozen=True)
class RegionOutage:
    """Stands before all messaging services."""

    is_up: Callable[[str], bool]

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        if call is None or call.service not in MESSAGING or self.is_up(call.region):
            return None
        said = f"{call.service} in {call.region} is not available"
        return _as_xml(said) if "Action" in request.form else _as_json(said)


def _as_json(said: str) -> Response:
    body = json.dumps({"__type": "ServiceUnavailableException", "message": said})
    answer = Response(body, 503, content_type="application/json")
    answer.headers["x-amzn-ErrorType"] = "ServiceUnavailableException"
    return answer


def _as_xml(said: str) -> Response:
    """For SNS and SES's first API, which speak the query protocol."""
    error = f"<Type>Receiver</Type><Code>ServiceUnavailable</Code><Message>{said}</Message>"
    body = f"<ErrorResponse><Error>{error}</Error><RequestId>0</RequestId></ErrorResponse>"
    return Response(body, 503, content_type="text/xml")
