"""The ledger of a reports folder, of which only what is new is read: the rest is known by its digest."""

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from commdrill.private_files import NotOurs, open_private
from commdrill.record.chain import FIRST_PREV, link
from commdrill.record.index.over import Texts
from commdrill.record.run_ledger import LARGEST, LEDGER, Begin, RunLedger, missing_of, parsed

_ABOUT = "ledger"
_MUCH = 65_536  # bytes of new lines that are read once and then kept
_LONGEST = 65_536  # bytes of a line: of ours, none has that many
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
    before = _remembered(texts)
    try:
        with os.fdopen(open_private(reports / LEDGER, os.O_RDONLY), "rb") as file:
            known = _read_on(before, file)
    except FileNotFoundError:
        return
    except (OSError, NotOurs) as why:
        yield f"{LEDGER} cannot be read: {why}"
        return
    if known is not before:
        texts.keep_text(_ABOUT, json.dumps(vars(known)))
    yield from known.problems
    if not _are_there(known.runs, here):
        yield missing_of(known.firsts, here)


def recent_gaps(reports: Path, here: Collection[str], texts: Texts) -> Iterator[str]:
    """The same, for who has just written to it, and only looks whether the last line known stands there.

    A line before that one may be another now: who asks for all gaps, or verifies, hears of it.
    """
    before = _remembered(texts)
    news = _news(reports / LEDGER, before)
    if news is None:
        yield from remembered_gaps(reports, here, texts)
        return
    fresh = parsed(news, Begin(before.lines, before.last))
    yield from (*before.problems, *fresh.problems)
    if not (_are_there(before.runs, here) and _are_there(_runs(fresh), here)):
        yield missing_of(_with(before, fresh, before.digest).firsts, here)


def _are_there(runs: Iterable[str], here: Collection[str]) -> bool:
    there = here if isinstance(here, (set, frozenset)) else frozenset(here)
    return there.issuperset(runs)


def _runs(ledger: RunLedger) -> Mapping[str, int]:
    """Each of its runs, and the number of its first line."""
    return {one.run.replace(_BETWEEN, _NONE): one.n for one in reversed(ledger.entries)}


def _news(ledger: Path, before: _Known) -> bytes | None:
    """What came after the last line that is known; None where that is not there, or they are many."""
    begin = max(0, before.size - _LONGEST)
    try:
        with os.fdopen(open_private(ledger, os.O_RDONLY), "rb") as file:
            file.seek(begin)
            content = file.read(_LONGEST + _MUCH + 1)
    except (OSError, NotOurs):
        return None
    last = content[: before.size - begin]
    *_, line = (b"", *last.split(b"\n")[:-1])
    is_there = begin + len(last) == before.size and last.endswith(b"\n")
    news = content[len(last) :]
    return news if is_there and link(line) == before.last and len(news) <= _MUCH else None


def _remembered(texts: Texts) -> _Known:
    with suppress(ValueError, TypeError, KeyError):
        data = json.loads(texts.text(_ABOUT))
        return _Known(**{**data, "problems": tuple(data["problems"])})
    return _Known()


def _read_on(before: _Known, file: BinaryIO) -> _Known:
    """What is known now; all is read again where the ledger does not begin as it did.

    Raises:
        NotOurs: it is larger than any of ours.
    """
    so_far = _digest(file, before.size)
    if so_far.hexdigest() != before.digest:
        file.seek(0)
        return _read_on(_Known(), file)
    content = file.read(LARGEST + 1 - before.size)
    if before.size + len(content) > LARGEST:
        raise NotOurs(f"{LEDGER} holds more than {LARGEST} bytes")
    whole = content.rfind(b"\n") + 1
    if not whole:
        return before
    so_far.update(memoryview(content)[:whole])
    fresh = parsed(content, Begin(before.lines, before.last))
    return _with(before, fresh, so_far.hexdigest())


def _digest(file: BinaryIO, size: int) -> Any:
    """Of the first so many bytes, by pieces: they are many, and nobody reads them."""
    digest, left = hashlib.sha256(), size
    while left and (piece := file.read(min(left, _MUCH))):
        digest.update(piece)
        left -= len(piece)
    return digest


def _with(before: _Known, ledger: RunLedger, digest: str) -> _Known:
    """What is known with these lines, too."""
    there, firsts = frozenset(before.runs), _runs(ledger)
    begun = [run for run in firsts if run not in there]
    return _Known(
        before.size + sum(len(line) + 1 for line in ledger.lines),
        digest,
        before.lines + len(ledger.lines),
        ledger.head,
        (*before.problems, *ledger.problems),
        _BETWEEN.join([*before.runs, *begun]),
        " ".join([*before.numbers.split(), *(str(firsts[run]) for run in begun)]),
    )
