"""Reads a template."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from commdrill_sandbox.aws.messaging.ses.handlebars.nodes import (
    Argument,
    Arguments,
    Block,
    Inline,
    Literal,
    Node,
    Nodes,
    Partial,
    Path,
    Unrenderable,
    Value,
)

_TAG = re.compile(
    r"(?P<escaped>\\)?(?P<tag>\{\{\{[^{}]*\}\}\}|\{\{~?!--.*?--~?\}\}|\{\{[^{}]*\}\})", re.DOTALL
)
_KIND = re.compile(r"(#\s*\*|#|/|\^|>|&|!)?\s*(.*)", re.DOTALL)
_WORD = re.compile(r"""(?:([^\s=|"'()]+)=)?("[^"]*"|'[^']*'|[^\s=|"'()]+)|as\s*\|([^|]*)\||(\S)""")
_CALLS = re.compile(r"\bas\s*\|([^|]*)\|\s*$")
_NAME = re.compile(r"(?:[\w-]+|\[[^\]]*\])(?:[./](?:[\w-]+|\[[^\]]*\]))*")
_PART = re.compile(r"\[([^\]]*)\]|([\w-]+)")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_PLAIN = {"true": True, "false": False, "null": None, "undefined": None}


@dataclass(frozen=True)
class _Tag:
    """What stands between braces: `#`, `/`, `^`, `>`, `#*`, `else` or nothing, and the rest."""

    kind: str
    rest: str
    written: str


_Token = str | _Tag


def parse(template: str) -> Nodes:
    """Raises: Unrenderable, where it is none."""
    reader = _Reader(iter(_tokens(template)))
    nodes, end = reader.until_end()
    if end is not None:
        raise Unrenderable(f"{end.written} closes nothing")
    return nodes


@dataclass
class _Reader:
    tokens: Iterator[_Token]
    depth: int = field(default=0)

    def until_end(self) -> tuple[Nodes, _Tag | None]:
        """The nodes up to what closes or turns the block; None: the template ends."""
        nodes: list[Node] = []
        for token in self.tokens:
            if isinstance(token, str):
                nodes.append(token)
            elif token.kind in ("/", "else"):
                return tuple(nodes), token
            else:
                nodes.append(self._node(token))
        return tuple(nodes), None

    def _node(self, tag: _Tag) -> Node:
        match tag.kind:
            case "#*":
                return self._inline(tag)
            case "#" | "^":
                return self._block(tag)
            case ">":
                name, arguments = _call(tag)
                return Partial(name, arguments)
        arguments = _arguments(tag, tag.rest)
        if len(arguments.values) != 1 or arguments.named:
            raise Unrenderable(f"{tag.written} calls a helper that is not known")
        return Value(arguments.values[0])

    def _inline(self, tag: _Tag) -> Node:
        word, arguments = _call(tag)
        (name,) = arguments.values or (None,)
        if word != "inline" or not isinstance(name, Literal):
            raise Unrenderable(f'{tag.written} is not known: {{{{#* inline "name"}}}} is')
        body, end = self.until_end()
        _must_close(tag, "inline", end)
        return Inline(str(name.value), body)

    def _block(self, tag: _Tag) -> Node:
        kind, arguments = _call(tag)
        if tag.kind == "#":
            return self._branches(tag, kind, arguments, kind)
        block = self._branches(tag, kind, arguments, kind)
        return Block(kind, arguments, block.other, block.body)

    def _branches(self, tag: _Tag, kind: str, arguments: Arguments, closing: str) -> Block:
        """`{{else if x}}` opens a block inside, which the same tag closes."""
        self.depth += 1
        if self.depth > 100:
            raise Unrenderable("blocks stand in blocks more than 100 deep")
        other: Nodes = ()
        body, end = self.until_end()
        if end is not None and end.kind == "else" and end.rest:
            inner, inside = _call(end)
            other = (self._branches(tag, inner, inside, closing),)
        else:
            if end is not None and end.kind == "else":
                other, end = self.until_end()
            _must_close(tag, closing, end)
        self.depth -= 1
        return Block(kind, arguments, body, other)


def _must_close(tag: _Tag, closing: str, end: _Tag | None) -> None:
    if end is None:
        raise Unrenderable(f"{tag.written} is not closed")
    if end.kind != "/" or end.rest != closing:
        raise Unrenderable(f"{tag.written} is not closed by {end.written}")


def _tokens(template: str) -> Iterator[_Token]:
    """A `~` takes away the space on its side of the tag."""
    end, inner = 0, ""
    for found in _TAG.finditer(template):
        text = _text(template[end : found.start()])
        text = text.lstrip() if inner.endswith("~") else text
        end, tag = found.end(), found["tag"]
        if found["escaped"]:
            inner = ""
            yield text + tag
            continue
        inner = tag.strip("{}")
        yield text.rstrip() if inner.startswith("~") else text
        if (read := _tag(inner.strip("~"), tag)) is not None:
            yield read
    last = _text(template[end:])
    yield last.lstrip() if inner.endswith("~") else last


def _text(text: str) -> str:
    """What stands between two tags."""
    if (at := text.find("{{")) >= 0:
        raise Unrenderable(f"{text[at : at + 20]!r} is not closed")
    return text


def _tag(inner: str, written: str) -> _Tag | None:
    """None: a comment."""
    parts = _KIND.fullmatch(inner.strip())
    assert parts is not None
    kind, rest = (parts[1] or "").replace(" ", ""), parts[2].strip()
    if kind == "!":
        return None
    word, _, more = rest.partition(" ")
    if (kind == "" and word == "else") or (kind == "^" and not rest):
        return _Tag("else", more.strip() if word == "else" else "", written)
    if not rest:
        raise Unrenderable(f"{written} names nothing")
    return _Tag("" if kind == "&" else kind, rest, written)


def _call(tag: _Tag) -> tuple[str, Arguments]:
    """A name, and what stands behind it."""
    word, *rest = tag.rest.split(None, 1)
    return word.strip("\"'"), _arguments(tag, rest[0] if rest else "")


def _arguments(tag: _Tag, written: str) -> Arguments:
    values: list[Argument] = []
    named: list[tuple[str, Argument]] = []
    calls: tuple[str, ...] = ()
    if found := _CALLS.search(written):
        written, calls = written[: found.start()], tuple(found[1].split())
    for name, value, _, odd in _WORD.findall(written):
        if odd:
            raise Unrenderable(f"{tag.written} is not understood at {odd!r}")
        if name:
            named.append((name, _argument(tag, value)))
        elif value:
            values.append(_argument(tag, value))
    return Arguments(tuple(values), tuple(named), calls)


def _argument(tag: _Tag, written: str) -> Argument:
    if written[0] in "\"'":
        return Literal(written[1:-1])
    if written in _PLAIN:
        return Literal(_PLAIN[written])
    if _NUMBER.fullmatch(written):
        return Literal(float(written) if "." in written else int(written))
    rest, up, data = written.removeprefix("@"), 0, written.startswith("@")
    while rest == ".." or rest.startswith("../"):
        rest, up = rest[3:], up + 1
    rest = rest.removeprefix("./")
    for itself in ("this.", "this/"):
        rest = rest.removeprefix(itself)
    if rest in ("", ".", "this") and not data:
        return Path(written, up, ())
    if not _NAME.fullmatch(rest):
        raise Unrenderable(f"{tag.written} is not understood at {written!r}")
    names = tuple(quoted or plain for quoted, plain in _PART.findall(rest))
    return Path(written, up, names, data)
