"""Block helpers as SES templates have them: the texts that a template can become.

`{{#if eta}}…{{else}}…{{/if}}`, `{{#unless …}}`, `{{#each components}}…{{/each}}`: nothing tells a reader
which values there were, and so what was seen may be any one of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.template import Piece, pieces_of

_HELPER = LazyPattern(r"\{\{[~ ]?(?:[{#/!^~]|else\b)")
_HELPERS = ("if", "unless", "each")
_MOST_CONDITIONS = 6
_DEEPEST = 20  # blocks that one may stand in
_MOST_ITEMS = 4  # of a list whose length is not known
_EACH_ITEM = ("this", "this.name", "name", ".")
_COUNTERS = ("@index", "@first", "@last", "@key")
AFFECTED = "components"  # the list that is built in
_ALWAYS = frozenset({"component", AFFECTED})


@dataclass(frozen=True)
class Block:
    """A helper, what it is about, what stands in it and after its `else`."""

    helper: str
    name: str
    inside: tuple["Node", ...] = ()
    otherwise: tuple["Node", ...] = ()
    opening: Piece | None = field(default=None, compare=False)


Node = Piece | Block


class BlockError(ValueError):
    """Blocks that do not fit together; `written` is where."""

    def __init__(self, message: str, written: str) -> None:
        super().__init__(message)
        self.written = written


def is_affected(name: str) -> bool:
    """Whether a placeholder is built in: it names what is affected, or all of it, or an item of that."""
    return name.partition(".")[0] in _ALWAYS


def has_blocks(text: str) -> bool:
    """Whether there is anything here to work out."""
    return _HELPER.search(text) is not None


def variants(texts: Sequence[str], affected: int) -> list[tuple[str, ...]]:
    """All that the texts of one message can become together, plain placeholders left in them.

    `affected` is how many components there are to tell of. The items of a list are `{{list.1}}`, ….

    Raises:
        BlockError: blocks that do not fit together, or too many of them.
    """
    if not any(map(has_blocks, texts)):
        return [tuple(texts)]
    trees = [parse_blocks(text) for text in texts]
    names = sorted({name for tree in trees for name in _conditions(tree)} - _ALWAYS)
    lists = sorted({name for tree in trees for name in _lists(tree)})
    if len(names) > _MOST_CONDITIONS:
        raise BlockError(f"{len(names)} conditions are more than {_MOST_CONDITIONS}", "{{#")
    cases = _cases(names, lists, affected)
    return list(dict.fromkeys(tuple(_written(tree, case) for tree in trees) for case in cases))


def _cases(names: Sequence[str], lists: Sequence[str], affected: int) -> Iterator["_Case"]:
    """Every answer to every condition, with lists of every length."""
    counts = [(affected,) if name == AFFECTED else range(_MOST_ITEMS + 1) for name in lists]
    for truth in product((True, False), repeat=len(names)):
        for lengths in product(*counts):
            yield _Case(
                dict(zip(names, truth, strict=True)), dict(zip(lists, lengths, strict=True))
            )


def fullest(text: str) -> str:
    """The text with all that it may hold, each list with one item.

    Where blocks do not fit together, as it is.
    """
    try:
        return variants([text], 1)[0][0] if has_blocks(text) else text
    except BlockError:
        return text


def names_in(text: str) -> Iterator[tuple[str, str]]:
    """The names that blocks ask about, and how that is written.

    Raises:
        BlockError: blocks that do not fit together.
    """
    for node in _walk(parse_blocks(text)):
        if isinstance(node, Block) and not node.name.startswith("@"):
            yield node.name, node.opening.written if node.opening else ""


def pieces_outside_helpers(text: str) -> Iterator[Piece]:
    """What stands in any branch of a text; items of lists are left out where there is a list.

    Raises:
        BlockError: blocks that do not fit together.
    """
    tree = parse_blocks(text)
    items = (*_EACH_ITEM, *_COUNTERS) if any(_lists(tree)) else ()
    for node in _walk(tree):
        if isinstance(node, Piece) and node.inside not in items:
            yield node


def parse_blocks(text: str) -> tuple[Node, ...]:
    """A text as a tree.

    Raises:
        BlockError: a block that is never closed, or closed and never opened.
    """
    stack: list[_Open] = [_Open(Block("", ""))]
    for piece in pieces_of(text):
        _take(piece, stack)
    if len(stack) > 1:
        opening = stack[-1].block.opening
        written = opening.written if opening else "{{#"
        raise BlockError(
            f"{written} is never closed: write {{{{/{stack[-1].block.helper}}}}}", written
        )
    return tuple(stack[0].inside)


@dataclass
class _Open:
    block: Block
    inside: list[Node] = field(default_factory=list)
    otherwise: list[Node] = field(default_factory=list)
    in_else: bool = False

    def add(self, node: Node) -> None:
        (self.otherwise if self.in_else else self.inside).append(node)

    def closed(self) -> Block:
        return replace(self.block, inside=tuple(self.inside), otherwise=tuple(self.otherwise))


def _take(piece: Piece, stack: list[_Open]) -> None:
    inside = (piece.inside or "").strip("~ ")
    if piece.inside is None or not _is_helper(inside):
        stack[-1].add(piece)
    elif inside.startswith("#"):
        if len(stack) > _DEEPEST:
            raise BlockError(f"{piece.written} stands in {_DEEPEST} others", piece.written)
        stack.append(_Open(_opened(inside, piece)))
    elif inside.startswith("/"):
        _close(inside[1:].strip(), piece, stack)
    elif inside in ("else", "^"):
        if len(stack) == 1 or stack[-1].in_else:
            raise BlockError(f"{piece.written} stands in no block", piece.written)
        stack[-1].in_else = True
    elif not inside.startswith("!"):
        raise BlockError(
            f"{piece.written} is not known: write {{{{else}}}} and another {{{{#if}}}}",
            piece.written,
        )


def _is_helper(inside: str) -> bool:
    return inside.startswith(("#", "/", "!", "^", "else ")) or inside == "else"


def _opened(inside: str, piece: Piece) -> Block:
    helper, _, name = inside[1:].strip().partition(" ")
    name = name.strip().removeprefix("this.")
    if helper not in _HELPERS or not name or " " in name:
        known = ", ".join(f"#{each}" for each in _HELPERS)
        raise BlockError(
            f"{piece.written} is no block: there are {known}, each with one name", piece.written
        )
    return Block(helper, name, opening=piece)


def _close(helper: str, piece: Piece, stack: list[_Open]) -> None:
    if len(stack) == 1 or stack[-1].block.helper != helper:
        raise BlockError(f"{piece.written} closes nothing", piece.written)
    closed = stack.pop().closed()
    stack[-1].add(closed)


def _walk(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if isinstance(node, Block):
            yield from _walk((*node.inside, *node.otherwise))


def _conditions(nodes: Sequence[Node]) -> Iterator[str]:
    for node in _walk(nodes):
        if isinstance(node, Block) and node.helper != "each" and not node.name.startswith("@"):
            yield node.name


def _lists(nodes: Sequence[Node]) -> Iterator[str]:
    return (n.name for n in _walk(nodes) if isinstance(n, Block) and n.helper == "each")


@dataclass(frozen=True)
class _Case:
    """Which names have a value, how long lists are, and which item of which is written."""

    truth: Mapping[str, bool]
    lengths: Mapping[str, int]
    of: str = ""
    item: int = 0

    def holds(self, block: Block) -> bool:
        known = {"@first": self.item == 1, "@last": self.item == self.lengths.get(self.of)}
        is_so = known.get(block.name, self.truth.get(block.name, True))
        return is_so is (block.helper == "if")


def _written(nodes: Sequence[Node], case: _Case) -> str:
    return "".join(_node(node, case) for node in nodes)


def _node(node: Node, case: _Case) -> str:
    if isinstance(node, Piece):
        return _piece(node, case)
    if node.helper != "each":
        return _written(node.inside if case.holds(node) else node.otherwise, case)
    items = range(1, case.lengths[node.name] + 1)
    if not items:
        return _written(node.otherwise, case)
    return "".join(_written(node.inside, replace(case, of=node.name, item=item)) for item in items)


def _piece(piece: Piece, case: _Case) -> str:
    name = (piece.inside or "").strip("~{} ")
    if case.of and name in _EACH_ITEM:
        return f"{{{{{case.of}.{case.item}}}}}"
    if case.of and name == "@index":
        return str(case.item - 1)
    return piece.written if piece.is_fixed or piece.inside is None else f"{{{{{name}}}}}"
