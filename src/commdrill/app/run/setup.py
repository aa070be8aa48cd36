"""Sets a script on the stage: its environment locked and started, its drivers built; then clears it."""

import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from commdrill.app import output
from commdrill.app.embedded import RunningSandbox, SandboxOrder, StartSandbox, stop_sandbox
from commdrill.app.progress.keyboard import EnterKey
from commdrill.app.wiring import Builder, Oversight, Surroundings, aws_of
from commdrill.compile.identity import sandbox_of, target_of
from commdrill.compile.script import Script
from commdrill.drivers.masking.secrets import SHORTEST
from commdrill.drivers.protocol import RunContext
from commdrill.drivers.shared import Shared
from commdrill.engine.built_drivers import BuiltDrivers
from commdrill.engine.run_clock import RunClock
from commdrill.engine.run_services import RunServices, Stop
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
from commdrill.sighting import Bundle, Evidence
from commdrill.timetable.blackouts import forbidden_now

Claim = Callable[[ExitStack, Sequence[str]], None]
"""Holds these worlds until the stack is left. PreflightRefused: another does, or left them broken."""
Ask = Callable[[str, str, threading.Event], StepAttested | None]


def _until_enter() -> Callable[[], bool]:
    told = "the outage lasts until you press Enter"
    return EnterKey(sys.stdin.fileno(), lambda: output.complain(told)).is_pressed


@dataclass(frozen=True)
class RunSetup:
    """All that a performance of one script needs from the outside."""

    root: Path
    script: Script
    context: RunContext
    sabotages: tuple[str, ...]
    start_sandbox: StartSandbox
    oversight: Oversight
    clock: RunClock
    started: float
    emit: Emit
    keep: Callable[[Evidence | Bundle, str], str]
    ask: Ask
    stop: Stop
    claim: Claim
    fence: Callable[[], None]

    def perform(self, act: Callable[[Run], None]) -> None:
        """Have a run act; what keeps it from beginning is a refused preflight."""
        if self.script.open_questions and not self.script.site.is_sandbox:
            self._refuse(*self.script.open_questions)
            return
        with ExitStack() as stack:
            try:
                run = Run(*self.staged(stack))
            except CommdrillError as why:
                self._refuse(self.oversight.secrets.mask(str(why)))
                return
            act(run)

    def staged(self, stack: ExitStack) -> tuple[Script, BuiltDrivers, RunServices]:
        """All that a run is made of, its world claimed until the stack is left.

        Raises:
            CommdrillError: what keeps it from beginning.
        """
        self.claim(stack, self._world())
        built = self._built(self._addresses(stack), stack.enter_context(Shared()))
        self._tell_short_secrets()
        self.claim(stack, self._targets(built))
        return self.script, built, self._services()

    def _tell_short_secrets(self) -> None:
        for token in self.oversight.secrets.too_short:
            told = (
                f"what {token} stands for has fewer than {SHORTEST} characters, too few to be masked "
                "where others echo it: a secret has more, and what is none is written ${var:…}"
            )
            self.emit(FindingMade("short-secret", told, Severity.WARNING))

    def _world(self) -> tuple[str, ...]:
        """The environment, as whoever else drills it would call it."""
        if self.script.site.is_sandbox:
            return (sandbox_of(self.script, self.root),)
        return (self.script.site.identity,)

    def _targets(self, built: BuiltDrivers) -> tuple[str, ...]:
        """What is broken in it, whatever the environment is called elsewhere; a sandbox is its own."""
        hosts = built.hosts(self.stop)
        if self.script.site.is_sandbox:
            return ()
        pairs = zip(self.script.faults, built.faults, strict=True)
        found = (target_of(self.script, use.use, hosts[ready.use.who]) for use, ready in pairs)
        return tuple(sorted({*found}))

    def _addresses(self, stack: ExitStack) -> dict[str, str]:
        if not self.script.site.is_sandbox:
            return {}
        sandbox = self._sandbox()
        stack.callback(stop_sandbox, sandbox)
        self.emit(SandboxStarted(sandbox.pid, sandbox.addresses, sandbox.token))
        return dict(sandbox.addresses)

    def _sandbox(self) -> RunningSandbox:
        order = SandboxOrder(
            root=self.root,
            plan=self.script.plan.id,
            environment=self.script.environment.id,
            pace=self.script.environment.pace,
            sabotages=self.sabotages,
            severity=self.script.severity,
        )
        return self.start_sandbox(order)

    def _built(self, addresses: dict[str, str], shared: Shared) -> BuiltDrivers:
        script, oversight = self.script, self.oversight
        surroundings = Surroundings(
            self.context, self.root, addresses, aws_of(script.site.aws), script.component_names
        )
        references = surroundings.references(oversight)
        return Builder(script, references, oversight, self.stop.event, shared).built(self.root)

    def _services(self) -> RunServices:
        return RunServices(
            context=self.context,
            clock=self.clock,
            emit=self.emit,
            keep=self.keep,
            ask=lambda step, question: self.ask(step, question, self.stop.event),
            started=self.started,
            stop=self.stop,
            ledger=self.oversight.ledger,
            forbidden=lambda: forbidden_now(self.script.site.blackouts, self.clock.now()),
            may_end=_until_enter() if self.script.until_asked else lambda: True,
            fence=self.fence,
        )

    def _refuse(self, *why: str) -> None:
        self.emit(PreflightFailed(why))
        for step in self.script.steps:
            reason = "preflight refused: nothing was touched"
            self.emit(StepDecided(step.ref.id, StepOutcome.ERROR, reason))
