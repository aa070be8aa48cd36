"""An approved message as its author wrote it: fixed words and `{{name}}` placeholders."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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

    def fill(self, values: Mapping[str, str]) -> str:
        """The text with each named placeholder replaced; those `values` lacks stay in braces."""
        return "".join(
            part if isinstance(part, str) else values.get(part.name, f"{{{{{part.name}}}}}")
            for part in self.parts
        )


def parse_template(text: str) -> Template:
    """Fixed words and `{{name}}` placeholders, as in SES templates; blanks in the braces are fine.

    Raises:
        ValueError: braces that are not closed, closed but never opened, empty, or hold no name.
    """
    return Template(tuple(_parts(text)))


def _parts(text: str) -> Iterator[TemplatePart]:
    position = 0
    while (opening := text.find("{{", position)) >= 0:
        yield from _fixed(text, position, opening)
        closing = text.find("}}", opening)
        if closing < 0:
            raise ValueError(f"'{{{{' {_place(text, opening)} is never closed: write {{{{name}}}}")
        yield _placeholder(text, opening, closing)
        position = closing + 2
    yield from _fixed(text, position, len(text))


def _fixed(text: str, start: int, end: int) -> Iterator[str]:
    if (stray := text.find("}}", start, end)) >= 0:
        raise ValueError(f"'}}}}' {_place(text, stray)} closes nothing: write {{{{name}}}}")
    if start < end:
        yield text[start:end]


def _placeholder(text: str, opening: int, closing: int) -> Placeholder:
    name = text[opening + 2 : closing].strip()
    if not name:
        raise ValueError(f"'{{{{}}}}' {_place(text, opening)} names nothing: write {{{{name}}}}")
    if not _NAME.fullmatch(name):
        raise ValueError(
            f"{name[:64]!r} {_place(text, opening)} is no placeholder name: "
            "use letters, digits, '_', '-' and '.', and begin with a letter"
        )
    return Placeholder(name)


def _place(text: str, position: int) -> str:
    line = text.count("\n", 0, position) + 1
    column = position - (text.rfind("\n", 0, position) + 1) + 1
    return f"at line {line}, column {column}"
