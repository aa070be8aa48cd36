"""Who sends what people are to receive, and who could notice what is broken: as far as documents say."""

from collections.abc import Iterator
from dataclasses import dataclass

from commdrill.compile.script import FaultUse, Script, ScriptStep
from commdrill.compile.witnesses import weak_here
from commdrill.documents.plan import INBOXES, PAGES, ChannelType, Phase
from commdrill.drivers.http.inbox_presets import is_wordless
from commdrill.judge.expectation import DeliveryExpectation, delivery_of

NOBODY = "nobody known"
_ALARM = "cloudwatch-alarm"
_UNHEARD = "alarm-unheard"


@dataclass(frozen=True)
class Sender:
    """Who sends what a step waits for."""

    step: str
    who: str


@dataclass(frozen=True)
class Witness:
    """What could notice a fault; empty where nothing could."""

    fault: str
    channels: tuple[str, ...]


def senders(script: Script, codes: frozenset[str]) -> Iterator[Sender]:
    """For each step that somebody is to receive; `codes`: what was found of the alarms."""
    for step in script.steps:
        if step.promise.channel_type in INBOXES:
            yield Sender(step.ref.id, _who(step, script, codes))


def _who(step: ScriptStep, script: Script, codes: frozenset[str]) -> str:
    if script.site.is_sandbox:
        return "the sandbox's own company"
    if named := tuple(_set_off_by(step.promise.phase, script)):
        return f"action {', '.join(dict.fromkeys(named))}"
    alarms = [channel.id for channel in script.channels if channel.use.name == _ALARM]
    if alarms and step.promise.phase is Phase.OUTAGE and _UNHEARD not in codes:
        return f"alarm {', '.join(alarms)}, which somebody is subscribed to"
    return f"a person: {script.speaker}" if script.speaker else NOBODY


def _set_off_by(phase: Phase, script: Script) -> Iterator[str]:
    """Of a phase and those before it: who is told of an outage tells of its end, too."""
    order = list(Phase)
    for earlier in order[: order.index(phase) + 1]:
        yield from (action.id for action in script.actions.get(earlier, ()))


def witnesses(script: Script) -> Iterator[Witness]:
    """For each fault, the channels on which it would show."""
    for fault in script.faults:
        steps = (step for step in script.steps if _could_notice(step))
        yield Witness(fault.name, tuple(dict.fromkeys(step.promise.channel for step in steps)))


def _could_notice(step: ScriptStep) -> bool:
    kinds = PAGES | {ChannelType.STATUS_PAGE}
    return step.promise.channel_type in kinds and step.promise.phase in {Phase.OUTAGE, Phase.UPDATE}


def doubts(script: Script, codes: frozenset[str]) -> Iterator[str]:
    """Why a drill is not ready, though all of it can be reached: it could only blame somebody."""
    yield from idle_faults(script)
    yield from wordless(script)
    yield from unproved(script)
    for sender in senders(script, codes):
        if sender.who == NOBODY:
            yield (
                f"step {sender.step}: nobody known sends it; name an action for its phase, or who "
                "does in the plan's roles"
            )
    for witness in witnesses(script):
        if not witness.channels:
            yield f"fault {witness.fault}: no channel of this drill could notice it"


def idle_faults(script: Script) -> Iterator[str]:
    """Faults that break nothing, by what is written of them."""
    if not script.faults and script.scenario_type != "maintenance":
        yield "the drill takes nothing down: add take_down: {COMPONENT: WAY}"
    for fault in script.faults:
        if _is_idle(fault):
            yield f"{fault.who} breaks nothing: its `break` is its `restore`"


def wordless(script: Script) -> Iterator[str]:
    """Steps that ask for words where a provider's list has none: they could only end in `error`."""
    seen = {one.id: one.use for one in script.channels if is_wordless(one.use.settings)}
    for step in script.steps:
        use = seen.get(step.promise.channel)
        if use is not None and _asks_for_words(delivery_of(step.promise)):
            yield (
                f"step {step.ref.id}: {use.settings['preset']} tells no words of what it sent "
                f"({use.place}); look into the subscribers' inbox, e.g. by imap"
            )


def unproved(script: Script) -> Iterator[str]:
    """Steps that ask for more than whoever looks can prove: they could only end in `error`, too."""
    for one in weak_here(script):
        use = one.seen_by
        yield (
            f"step {one.step}: {use.name} sees {one.channel} with proof “{one.proof}” ({use.place}), and "
            f"the step asks for “{one.asked}”: look where it is received"
        )


def _asks_for_words(asked: DeliveryExpectation) -> bool:
    return bool(asked.message or asked.text or asked.must_say)


def _is_idle(fault: FaultUse) -> bool:
    settings = fault.use.settings
    return "break" in settings and settings.get("break") == settings.get("restore")
