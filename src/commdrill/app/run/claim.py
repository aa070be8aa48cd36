"""A run claims what it breaks, and is refused where another does, or left it broken and nobody has put it back."""

import json
import os
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from commdrill.app.recover.open_runs import OpenRun, OpenRuns
from commdrill.app.recover.strangers import Stranger, strangers
from commdrill.app.run.claims import Claims, ClaimsOfThisMachine, Holder
from commdrill.app.shelf.opening import take_over_by
from commdrill.app.shelf.runs import RunsOnShelf, runs_on_shelf
from commdrill.app.state import state_folder
from commdrill.errors import CommdrillError, PreflightRefused
from commdrill.record.index.source import RunFolders

_CLAIMS = "claims/"
_FIRST = 10**12 - 1  # keys count down: the newest of a world is listed first
_TRIES = 8


@dataclass(frozen=True)
class ClaimsOnShelf:
    """Claims among hosts, on top of those among the processes of this one."""

    own: Claims
    runs: RunsOnShelf

    @contextmanager
    def claim(self, worlds: Iterable[str], holder: Holder) -> Iterator[datetime | None]:
        named = tuple(worlds)
        with self.own.claim(named, holder) as left:
            for world in named:
                self._claim(world, holder)
            yield left

    def _claim(self, world: str, holder: Holder) -> None:
        """Become the newest claim on a world, once nothing speaks for the one before it.

        Raises:
            PreflightRefused: something does, or too many try at once.
        """
        shelf, prefix = self.runs.shelf, f"{_CLAIMS}{world}/"
        document = json.dumps({**asdict(holder), "host": socket.gethostname()}).encode()
        for _ in range(_TRIES):
            newest = next(shelf.list(prefix), None)
            if newest is not None and self._is_held_by(holder, shelf.read(newest) or b""):
                return
            number = _FIRST if newest is None else int(newest.removeprefix(prefix)) - 1
            if shelf.create(f"{prefix}{number:012d}", document):
                return
        raise PreflightRefused(f"others claim {holder.environment!r} at the same time: try again")

    def _is_held_by(self, me: Holder, said: bytes) -> bool:
        """Whether the claim is this run's own already; another's must be over.

        Raises:
            PreflightRefused: it is not.
        """
        try:
            document = json.loads(said)
            run, host, process = (
                str(document["run"]),
                str(document["host"]),
                int(document["process"]),
            )
        except (ValueError, KeyError, TypeError):
            return False
        if run != me.run:
            self._require_over(run, f"process {process} on {host}", me.environment)
        return run == me.run

    def _require_over(self, run: str, who: str, environment: str) -> None:
        found = self.runs.state_of(run)
        if found is None or not found.result.is_open:
            return
        way_out = take_over_by(run, self.runs.shelf)
        if found.result.finish is None:
            raise PreflightRefused(
                f"another run, {run} ({who}), is drilling what {environment!r} names: wait until "
                f"it is over; where that host is dead, {way_out}"
            )
        raise PreflightRefused(f"run {run} ({who}) left {environment!r} broken: {way_out}")


@dataclass(frozen=True)
class _BrokenWorlds:
    """What is known of earlier runs: on this machine, and in the folder of run folders."""

    runs: OpenRuns
    root: Path
    folders: RunFolders

    def reasons(self, environment: str, worlds: Sequence[str]) -> Iterator[str]:
        """Each with the command that gets one out."""
        for run in self.runs.all():
            is_met = not (run.is_settled or run.in_sandbox) and {*worlds} & {*run.worlds}
            if is_met and run.broke and not self.runs.is_under_way(run):
                yield f"run {run.run} left {_listed(run.broke)} broken: {self._way_out(run)}"
        for stranger in self._strangers:
            if stranger.environment == environment:
                name = stranger.folder.name
                yield (
                    f"run {name}, begun elsewhere, says that it left {_listed(stranger.broke)} "
                    f"broken: `commdrill recover --trust-journal {name}`; put back already: "
                    f"`commdrill recover --resolved {name} --by YOUR-NAME`"
                )

    @cached_property
    def _strangers(self) -> tuple[Stranger, ...]:
        """They lie there, and do nothing: one look is enough."""
        return tuple(strangers(self.runs, self.folders))

    def _way_out(self, run: OpenRun) -> str:
        if run.root == self.root.resolve():
            return "`commdrill recover`"
        if run.root.is_dir():
            return f"`commdrill --root {run.root} recover`"
        return f"put it back, then `commdrill recover --resolved {run.run} --by YOUR-NAME`"


@dataclass(frozen=True)
class Memory:
    """What is remembered of runs, and who drills what: on this machine; a shelf may take it over."""

    runs: OpenRuns
    claims: Claims


def memory_of_this_machine() -> Memory:
    """Of this user on this machine.

    Raises:
        CommdrillError: there is no place for it.
    """
    state = state_folder()
    return Memory(OpenRuns(state), ClaimsOfThisMachine(state))


def memory_of(reports: Path) -> Memory:
    """The same; who drills what is known among all who share the runs in this folder."""
    memory, shared = memory_of_this_machine(), runs_on_shelf(reports)
    return (
        memory if shared is None else replace(memory, claims=ClaimsOnShelf(memory.claims, shared))
    )


@dataclass(frozen=True)
class RunClaim:
    """What one run claims. `note`: told of each world before it is looked at."""

    memory: Memory
    root: Path
    folders: RunFolders
    run: str
    environment: str
    note: Callable[[Iterable[str]], None]

    def claim(self, stack: ExitStack, worlds: Sequence[str]) -> datetime | None:
        """Hold these worlds until the stack is left; the last that another on this machine had one.

        Raises:
            PreflightRefused: another run does, or left one of them broken.
        """
        holder = Holder(self.run, str(self.root.resolve()), self.environment, os.getpid())
        try:
            left = stack.enter_context(self.memory.claims.claim(worlds, holder))
            self.note(worlds)
        except OSError as why:
            raise CommdrillError(f"what is drilled cannot be claimed: {why}") from why
        if reasons := tuple(self._left.reasons(self.environment, worlds)):
            raise PreflightRefused("; ".join(reasons))
        return left

    @cached_property
    def _left(self) -> _BrokenWorlds:
        return _BrokenWorlds(self.memory.runs, self.root, self.folders)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)
