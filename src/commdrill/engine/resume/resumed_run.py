"""A run that goes on where another process died: recalled from its records, entered at its stage."""

from functools import partial

from commdrill import __version__
from commdrill.documents.plan import Phase
from commdrill.drivers.protocol import PlacedObserver
from commdrill.engine.notebook import AT_LEAST_EVERY
from commdrill.engine.preflight.aws import examine
from commdrill.engine.preflight.right_world import guard_refusals
from commdrill.engine.restoration_check import Look
from commdrill.engine.resume.resumption import CannotResume, Resumption
from commdrill.engine.resume.watching_state import recall, rhythms_of
from commdrill.engine.rollback import is_gone
from commdrill.engine.run_clock import Pause
from commdrill.engine.runner import Run
from commdrill.engine.trackers.of_script import in_phase
from commdrill.judge.moment import Gap
from commdrill.record.clock_set import set_since
from commdrill.record.events import FindingMade, Resumed, RunStage, Severity

_FIRST_LOOK = 30.0  # seconds to wait for it: all that follows hangs on what became of the gap


class ResumedRun(Run):
    """The rest of a drill. Nobody could look since its first process died: a pause like any other."""

    def resume(self, past: Resumption) -> None:
        """Go on to the end, as a whole run does.

        Raises:
            CannotResume: nobody can, and why; nothing was touched.
        """
        self._check(past)
        self._recall(past)
        with self._watch.running():
            self._decide(self._guarded(partial(self._go_on, past)))
        self._actions.clean_up()

    def _check(self, past: Resumption) -> None:
        """The guard allows this world still, and what was broken in it is."""
        past.check(self._built.actions, self._services.clock.monotonic())
        refusals = (
            *guard_refusals(self._script, self._built.hosts(self._services.stop)),
            *examine(self._script, self._built, self._services.ledger).refusals,
        )
        if refusals:
            raise CannotResume("; ".join(refusals))
        for state, ready in zip(past.result.faults, self._built.faults, strict=False):
            if state.is_open and is_gone(ready, state.armed):
                raise CannotResume(f"{ready.use.component} is as before: somebody put it back")

    def _recall(self, past: Resumption) -> None:
        self._watch.resume(past.clock)
        clock = self._services.clock
        was_set = set_since(past.result.records, clock)
        gap = clock.resume(past.died, was_set)
        recall(past, self._channels, self._trackers)
        self._let_be(past, gap)
        self._tell(past, gap)
        if not was_set.is_known:
            self._tell_of_the_clock(gap)
        self._before = {
            one.channel: Look(one.status, frozenset(one.met), one.unanswered)
            for one in past.baselines
        }
        self._back_since = past.span.began
        known = self._trackers.all
        self._watch.active = [one for one in known if one.said or one.state() is not None]
        self._watch.ahead = tuple(self._trackers.pages[step] for step in past.watching.ahead)
        self._rollback.resume(past.result.faults, self._built.faults)
        self._actions.recall(past.actions)
        self._lose(gap)
        self._notebook.note()

    def _let_be(self, past: Resumption, gap: Pause) -> None:
        """Whatever the process that died asked last, nobody is asked anew within the interval."""
        may_have_asked = gap.began + AT_LEAST_EVERY
        self._watch.watchers.keep(
            {
                name: one.let_be(min(gap.ended, may_have_asked + one.sparsest))
                for name, one in rhythms_of(past).items()
            }
        )

    def _tell(self, past: Resumption, gap: Pause) -> None:
        started = self._services.started
        began, ended = gap.began - started, gap.ended - started
        self._services.emit(Resumed(__version__, began, ended, past.bytes_lost, past.evidence))

    def _tell_of_the_clock(self, gap: Pause) -> None:
        """What fails for its time alone is doubted; what was in time by such a clock is not."""
        began, ended = gap.began - self._services.started, gap.ended - self._services.started
        text = (
            "the machine was started anew, or is another one: whether its clock was set from "
            f"{began:.1f}s to {ended:.1f}s nobody can know, and times since then are told by it"
        )
        self._services.emit(FindingMade("clock-not-known", text, Severity.WARNING))

    def _lose(self, gap: Pause) -> None:
        """An inbox that is not read from where it was may have received what nobody will see."""
        for name, inbox in self._channels.inboxes.items():
            observer = self._built.observers[name]
            if not (inbox.has_position and isinstance(observer, PlacedObserver)):
                inbox.lose(Gap(gap.began, gap.ended, gap.why))

    def _go_on(self, past: Resumption) -> None:
        """From the stage in which it died."""
        self._begin_what_had_begun(past)
        intervals = (one.densest for one in self._watch.watchers.rhythms.values())
        self._watch.fresh(self._channels.all, max(intervals, default=0.0) + _FIRST_LOOK)
        stage = past.span.stage
        if stage is RunStage.NOTICE:
            self._await(Phase.NOTICE)
            self._outage()
        if stage is RunStage.OUTAGE and not past.is_on_the_way_back:
            self._await(Phase.OUTAGE)
        self._go_on_to_the_end(past)

    def _begin_what_had_begun(self, past: Resumption) -> None:
        """It may have died right as a phase was entered."""
        phase = past.phase
        if phase is not None:
            found = in_phase(self._trackers.watched.values(), phase)
            new = [one for one in found if one.said is None and one.state() is None]
            self._watch.begin(new, past.span.began)

    def _go_on_to_the_end(self, past: Resumption) -> None:
        stage = past.span.stage
        if stage is RunStage.RECOVERY:
            self._await(Phase.RECOVERY)
        elif stage is not RunStage.RESTORED and past.is_on_the_way_back:
            self._back(past.mended)
        elif stage is RunStage.UPDATE:
            self._await(Phase.UPDATE)
            self._keep_up(past.span.began)
            self._recovery()
        elif stage is not RunStage.RESTORED:
            self._update()
            self._recovery()
        self._restored()
