"""One script performed: its world claimed and started, its drivers built and overseen; then all is cleared."""

import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from math import inf
from pathlib import Path

from commdrill.app import output
from commdrill.app.embedded import RunningSandbox, SandboxOrder, stop_sandbox
from commdrill.app.own_streams import hide
from commdrill.app.progress.keyboard import EnterKey
from commdrill.app.request import RunRequest
from commdrill.app.run.absences import Absences
from commdrill.app.run.claim import RunClaim, memory_of, memory_of_this_machine
from commdrill.app.run.told_before import refused, tell, telling, telling_calls
from commdrill.app.state import state_folder
from commdrill.app.wiring import Builder, Oversight, Surroundings, aws_of
from commdrill.compile.identity import sandbox_of, target_of
from commdrill.compile.rhythm import LONGEST_ABSENCE
from commdrill.compile.script import Script
from commdrill.drivers.masking.secrets import SHORTEST, Secrets
from commdrill.drivers.protocol import RunContext
from commdrill.drivers.shared import Shared
from commdrill.engine.built_drivers import BuiltDrivers
from commdrill.engine.run_clock import RunClock
from commdrill.engine.run_services import RunServices, Stop, nobody_else
from commdrill.engine.runner import Run
from commdrill.errors import CommdrillError
from commdrill.record.events import (
    Emit,
    FindingMade,
    PreflightFailed,
    SandboxStarted,
    Severity,
    StepAttested,
    StepDecided,
    StepOutcome,
)
from commdrill.record.index.source import RunFolders
from commdrill.sighting import Bundle, Evidence
from commdrill.timetable.blackouts import forbidden_now

Ask = Callable[[str, str, threading.Event], StepAttested | None]


def _until_enter() -> Callable[[], bool]:
    request = "the outage lasts until you press Enter"
    return EnterKey(sys.stdin.fileno(), lambda: output.complain(request)).is_pressed


@dataclass(frozen=True)
class RunOutlets:
    """Where what a run finds, keeps, asks and breaks is told, and what must not be."""

    emit: Emit
    keep: Callable[[Evidence | Bundle, str], str]
    ask: Ask
    note: Callable[[Iterable[str]], None]
    secrets: Secrets
    fence: Callable[[], None] = nobody_else

    @classmethod
    def for_now(cls, emit: Emit) -> "RunOutlets":
        """Where nothing is kept, nobody asked and nothing noted: it breaks nothing."""
        return cls(emit, lambda _, stem: stem, lambda *_: None, lambda _: None, Secrets())


@dataclass(frozen=True)
class Performance:
    """A run of a script: by its clock, until it is done or stopped. `folders`: of the runs before it."""

    request: RunRequest
    script: Script
    context: RunContext
    outlets: RunOutlets
    clock: RunClock
    stop: Stop
    folders: RunFolders

    def act(self, act: Callable[["Performance"], None]) -> None:
        """Have it act: in whole, its first stage, or what is left of it."""
        hide(self.outlets.secrets.mask)
        try:
            act(self)
        finally:
            for untold in (self._oversight.ledger.drain, self._refused, self.request.notes):
                tell(self.outlets.emit, untold)

    def perform(self, act: Callable[[Run], None]) -> None:
        """Have a run act; what keeps it from beginning is a refused preflight."""
        if self.script.open_questions and not self.script.site.is_sandbox:
            self._refuse(*self.script.open_questions)
            return
        with ExitStack() as stack:
            try:
                run = Run(*self.staged(stack))
            except CommdrillError as why:
                self._refuse(self.outlets.secrets.mask(str(why)))
                return
            act(run)

    def staged(self, stack: ExitStack) -> tuple[Script, BuiltDrivers, RunServices]:
        """All that a run is made of, its world claimed until the stack is left.

        Raises:
            CommdrillError: what keeps it from beginning.
        """
        claim = self._claim().claim
        left = claim(stack, self._world())
        built = self._built(self._addresses(stack), stack.enter_context(Shared()))
        self._tell_short_secrets()
        claim(stack, self._targets(built))
        return self.script, built, self._services(left)

    @cached_property
    def _root(self) -> Path:
        return self.request.project_root

    @cached_property
    def _oversight(self) -> Oversight:
        return Oversight.over(self.outlets.secrets, self.script.site.hosts)

    @cached_property
    def _emit(self) -> Emit:
        """What AWS was asked, who was refused and what observers note goes before what came of it."""
        calls = telling_calls(self.outlets.emit, self._oversight.ledger)
        return telling(telling(calls, self._refused), self.request.notes)

    def _refused(self) -> Iterator[FindingMade]:
        return refused(self._oversight.guard.refusals)

    def _claim(self) -> RunClaim:
        is_alone = self.script.site.is_sandbox  # each run starts its own, on its own host
        return RunClaim(
            memory=memory_of_this_machine() if is_alone else memory_of(self.folders.reports),
            root=self._root,
            folders=self.folders,
            run=self.context.run,
            environment=self.script.environment.id,
            note=self.outlets.note,
        )

    def _tell_short_secrets(self) -> None:
        for token in self.outlets.secrets.too_short:
            text = (
                f"what {token} stands for has fewer than {SHORTEST} characters, too few to be masked "
                "where others echo it: a secret has more, and what is none is written ${var:…}"
            )
            self._emit(FindingMade("short-secret", text, Severity.WARNING))

    def _world(self) -> tuple[str, ...]:
        """The environment, as whoever else drills it would call it."""
        if self.script.site.is_sandbox:
            return (sandbox_of(self.script, self._root),)
        return (self.script.site.identity,)

    def _targets(self, built: BuiltDrivers) -> Sequence[str]:
        """What is broken in it, whatever the environment is called elsewhere; a sandbox is its own."""
        hosts = built.hosts(self.stop)
        if self.script.site.is_sandbox:
            return ()
        pairs = zip(self.script.faults, built.faults, strict=True)
        return sorted(
            {target_of(self.script, use.use, hosts[ready.use.who]) for use, ready in pairs}
        )

    def _addresses(self, stack: ExitStack) -> dict[str, str]:
        if not self.script.site.is_sandbox:
            return {}
        sandbox = self._sandbox()
        stack.callback(stop_sandbox, sandbox)
        self._emit(SandboxStarted(sandbox.pid, sandbox.addresses, sandbox.token))
        return dict(sandbox.addresses)

    def _sandbox(self) -> RunningSandbox:
        order = SandboxOrder(
            root=self._root,
            plan=self.script.plan.id,
            environment=self.script.environment.id,
            pace=self.script.environment.pace,
            sabotages=self.request.sabotages,
            severity=self.script.severity,
        )
        return self.request.start_sandbox(order)

    def _built(self, addresses: dict[str, str], shared: Shared) -> BuiltDrivers:
        script, root = self.script, self._root
        surroundings = Surroundings(
            self.context, root, addresses, aws_of(script.site.aws), script.component_names
        )
        references = surroundings.references(self._oversight)
        return Builder(script, references, self._oversight, self.stop.event, shared).built(root)

    def _services(self, left: datetime | None) -> RunServices:
        services = RunServices(
            context=self.context,
            clock=self.clock,
            emit=self._emit,
            keep=self.outlets.keep,
            ask=lambda step, question: self.outlets.ask(step, question, self.stop.event),
            started=0.0,  # of the run's own clock, whichever process goes on with it
            stop=self.stop,
            ledger=self._oversight.ledger,
            forbidden=lambda: forbidden_now(self.script.site.blackouts, self.clock.now()),
            may_end=_until_enter() if self.script.until_asked else lambda: True,
            fence=self.outlets.fence,
        )
        is_alone = self.script.site.is_sandbox  # each run starts its own
        return services if is_alone else self._mannered(services, left)

    def _mannered(self, services: RunServices, left: datetime | None) -> RunServices:
        """What is known of looks of runs before; a clock that was set back since tells no time to come."""
        absences = Absences(state_folder() / "absences" / self.script.site.identity)
        moment_of, now = self.clock.moment_of, self.clock.monotonic()
        asked_away = absences.of(use.id for use in self.script.channels).items()
        return replace(
            services,
            asked_until=-inf if left is None else min(moment_of(left), now),
            away={name: min(moment_of(at), now + LONGEST_ABSENCE) for name, at in asked_away},
            stay_away=absences.note,
        )

    def _refuse(self, *why: str) -> None:
        self._emit(PreflightFailed(why))
        for step in self.script.steps:
            reason = "preflight refused: nothing was touched"
            self._emit(StepDecided(step.ref.id, StepOutcome.ERROR, reason))
