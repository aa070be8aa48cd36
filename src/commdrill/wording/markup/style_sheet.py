"""The rules of a style sheet that say something of a page at rest on a desktop screen."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from commdrill.wording.markup.containers import Containers
from commdrill.wording.markup.media import on_a_desktop, supported
from commdrill.wording.markup.selectors import known_of

Style = Mapping[str, str]  # what is said of one element, by the property

_COMMENT = re.compile(r"/\*.*?(?:\*/|$)|<!--|-->", re.DOTALL)
# strings and addresses may hold the marks of rules; what is never closed goes on to the end
_TOKEN = re.compile(
    r"""[{};]|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*"?|'[^'\\\n]*+(?:\\.[^'\\\n]*+)*'?|\burl\([^)"']*+\)?""",
    re.DOTALL,
)
_IMPORTANT = re.compile(r"!\s{0,9}important$")
_SCOPE = re.compile(
    r"\s*\(((?:[^()]|\([^()]*\))*)\)(?:\s*to\s*\(((?:[^()]|\([^()]*\))*)\))?", re.IGNORECASE
)
_AROUND = re.compile(r"&|:scope\b")
_MOST_DEPTH, _MOST_NESTED = 30, 10
_LONGEST_SELECTOR = 400


@dataclass(frozen=True)
class Declaration:
    """`visibility: hidden !important`, in small letters."""

    name: str
    value: str
    important: bool


@dataclass(frozen=True)
class Rule:
    """What is declared for what `selector` finds; `layer` is the greater the more it weighs.

    `short_of`: finds what its scope ends at: it says nothing of that, and of what is in it.
    """

    selector: str
    declarations: tuple[Declaration, ...]
    layer: tuple[int, ...]
    short_of: str = ""


@dataclass
class _Block:
    """A block that is open: which elements it speaks of (none: no rule), and whether it applies.

    `short_of`: finds what its scope ends at.
    """

    selectors: tuple[str, ...]
    applies: bool
    layer: str
    short_of: str = ""
    declared: list[str] = field(default_factory=list)


class _Layers:
    """The layers of a sheet, in the order in which they are first named; one within another has both names."""

    _IN_NONE_WITHIN = 1_000_000

    def __init__(self) -> None:
        self._places: dict[str, tuple[int, ...]] = {"": ()}

    def named(self, name: str, outer: str) -> str:
        """The full name of a layer within another; one without a name is like no other."""
        for part in (name or f"({len(self._places)})").split(".")[:_MOST_DEPTH]:
            full = f"{outer}.{part.strip()}"
            self._places.setdefault(full, (*self._places[outer], len(self._places)))
            outer = full
        return outer

    def weight(self, layer: str) -> tuple[int, ...]:
        """What stands in a layer itself weighs more than what stands in those within it."""
        return (*self._places[layer], self._IN_NONE_WITHIN)


def rules(sheet: str) -> Iterator[Rule]:
    """The rules of a sheet, nested ones too; not those for other media and other engines."""
    sheet = _COMMENT.sub("", sheet)
    layers, containers = _Layers(), Containers(sheet)
    blocks, begun = [_Block((), applies=True, layer="")], 0
    for token in _TOKEN.finditer(sheet):
        mark = token[0]
        if mark not in ("{", "}", ";") or _closes_nothing(mark, blocks):
            continue
        words, begun = sheet[begun : token.start()], token.end()
        if mark == "{":
            if len(blocks) > _MOST_DEPTH:
                return
            yield from _closed(blocks[-1], layers)  # what stands before weighs less
            blocks[-1].declared.clear()
            blocks.append(_opened(words.strip(), blocks[-1], layers, containers))
            continue
        blocks[-1].declared.append(words)
        if mark == "}":
            yield from _closed(blocks.pop(), layers)
        else:
            _order(words.lstrip(), layers, blocks[-1].layer)
    for block in reversed(blocks[1:]):  # what the end of the sheet closes
        block.declared.append(sheet[begun:])
        yield from _closed(block, layers)


def _closes_nothing(mark: str, blocks: list[_Block]) -> bool:
    """It spoils the rule that it stands before."""
    return mark == "}" and len(blocks) == 1


def _order(statement: str, layers: _Layers, within: str) -> None:
    """Layers that are named before they hold anything: which weighs more."""
    if statement.startswith("@layer"):
        for name in statement.partition("@layer")[2].split(","):
            layers.named(name.strip(), within)


def declarations(style: str) -> tuple[Declaration, ...]:
    """What a `style` attribute or the inside of a rule declares."""
    return tuple(_declared(style.split(";")))


def _declared(parts: list[str]) -> Iterator[Declaration]:
    for part in parts:
        name, colon, value = part.partition(":")
        if colon:
            said = " ".join(value.lower().split())
            bare = _IMPORTANT.sub("", said)
            yield Declaration(name.strip().lower(), bare.rstrip(), bare != said)


def _opened(prelude: str, outer: _Block, layers: _Layers, containers: Containers) -> _Block:
    if not prelude.startswith("@"):
        nested = _nested(prelude, outer.selectors)
        return _Block(nested, outer.applies, outer.layer, outer.short_of)
    name, _, condition = prelude[1:].partition(" ")
    if "(" in name:  # @media(min-width:600px)
        name, condition = name.partition("(")[0], prelude[1 + len(name.partition("(")[0]) :]
    name, applies, layer = name.lower(), outer.applies, outer.layer
    if name == "layer":
        layer = layers.named(condition.strip(), outer.layer)
    elif name == "media":
        applies = applies and on_a_desktop(condition)
    elif name == "supports":
        applies = applies and supported(condition)
    elif name == "container":
        around = containers.around(condition)
        within = tuple(f":where({around}) {one}".rstrip() for one in outer.selectors or ("",))
        return _Block(within, applies and bool(around), layer, outer.short_of)
    elif name == "scope" and (scope := _SCOPE.match(condition)):
        short_of = _short_of(scope[2] or "", known_of(scope[1])[:_MOST_NESTED])
        return _Block((f":where({scope[1].strip()})",), applies, layer, short_of)
    else:  # @font-face, @keyframes
        applies = False
    return _Block(outer.selectors, applies, layer, outer.short_of)


def _short_of(ends: str, roots: tuple[str, ...]) -> str:
    within = [one for root in roots for one in _nested(ends, (root,))] if ends else []
    return ", ".join(within[:_MOST_NESTED])


def _closed(block: _Block, layers: _Layers) -> Iterator[Rule]:
    if block.applies and block.selectors and (declared := tuple(_declared(block.declared))):
        for selector in block.selectors:
            yield Rule(selector, declared, layers.weight(block.layer), block.short_of)


def _nested(prelude: str, outer: tuple[str, ...]) -> tuple[str, ...]:
    """Each selector of a list; one within another rule says what is in what that speaks of."""
    own = known_of(prelude)
    if outer:
        around = outer[0] if len(outer) == 1 else f":is({', '.join(outer[:_MOST_NESTED])})"
        own = tuple(
            around.join(_AROUND.split(one)) if _AROUND.search(one) else f"{around} {one}"
            for one in own
        )
    return tuple(one for one in own if 0 < len(one) <= _LONGEST_SELECTOR)
