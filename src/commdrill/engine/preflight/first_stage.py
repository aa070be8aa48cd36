"""Preflight: what speaks against a drill, before anything is touched."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from commdrill.compile.script import Script
from commdrill.documents.environment import Tier
from commdrill.drivers.protocol import Driver
from commdrill.drivers.setting_references import secrets_in
from commdrill.engine.built_drivers import BuiltDrivers
from commdrill.engine.preflight.aws import examine
from commdrill.engine.preflight.right_world import (
    already_detected,
    guard_refusals,
    unreachable_faults,
    unready_actions,
    unseen_channels,
)
from commdrill.engine.preflight.wellness import unwell
from commdrill.engine.run_services import RunServices
from commdrill.engine.watch import Watch
from commdrill.errors import PreflightRefused
from commdrill.record.events import (
    FindingMade,
    PreflightFailed,
    PreflightPassed,
    RunStage,
    Severity,
    StageEntered,
)

_LONG = 15.0  # seconds that one waits without a word
REFUSED = "preflight refused: nothing was touched"


@dataclass(frozen=True)
class FirstStage:
    """Documents first, then the guard, then the world: nobody is asked before all hosts are allowed."""

    script: Script
    built: BuiltDrivers
    services: RunServices
    watch: Watch

    def enter(self) -> bool:
        """Whether all that is spoken to is within bounds; why not is told."""
        self.services.emit(StageEntered(RunStage.PREFLIGHT))
        return not self._told(self._out_of_bounds())

    def look_around(self) -> None:
        """At the world as it is.

        Raises:
            PreflightRefused: it is not as the drill needs it; why is told.
        """
        self._tell_who_is_let_be()
        taken_down = (ready.use.component for ready in self.built.faults)
        self.refuse((
            *self.services.forbidden(),
            *unreachable_faults(self.built.faults, self.services.stop),
            *unready_actions(self.built.named_actions(), self.services.stop),
            *unseen_channels(self.watch),
            *already_detected(self.watch),
            *unwell(self.watch.channels.pages.values(), taken_down),
        ))  # fmt: skip
        self.services.emit(PreflightPassed())

    def _tell_who_is_let_be(self) -> None:
        """Whoever waits is to know what for."""
        for name in self.watch.channels.all:
            away = self.watch.away_until(name) - self.services.clock.monotonic()
            if away > _LONG:
                text = f"{name} is not asked for another {away:.0f}s: a run before this one asked it last, or was asked to stay away"
                self.services.emit(FindingMade("let-be", text, Severity.WARNING))

    def refuse_late(self) -> None:
        """What speaks against the outage right before it.

        Raises:
            PreflightRefused: something does; it is told.
        """
        self.refuse((*self.services.forbidden(), *already_detected(self.watch)))

    def refuse(self, reasons: Iterable[str]) -> None:
        """For these, if there are any.

        Raises:
            PreflightRefused: there are; they are told.
        """
        if self._told(reasons):
            raise PreflightRefused(REFUSED)

    def _told(self, reasons: Iterable[str]) -> bool:
        found = tuple(reasons)
        if found:
            self.services.emit(PreflightFailed(found))
        return bool(found)

    def _out_of_bounds(self) -> tuple[str, ...]:
        if refused := tuple(guard_refusals(self.script, self.built.hosts(self.services.stop))):
            return refused
        examined = examine(self.script, self.built, self.services.ledger)
        on_programs = findings_on_programs(self.script, self.built.drivers())
        for finding in (*on_programs, *examined.findings):
            self.services.emit(finding)
        return examined.refusals


def findings_on_programs(script: Script, drivers: Mapping[str, object]) -> Iterator[FindingMade]:
    """What preflight and report say of them; `drivers`: by how people call each."""
    started = [
        f"{who} starts {' and '.join(map(repr, driver.programs()))}"
        for who, driver in drivers.items()
        if isinstance(driver, Driver) and driver.programs()
    ]
    if started and script.environment.stage != Tier.SANDBOX:
        text = f"{'; '.join(started)}: whom a program contacts the guard cannot see"
        yield FindingMade("guard-blind", text, Severity.WARNING)
    for who, use in script.uses.items():
        if shown := secrets_in(tuple(use.driver.arguments_in(use.settings))):
            text = (
                f"{who} has {' and '.join(shown)} among a program's arguments, which everybody on "
                "this machine can read while it runs: hand it over by `env`"
            )
            yield FindingMade("secret-in-arguments", text, Severity.WARNING)
