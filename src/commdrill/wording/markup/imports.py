"""The sheets that a style sheet imports, put where they are imported."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

# what may stand before rules; all else ends the imports of a sheet
_BEFORE = re.compile(
    r"\s+|/\*.*?\*/|<!--|-->|@charset\b[^;{}]*;|@layer\b[^;{}]*;", re.DOTALL | re.IGNORECASE
)
_IMPORT = re.compile(
    r"""@import\s*(?:url\(\s*)?(?:"([^"\n]*)"|'([^'\n]*)'|([^"'()\s;]+))\s*\)?([^;{}]*)(?:;|$)""",
    re.IGNORECASE,
)
_LAYER = re.compile(r"\s*layer\b(?:\(([^()]*)\))?", re.IGNORECASE)
_SUPPORTS = re.compile(r"\s*supports(\((?:[^()]|\([^()]*\))*\))", re.IGNORECASE)
_MOST = 200  # imports of a sheet, and what stands between them


@dataclass(frozen=True)
class _Import:
    address: str
    condition: str
    start: int
    end: int


def imported_by(sheet: str) -> tuple[str, ...]:
    """The addresses that a sheet imports, as it has them."""
    return tuple(one.address for one in _imports(sheet))


def with_imports(sheet: str, sheets: Callable[[str], str]) -> str:
    parts, end = list[str](), 0
    for one in _imports(sheet):
        parts += (sheet[end : one.start], _under(one.condition, sheets(one.address)))
        end = one.end
    return "\n".join((*parts, sheet[end:])) if parts else sheet


def sheet_written_out(address: str) -> str:
    """`data:text/css,p%7B%7D`; what is not written out is for the browser."""
    kind, comma, content = urlsplit(address).path.partition(",")
    is_text = comma and kind.startswith("text/css") and not kind.endswith(";base64")
    return unquote(content) if is_text else ""


def _imports(sheet: str) -> Iterator[_Import]:
    place = 0
    for _ in range(_MOST if "@import" in sheet.lower() else 0):
        if before := _BEFORE.match(sheet, place):
            place = before.end()
        elif one := _IMPORT.match(sheet, place):
            address = next(part for part in one.groups()[:3] if part is not None)
            yield _Import(address.strip(), one[4].strip(), one.start(), one.end())
            place = one.end()
        else:
            return


def _under(condition: str, sheet: str) -> str:
    """The sheet, where the condition of its import holds."""
    sheet += "}" * (sheet.count("{") - sheet.count("}"))  # what its end closes
    heads = list[str]()
    if layer := _LAYER.match(condition):
        heads.append(f"@layer {layer[1] or ''}")
        condition = condition[layer.end() :]
    if supports := _SUPPORTS.match(condition):
        heads.append(f"@supports {supports[1]}")
        condition = condition[supports.end() :]
    if condition.strip():
        heads.append(f"@media {condition.strip()}")
    return "".join(f"{head}{{" for head in heads) + sheet + "}" * len(heads)
