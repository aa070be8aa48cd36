"""The elements that `@container` asks about: those that a sheet makes containers."""

import re
from dataclasses import dataclass
from itertools import islice

from commdrill.wording.markup.media import in_a_container, pixels

_MADE = re.compile(r"\bcontainer(?:-type)?\s{0,9}:[^;{}]{0,100}?size\b", re.IGNORECASE)
_MARKS = re.compile(r"[{};]")
_NAMED = re.compile(r"\bcontainer(?:-name)?\s{0,9}:\s{0,9}([^;/}]{1,100})", re.IGNORECASE)
_WIDE = re.compile(r"(?:^|[;\s])(?:max-)?(?:width|inline-size)\s{0,9}:\s{0,9}([\d.]+)(px|r?em)\b")
_NAME = re.compile(r"\s*(?!not\b|style\b|scroll-state\b)([a-z_-][\w-]*)\s", re.IGNORECASE)
_BY_ITSELF = '[style*="container-type"]'
_MOST, _LONGEST = 20, 200


@dataclass(frozen=True)
class _Container:
    selector: str
    names: frozenset[str] = frozenset()
    width: float | None = None


class Containers:
    """All that a sheet makes; an element may be one by what it says of itself."""

    def __init__(self, sheet: str) -> None:
        made = islice(_MADE.finditer(sheet), _MOST)
        self._all = (_Container(_BY_ITSELF), *(_container(sheet, one) for one in made))

    def around(self, query: str) -> str:
        """What finds those where the query holds; nothing where it holds in none."""
        named = _NAME.match(query)
        asked = query[named.end() :] if named else query
        return ", ".join(
            one.selector
            for one in self._all
            if (named is None or named[1] in one.names) and in_a_container(asked, one.width)
        )


def _container(sheet: str, made: re.Match[str]) -> _Container:
    """What the rule finds that says so, and what else it says."""
    begin, end = sheet.rfind("{", 0, made.start()), sheet.find("}", made.end())
    selector = _MARKS.split(sheet[max(0, begin - _LONGEST) : max(0, begin)])[-1].strip()
    said = sheet[begin + 1 : end]
    wide, names = _WIDE.search(said), " ".join(_NAMED.findall(said)).split()
    width = pixels(wide[1], wide[2]) if wide else None
    return _Container(selector, frozenset(names), width)
