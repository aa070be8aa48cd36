"""What must never get out: every secret a run was given, and the reference it came from."""

import base64
import html
import json
import re
from collections.abc import Iterable
from urllib.parse import quote, quote_plus

_TOO_SHORT_TO_MASK = 3  # masking it would take half the alphabet out of every text
_LONG_ENOUGH_FOR_BASE64 = 6


class Secrets:
    """Remembers secrets, and masks them in all that is written."""

    def __init__(self) -> None:
        self._tokens: dict[str, str] = {}
        self._pattern: re.Pattern[str] | None = None

    def remember(self, secret: str, token: str) -> None:
        """`token` is what stands in its place from now on, e.g. `${env:IMAP_PASSWORD}`."""
        if len(secret) >= _TOO_SHORT_TO_MASK and secret not in self._tokens:
            self._tokens |= dict.fromkeys(_forms(secret), token)
            longest_first = sorted(self._tokens, key=len, reverse=True)
            self._pattern = re.compile("|".join(map(re.escape, longest_first)))

    def mask(self, text: str) -> str:
        """The text with each secret replaced by the reference it came from."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda found: self._tokens[found[0]], text)

    def mask_bytes(self, content: bytes) -> bytes:
        """The same for bytes; they stay as they are where there is nothing to mask."""
        for secret, token in sorted(self._tokens.items(), key=lambda item: -len(item[0])):
            content = content.replace(secret.encode(), token.encode())
        return content


def _forms(secret: str) -> Iterable[str]:
    """A secret as a provider may echo it: as it is, escaped, percent-encoded or in base64."""
    yield secret
    yield json.dumps(secret)[1:-1]
    yield json.dumps(secret, ensure_ascii=False)[1:-1]
    yield html.escape(secret)
    yield html.escape(secret, quote=False)
    yield quote(secret, safe="")
    yield quote(secret)
    yield quote_plus(secret)
    yield repr(secret)[1:-1]
    if len(secret) >= _LONG_ENOUGH_FOR_BASE64:
        yield from (_inside_base64(secret, lead) for lead in range(3))


def _inside_base64(secret: str, lead: int) -> str:
    """What of a secret's base64 stays the same whatever stands before and behind it."""
    raw = b"\0" * lead + secret.encode()
    encoded = base64.b64encode(raw).decode()
    first = (0, 2, 3)[lead]
    rest = len(raw) % 3
    return encoded[first : len(encoded) - (4 - rest) if rest else None]
