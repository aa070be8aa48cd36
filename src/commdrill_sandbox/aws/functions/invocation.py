"""Lambda's Invoke, which moto would need containers for."""

import base64
import json
import re
import uuid
from dataclasses import dataclass
from urllib.parse import unquote

from werkzeug import Request, Response

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.eventing.sending import Handover, Sending
from commdrill_sandbox.aws.functions.functions import Functions, NotFound, OutOfTime, Throttled
from commdrill_sandbox.aws.request import raw_path, service_call

_PATH = re.compile(r"/2015-03-31/functions/([^/]+)/invocations/?")
_ARN = "arn:aws:lambda:{}:{}:function:"
_LOG = "X-Amz-Log-Result"
_LONGEST = 900.0  # seconds a function may run


@dataclass(frozen=True)
class Invocation:
    """The plane for `lambda.invoke`: RequestResponse, Event and DryRun."""

    functions: Functions
    sending: Sending

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        path = _PATH.fullmatch(raw_path(request))
        if call is None or call.service != "lambda" or path is None or request.method != "POST":
            return None
        kind = request.headers.get("X-Amz-Invocation-Type", "RequestResponse")
        function, qualifier = unquote(path[1]), request.args.get("Qualifier")
        if qualifier and not function.endswith(f":{qualifier}"):
            function = f"{function}:{qualifier}"
        if (mistake := _mistake(request.get_data())) is not None:
            return mistake
        if kind == "DryRun":
            return Response(b"", 204)
        if kind == "Event":
            return self._begin(call.region, function, request.get_data())
        answer = self._invoke(call.region, function, request.get_data())
        if request.headers.get("X-Amz-Log-Type") != "Tail":
            answer.headers.pop(_LOG, None)
        return answer

    def _begin(self, region: str, function: str, event: bytes) -> Response:
        """What becomes of it its destinations hear; that there is no such function, the caller."""
        if not self.functions.knows(region, function):
            return _unknown(region, function)
        self.sending.to_function(Handover(_whole(region, function)), (event or b"{}").decode())
        return Response(b"", 202)

    def _invoke(self, region: str, function: str, event: bytes) -> Response:
        try:
            returned = self.functions.invoke(region, function, event or b"{}", _LONGEST)
        except Throttled:
            reason = {"Reason": "ReservedFunctionConcurrentInvocationLimitExceeded", "Type": "User"}
            return _error(429, "TooManyRequestsException", "Rate Exceeded.", **reason)
        except NotFound:
            return _unknown(region, function)
        except OutOfTime:
            return _error(500, "ServiceException", "the function did not answer in time")
        answer = Response(returned.payload, 200, content_type="application/json")
        answer.headers["X-Amz-Executed-Version"] = returned.version
        answer.headers[_LOG] = base64.b64encode(returned.log).decode()
        if returned.failed:
            answer.headers["X-Amz-Function-Error"] = "Unhandled"
        return answer


def _mistake(event: bytes) -> Response | None:
    try:
        json.loads(event or b"{}")
    except ValueError as mistake:
        said = f"Could not parse request body into json: {mistake}"
        return _error(400, "InvalidRequestContentException", said, Type="User")
    return None


def _unknown(region: str, function: str) -> Response:
    said = f"Function not found: {_whole(region, function)}"
    return _error(404, "ResourceNotFoundException", said, Type="User")


def _whole(region: str, function: str) -> str:
    """Its whole ARN, however it was named."""
    name = function.rpartition("function:")[2]
    return function if function.startswith("arn:") else f"{_ARN.format(region, ACCOUNT)}{name}"


def _error(status: int, code: str, message: str, **members: str) -> Response:
    body = json.dumps({**members, "Message": message, "message": message})
    answer = Response(body, status, content_type="application/json")
    answer.headers["x-amzn-ErrorType"] = code
    answer.headers["x-amzn-RequestId"] = str(uuid.uuid4())
    return answer
