"""Proves that what a run left is whole and unchanged, or says what is not."""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from commdrill import __version__
from commdrill.journal.holders import is_held
from commdrill.journal.sequel import out_of_turn, put_back, words_of_nobody
from commdrill.journal.verdict_facts import has_facts, other_facts
from commdrill.private_files import NotOurs, open_private, read_private
from commdrill.record import events as e
from commdrill.record.chain import Followed, follow
from commdrill.record.checksums import RunFiles, read, run_files, written
from commdrill.record.evidence import evidence_of
from commdrill.record.folder import CHECKSUMS, JOURNAL, SIGNATURE, STAMP, UnreadableJournal
from commdrill.record.seals import SEALS
from commdrill.values import plural

Render = Callable[[Path, Sequence[e.Record]], Mapping[str, Callable[[], Iterable[str]]]]
"""The reports of a run by file name, each made anew from its records, piece by piece."""

_LARGEST = 2**28  # bytes of a list of digests
_ROOM, _TIMES = 2**20, 8  # how much longer a report of another layout may be
_MACHINES, _HEAD, _PIECES = "report.json", 400, 8  # its beginning, in bytes and as it is made
_LAYOUT = re.compile(r'"layout":[ ]{0,9}([0-9]{1,6})')
_OF_A_SEAL = re.compile(rf"{SEALS}/[0-9]{{1,9}}/({CHECKSUMS}|{SIGNATURE}|{STAMP})")
_DIGEST = re.compile(r"-([0-9a-f]{16})(\.[a-z0-9]{1,12}){1,2}")


@dataclass(frozen=True)
class Verification:
    """What was looked at, and what is wrong; nothing wrong: whole and unchanged."""

    run: str
    problems: tuple[str, ...]
    uncompared: tuple[str, ...]
    notes: tuple[str, ...]
    journal: Followed
    files: RunFiles
    completeness: str


def verify(folder: Path, render: Render) -> Verification:
    """Look at every line, every file and every report of a run.

    Raises:
        UnreadableJournal: there is no journal at all.
    """
    journal = follow(folder)
    held = "the run is still under way" if is_held(folder / JOURNAL) else ""
    return _verified(folder, journal, render, held)


def verify_ours(folder: Path, journal: Followed, render: Render) -> Verification:
    """The same of a run whose journal we hold, and have read."""
    return _verified(folder, journal, render, "")


def _verified(folder: Path, journal: Followed, render: Render, held: str) -> Verification:
    found = _Told(journal, files := run_files(folder))
    found.journal(held)
    found.evidence()
    found.reports(render)
    found.checksums()
    return Verification(
        run=journal.records[0].run if journal.records else folder.name,
        problems=tuple(found.problems),
        uncompared=tuple(found.uncompared),
        notes=tuple(found.notes),
        journal=journal,
        files=files,
        completeness=_completeness(journal.records),
    )


class _Told:
    """Findings as they add up; of a file only what is found first."""

    def __init__(self, journal: Followed, found: RunFiles) -> None:
        self.problems: list[str] = []
        self.uncompared: list[str] = []
        self.notes: list[str] = []
        self._folder = found.folder
        self._found = found
        self._journal = journal
        self._records = journal.records
        self._ended = any(isinstance(record.event, e.RunFinished) for record in journal.records)
        self._files = set(found.files)
        self._told_of: set[str] = set()
        self._for_machines: Callable[[], Iterable[str]] = tuple
        self._known = {JOURNAL}

    def journal(self, held: str) -> None:
        """The chain, and whether the run came to its end. `held`: why it has not, where it lives."""
        for problem in self._journal.problems:
            self._tell(JOURNAL, problem)
        for problem in (*out_of_turn(self._records), *words_of_nobody(self._records)):
            self._tell(JOURNAL, problem)
        self.notes += put_back(self._records)
        if torn := self._journal.torn:
            self._tell(JOURNAL, f"{JOURNAL} ends within a line: {torn} bytes are left")
        if held:
            self._tell(JOURNAL, held)
        elif not self._ended:
            self._tell(
                JOURNAL,
                "the run has not ended: it was killed (`commdrill recover` ends it), or the end"
                " of its journal was cut off",
            )

    def evidence(self) -> None:
        """Each file that the journal names, by the digest in its name."""
        named = dict.fromkeys(
            path for record in self._records for path in evidence_of(record.event)
        )
        pruned = self._pruned()
        for path in named:
            self._known.add(path)
            if path not in self._files and path in pruned:
                continue
            if path not in self._files:
                self._tell(path, f"{path} is missing")
            elif path not in self._journal.sums and not self._is_as_named(path):
                self._tell(path, f"{path} is not what was recorded")
        self._bound(pruned)

    def _bound(self, pruned: frozenset[str]) -> None:
        """Evidence and documents, by the whole digest that the journal's lines hold."""
        for path, sha256 in self._journal.sums.items():
            self._known.add(path)
            if path in self._files:
                if self._found.sums[path] != sha256:
                    self._tell(path, f"{path} is not what was recorded")
            elif path not in pruned:
                self._tell(path, f"{path} is missing")

    def _pruned(self) -> frozenset[str]:
        """Evidence that somebody decided to keep no longer; each decision is told."""
        found = [r for r in self._records if isinstance(r.event, e.EvidencePruned)]
        gone: set[str] = set()
        for record in found:
            assert isinstance(record.event, e.EvidencePruned)
            gone.update(record.event.pruned)
            count = len(record.event.pruned)
            self.notes.append(
                f"{plural(count, 'piece')} of evidence pruned on "
                f"{record.at:%Y-%m-%d} by {record.event.by} ({record.event.rule})"
            )
        return frozenset(gone)

    def reports(self, render: Render) -> None:
        """Each report, against what the journal says."""
        try:
            rendered = self._rendered(render)
        except UnreadableJournal:
            self.uncompared.append("the reports were not compared: the journal cannot be read")
            self._known |= self._files  # by a journal that is broken nobody can tell which it knows
            return
        self._known |= rendered.keys()
        self._for_machines = rendered.get(_MACHINES, tuple)
        if not self._ended and not self._files & rendered.keys():
            return
        for name, pieces in rendered.items():
            self._compare(name, pieces)

    def _rendered(self, render: Render) -> Mapping[str, Callable[[], Iterable[str]]]:
        if not self._journal.is_whole:
            raise UnreadableJournal(f"{self._folder / JOURNAL} is not as it was written")
        return render(self._folder, self._records)

    def checksums(self) -> None:
        """The list, against the files, and files that nobody knows of."""
        seals = {name for name in self._files if _OF_A_SEAL.fullmatch(name)}
        for name in sorted(self._files - self._known - seals):
            self._tell(name, f"a file nobody recorded: {name}")
        for name in self._found.strange:
            self._tell(name, f"{name} is a link, a pipe or a device: nobody recorded that")
        if not self._ended:
            return
        for name in self._found.leftovers:
            self._tell(name, f"a file nobody recorded: {name}")
        try:
            content = read_private(self._folder / CHECKSUMS, _LARGEST)
        except (OSError, NotOurs):
            self._tell(CHECKSUMS, f"{CHECKSUMS} is missing")
            return
        self._listed(content, self._found.sums)

    def _listed(self, content: bytes, found: Mapping[str, str]) -> None:
        """To the byte: a line that lists nothing does not belong there either."""
        listed, before = read(content.decode("utf-8", "replace")), len(self.problems)
        for name in found:
            if name not in listed:
                self._tell(name, f"{CHECKSUMS} does not list {name}")
            elif self._is_news(name) and listed[name] != found[name]:
                self._tell(name, f"{name} is not what {CHECKSUMS} says")
        for name in sorted(listed.keys() - self._files):
            self._tell(name, f"{name} is missing, and {CHECKSUMS} lists it")
        if len(self.problems) == before == 0 and content != written(found).encode(
            "utf-8", "replace"
        ):
            self._tell(CHECKSUMS, f"{CHECKSUMS} was changed after it was written")

    def _compare(self, name: str, pieces: Callable[[], Iterable[str]]) -> None:
        if name not in self._files:
            self._tell(name, f"{name} is missing")
        elif self._is_to_the_byte(name, pieces()):
            return
        elif self._written_as_now():
            self._tell(name, f"{name} is not what the journal says")
        elif others := self._other_facts(name, "".join(pieces())):
            self._tell(name, f"{name} is not what the journal says: {others[0]}")
        elif has_facts(name):
            self.notes.append(
                f"{name} is laid out otherwise than this commdrill does; its facts are the journal's"
            )
        else:
            self.uncompared.append(
                f"{name} was not compared with the journal: it is laid out otherwise than this"
                f" commdrill ({__version__}) does; `commdrill report` makes it anew"
            )

    def _other_facts(self, name: str, text: str) -> tuple[str, ...]:
        try:
            content = read_private(self._folder / name, _ROOM + _TIMES * len(text))
        except (OSError, NotOurs) as why:
            return (str(why),)
        return tuple(other_facts(name, content, text))

    def _is_to_the_byte(self, name: str, pieces: Iterable[str]) -> bool:
        """By its size first: what was blown up is not read."""
        size, sha256 = _measured(pieces)
        is_as_long = (self._folder / name).lstat().st_size == size
        return is_as_long and self._found.sums[name] == sha256

    def _is_as_named(self, path: str) -> bool:
        named = _DIGEST.search(path.rpartition("/")[2])
        return named is not None and self._found.sums[path].startswith(named[1])

    def _written_as_now(self) -> bool:
        """By this version, in the layout that it has today: else it may be worded otherwise."""
        layout = _layout_in("".join(islice(self._for_machines(), _PIECES)))
        return self._written_by_this_version() and self._layout_there(layout) == layout

    def _layout_there(self, unknown: str) -> str:
        try:
            file = open_private(self._folder / _MACHINES, os.O_RDONLY)
        except (OSError, NotOurs):
            return unknown
        with os.fdopen(file, "rb") as there:
            return _layout_in(there.read(_HEAD).decode("utf-8", "replace"))

    def _written_by_this_version(self) -> bool:
        versions = [
            record.event.version
            for record in self._records
            if isinstance(record.event, e.RunStarted | e.RecoveryStarted)
        ]
        return versions[-1:] in ([], [__version__])

    def _tell(self, file: str, problem: str) -> None:
        if self._is_news(file):
            self.problems.append(problem)
        self._told_of.add(file)

    def _is_news(self, file: str) -> bool:
        return file == JOURNAL or file not in self._told_of


def _layout_in(beginning: str) -> str:
    """The number of the layout that a report for machines says it has."""
    found = _LAYOUT.search(beginning[:_HEAD])
    return found[1] if found else ""


def _measured(pieces: Iterable[str]) -> tuple[int, str]:
    size, sha256 = 0, hashlib.sha256()
    for piece in pieces:
        content = piece.encode("utf-8", "replace")  # as it was written
        size += len(content)
        sha256.update(content)
    return size, sha256.hexdigest()


def _completeness(records: tuple[e.Record, ...]) -> str:
    """What auditors ask first: is there a result for each step, and none beside?"""
    steps = [step for r in records if isinstance(r.event, e.RunStarted) for step in r.event.steps]
    left_out = {step.id for step in steps if step.left_out}
    promised = {step.id for step in steps} - left_out
    decided = {r.event.step for r in records if isinstance(r.event, e.StepDecided | e.StepAttested)}
    others = f"; {len(left_out)} for other severities" if left_out else ""
    return (
        f"plan has {len(promised)} steps; {len(promised & decided)} results;"
        f" {len(promised - decided)} missing; {len(decided - promised)} extra{others}"
    )
