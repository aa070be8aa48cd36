"""A linked drill and the drivers there are → a Script. Pure: nothing is reached, nothing changed."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from commdrill.compile.asked import NOTHING, Asked, as_asked, with_variables
from commdrill.compile.identity import site_of
from commdrill.compile.in_words import promise_in_words
from commdrill.compile.promises import PromiseMaker, json_paths, known_people
from commdrill.compile.script import ActionUse, ChannelUse, Detects, FaultUse, Script, ScriptStep
from commdrill.compile.uses import Uses, detected_on
from commdrill.compile.words import ApprovedWords
from commdrill.documents.kept import kept_name
from commdrill.documents.links.blackout import blackouts_of
from commdrill.documents.links.detection import DETECTION
from commdrill.documents.links.drill import LinkedDrill
from commdrill.documents.named_file import ANYWHERE  # linking has looked where calendars lie
from commdrill.documents.open_questions import open_questions
from commdrill.documents.plan import INBOXES, ChannelType, Phase, Step
from commdrill.documents.problem import Position
from commdrill.documents.severity import step_at
from commdrill.documents.source import Source
from commdrill.documents.substance import step_substance
from commdrill.judge.expectation import DeliveryExpectation, Detected, Follows, Limits, Promise
from commdrill.judge.sender import Sender
from commdrill.record.events import PlanRef, StepRef

_FASTEST = timedelta(milliseconds=100)
_DENSEST, _SPARSEST = timedelta(seconds=1), timedelta(seconds=15)
_LOOKS_IN_A_DEADLINE = 20
_MOST_NAMED = 200  # people of a step, in the record of how a run began


def compile_drill(linked: LinkedDrill, uses: Uses, asked: Asked = NOTHING) -> Script:
    """The script of a drill without mistakes, by what its environment uses, as it is asked for.

    Raises:
        DriverError: a driver that it needs does not load.
    """
    drill = as_asked(linked, asked)
    script = _Compiler(drill, uses).script()
    return with_variables(script, drill.environment.model, asked)


def _speaker(roles: Mapping[str, str]) -> str:
    """Who tells people: whom the plan has for that, else the first it names."""
    first = next(iter(roles.values()), "")
    return roles.get("communications_manager", first)


class _Compiler:
    def __init__(self, linked: LinkedDrill, uses: Uses) -> None:
        self._linked = linked
        self._uses = uses
        plan, drill = linked.plan.model, linked.drill.model
        self._environment = linked.environment.model
        self._words = ApprovedWords(plan, linked.scenario.affects, drill.values)
        self._maker = PromiseMaker(
            plan,
            linked.scenario,
            self._words,
            linked.subscribers,
            self._environment.pace,
            self._environment.detection,
        )

    def script(self) -> Script:
        linked, plan, drill = self._linked, self._linked.plan.model, self._linked.drill.model
        steps = tuple(self._steps())
        return Script(
            drill=drill.id,
            title=drill.title,
            plan=PlanRef(plan.id, plan.version, plan.title, linked.plan.source.sha256),
            scenario=drill.scenario,
            scenario_type=linked.scenario.type,
            site=site_of(self._environment, blackouts_of(linked.environment, drill, ANYWHERE)),
            addresses=linked.roster.addresses(),
            component_names={id_: component.name for id_, component in plan.components.items()},
            channels=tuple(self._channels([step.promise for step in steps])),
            steps=steps,
            faults=tuple(self._faults()),
            actions=dict(self._actions()),
            hold=self._maker.paced(drill.hold) if drill.hold else None,
            documents=self._documents(),
            approved=f"{plan.approved.by}, {plan.approved.on}" if plan.approved else "",
            files=linked.files,
            open_questions=self._open(),
            severity=linked.severity,
            left_out=tuple(self._left_out()),
            speaker=_speaker(plan.roles),
        )

    def _open(self) -> tuple[str, ...]:
        asked = (
            question.problem(source)
            for source in self._sources()
            for question in open_questions(source)
        )
        return tuple(f"{problem.position}: {problem.message}" for problem in asked)

    def _documents(self) -> dict[str, str]:
        """By the names a run keeps them under, whatever folder it is started in."""
        root = self._linked.root
        return {kept_name(root, source.file): source.sha256 for source in self._sources()}

    def _sources(self) -> tuple[Source, ...]:
        linked = self._linked
        return linked.plan.source, linked.environment.source, linked.drill.source

    def _steps(self) -> Iterable[ScriptStep]:
        for step in self._linked.scenario.steps:
            promise = self._maker.promise(step)
            within, every, stays = _seconds(promise.limits)
            ref = StepRef(
                step.id,
                step.phase,
                step.channel,
                promise.channel_type,
                promise_in_words(step),
                self._place_of(step),
                within if step.within and not step.from_ else None,
                every,
                stays,
                step_substance(self._linked.plan.model, self._linked.scenario, step),
                _people(promise),
                *_after(promise.follows),
                audiences=step.to,
            )
            yield ScriptStep(ref, promise, step.proof)

    def _left_out(self) -> Iterable[StepRef]:
        """Steps that are for other severities: named in reports, and no more."""
        for written in self._linked.left_out:
            step = step_at(written, written.only[0])
            channel = self._linked.plan.model.channels[step.channel].type
            yield StepRef(
                step.id,
                step.phase,
                step.channel,
                channel,
                promise_in_words(step),
                self._place_of(step),
                left_out=f"is for {', '.join(step.only)} alone; this drill is of {self._linked.severity}",
            )

    def _place_of(self, step: Step) -> str:
        plan, scenario = self._linked.plan, self._linked.drill.model.scenario
        number = [one.id for one in plan.model.scenarios[scenario].steps].index(step.id)
        return _place(plan.position(("scenarios", scenario, "steps", number)))

    def _channels(self, promises: list[Promise]) -> Iterable[ChannelUse]:
        channels = self._linked.plan.model.channels
        for channel_id in dict.fromkeys(promise.channel for promise in promises):
            channel_type = channels[channel_id].type
            if channel_type is ChannelType.MANUAL:
                continue
            yield ChannelUse(
                channel_id,
                channel_type,
                self._uses.ready("channels", channel_id),
                *self._intervals(channel_id, promises),
                known_people(self._linked.subscribers, channel_type),
                self._words.on(channel_id) if channel_type in INBOXES else (),
                self._environment.drill_mark,
                self._sender(channel_id),
                json_paths(channels[channel_id].shown),
                self._languages(channel_id, promises),
                self._sought(channel_id),
            )
        yield from self._detection(promises)

    def _detection(self, promises: list[Promise]) -> Iterable[ChannelUse]:
        """What shows that the outage is detected, where a limit counts from that."""
        counted = [p.follows for p in promises if isinstance(p.follows, Detected)]
        detection = self._environment.detection
        if not counted or detection is None:
            return
        use = self._uses.ready(DETECTION)
        channel_type = detected_on(use.driver)
        assert channel_type is not None, "linking has looked at what shows the detection"
        dense, _ = _intervals([Limits(one.within) for one in counted])
        every = detection.look_every or dense
        expectation = self._maker.shown(detection.expect, channel_type)
        yield ChannelUse(
            DETECTION,
            channel_type,
            use,
            every,
            every,
            {},
            (),
            None,
            detects=Detects(expectation, self._maker.detected_within),
        )

    def _languages(self, channel: str, promises: list[Promise]) -> tuple[str, ...]:
        """What its readers read: a language that a step names goes before the plan's."""
        read = dict.fromkeys(p.language for p in promises if p.channel == channel)
        return tuple(sorted(read, key=self._linked.plan.model.language.__eq__))

    def _sought(self, channel: str) -> tuple[tuple[str, ...], ...]:
        steps = (step for step in self._linked.scenario.steps if step.channel == channel)
        messages = dict.fromkeys(step.message for step in steps if step.message)
        texts = (text.text.fixed for message in messages for text in self._words.of(message))
        return tuple(dict.fromkeys(texts))

    def _sender(self, channel: str) -> Sender:
        asked = self._linked.plan.model.channels[channel]
        return Sender(asked.from_, asked.authenticated)

    def _intervals(self, channel: str, promises: list[Promise]) -> tuple[timedelta, timedelta]:
        """Between two looks, at least and at most."""
        if every := self._environment.channels[channel].look_every:
            return every, every
        mine = {p.id: p for p in promises if p.channel == channel}
        in_turn = [
            Limits(p.follows.within) for p in promises
            if p.follows and (p.id in mine or _leads(p.follows) in mine)
        ]  # fmt: skip
        densest, sparsest = _intervals([*(p.limits for p in mine.values()), *in_turn])
        return densest, densest if in_turn else sparsest  # which came first, looks have to tell

    def _faults(self) -> Iterable[FaultUse]:
        for component, way in self._linked.drill.model.take_down.items():
            use = self._uses.ready("components", component, way)
            yield FaultUse(component, way, use)

    def _actions(self) -> Iterable[tuple[Phase, tuple[ActionUse, ...]]]:
        for phase, ids in self._linked.drill.model.actions.items():
            uses = ((id_, self._uses.ready("actions", id_)) for id_ in ids)
            yield phase, tuple(ActionUse(id_, use) for id_, use in uses)


def _after(follows: Follows | Detected | None) -> tuple[str, float | None]:
    """What a step counts from beside its phase, and how long it has from then on."""
    match follows:
        case Follows(step, within):
            return step, within.total_seconds() if within else None
        case Detected(within):
            return DETECTION, within.total_seconds()
        case None:
            return "", None


def _leads(follows: Follows | Detected) -> str:
    return follows.step if isinstance(follows, Follows) else DETECTION


def _seconds(limits: Limits) -> Iterable[float | None]:
    for limit in (limits.within, limits.every, limits.stays):
        yield None if limit is None else limit.total_seconds()


def _intervals(limits: list[Limits]) -> tuple[timedelta, timedelta]:
    """Between two looks, at least and at most: a twentieth of the shortest time to see something."""
    times = [t for limit in limits for t in (limit.within, limit.every, limit.stays) if t]
    needed = max(_FASTEST, min(times, default=_SPARSEST) / _LOOKS_IN_A_DEADLINE)
    return min(needed, _DENSEST), min(needed, _SPARSEST)


def _people(promise: Promise) -> tuple[str, ...]:
    """Who is to receive it, for those who watch; of a crowd nobody reads the names."""
    if not isinstance(promise.expectation, DeliveryExpectation):
        return ()
    people = tuple(person.id for person in promise.expectation.to)
    return people if len(people) <= _MOST_NAMED else ()


def _place(position: Position) -> str:
    return f"{position.file}:{position.line}"
