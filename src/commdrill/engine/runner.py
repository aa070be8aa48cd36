"""Performs a script: preflight, baseline, notice, outage, update, recovery, restored."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial

from commdrill.clock import Clock
from commdrill.compile.script import Script
from commdrill.documents.plan import Phase
from commdrill.engine.actions import Actions
from commdrill.engine.baseline import (
    refuse_held,
    refuse_weak_proof,
    sights,
    too_early_before_recovery,
)
from commdrill.engine.built_drivers import BuiltDrivers
from commdrill.engine.channels.of_script import channels_of
from commdrill.engine.channels.page_channel import PageChannel
from commdrill.engine.notebook import Notebook
from commdrill.engine.preflight.first_stage import REFUSED, FirstStage
from commdrill.engine.restoration_check import Look, RestorationCheck, look_of, settled_by
from commdrill.engine.resume.watching_state import watching_now
from commdrill.engine.rollback import InjectRefused, Rollback
from commdrill.engine.run_services import RunServices, Stop, Stopped, why_broken_off
from commdrill.engine.trackers.of_script import in_phase, trackers_of
from commdrill.engine.trackers.page_tracker import PageTracker
from commdrill.engine.trackers.tracker import Tracker
from commdrill.engine.watch import Looking, Watch
from commdrill.engine.watchers import Watched, Watchers
from commdrill.errors import PreflightRefused
from commdrill.record.events import Interrupted, RunStage, StageEntered, Watching
from commdrill.values import Json

_LAST_LOOK = 5.0  # seconds to wait for one more look
_BEFORE_A_PHASE = 1.0  # likewise, while something is broken: a slow channel holds nothing up
_STRAGGLERS = 0.5  # seconds to watch on for second copies once all is settled


StartWatching = Callable[[Iterable[Watched], Clock], Looking]


class Run:
    """One performance. What it finds goes out by `services.emit`, and nowhere else."""

    def __init__(
        self,
        script: Script,
        built: BuiltDrivers,
        services: RunServices,
        watching: StartWatching = Watchers,
        positions: Mapping[str, Json] | None = None,
    ) -> None:
        self._script = script
        self._built = built
        self._notebook = Notebook(services, self._watching_now)
        self._services = services = replace(services, emit=self._notebook.emit)
        self._rollback = Rollback(services.emit, services.clock, services.fence)
        self._channels = channels_of(script.channels, script.steps, services, built.listening())
        self._trackers = trackers_of(script.steps, self._channels, built.proofs(), services)
        pondering = {name: page.ponder for name, page in self._channels.pages.items()}
        watched = built.watched(script.channels, positions or {}, pondering, services)
        self._watchers = watching(watched, services.clock)
        self._watch = Watch(
            services, self._watchers, self._channels, taken=self._notebook.note_if_due
        )
        self._first_stage = FirstStage(script, built, services, self._watch)
        self._before: dict[str, Look] = {}
        self._back_since = services.started
        self._actions = Actions(built.actions, services)

    def perform(self) -> None:
        """The whole drill. However it ends, the world is put back and every step is decided."""
        if not self._first_stage.enter():
            self._decide(REFUSED)
            return
        with self._watch.running():
            self._decide(self._guarded(self._drill))
        self._actions.clean_up()

    def preflight(self) -> None:
        """The first stage alone: changes nothing."""
        if not self._first_stage.enter():
            return
        with self._watch.running(), suppress(PreflightRefused):
            self._first_stage.look_around()

    def _decide(self, cut: str | None) -> None:
        for tracker in self._trackers.all:
            tracker.decide(self._why_untold(tracker, cut))

    def _guarded(self, drill: Callable[[], None]) -> str | None:
        """Why it was cut short, if it was."""
        try:
            with self._rollback.guarding():
                cut = self._told_how_it_ends(drill)
            if cut is not None and self._rollback.armed and not self._rollback.failures:
                self._look_back()
        except Exception as error:  # noqa: BLE001 the reversal itself: told, so that the run ends
            return self._broke(error)
        return cut

    def _told_how_it_ends(self, drill: Callable[[], None]) -> str | None:
        try:
            drill()
        except Stopped as stopped:
            self._services.emit(Interrupted(str(stopped)))
            self._put_back_from_now_on()
            return f"the run was interrupted ({stopped}) before this was decided"
        except Exception as error:  # noqa: BLE001 a mistake of ours must not keep the world broken
            if self._services.stop.event.is_set():  # asked to end, it failed on its way there
                self._services.emit(Interrupted(self._services.stop.by))
            return self._failed(error)
        return None

    def _failed(self, error: Exception) -> str:
        match error:
            case PreflightRefused():
                return self._withdrawn(REFUSED)
            case InjectRefused():
                return self._withdrawn(f"the outage could not be brought about: {error}")
        return self._broke(error)

    def _put_back_from_now_on(self) -> None:
        """What people are told once an interrupted outage is put back is told none too early."""
        if self._rollback.armed and self._channels.phases.start_of(Phase.RECOVERY) is None:
            self._belongs_to(Phase.RECOVERY)

    def _broke(self, error: Exception) -> str:
        finding = why_broken_off(error)
        self._services.emit(finding)
        return self._withdrawn(finding.message)

    def _withdrawn(self, why: str) -> str:
        """No step is passed by a run that did not take place as a whole."""
        for tracker in self._trackers.all:
            tracker.take_back(why)
        return why

    def _drill(self) -> None:
        self._first_stage.look_around()
        self._baseline()
        self._phase(Phase.NOTICE)
        self._outage()
        self._update()
        self._recovery()
        self._restored()

    def _baseline(self) -> None:
        self._services.emit(StageEntered(RunStage.BASELINE))
        for name, channel in self._channels.pages.items():
            channel.note_baseline()
            look = look_of(channel)
            if look is not None:
                self._before[name] = look
                self._tell_baseline(channel, look)
        refuse_weak_proof(self._trackers.watched.values())
        before = (Phase.NOTICE, Phase.OUTAGE, Phase.UPDATE)
        refuse_held(self._sights(*before), "was already so before anything broke")
        self._watch.ahead = too_early_before_recovery(tuple(self._trackers.pages.values()))
        self._notebook.note()

    def _tell_baseline(self, channel: PageChannel, look: Look) -> None:
        if (noted := channel.noted(look.status, look.met)) is not None:
            self._services.emit(noted)

    def _outage(self) -> None:
        if self._script.steps_in(Phase.NOTICE) or self._stood_still():
            self._refresh_and_refuse("was already so before the outage", Phase.OUTAGE, Phase.UPDATE)
        self._belongs_to(Phase.OUTAGE)
        self._first_stage.refuse_late()
        self._rollback.inject(self._built.faults, self._services.stop)
        self._phase_begun(Phase.OUTAGE)

    def _stood_still(self) -> bool:
        """Whether the looks at what was so before may be long ago, though nothing was done since."""
        now = self._services.clock.monotonic()
        looks = (page.last.began for page in self._channels.pages.values() if page.last)
        return bool(self._services.clock.pauses_between(min(looks, default=now), now))

    def _update(self) -> None:
        hold = self._script.hold or timedelta(0)
        has_more = self._actions.are_in(Phase.UPDATE) or self._script.until_asked
        if not (self._script.steps_in(Phase.UPDATE) or has_more or hold):
            return
        began = self._services.clock.monotonic()
        self._phase(Phase.UPDATE)
        self._keep_up(began)

    def _keep_up(self, began: float) -> None:
        """Until its steps are settled, and the outage has lasted as long as it is to be held."""
        until = began + (self._script.hold or timedelta(0)).total_seconds()
        kept = in_phase(self._trackers.watched.values(), Phase.UPDATE)
        self._watch.until(
            lambda now: (
                now >= until and self._is_settled(Phase.UPDATE, now) and self._services.may_end()
            )
        )
        for tracker in kept:
            tracker.finish()

    def _recovery(self) -> None:
        self._refresh_and_refuse("was already so while the outage lasted", Phase.RECOVERY)
        self._watch.ahead = ()
        if self._channels.detection:
            self._channels.detection.tell_if_never()
        self._belongs_to(Phase.RECOVERY)
        self._back()

    def _back(self, since: float | None = None) -> None:
        """What is in comes out, and the recovery begins; it began at `since`, if all is out."""
        self._rollback.revert()
        self._back_since = self._services.clock.monotonic()
        if not self._rollback.failures:
            self._phase_begun(Phase.RECOVERY, since)

    def _restored(self) -> None:
        self._services.emit(StageEntered(RunStage.RESTORED))
        self._watch_stragglers()
        RestorationCheck(self._watch, self._before).await_all(
            settled_by(self._script.steps, self._back_since)
        )

    def _look_back(self) -> None:
        """The drill was cut short: the way back is over, and nobody hurries the look at it."""
        services = replace(self._services, stop=Stop())
        watch = replace(self._watch, services=services, active=[], ahead=(), taken=lambda: None)
        RestorationCheck(watch, self._before).await_answers(
            settled_by(self._script.steps, self._services.clock.monotonic())
        )

    def _watch_stragglers(self) -> None:
        inboxes = self._channels.inboxes
        if not inboxes:
            return
        until = self._services.clock.monotonic() + _STRAGGLERS
        self._watch.until(lambda now: now >= until)
        self._watch.fresh(inboxes, _LAST_LOOK)

    def _phase(self, phase: Phase) -> None:
        """Enter a phase that begins when the drill enters it."""
        if not self._script.steps_in(phase) and not self._actions.are_in(phase):
            return
        self._belongs_to(phase)
        self._phase_begun(phase)

    def _phase_begun(self, phase: Phase, since: float | None = None) -> None:
        began = self._services.clock.monotonic() if since is None else since
        stage = RunStage(phase)
        self._services.emit(StageEntered(stage))  # however long it takes to write that
        self._watch.begin(in_phase(self._trackers.watched.values(), phase), began)
        self._notebook.note()
        self._actions.perform(phase, stage)
        self._await(phase)

    def _await(self, phase: Phase) -> None:
        """Until what is awaited in a phase is settled; then people are asked."""
        self._watch.until(partial(self._is_settled, phase))
        attested = in_phase(self._trackers.attested.values(), phase)
        asked = [one for one in attested if self._script.is_asked(one.step.ref.id)]
        self._watch.begin([one for one in asked if one.said is None])

    def _is_settled(self, phase: Phase, now: float) -> bool:
        watched = in_phase(self._trackers.watched.values(), phase)
        return all(one.is_settled(now) for one in watched if self._script.is_awaited(one.step))

    def _belongs_to(self, phase: Phase) -> None:
        """What arrives from now on belongs to this phase."""
        self._channels.phases.enter(phase, self._services.clock.monotonic())
        self._notebook.note()

    def _watching_now(self) -> Watching:
        return watching_now(self._watch, self._trackers)

    def _refresh_and_refuse(self, why: str, *phases: Phase) -> None:
        """What is so already when a phase is about to begin proves nothing in it."""
        waiting = self._sights(*phases)
        self._watch.fresh({tracker.step.ref.channel for tracker in waiting}, _BEFORE_A_PHASE)
        refuse_held(waiting, why)

    def _sights(self, *phases: Phase) -> tuple[PageTracker, ...]:
        return sights(self._trackers.pages.values(), phases)

    def _why_untold(self, tracker: Tracker, cut: str | None) -> str | None:
        """What to say of a step that nobody could decide; None: it decides by itself."""
        if cut is None and self._rollback.failures and tracker.step.promise.phase is Phase.RECOVERY:
            return "the environment could not be restored, so nothing can have been told"
        return cut
