"""Addresses and headers as they are shown: what opens doors in them is known by its name, and left out.

The secrets that a run was given are masked wherever they turn up. These are the others: the password
in an address, the signature of a link, the cookie of a session, which nobody gave the run and anybody
could use who reads its report.
"""

import re
from collections.abc import Iterable, Mapping

_LEFT_OUT = "***"
_SECRET_WORDS = (
    *("signature", "token", "secret", "passw", "passphrase", "apikey", "accesskey", "credential"),
    *("session", "authorization", "jwt", "hmac", "bearer"),
)
_SECRET_NAMES = frozenset({"sig", "sid", "pwd", "pass", "auth", "key", "code", "policy", "ticket"})
_UNFIT = re.compile(r"[^a-z0-9]")

_URL = re.compile(r"(?i)\b[a-z][a-z0-9+.-]{1,20}://[^\s\"'<>]+")
_USER = re.compile(r"^([^/?#]*//)[^/?#@]*(?:@[^/?#@]*)*@")
_PARAMETER = re.compile(r"([?&;#])([^=&;#?]{1,100})=([^&;#]*)")
_SAID = re.compile(
    r"(?i)(\b(?:x-amz-security-token|x-amz-signature|authorization|signature)\\?[\"']?\s*[:=]\s*)"
    r"(?:\\?[\"'])?(?:(?:Bearer|Basic|AWS4-HMAC-SHA256)\s+)?[^\s\"'&,;\\]+"
)

_COOKIES = frozenset({"cookie", "set-cookie", "set-cookie2"})
_ADDRESSES = frozenset({"location", "content-location", "link", "refresh", "referer", "origin"})
_COOKIE = re.compile(r"((?:^|[;,\n])\s*)([^=;,\s]+)=([^;,\n]*)")
_ATTRIBUTES = frozenset({"path", "domain", "expires", "max-age", "samesite", "priority", "version"})


def shown_url(url: str) -> str:
    """An address without the user, and without the values of parameters that are secrets."""
    return _PARAMETER.sub(_parameter, _USER.sub(rf"\1{_LEFT_OUT}@", url))


def shown_text(text: str) -> str:
    """A text with each address in it as it may be shown, and no signature of a request."""
    text = _URL.sub(lambda found: shown_url(found[0]), text)
    return _SAID.sub(rf"\1{_LEFT_OUT}", text)


def shown_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers with the values left out that are secrets."""
    return {name: shown_header(name, value) for name, value in headers.items()}


def shown_header(name: str, value: str) -> str:
    """A header's value; of a cookie its name and attributes, for a plan may speak of them."""
    lower = name.lower()
    if lower in _COOKIES:
        return _COOKIE.sub(_cookie, value)
    if lower in _ADDRESSES:
        return _PARAMETER.sub(_parameter, shown_text(value))
    return _LEFT_OUT if _is_secret(lower) else value


def shown_head(lines: Iterable[str]) -> Iterable[str]:
    """The lines of an answer's head."""
    for line in lines:
        name, colon, value = line.partition(": ")
        yield f"{name}{colon}{shown_header(name, value)}" if colon else line


def _parameter(found: re.Match[str]) -> str:
    mark, name, value = found.groups()
    return f"{mark}{name}={_LEFT_OUT if value and _is_secret(name) else value}"


def _cookie(found: re.Match[str]) -> str:
    before, name, value = found.groups()
    return f"{before}{name}={value if name.lower() in _ATTRIBUTES else _LEFT_OUT}"


def _is_secret(name: str) -> bool:
    plain = _UNFIT.sub("", name.lower())
    return plain in _SECRET_NAMES or any(word in plain for word in _SECRET_WORDS)
