"""The responder: looks, notices, and carries the plan out until all is well again."""

import queue
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol

from commdrill.documents.environment import Subscriber
from commdrill.documents.plan import INBOXES, ChannelType, Phase, Step
from commdrill.documents.sequence import links
from commdrill.documents.severity import certain
from commdrill_sandbox.company.messaging.carriers import Carriers
from commdrill_sandbox.company.outgoing import Notice, Post
from commdrill_sandbox.company.responder.agenda import Agenda
from commdrill_sandbox.company.responder.announcement import Announcement
from commdrill_sandbox.company.responder.case import Case
from commdrill_sandbox.company.responder.newsroom import Newsroom
from commdrill_sandbox.company.responder.playbook import Health, Playbook, Trigger, steps_of
from commdrill_sandbox.company.responder.posting import Posting
from commdrill_sandbox.company.sabotage.sabotage import Program

_LOOK_EVERY = 0.1  # seconds
_UPDATES_A_PROMISE = 3  # so many updates in the time in which the plan wants one
_ON_ITS_WAY = 0.3  # seconds
_SOON = 1.0  # seconds until an update that is promised once


class Eyes(Protocol):
    """How the responder learns how the store is."""

    def look(self) -> Health:
        """How the components answer, as far as is known."""
        ...

    def close(self) -> None:
        """It is not asked any more."""
        ...


Write = Callable[[Iterable[Subscriber]], None]


class Campaigns(Protocol):
    """How those are reached whom somebody else has on a list."""

    def carry(self, step: Step, write: Write) -> bool:
        """Whether it is one for them: then all on the step's lists are written to, in a while."""
        ...


class NoCampaigns:
    """Everybody is written to at once, by the company's own list."""

    def carry(self, _step: Step, _write: Write) -> bool:
        return False


@dataclass
class _Watch:
    """A scenario that is on: when its update steps are due next (never: they were once)."""

    due: dict[str, float] = field(default_factory=dict)


class Responder:
    """Depends on nothing of the store's but that it can be looked at."""

    def __init__(
        self, room: Newsroom, carriers: Carriers, eyes: Eyes, campaigns: Campaigns
    ) -> None:
        self._room, self._carriers = room, carriers
        self._eyes, self._campaigns = eyes, campaigns
        self._plan = room.desk.setting.plan
        self._playbook = Playbook(self._plan)
        self._posting = Posting(room.desk)
        self._agenda = Agenda()
        self._on: dict[str, _Watch] = {}
        self._announcements: queue.Queue[Announcement] = queue.Queue()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="responder", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()
        self._eyes.close()

    def announce(self, announcement: Announcement) -> None:
        """Somebody has planned work: carry out the plan's notice steps."""
        self._announcements.put(announcement)

    def _run(self) -> None:
        while not self._stop.wait(_LOOK_EVERY):
            self._hear_announcements()
            self._react(self._eyes.look())
            self._agenda.run_due()

    def _hear_announcements(self) -> None:
        while not self._announcements.empty():
            announced = self._announcements.get()
            scenario = self._playbook.maintenance_of(announced.component)
            if scenario is None or self._room.casebook.find(scenario):
                continue  # the plan has no words for it, or it is announced already
            case = self._room.casebook.open(scenario, announced.component)
            case = replace(case, starts=announced.starts, lasts=announced.lasts)
            self._room.casebook.keep(case)
            self._carry_out(Phase.NOTICE, case, self._program(Phase.NOTICE, case))

    def _react(self, health: Health) -> None:
        seen = {trigger.scenario: trigger for trigger in self._playbook.triggers(health)}
        for scenario in [one for one in self._on if one not in seen]:
            self._end(scenario)
        for scenario, trigger in seen.items():
            if scenario not in self._on:
                self._begin(trigger)
            self._tell_more(scenario)

    def _begin(self, trigger: Trigger) -> None:
        case = self._room.casebook.open(trigger.scenario, trigger.component)
        case = replace(case, starts=None)  # whatever was announced: it is on now
        self._room.casebook.keep(case)
        self._carry_out(Phase.OUTAGE, case, self._program(Phase.OUTAGE, case))
        self._on[trigger.scenario] = _Watch(
            {
                step.id: time.monotonic() + self._interval(step)
                for step in self._program(Phase.UPDATE, case)
            }
        )

    def _tell_more(self, scenario: str) -> None:
        watch, now = self._on[scenario], time.monotonic()
        case = self._room.casebook.find(scenario)
        if case is None or all(due > now for due in watch.due.values()):
            return
        case = self._room.casebook.update(case)
        told = [s for s in self._program(Phase.UPDATE, case) if watch.due.get(s.id, now + 1) <= now]
        for step in told:
            again = now + self._interval(step) if step.every else float("inf")
            watch.due[step.id] = again
        self._carry_out(Phase.UPDATE, case, told)

    def _end(self, scenario: str) -> None:
        del self._on[scenario]
        case = self._room.casebook.find(scenario)
        if case is None:
            return
        if not self._room.desk.sabotages.leaves_up(ChannelType.BANNER):
            self._room.signage.take_down(scenario)
        steps = self._program(Phase.RECOVERY, case)
        self._carry_out(Phase.RECOVERY, case, steps)
        told = any(self._kind(step) is ChannelType.STATUS_PAGE for step in steps)
        if not told and not self._room.desk.sabotages.leaves_up(ChannelType.STATUS_PAGE):
            self._room.book.take(self._posting.closing(case))
        self._room.casebook.close(scenario)

    def _program(self, phase: Phase, case: Case) -> tuple[Step, ...]:
        scenario = self._plan.scenarios[case.scenario]
        desk = self._room.desk
        program = Program(phase, scenario, steps_of(scenario, phase), desk.setting)
        return desk.sabotages.program(program)

    def _carry_out(self, phase: Phase, case: Case, steps: Iterable[Step]) -> None:
        banners = [step for step in steps if self._kind(step) is ChannelType.BANNER]
        if phase is not Phase.RECOVERY:
            self._room.signage.put_up(case, [step for step in banners if step.message])
        for step in steps:
            kind = self._kind(step)
            if kind is ChannelType.STATUS_PAGE:
                self._post(self._posting.posts(step, case))
            elif kind in INBOXES and not self._campaigns.carry(step, self._writer(step, case)):
                self._send(step, case, self._room.desk.notices(step, case))

    def _writer(self, step: Step, case: Case) -> Write:
        desk = self._room.desk
        return lambda readers: self._send(step, case, desk.notices_to(readers, step, case))

    def _send(self, step: Step, case: Case, notices: Iterable[Notice]) -> None:
        for notice in notices:
            delay = notice.delay + self._behind(step, case)
            self._agenda.put(delay, partial(self._carriers.take, notice))

    def _behind(self, step: Step, case: Case) -> float:
        """What follows another step goes out when that one has arrived."""
        return _ON_ITS_WAY * links(self._plan.scenarios[case.scenario], step)

    def _post(self, posts: Iterable[Post]) -> None:
        for post in posts:
            self._agenda.put(post.delay, partial(self._room.book.take, post))

    def _kind(self, step: Step) -> ChannelType:
        return self._room.desk.setting.kind(step)

    def _interval(self, step: Step) -> float:
        desk = self._room.desk
        promised = certain(step.every) or certain(step.within)
        if promised is None:
            return _SOON
        seconds = promised.total_seconds() / desk.setting.pace / _UPDATES_A_PROMISE
        return desk.sabotages.update_interval(seconds if step.every else min(seconds, _SOON))
