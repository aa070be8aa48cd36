"""No network addresses.

An address inside the company says where to attack and tells a customer nothing. Links to this very
machine (`http://127.0.0.1:8080/`) pass: that is where a drill on a local stack takes place.
"""

import re
from collections.abc import Iterator

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy.finding import LeakRule, Span, spans

_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_ADDRESS = LazyPattern(
    rf"(?<![\w.,-]){_OCTET}(?:\.{_OCTET}){{3}}(?![\w-]|[.,]\d)"
    r"|(?<![\w:.])(?!(?:[0-9a-fA-F]{2}:){7}[0-9a-fA-F]{2}(?!\w))(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}(?![\w:])"
    r"|(?<![\w:.])(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,6})?::(?:[0-9a-fA-F]{1,4}:){0,6}[0-9a-fA-F]{1,4}(?![\w:])"
)
_HINT = r"\d\.\d{1,3}\.\d{1,3}\.\d|[0-9a-fA-F]:[0-9a-fA-F]{0,4}:[0-9a-fA-F]|::[0-9a-fA-F]"
_PHONE_OR_VERSION = LazyPattern(
    r"(?i)(?:tel[.:éeé]\S{0,8}|tfno\S?|phone|call|fax|llam\S{1,4}|móvil|version|versión|build|release|section|sección|clause|cláusula|apartado)"
    r"[^\d\n]{0,12}$|(?i:\bv)[. ]{0,2}$"
)
_LETTERS_OF_A_LIST = LazyPattern(r"[A-Fa-f]::[A-Fa-f]")
_LOCAL_LINK = LazyPattern(r"https?://(?:[^\s/@]{0,99}@)?\[?$")


def _find(text: str, _language: str) -> Iterator[Span]:
    for span in spans(_ADDRESS, text):
        if not _harmless(text, span):
            yield span


def _harmless(text: str, span: Span) -> bool:
    address = text[span.start : span.end]
    before = text[max(0, span.start - 30) : span.start]
    if ":" in address:
        if _LETTERS_OF_A_LIST.fullmatch(address):
            return True
        times_or_local = not re.search(r"[A-Fa-f]|::", address) or address == "::1"
        return times_or_local and (address != "::1" or bool(_LOCAL_LINK.search(before)))
    if address.startswith("127."):
        return _LOCAL_LINK.search(before) is not None
    return _PHONE_OR_VERSION.search(before) is not None


RULE = LeakRule("ip-address", "a network address", "leave it out", _HINT, _find)
