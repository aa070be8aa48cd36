"""YAML as a careful person would write it: plain words plain, the rest quoted, comments at the line's end."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from commdrill.values import Json

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./ -]*[A-Za-z0-9]|[A-Za-z]")
_DURATION = re.compile(r"\d+(?:ms|s|m|h|d)")
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none"})
_QUOTED = re.compile(
    "[^\x20-\x7e\xa0-\u1fff\u2010-\u2027\u2030-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
_IN_BLOCK = re.compile(
    "[^\n\x20-\x7e\xa0-\u1fff\u2010-\u2027\u2030-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
_WIDTH = 180


@dataclass(frozen=True)
class Line:
    """A key with a value on its line, a `note` after it and comments `above`."""

    key: str
    value: Json = None
    note: str = ""
    above: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """A key with a text."""

    key: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class Remarks:
    """Comments that stand alone."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A key with more under it; an item of a list where `key` is empty."""

    key: str
    inside: tuple["Node", ...]
    note: str = ""
    above: tuple[str, ...] = ()


Node = Line | Words | Remarks | Part


def written(nodes: Sequence[Node]) -> str:
    return "".join(f"{line}\n" for line in _lines(nodes, ""))


def flow(value: Json) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_text(key)}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(flow(one) for one in value) + "]"
    return json.dumps(value)


def _text(text: str) -> str:
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS
    if is_plain or _DURATION.fullmatch(text):
        return text
    return _QUOTED.sub(_escaped, json.dumps(text, ensure_ascii=False))


def _escaped(found: re.Match[str]) -> str:
    return f"\\U{ord(found[0]):08x}"


def _lines(nodes: Sequence[Node], indent: str) -> Iterator[str]:
    for node in nodes:
        match node:
            case Remarks(lines):
                yield from (f"{indent}{_comment(line)}" for line in lines)
            case Line(key, value, note, above):
                yield from (f"{indent}{_comment(line)}" for line in above)
                yield f"{indent}{_text(key)}: {flow(value)}{_note(note)}"
            case Words(key, text, note):
                yield from _words(key, text, note, indent)
            case Part():
                yield from _part(node, indent)


def _part(part: Part, indent: str) -> Iterator[str]:
    yield from (f"{indent}{_comment(line)}" for line in part.above)
    if part.key:
        yield f"{indent}{_text(part.key)}:{_note(part.note)}"
        yield from _lines(part.inside, indent + "  ")
        return
    first, *rest = _lines(part.inside, indent + "  ")
    yield f"{indent}- {first[len(indent) + 2 :]}"
    yield from rest


def _words(key: str, text: str, note: str, indent: str) -> Iterator[str]:
    lines = text.split("\n")
    is_block = len(lines) > 1 and not _IN_BLOCK.search(text) and lines[0][:1] not in {"", " "}
    if not is_block or any(line != line.rstrip() for line in lines):
        yield f"{indent}{_text(key)}: {_text(text)}{_note(note)}"
        return
    yield f"{indent}{_text(key)}: |-{_note(note)}"
    yield from (f"{indent}  {line}" if line else "" for line in lines)


def _note(note: str) -> str:
    return f" {_comment(note)}" if note else ""


def _comment(text: str) -> str:
    """One line, whatever a stranger called something."""
    plain = _QUOTED.sub(" ", text)
    return f"# {plain[:_WIDTH] + '…' if len(plain) > _WIDTH else plain}"
