"""Links to what lies in buckets, signed for whoever has them: good for the time that they say."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from werkzeug import Request, Response

from commdrill_sandbox.aws.clock import SystemClock
from commdrill_sandbox.aws.request import service_call
from commdrill_sandbox.aws.s3_calls import refused

_LONGEST = 604_800  # seconds
_TOO_LONG = (
    "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be "
    f"less than {_LONGEST} seconds"
)


class Links:
    """A plane that answers for those that are over, by the machine's time: SDKs sign by that."""

    def answer(self, request: Request) -> Response | None:
        if request.args.get("X-Amz-Expires", 0, int) > _LONGEST:
            return refused("AuthorizationQueryParametersError", _TOO_LONG)
        ends = _ends(request.args) if _is_link(request) else None
        if ends is None or SystemClock().now() < ends:
            return None
        return refused("AccessDenied", "Request has expired", 403)


def _is_link(request: Request) -> bool:
    """Signed in its query, by the fourth version or by the second."""
    call = service_call(request)
    return call.service == "s3" if call else "AWSAccessKeyId" in request.args


def _ends(asked: Mapping[str, str]) -> datetime | None:
    """None: it does not say, and a signature of a header has none."""
    try:
        if "X-Amz-Date" in asked:
            signed = datetime.strptime(asked["X-Amz-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            return signed + timedelta(seconds=int(asked["X-Amz-Expires"]))
        return datetime.fromtimestamp(int(asked["Expires"]), UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return None
