"""The ledger of a reports folder, of which only what is new is read: the rest is known by its digest."""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from commdrill.private_files import NotOurs, read_private
from commdrill.record.chain import FIRST_PREV
from commdrill.record.index.texts import Texts
from commdrill.record.run_ledger import LARGEST, LEDGER, Begin, missing_of, parsed

_ABOUT = "ledger"
_BETWEEN, _NONE = "\0", "\N{REPLACEMENT CHARACTER}"  # no folder has the first in its name


@dataclass(frozen=True)
class _Known:
    """A ledger as far as it was read: so many bytes of this digest, and what they say."""

    size: int = 0
    digest: str = hashlib.sha256(b"").hexdigest()
    lines: int = 0
    last: str = FIRST_PREV
    problems: tuple[str, ...] = ()
    started: str = ""  # each run, and the number of its first line: there are many
    numbers: str = ""

    @property
    def firsts(self) -> Mapping[str, int]:
        """The number of the first line of each run."""
        return dict(zip(self.runs, map(int, self.numbers.split()), strict=True))

    @property
    def runs(self) -> list[str]:
        """In their order."""
        return self.started.split(_BETWEEN) if self.numbers else []


def remembered_gaps(reports: Path, here: Collection[str], texts: Texts) -> Iterator[str]:
    """What is wrong with the ledger of a reports folder, and which runs it misses."""
    try:
        content = read_private(reports / LEDGER, LARGEST)
    except FileNotFoundError:
        return
    except (OSError, NotOurs) as why:
        yield f"{LEDGER} cannot be read: {why}"
        return
    before = _remembered(texts)
    known = _read_on(before, content)
    if known is not before:
        texts.keep_text(_ABOUT, json.dumps(vars(known)))
    yield from known.problems
    if not frozenset(here).issuperset(known.runs):
        yield missing_of(known.firsts, here)


def _remembered(texts: Texts) -> _Known:
    with suppress(ValueError, TypeError, KeyError):
        data = json.loads(texts.text(_ABOUT))
        return _Known(**{**data, "problems": tuple(data["problems"])})
    return _Known()


def _read_on(before: _Known, content: bytes) -> _Known:
    """What is known now; all is read again where the ledger does not begin as it did."""
    whole = content.rfind(b"\n") + 1
    so_far = hashlib.sha256(memoryview(content)[: before.size])
    if so_far.hexdigest() != before.digest or whole < before.size:
        return _read_on(_Known(), content)
    if whole == before.size:
        return before
    so_far.update(memoryview(content)[before.size : whole])
    ledger = parsed(content[before.size :], Begin(before.lines, before.last))
    there = frozenset(before.runs)
    firsts = {one.run.replace(_BETWEEN, _NONE): one.n for one in reversed(ledger.entries)}
    news = [run for run in firsts if run not in there]
    return _Known(
        whole,
        so_far.hexdigest(),
        before.lines + len(ledger.lines),
        ledger.head,
        (*before.problems, *ledger.problems),
        _BETWEEN.join([*before.runs, *news]),
        " ".join([*before.numbers.split(), *(str(firsts[run]) for run in news)]),
    )
