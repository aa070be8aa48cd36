"""What a page of another origin may ask of a bucket: the browser's question before it asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from werkzeug import Request, Response

from commdrill_sandbox.aws.request import host
from commdrill_sandbox.aws.s3_access import S3Access
from commdrill_sandbox.aws.s3_calls import ENDPOINT, place, refused
from commdrill_sandbox.aws.wildcard import covers

_ASKED, _HEADERS = "Access-Control-Request-Method", "Access-Control-Request-Headers"


@dataclass(frozen=True)
class Preflights:
    """Nobody signs one: it is answered by the bucket's rules alone, whoever may read what is in it."""

    access: S3Access

    def answer(self, request: Request) -> Response | None:
        if request.method != "OPTIONS" or not ENDPOINT.fullmatch(host(request)):
            return None
        bucket = place(request).partition("/")[0]
        if not self.access.is_there(bucket):
            return None
        origin, wanted = request.headers.get("Origin", ""), request.headers.get(_ASKED, "")
        if not origin:
            return refused("BadRequest", "Insufficient information. Origin request header needed.")
        headers = _listed(request.headers.get(_HEADERS, ""))
        for rule in self.access.cors(bucket):
            if _allows(rule, origin, wanted, headers):
                return _allowed(rule, origin, headers)
        said = (
            "CORSResponse: This CORS request is not allowed. This is usually because the evalution "
            f"of Origin, request method / {_ASKED} or {_HEADERS} are not whitelisted by the "
            "resource's CORS spec."
        )
        return refused("AccessForbidden", said, 403)


def _allows(rule: Mapping[str, Any], origin: str, method: str, headers: Sequence[str]) -> bool:
    allowed = [one.lower() for one in rule.get("AllowedHeaders") or ()]
    return (
        any(covers(one, origin) for one in rule["AllowedOrigins"])
        and method in rule["AllowedMethods"]
        and all(any(covers(one, header) for one in allowed) for header in headers)
    )


def _allowed(rule: Mapping[str, Any], origin: str, headers: Sequence[str]) -> Response:
    everybody = "*" in rule["AllowedOrigins"]
    answer = Response(b"", 200)
    answer.headers["Access-Control-Allow-Origin"] = "*" if everybody else origin
    answer.headers["Access-Control-Allow-Methods"] = ", ".join(rule["AllowedMethods"])
    if headers:
        answer.headers["Access-Control-Allow-Headers"] = ", ".join(headers)
    if exposed := rule.get("ExposeHeaders"):
        answer.headers["Access-Control-Expose-Headers"] = ", ".join(exposed)
    if age := rule.get("MaxAgeSeconds"):
        answer.headers["Access-Control-Max-Age"] = str(age)
    if not everybody:
        answer.headers["Access-Control-Allow-Credentials"] = "true"
    answer.headers["Vary"] = f"Origin, {_HEADERS}, {_ASKED}"
    return answer


def _listed(written: str) -> list[str]:
    return [one.strip().lower() for one in written.split(",") if one.strip()]
