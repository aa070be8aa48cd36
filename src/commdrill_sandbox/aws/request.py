"""Which service and action of AWS a request is meant for."""

import re
from dataclasses import dataclass

from werkzeug.wrappers import Request

_RPC = re.compile(r"/service/[^/]+/operation/(\w+)")
_SCOPE = re.compile(r"Credential=([^/,\s]*)/(\d+)/(?:([^/,\s]*)/)?([^/,\s]+)/aws4_request")

_CALL = "commdrill: service call"  # of a request, beside what else it has read of itself

_LOOKING = frozenset({"GET", "HEAD", "OPTIONS"})
_READING = ("Get", "List", "Describe", "BatchGet")


@dataclass(frozen=True)
class ServiceCall:
    """An SDK's call. `service` is the name it signs for, `region` empty where it signs for all.

    `action` is None where the service speaks REST: there method and path say it.
    """

    service: str
    region: str
    action: str | None


def service_call(request: Request) -> ServiceCall | None:
    """What an SDK asks for; None for a visitor's request, which nobody signed.

    Planes ask some forty times for each request: it is read once.
    """
    known: dict[str, ServiceCall | None] = vars(request)
    if _CALL not in known:
        known[_CALL] = _read(request)
    return known[_CALL]


def _read(request: Request) -> ServiceCall | None:
    if (scope := _scope(request)) is None:
        return None
    _, _, region, service = scope.groups()
    return ServiceCall(service.lower(), region or "", action(request))


def access_key(request: Request) -> str:
    """The key that a call says it is signed with; empty: it is not."""
    scope = _scope(request)
    return scope[1] if scope else ""


def _scope(request: Request) -> re.Match[str] | None:
    return _SCOPE.search(request.headers.get("Authorization") or _presigned(request))


def action(request: Request) -> str | None:
    """By the target header (JSON), the path (CBOR) or the `Action` of the form (query protocol)."""
    target = request.headers.get("X-Amz-Target", "")
    if target:
        return target.rpartition(".")[2]
    if named := _RPC.fullmatch(raw_path(request)):
        return named[1]
    return request.form.get("Action") or request.args.get("Action")


def may_change(request: Request) -> bool:
    """Whether a call may change what planes read of each other; in doubt it may."""
    if request.method in _LOOKING:
        return False
    return not (action(request) or "").startswith(_READING)


def host(request: Request) -> str:
    """The host the visitor named, in lower case, without a port."""
    return request.host.partition(":")[0].lower()


def raw_path(request: Request) -> str:
    """The path as the visitor wrote it: still escaped, without the query."""
    written = str(request.environ.get("RAW_URI") or request.path)
    return written.partition("?")[0]


def _presigned(request: Request) -> str:
    credential = request.args.get("X-Amz-Credential", "")
    return f"Credential={credential}" if credential else ""
