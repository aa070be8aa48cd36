"""What an HTTP API's integration may not be: times out of range, mappings that cannot be done."""

import re
from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.wire.call import Refusal

_SHORTEST, _LONGEST = 50, 30_000  # milliseconds
_STATUS = re.compile(r"[2-5]\d\d")
_NAME = r"[A-Za-z0-9!#$%&'*+.^_`|~-]+"
_REQUEST = re.compile(
    rf"(?:append|overwrite|remove):(?:header|querystring)\.{_NAME}|overwrite:path"
)
_RESPONSE = re.compile(rf"(?:append|overwrite|remove):header\.{_NAME}|overwrite:statuscode")
_RESERVED = re.compile(
    r"(?:append|overwrite|remove):header\.(?:access-control-.*|authorization|connection"
    r"|content-encoding|content-length|content-location|forwarded|keep-alive|origin"
    r"|proxy-authenticate|proxy-authorization|te|trailers|transfer-encoding|upgrade"
    r"|x-amz-.*|x-amzn-.*|x-apigateway-.*|x-forwarded-for|x-forwarded-host|x-forwarded-proto|via)",
    re.IGNORECASE,
)


def check_integration(given: Mapping[str, Any]) -> None:
    """Refuse what AWS refuses of an integration, as it is made or changed.

    Raises:
        Refusal: as a bad request.
    """
    wait = given.get("TimeoutInMillis")
    if wait is not None and not _SHORTEST <= wait <= _LONGEST:
        raise _bad(f"Timeout should be between {_SHORTEST} ms and {_LONGEST} ms, not {wait}")
    if given.get("IntegrationSubtype"):
        return  # its parameters are those of another service
    for key in given.get("RequestParameters") or {}:
        _check_mapping(key, _REQUEST)
    for status, mapping in (given.get("ResponseParameters") or {}).items():
        if not _STATUS.fullmatch(status):
            raise _bad(f"Response parameters are for a status from 200 to 599, not {status!r}")
        for key in mapping:
            _check_mapping(key, _RESPONSE)


def _check_mapping(key: str, known: re.Pattern[str]) -> None:
    if not known.fullmatch(key):
        raise _bad(f"Invalid mapping expression specified: {key!r}")
    if _RESERVED.fullmatch(key):
        raise _bad(f"Operations on header {key.partition('.')[2]} are restricted")


def _bad(said: str) -> Refusal:
    return Refusal("BadRequestException", said)
