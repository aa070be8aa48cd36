"""Evidence of many messages much alike, in one file: each of them to the byte, their common words once.

One JSON object a line. The first says how to read the others, and lines count from 1, as `sed -n 7p`
counts them. A message stands there whole (`text`), or by what differs in it from another line of the
file (`like`, `changes`); its `sha256` is that of its bytes. Bytes that are no UTF-8 are lone surrogates.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

SUFFIX = ".jsonl"
_HEAD = {
    "schema": "commdrill/alike/1",
    "read": "text: a message as it is; like, changes: the text of that line of this file, in which"
    " [line, from, to, new] puts `new` in place of the characters from:to of one of its lines, all"
    " counted from 0; sha256: of the bytes of the message",
}
_LEAST_SAVED = 2  # a message as different as that from all before it stands there whole


@dataclass(frozen=True)
class Piece:
    """One message's evidence, by the id of the message."""

    id: str
    content: bytes


@dataclass(frozen=True)
class _Whole:
    """A message that others are like: its line in the file, and its own lines."""

    number: int
    lines: list[str]


def bundled(pieces: Iterable[Piece]) -> Iterator[bytes]:
    """The file's lines."""
    yield _line(_HEAD)
    wholes: dict[int, _Whole] = {}  # by how many lines they have
    for number, piece in enumerate(pieces, start=2):
        text = piece.content.decode("utf-8", "surrogateescape")
        lines = text.split("\n")
        head = {"id": piece.id, "sha256": hashlib.sha256(piece.content).hexdigest()}
        known = wholes.get(len(lines))
        changes = list(_changes(known.lines, lines)) if known else []
        if known and _LEAST_SAVED * sum(len(new) for *_, new in changes) <= len(text):
            yield _line({**head, "like": known.number, "changes": changes})
        else:
            wholes[len(lines)] = _Whole(number, lines)
            yield _line({**head, "text": text})


def unbundled(content: bytes) -> Iterator[Piece]:
    """The messages in it; the last line may be cut off.

    Raises:
        ValueError: it holds something else, or a message is not what its digest says.
    """
    _, *lines = content.split(b"\n")[:-1]
    wholes: dict[int, list[str]] = {}
    for number, line in enumerate(lines, start=2):
        try:
            piece = _read(json.loads(line), number, wholes)
        except (LookupError, TypeError, AttributeError, RecursionError) as why:
            raise ValueError(f"line {number} is no message: {why!r}") from why
        yield piece


def _read(data: Any, number: int, wholes: dict[int, list[str]]) -> Piece:
    if "text" in data:
        lines = wholes[number] = data["text"].split("\n")
    else:
        lines = list(wholes[data["like"]])
        for place, start, end, new in data["changes"]:
            lines[place] = lines[place][:start] + new + lines[place][end:]
    content = "\n".join(lines).encode("utf-8", "surrogateescape")
    if hashlib.sha256(content).hexdigest() != data["sha256"]:
        raise ValueError(f"line {number}: message {data['id']!r} is not what its sha256 says")
    return Piece(data["id"], content)


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _changes(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, str]]:
    for number, (before, after) in enumerate(zip(old, new, strict=True)):
        if before != after:
            yield (number, *_change(before, after))


def _change(before: str, after: str) -> tuple[int, int, str]:
    """What of one line is another: between the beginning and the end that they have in common."""
    most = min(len(before), len(after))
    start = _alike(before, after, most)
    end = _alike(before[start:][::-1], after[start:][::-1], most - start)
    return start, len(before) - end, after[start : len(after) - end]


def _alike(one: str, other: str, most: int) -> int:
    """How many characters at the beginning are the same, by halving."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least
