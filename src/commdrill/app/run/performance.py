"""One script performed: its guard and its ledger set up, and at last told of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from commdrill.app.own_streams import hide
from commdrill.app.owner import owner
from commdrill.app.request import RunRequest
from commdrill.app.run.claim import RunClaim, memory_of, memory_of_this_machine
from commdrill.app.run.setup import Ask, RunSetup
from commdrill.app.run.told_before import refused, tell, telling, telling_calls
from commdrill.app.wiring import Oversight
from commdrill.compile.script import Script
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.masking.secrets import Secrets
from commdrill.drivers.network.host_guard import guard_of
from commdrill.drivers.protocol import RunContext
from commdrill.engine.run_clock import RunClock
from commdrill.engine.run_services import Stop, nobody_else
from commdrill.record.events import Emit
from commdrill.record.index.source import RunFolders
from commdrill.sighting import Bundle, Evidence


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

    def act(self, act: Callable[[RunSetup], None]) -> None:
        """Have it act: in whole, its first stage, or what is left of it."""
        hide(self.outlets.secrets.mask)
        guard = guard_of(self.script.site.hosts).within(owner().hosts)
        oversight = Oversight(self.outlets.secrets, Ledger(), guard)
        try:
            act(self._setup(oversight))
        finally:
            self._tell_the_rest(oversight)

    def _setup(self, oversight: Oversight) -> RunSetup:
        outlets = self.outlets
        return RunSetup(
            root=self.request.project_root,
            script=self.script,
            context=self.context,
            sabotages=self.request.sabotages,
            start_sandbox=self.request.start_sandbox,
            oversight=oversight,
            clock=self.clock,
            started=0.0,  # of the run's own clock, whichever process goes on with it
            emit=self._telling(oversight),
            keep=outlets.keep,
            ask=outlets.ask,
            stop=self.stop,
            claim=self._claim().claim,
            fence=outlets.fence,
        )

    def _telling(self, oversight: Oversight) -> Emit:
        """What AWS was asked, who was refused and what observers note goes before what came of it."""
        calls = telling_calls(self.outlets.emit, oversight.ledger)
        refusals = telling(calls, partial(refused, oversight.guard.refusals))
        return telling(refusals, self.request.notes)

    def _tell_the_rest(self, oversight: Oversight) -> None:
        refusals = partial(refused, oversight.guard.refusals)
        for untold in (oversight.ledger.drain, refusals, self.request.notes):
            tell(self.outlets.emit, untold)

    def _claim(self) -> RunClaim:
        is_alone = self.script.site.is_sandbox  # each run starts its own, on its own host
        return RunClaim(
            memory=memory_of_this_machine() if is_alone else memory_of(self.folders.reports),
            root=self.request.project_root,
            folders=self.folders,
            run=self.context.run,
            environment=self.script.environment.id,
            note=self.outlets.note,
        )
