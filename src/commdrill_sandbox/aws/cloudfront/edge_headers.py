"""The headers that a function at the edge is told, and those that it leaves behind."""

from collections.abc import Mapping, Sequence
from typing import Any

from commdrill_sandbox.aws.cloudfront.lambda_trigger import Invalid, Trigger
from commdrill_sandbox.aws.cloudfront.viewer import Headers

_READ_ONLY: Mapping[Trigger, frozenset[str]] = {
    Trigger.VIEWER_REQUEST: frozenset({"content-length", "host", "transfer-encoding", "via"}),
    Trigger.ORIGIN_REQUEST: frozenset(
        {
            "accept-encoding", "content-length", "if-modified-since", "if-none-match", "if-range",
            "if-unmodified-since", "transfer-encoding", "via",
        }
    ),
    Trigger.ORIGIN_RESPONSE: frozenset({"transfer-encoding", "via"}),
    Trigger.VIEWER_RESPONSE: frozenset(
        {"content-encoding", "content-length", "transfer-encoding", "warning", "via"}
    ),
}  # fmt: skip
_HIDDEN = frozenset(
    {
        "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization",
        "proxy-connection", "trailer", "upgrade", "x-accel-buffering", "x-accel-charset",
        "x-accel-limit-rate", "x-accel-redirect", "x-amzn-auth", "x-amzn-cf-billing",
        "x-amzn-cf-id", "x-amzn-cf-xff", "x-amzn-errortype", "x-amzn-fle-profile",
        "x-amzn-header-count", "x-amzn-header-order", "x-amzn-lambda-integration-tag",
        "x-amzn-requestid", "x-cache", "x-forwarded-proto", "x-real-ip",
    }
)  # fmt: skip
_HIDDEN_BEGINNINGS = ("x-amz-cf-", "x-edge-")
_COUNTRY = "cloudfront-viewer-country"  # CloudFront says it after the viewer's request


def told(headers: Headers) -> dict[str, list[dict[str, str]]]:
    """What a function sees of them."""
    seen: dict[str, list[dict[str, str]]] = {}
    for name, value in headers:
        if not is_hidden(name):
            seen.setdefault(name.lower(), []).append({"key": name, "value": value})
    return seen


def left(trigger: Trigger, now: Headers, before: Headers) -> Headers:
    """The headers that a function left, and those that it was not told.

    Raises:
        Invalid: one may not be set, or is read-only and another than before.
    """
    check_settable(now)
    if trigger is Trigger.VIEWER_REQUEST and _values(_COUNTRY, now) != _values(_COUNTRY, before):
        raise Invalid(f"the header {_COUNTRY} may not be set")
    for name in _READ_ONLY[trigger]:
        if _values(name, now) != _values(name, before):
            raise Invalid(f"the header {name} is read-only")
    return (*now, *((name, value) for name, value in before if is_hidden(name)))


def check_settable(headers: Headers) -> None:
    """Raises: Invalid: one is none of a function's to set."""
    for name, _ in headers:
        if is_hidden(name):
            raise Invalid(f"the header {name} may not be set")


def listed(said: Any) -> Headers:
    """As Lambda@Edge has them: by name, lists of key and value.

    Raises:
        Invalid: one is misshapen.
    """
    if not isinstance(said, Mapping):
        raise Invalid("headers must be an object of lists")
    return tuple(pair for name, items in said.items() for pair in _header(name, items))


def is_hidden(name: str) -> bool:
    """Whether no function sees it, and none may set it."""
    lower = name.lower()
    return lower in _HIDDEN or lower.startswith(_HIDDEN_BEGINNINGS)


def _header(name: str, items: Any) -> Headers:
    if not isinstance(items, Sequence) or isinstance(items, str):
        raise Invalid(f"the header {name} must be a list of key and value")
    return tuple(_pair(name, item) for item in items)


def _pair(name: str, item: Any) -> tuple[str, str]:
    key, value = (
        (item.get("key", name.title()), item.get("value"))
        if isinstance(item, Mapping)
        else ("", "")
    )
    if not isinstance(value, str | int) or str(key).lower() != name.lower():
        raise Invalid(f"the header {name} must be a list of key and value")
    text = str(value)
    if "\r" in text or "\n" in text:
        raise Invalid(f"the header {name} has a line break")
    return str(key), text


def _values(name: str, headers: Headers) -> list[str]:
    return [value for key, value in headers if key.lower() == name]
