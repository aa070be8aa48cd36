"""An approved message as its author wrote it: fixed words and `{{name}}` placeholders."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,63}")


@dataclass(frozen=True)
class Placeholder:
    """`{{name}}`: something that is filled in when the message is sent."""

    name: str


TemplatePart = str | Placeholder


@dataclass(frozen=True)
class Template:
    """Fixed words (strings, never empty) and placeholders, in order."""

    parts: tuple[TemplatePart, ...]

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The names used, each once, in order of first use."""
        names = (part.name for part in self.parts if isinstance(part, Placeholder))
        return tuple(dict.fromkeys(names))


def parse_template(text: str) -> Template:
    """Fixed words and `{{name}}` placeholders, as in SES templates; blanks in the braces are fine.

    Raises:
        ValueError: braces that are not closed, closed but never opened, empty, or hold no name.
    """
    return Template(tuple(_part(text, piece) for piece in pieces_of(text)))


@dataclass(frozen=True)
class Piece:
    """Words, or braces and what is in them, as they stand in a text.

    `inside` is what braces hold; None for fixed words and for braces that do not fit together.
    """

    written: str
    start: int
    is_fixed: bool
    inside: str | None = None

    @cached_property  # a text's pieces are kept, and asked by every rule of lint
    def name(self) -> str | None:
        """The placeholder's name; None where there is none."""
        named = self.inside is not None and _NAME.fullmatch(self.inside)
        return self.inside if named else None


@lru_cache(maxsize=2048)  # every rule of lint asks of every message
def pieces_of(text: str) -> tuple[Piece, ...]:
    """A text as its author wrote it, piece by piece: the one place where braces are looked for."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    position = 0
    while (opening := text.find("{{", position)) >= 0:
        yield from _fixed(text, position, opening)
        braces = 3 if text.startswith("{{{", opening) else 2  # three: not escaped in HTML
        closing = text.find("}" * braces, opening)
        if closing < 0:
            yield Piece(text[opening:], opening, is_fixed=False)
            return
        position = closing + braces
        inside = text[opening + braces : closing].strip()
        yield Piece(text[opening:position], opening, is_fixed=False, inside=inside)
    yield from _fixed(text, position, len(text))


@lru_cache(maxsize=2048)
def placeholders_in(text: str) -> tuple[str, ...]:
    """The names used in a text, each once, in order of first use; whatever else is wrong with it."""
    return tuple(dict.fromkeys(piece.name for piece in pieces_of(text) if piece.name))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Each named placeholder that has a value replaced by it; all else as it stands."""
    return "".join(
        values.get(piece.name, piece.written) if piece.name else piece.written
        for piece in pieces_of(text)
    )


def _fixed(text: str, start: int, end: int) -> Iterator[Piece]:
    while (stray := text.find("}}", start, end)) >= 0:
        if start < stray:
            yield Piece(text[start:stray], start, is_fixed=True)
        yield Piece("}}", stray, is_fixed=False)
        start = stray + 2
    if start < end:
        yield Piece(text[start:end], start, is_fixed=True)


def _part(text: str, piece: Piece) -> TemplatePart:
    if piece.is_fixed:
        return piece.written
    if piece.name is not None:
        return Placeholder(piece.name)
    raise ValueError(_what_is_wrong(text, piece))


def _what_is_wrong(text: str, piece: Piece) -> str:
    at = _place(text, piece.start)
    if piece.inside is None:
        fault = "is never closed" if piece.written.startswith("{{") else "closes nothing"
        return f"'{piece.written[:2]}' {at} {fault}: write {{{{name}}}}"
    if not piece.inside:
        return f"'{{{{}}}}' {at} names nothing: write {{{{name}}}}"
    return (
        f"{piece.inside[:64]!r} {at} is no placeholder name: "
        "use letters, digits, '_', '-' and '.', and begin with a letter"
    )


def _place(text: str, position: int) -> str:
    line = text.count("\n", 0, position) + 1
    column = position - (text.rfind("\n", 0, position) + 1) + 1
    return f"at line {line}, column {column}"
