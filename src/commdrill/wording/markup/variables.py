"""What `var(--x)` stands for: as an element has it of itself, or of what it stands in."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from commdrill.wording.markup.sums import worked_out

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_VAR = re.compile(r"\bvar\(\s{0,9}(--[\w-]{1,100})\s{0,9}(?:,((?:[^()]|\([^()]{0,200}\))*))?\)")
_NAMED = re.compile(r"\bvar\(\s{0,9}(--[\w-]{1,100})")
_DECLARED = re.compile(r"(?:^|[;{\s])([\w-]{1,100})\s{0,9}:([^;{}]{0,500})")
_INITIAL = re.compile(
    r"@property\s{1,9}(--[\w-]{1,100})\s{0,9}\{[^{}]{0,500}?\binitial-value\s{0,9}:([^;{}]{0,100})"
)
_NOTHING = "var()"  # what no browser knows, wherever it stands
_MOST_DEPTH, _MOST_LENGTH = 6, 500


def variables_for(properties: frozenset[str], *sheets: str) -> frozenset[str]:
    """The variables that values of these properties hang on, others in between included."""
    said = [
        (found[1].lower(), frozenset(_NAMED.findall(found[2].lower())))
        for sheet in sheets
        for found in (_DECLARED.finditer(sheet) if "var(" in sheet else ())
    ]
    wanted: frozenset[str] = frozenset()
    for _ in range(_MOST_DEPTH):
        more = [names for name, names in said if name in properties or name in wanted]
        wanted = wanted.union(*more)
    return wanted


def initial_values(sheet: str) -> Mapping[str, str]:
    """What variables are where nothing declares them, as far as the sheet says."""
    found = _INITIAL.findall(sheet.lower()) if "@property" in sheet else ()
    return {name: value.strip() for name, value in found}


class Variables:
    """The values of variables, by element: those that nothing declares have their initial ones, or none."""

    def __init__(
        self, declared: Mapping[int, Mapping[str, str]], initial: Mapping[str, str]
    ) -> None:
        self._declared, self._initial = declared, initial
        self._known: dict[tuple[int, str], str | None] = {}

    def put_into(self, value: str, node: "LexborNode") -> str | None:
        """The value with all of them in their places; None where one has none."""
        for _ in range(_MOST_DEPTH):
            if not _VAR.search(value) or len(value) > _MOST_LENGTH:
                break
            value = " ".join(_VAR.sub(lambda found: f" {self._one(found, node)} ", value).split())
        return None if "var(" in value else worked_out(value)

    def _one(self, found: re.Match[str], node: "LexborNode") -> str:
        own = self._of(node, found[1])
        held = self._initial.get(found[1], found[2]) if own is None else own
        return _NOTHING if held is None else held

    def _of(self, node: "LexborNode | None", name: str) -> str | None:
        passed: list[tuple[int, str]] = []
        value: str | None = None
        while node is not None:
            key = (node.mem_id, name)
            value = self._known.get(key) or self._declared.get(node.mem_id, {}).get(name)
            passed.append(key)
            if value is not None or key in self._known:
                break
            node = node.parent
        self._known.update(dict.fromkeys(passed, value))
        return value
