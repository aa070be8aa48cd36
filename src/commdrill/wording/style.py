"""What a page's own styles keep from being seen: as far as can be told without laying it out."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_HIDING = re.compile(
    r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|opacity:0?\.?0+%?(?:;|!|$)"
    r"|font-size:0(?:px)?(?:;|!|$)|clip:rect\((?:0(?:px)?|1px)[, ]|clip-path:inset\((?:50|100)%"
    r"|(?:left|top|text-indent):-\d{4,6}(?:px|em|rem)?(?:;|!|$))"
)
_NO_HEIGHT = re.compile(r"(?:^|;)(?:max-)?height:0(?:px)?(?:;|!|$)")
_SHOWING = re.compile(
    r"(?:^|;)(?:display:(?!none)|visibility:visible|opacity:(?:1|0?\.\d*[1-9])|clip:auto)"
)
_MAY_HIDE = re.compile(r"(?i)none|hidden|collapse|opacity|font-size|clip|:\s{0,9}-\d{4}")
_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_STATE = re.compile(r":(?!not\b)[a-z-]", re.IGNORECASE)  # :hover and the like: not so at rest
_MOST_SHEET = 200_000
_MOST_RULES, _MOST_WORK = 200, 10_000_000  # rules, and rules times the length of the page
_LONGEST_SELECTOR = 200


def hides(style: str) -> bool:
    """Whether these declarations keep an element from being seen."""
    flat = "".join(style.split()).lower()
    is_flat = "overflow:hidden" in flat and _NO_HEIGHT.search(flat) is not None
    return (is_flat or _HIDING.search(flat) is not None) and "animation" not in flat


def hidden_by_style_sheets(root: "LexborNode") -> set[int]:
    """Elements that a sheet in the page hides and no later rule shows, by `mem_id`.

    Rules for other media and of states such as `:hover` say nothing of a page at rest on a screen.
    """
    hidden: set[int] = set()
    sheets = "\n".join(sheet.text(deep=True) for sheet in root.css("style"))
    if _MAY_HIDE.search(sheets):
        rules = min(_MOST_RULES, _MOST_WORK // len(root.html or " "))
        for selector, style in islice(_telling_rules(sheets[:_MOST_SHEET]), rules):
            found = _found(root, selector)
            hidden = hidden | found if hides(style) else hidden - found
    return hidden


def _telling_rules(sheets: str) -> Iterator[tuple[str, str]]:
    """The rules that hide something and the later ones that show something, in order."""
    may_be_hidden = False
    for selector, style in _rules(_COMMENT.sub("", sheets)):
        flat = "".join(style.split()).lower()
        may_be_hidden = may_be_hidden or hides(flat)
        if hides(flat) or (may_be_hidden and _SHOWING.search(flat)):
            yield selector, flat


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Rules that stand in no block: those in `@media …` are left out with it."""
    depth, begun, opened = 0, 0, 0
    for brace in re.finditer(r"[{};]", sheet):
        at = brace.start()
        if brace[0] == "{":
            opened = at if depth == 0 else opened
            depth += 1
        elif brace[0] == "}":
            depth = max(0, depth - 1)
            if depth == 0:
                selector = sheet[begun:opened].strip()
                if not selector.startswith("@"):
                    yield selector, sheet[opened + 1 : at]
                begun = at + 1
        elif depth == 0:
            begun = at + 1


def _found(root: "LexborNode", selectors: str) -> set[int]:
    found: set[int] = set()
    for selector in selectors.split(","):
        if not 0 < len(selector.strip()) <= _LONGEST_SELECTOR or _STATE.search(selector):
            continue
        try:
            found |= {node.mem_id for node in root.css(selector)}
        except Exception:  # noqa: BLE001, S112  # a selector this parser does not know # nosec B112
            continue
    return found
