"""`doctor --canary ACTION`: one marked mail through an action, and whether each inbox of a drill gets it."""

import secrets as randomness
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

from commdrill.app.doctor.obstacles import refusals_of
from commdrill.app.request import RunRequest
from commdrill.app.run.performance import Performance, RunOutlets
from commdrill.app.wiring import compile_linked
from commdrill.clock import SystemClock
from commdrill.compile.linking import LinkedProject
from commdrill.compile.script import ActionUse, ChannelUse, Script
from commdrill.documents.plan import ChannelType, Phase
from commdrill.documents.suggestion import did_you_mean, listed
from commdrill.drivers.protocol import Look, RunContext, TidyAction
from commdrill.drivers.setting_references import references_in
from commdrill.engine.run_clock import RunClock
from commdrill.engine.run_services import Stop
from commdrill.errors import CannotLook, CommdrillError, UsageError
from commdrill.judge.recipients import AddressBook
from commdrill.record.events import Event, Record
from commdrill.record.index.source import RunFolders
from commdrill.sighting import Inbox, Message

PATIENCE = 60.0  # seconds that a mail is waited for
_BETWEEN_LOOKS = 0.5
_MARKS = frozenset({"${run:id}", "${run:token}"})


@dataclass(frozen=True)
class Flight:
    """What came of it, a line an inbox; `lost`: what did not arrive, or could not be sent."""

    arrived: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def fly(request: RunRequest, linked: LinkedProject, action: str, stop: Stop) -> Flight:
    """Send it, and wait for it; every preflight of it must be content before.

    Raises:
        UsageError: there is no such action, it marks nothing, or the drill has no inbox for mails.
    """
    script = _script(linked, action, request)
    if refused := refusals_of(request, script, stop):
        return Flight(lost=tuple(f"no canary was sent: {why}" for why in refused))
    return _Canary(request, script, action, stop).flown()


def _script(linked: LinkedProject, action: str, request: RunRequest) -> Script:
    (script,) = compile_linked(linked, request.asked)
    environment = linked.drills[0].environment.model
    if action not in environment.actions:
        near, known = did_you_mean(action, environment.actions), environment.actions
        there = listed(known) if known else "none"
        raise UsageError(
            f"commdrill doctor: {environment.id} has no action {action!r}{near}; there are: {there}"
        )
    use = linked.uses[environment.id].ready("actions", action)
    if _MARKS.isdisjoint(references_in(use.settings)):
        raise UsageError(
            f"commdrill doctor: action {action!r} marks nothing: write ${{run:token}} into the subject "
            "or the words that it sends, so that its mail is told from others"
        )
    boxes = tuple(one for one in script.channels if one.type is ChannelType.EMAIL)
    if not boxes:
        raise UsageError(f"commdrill doctor: drill {script.drill} looks at no inbox of mails")
    return replace(
        script,
        channels=boxes,
        steps=tuple(one for one in script.steps if one.ref.channel in {box.id for box in boxes}),
        faults=(),
        actions={Phase.OUTAGE: (ActionUse(action, use),)},
    )


@dataclass
class _Canary:
    request: RunRequest
    script: Script
    action: str
    stop: Stop
    arrived: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def flown(self) -> Flight:
        clock, token = RunClock.begun(SystemClock()), randomness.token_hex(8)
        context = RunContext(f"canary-{self.script.drill}-{token}", token, Phase.OUTAGE)
        outlets = RunOutlets.for_now(_Told(context, clock))
        folders = RunFolders(self.request.reports)
        run = Performance(self.request, self.script, context, outlets, clock, self.stop, folders)
        run.act(self._act)
        return Flight(tuple(self.arrived), tuple(self.lost))

    def _act(self, run: Performance) -> None:
        try:
            with ExitStack() as stack:
                _, built, services = run.staged(stack)
                opened = {
                    box.id: stack.enter_context(built.observers[box.id].open())
                    for box in self.script.channels
                }
                action = built.named_actions()[self.action]
                action.perform(services.context)
                if isinstance(action, TidyAction):
                    stack.callback(action.clean_up, services.context)
                self._await(opened, services.context, services.clock)
        except CommdrillError as why:
            self.lost.append(f"the canary was lost: {run.outlets.secrets.mask(str(why))}")

    def _await(self, opened: Mapping[str, Look], context: RunContext, clock: RunClock) -> None:
        began, seen, trouble = clock.monotonic(), dict[str, list[Message]](), dict[str, str]()
        while clock.monotonic() - began < PATIENCE and len(seen) < len(opened):
            for name in opened.keys() - seen.keys():
                found, trouble[name] = _marked(opened[name], context.token)
                if found:
                    seen[name] = found
                    self.arrived.append(self._came(name, found, clock.monotonic() - began))
            if len(seen) < len(opened) and clock.wait(self.stop.event, _BETWEEN_LOOKS):
                break
        for name in opened.keys() - seen.keys():
            why = f" ({trouble[name]})" if trouble.get(name) else ""
            self.lost.append(f"channel {name}: no canary came within {PATIENCE:.0f}s{why}")

    def _came(self, name: str, found: Iterable[Message], took: float) -> str:
        box = next(one for one in self.script.channels if one.id == name)
        reached = tuple(dict.fromkeys(who for one in found for who in _people(box, one)))
        others = [who.id for who in box.known.values() if who.id not in reached]
        missing = f"; nothing came to {', '.join(others)}" if reached and others else ""
        to = f" to {', '.join(reached)}" if reached else ""
        return f"{name}: the canary came{to} after {took:.1f}s{missing}"


def _people(box: ChannelUse, message: Message) -> Iterator[str]:
    book = AddressBook(box.known)
    return (person.id for person in book.recipients(message) if person.address)


def _marked(look: Look, token: str) -> tuple[list[Message], str]:
    """The marked messages that a look finds; why it finds nothing, where that is known."""
    try:
        shown = look()
    except CannotLook as why:
        return [], str(why)
    assert isinstance(shown, Inbox), "an inbox shows messages"
    return [one for one in shown.messages if _has(one, token)], ""


def _has(message: Message, token: str) -> bool:
    return any(token in text for text in (message.subject or "", *message.bodies))


@dataclass
class _Told:
    """Nothing is kept of what is told, but its number."""

    context: RunContext
    clock: RunClock
    count: int = 0

    def __call__(self, event: Event) -> Record:
        self.count += 1
        return Record(self.context.run, self.count, self.clock.now(), 0.0, event)
