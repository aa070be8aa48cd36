"""Plans put aside unread: who drills a few needs those that they name, and no other.

What a file plainly says that it is called tells which plan it is. Any doubt about it has it read.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from commdrill.documents.decode import decode_as
from commdrill.documents.plan import Plan
from commdrill.documents.source import read_source

_BREAKS = (b"\r", b"\x0b", b"\x0c", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9")
_AT_LEFT = rb"\n([^ \t\n#][^\n]*)"
_KEY = rb"([A-Za-z_][A-Za-z0-9_-]*):(?:[ \t]+([^ \t].*)?)?"
_WORD = rb"([A-Za-z0-9][A-Za-z0-9._-]*)[ \t]*(?:[ \t]#.*)?"


@dataclass(frozen=True)
class UnreadPlan:
    """A file that is a plan of this id and nothing else. `name`: as messages show it."""

    id: str
    file: Path
    name: str
    content: bytes

    def audiences(self) -> frozenset[str] | None:
        """Whom it is for; None where it cannot be read."""
        reading, *more = read_source(self.file, self.content, self.name)
        plan = decode_as(Plan, reading.source) if reading.source else ()
        if more or reading.problems or isinstance(plan, tuple):
            return None
        return frozenset(plan.model.audiences)


def plainly_called(content: bytes) -> str | None:
    """The id of the one plan that this text is, where its top level says so beyond doubt.

    Nothing but `key:` stands at the left margin, `kind` and `id` once each with a plain word: a
    file with anchors there, quotes, braces, or of several documents is read instead.
    """
    text = content.removeprefix(b"---\n").replace(b"\r\n", b"\n")
    if any(sign in text for sign in _BREAKS):
        return None
    keys = [re.fullmatch(_KEY, line) for line in re.findall(_AT_LEFT, b"\n" + text)]
    said = [(key[1], key[2] or b"") for key in keys if key and key[1] in (b"kind", b"id")]
    words = {key: word[1] for key, value in said if (word := re.fullmatch(_WORD, value))}
    if not all(keys) or len(said) != 2 or words.get(b"kind") != b"plan" or b"id" not in words:
        return None
    return words[b"id"].decode()


class PlansAside:
    """Files as they are found, of which those that plainly are plans wait."""

    def __init__(self) -> None:
        self.waiting: list[UnreadPlan] = []

    def takes(self, file: Path, name: str, content: bytes) -> bool:
        """Whether this one waits; where not, it is to be read now."""
        called = plainly_called(content)
        if called is not None:
            self.waiting.append(UnreadPlan(called, file, name, content))
        return called is not None

    def fetch(self, needed: Iterable[str], read: Collection[str]) -> Iterator[UnreadPlan]:
        """Those of these ids, and each whose id another file has, too: one that waits, or of those `read`."""
        times = Counter(one.id for one in self.waiting)
        wanted = {*needed, *read, *(name for name, count in times.items() if count > 1)}
        yield from (one for one in self.waiting if one.id in wanted)
        self.waiting = [one for one in self.waiting if one.id not in wanted]
