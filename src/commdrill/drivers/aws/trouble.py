"""What AWS says when it refuses, told apart by who has to do what."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from commdrill.drivers.masking.shown import shown_text
from commdrill.drivers.network.host_guard import Forbidden
from commdrill.errors import DriverError
from commdrill.extras import installs


class Trouble(StrEnum):
    """Kinds of refusal."""

    THROTTLED = "throttled"
    DENIED = "denied"
    EXPIRED = "expired"
    SKEWED = "clock skew"
    NO_CREDENTIALS = "no credentials"
    STALE = "stale"
    UNKNOWN = "unknown resource"
    UNANSWERED = "unanswered"
    FAILED = "failed"
    REFUSED = "refused"


class AwsRefused(DriverError):
    """A call to AWS that did not succeed. `code` is AWS's own word, empty where none came."""

    def __init__(self, why: str, trouble: Trouble, code: str = "") -> None:
        super().__init__(why)
        self.trouble = trouble
        self.code = code


_CODES: Mapping[str, Trouble] = {
    **dict.fromkeys(
        ("Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled",
         "RequestThrottledException", "TooManyRequestsException", "RequestLimitExceeded",
         "SlowDown", "PriorRequestNotComplete", "TooManyRequests"),
        Trouble.THROTTLED,
    ),
    **dict.fromkeys(
        ("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError",
         "AuthorizationErrorException", "NotAuthorized", "ForbiddenException"),
        Trouble.DENIED,
    ),
    **dict.fromkeys(
        ("ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId",
         "UnrecognizedClientException", "InvalidSignatureException", "SignatureDoesNotMatch",
         "AuthFailure", "IncompleteSignature", "IncompleteSignatureException", "InvalidAccessKeyId",
         "InvalidToken", "MissingAuthenticationToken", "MissingAuthenticationTokenException",
         "TokenRefreshRequired"),
        Trouble.EXPIRED,
    ),
    **dict.fromkeys(
        ("RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture"),
        Trouble.SKEWED,
    ),
    **dict.fromkeys(
        ("PreconditionFailed", "InvalidIfMatchVersion", "ConflictException",
         "ResourceConflictException", "ConcurrentModificationException"),
        Trouble.STALE,
    ),
}  # fmt: skip
# A clock that is off makes a signature one of another time: AWS tells it by these words alone.
_OF_ANOTHER_TIME = re.compile(
    r"signature (?:expired|not yet current)|is now (?:earlier|later) than|too skewed", re.IGNORECASE
)
_UNKNOWN = ("NotFound", "NotFoundException", "NotFoundFault", "DoesNotExist", "NonExistentQueue")

_WHAT_TO_DO: Mapping[Trouble, str] = {
    Trouble.THROTTLED: "AWS throttles this account: wait, or have the quota raised",
    Trouble.DENIED: "these credentials may not: `commdrill drivers --iam ENVIRONMENT` prints what "
    "an environment needs",
    Trouble.EXPIRED: "the credentials are no good (any more): sign in again, or set others",
    Trouble.SKEWED: "this machine's clock is not AWS's: set it right, by NTP",
    Trouble.STALE: "somebody else changed it at the same time: run the drill when nobody does",
    Trouble.UNKNOWN: "there is no such thing: look at its name, the Region and the account",
    Trouble.NO_CREDENTIALS: "sign in, or name a profile: aws: {profile: …}",
    Trouble.UNANSWERED: "is the Region's name right, the address up, the network open?",
    Trouble.FAILED: "that is AWS's own failure: try again; its Health Dashboard tells what is known",
    Trouble.REFUSED: "",
}


def trouble_of(code: str) -> Trouble:
    """What kind of refusal an error code of AWS is."""
    if code in _CODES:
        return _CODES[code]
    last = code.rpartition(".")[2]
    is_unknown = last.endswith(_UNKNOWN) or last.startswith("NoSuch") or code == "404"
    return Trouble.UNKNOWN if is_unknown else Trouble.REFUSED


_SET_REGION = "set AWS_DEFAULT_REGION, or add aws: {region: …} to the environment"


def refusal_of(error: Exception, call: str, where: str) -> AwsRefused:
    """Any of botocore's errors, in words; `call` is `lambda:Invoke`, `where` the Region."""
    from botocore import exceptions as x

    match error:
        case x.ClientError():
            return _answered(error.response, call, where)
        case x.NoCredentialsError() | x.PartialCredentialsError() | x.ProfileNotFound():
            return _unasked(f"{call}: there are no credentials: {error}", Trouble.NO_CREDENTIALS)
        case x.NoRegionError():
            return AwsRefused(f"{call}: no Region is set: {_SET_REGION}", Trouble.REFUSED)
        case x.TokenRetrievalError() | x.UnauthorizedSSOTokenError() | x.SSOTokenLoadError():
            return _unasked(f"{call}: {error}", Trouble.EXPIRED)
        case x.HTTPClientError():
            why = error.kwargs.get("error") or error
            if isinstance(why, Forbidden):
                return AwsRefused(f"{call} in {where}: {why}", Trouble.REFUSED)
            return _unasked(f"{call} in {where} was not answered: {why}", Trouble.UNANSWERED)
        case x.MissingDependencyException():
            return AwsRefused(f"{call} needs awscrt: {installs('aws')}", Trouble.REFUSED)
    return AwsRefused(f"{call} in {where}: {shown_text(str(error))}", Trouble.REFUSED)


def _unasked(what: str, trouble: Trouble) -> AwsRefused:
    """It came to no answer of AWS's."""
    return AwsRefused(f"{what.rstrip('.')}: {_WHAT_TO_DO[trouble]}", trouble)


def _clocks(response: Mapping[str, Any]) -> str:
    """What time AWS says it is; nothing where it does not."""
    said = response.get("ResponseMetadata", {}).get("HTTPHeaders", {}).get("date")
    return f" (by AWS's clock it is {said})" if said else ""


def _answered(response: Mapping[str, Any], call: str, where: str) -> AwsRefused:
    said = response.get("Error", {})
    code = str(said.get("Code") or "an error without a code")
    trouble = trouble_of(code)
    status = int(response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
    if trouble is Trouble.REFUSED and status >= 500:
        trouble = Trouble.FAILED
    message = shown_text(" ".join(str(said.get("Message") or "").split()))
    if trouble is Trouble.EXPIRED and _OF_ANOTHER_TIME.search(message):
        trouble = Trouble.SKEWED
    text = f"{call} in {where} was refused ({code})" + (f": {message[:500]}" if message else "")
    hint = _WHAT_TO_DO[trouble] + (_clocks(response) if trouble is Trouble.SKEWED else "")
    return AwsRefused(f"{text.rstrip('.')}: {hint}" if hint else text, trouble, code)
