"""The plan that was found: its messages, its channels, and a step for each message."""

from collections.abc import Iterator
from dataclasses import dataclass

from commdrill.adopt.about import Derived
from commdrill.adopt.found import Found, FoundAnswer, FoundPlace, FoundText
from commdrill.adopt.messages import (
    ANY_TIME,
    DraftMessage,
    left_out,
    placeholder_types,
    plain_id,
    plan_language,
)
from commdrill.adopt.questions import BY_KEY, Answers
from commdrill.adopt.writer import Line, Node, Part, Remarks, Words
from commdrill.documents.plan import DIRECT, ChannelType, Phase
from commdrill.values import Json

_CHANNELS = {
    ChannelType.EMAIL: "customer-email",
    ChannelType.SMS: "customer-sms",
    ChannelType.ERROR_PAGE: "store-page",
    ChannelType.API_ERROR: "store-api",
    ChannelType.STATUS_PAGE: "status-page",
}
_STAGES = {Phase.OUTAGE: "investigating", Phase.RECOVERY: "resolved"}
_UNKNOWN, _BY_HAND = "what-is-lost", "people"
_SEEN, _QUOTES = 12, 20
_STAND_IN = "1h"


def asks(key: str) -> str:
    """A question as it stands in a document."""
    question = BY_KEY[key]
    return f"? {question.asks} (answer {key}: {question.example})"


@dataclass(frozen=True)
class PlanDraft:
    """What a plan is made of."""

    found: Found
    answers: Answers
    messages: tuple[DraftMessage, ...]
    places: tuple[FoundPlace, ...]

    @property
    def language(self) -> Derived:
        return plan_language(self.found)

    @property
    def components(self) -> dict[str, tuple[str, str]]:
        """Id → name and source; one that is open where no source names any."""
        return {plain_id(one.name): (one.name, one.source) for one in self.found.components}

    @property
    def down(self) -> str:
        named = str(self.answers.mapping("fault").get("component") or "")
        return named or next(iter(self.components), _UNKNOWN)

    def seen(self, kind: ChannelType) -> str:
        """Where a channel of this type can be looked at here; empty: nowhere that is known."""
        if kind in DIRECT:
            reached = any(
                isinstance(one, dict) and one.get(kind.value)
                for one in self.answers.entries("subscribers")
            )
            has_inbox = bool(self.answers.mapping("inbox")) and kind is ChannelType.EMAIL
            known = reached and has_inbox and bool(self.answers.mapping("audiences"))
            return _CHANNELS[kind] if known else ""
        return next((place.id for place in self.places if place.kind is kind), "")


def plan_nodes(draft: PlanDraft) -> tuple[Node, ...]:
    language = draft.language
    return (
        Remarks(tuple(_head(draft))),
        Line("kind", "plan"),
        Line("id", "drafted"),
        Line("title", "Outage communication, as drafted from what is there"),
        Line("version", "1"),
        Line("language", language.value, f"derived: {language.rule}"),
        *_approval(draft),
        Part("components", tuple(_components(draft))),
        *_audiences(draft),
        Part("channels", tuple(_channels(draft))),
        *_placeholders(draft),
        *_messages(draft),
        Part("scenarios", tuple(_scenarios(draft))),
    )


def _head(draft: PlanDraft) -> Iterator[str]:
    yield "Drafted from what is there. `from` says where a value was read, `derived` by which rule it was"
    yield "made of that; an open question has a question mark behind its #, and lint tells each."
    for quote in draft.found.quotes[:_QUOTES]:
        yield f"policy {quote.source} says: {quote.words}"
    for one in left_out(draft.found):
        yield f"not drafted: {one.source}: {one.why}"
    for seen in draft.found.seen[:_SEEN]:
        yield f"wording seen, approved by nobody: {seen.source}: {seen.words}"


def _approval(draft: PlanDraft) -> Iterator[Node]:
    if approved := draft.answers.mapping("approved"):
        yield Line("approved", approved, "answered")
    else:
        yield Remarks((asks("approved"),))


def _components(draft: PlanDraft) -> Iterator[Node]:
    for name, (shown, source) in draft.components.items():
        yield Line(name, {"name": shown}, f"from {source}")
    if draft.down not in draft.components:
        asked = "? What can be lost, and what do customers call it?"
        note = "answered; name it as customers do" if draft.down != _UNKNOWN else asked
        yield Line(draft.down, {"name": draft.down.replace("-", " ")}, note)


def _audiences(draft: PlanDraft) -> Iterator[Node]:
    audiences = draft.answers.mapping("audiences")
    note = "answered" if audiences else asks("audiences")
    yield Line("audiences", audiences, note)


def _channels(draft: PlanDraft) -> Iterator[Node]:
    places = {place.id: place for place in draft.places}
    for place in places.values():
        yield Line(place.id, {"type": place.kind.value}, f"from {place.source}")
    for kind in dict.fromkeys(message.kind for message in draft.messages):
        if not any(place.kind is kind for place in draft.places):
            yield Line(_CHANNELS[kind], {"type": kind.value}, "derived: there is wording for it")
    yield Line(_BY_HAND, {"type": "manual"}, "derived: what nothing here can see, a person attests")


def _placeholders(draft: PlanDraft) -> Iterator[Node]:
    lines = []
    for name, kind, rule in placeholder_types(draft.messages):
        settings: dict[str, Json] = {"type": kind}
        if kind == ANY_TIME:
            settings = {"type": "time", "lies": "any"}
        lines.append(Line(name, settings, f"derived: {rule}"))
    if lines:
        yield Part("placeholders", tuple(lines))


def _messages(draft: PlanDraft) -> Iterator[Node]:
    if draft.messages:
        parts = tuple(_message(message, draft.language.value) for message in draft.messages)
        yield Part("messages", parts)


def _message(message: DraftMessage, language: str) -> Node:
    (spoken, first), *others = message.wordings
    above = [f"from {first.source}", *first.changes]
    if spoken.value and spoken.value != language:
        above.append(f"? These words are in {spoken.value}: what are they in {language}?")
    elif not spoken.value:
        above.append(f"derived: {language}, for nothing tells another language")
    inside: list[Node] = [*_wording(first)]
    if others:
        inside.append(Part("languages", tuple(_in_language(*other) for other in others)))
    return Part(message.id, tuple(inside), above=tuple(above))


def _in_language(spoken: Derived, text: FoundText) -> Node:
    above = (f"from {text.source}; derived: {spoken.value}, {spoken.rule}", *text.changes)
    return Part(spoken.value, tuple(_wording(text)), above=above)


def _wording(text: FoundText) -> Iterator[Node]:
    if text.subject.strip():
        yield Words("subject", text.subject)
    yield Words("text", text.text)


def _scenarios(draft: PlanDraft) -> Iterator[Node]:
    known = draft.down in draft.answers.mapping("fault").values()
    note = "answered" if known else "? Which of the components is lost in this scenario?"
    yield Part(
        "unplanned-outage",
        (
            Line("type", "unplanned", "derived: wording for an outage is what is looked for"),
            Line("affects", [draft.down], note),
            Part("steps", tuple(_steps(draft))),
        ),
    )


_NEWS = "news-keeps-coming"


def _steps(draft: PlanDraft) -> Iterator[Node]:
    steps = [node for message in draft.messages for node in _step(message, draft)]
    steps += [_answer_step(answer, draft) for answer in draft.found.answers]
    if not any(isinstance(step, Part) for step in steps):
        inside = (
            Line("id", "somebody-tells-customers"),
            Line("phase", "outage"),
            Line("channel", _BY_HAND),
            _within(ChannelType.MANUAL, "outage", draft),
            Line(
                "title",
                "Were customers told?",
                "? Which messages must be seen, where? Replace this step",
            ),
        )
        steps.append(Part("", inside))
    yield from steps
    yield from _news(draft)


def _news(draft: PlanDraft) -> Iterator[Node]:
    """That it goes on is told in words of the moment: what no template is for, and nobody reads anywhere."""
    where = draft.seen(ChannelType.STATUS_PAGE)
    if not where or any(one.phase.value == Phase.UPDATE.value for one in draft.messages):
        return
    every = draft.answers.of("every")
    if not every:
        step = f"  - {{id: {_NEWS}, phase: update, channel: {where}, every: TIME}}"
        yield Remarks((f"? {BY_KEY['every'].asks} Then it is a step:", step))
        return
    lines = (Line("id", _NEWS), Line("phase", "update"), Line("channel", where))
    yield Part("", (*lines, Line("every", every, "answered")))


def _step(message: DraftMessage, draft: PlanDraft) -> Iterator[Node]:
    where = draft.seen(message.kind)
    name = f"{message.id}-is-seen"
    if not where:
        channel = _CHANNELS[message.kind]
        to = "to: [AUDIENCE], " if message.kind in DIRECT else ""
        asked = (
            f"? {message.id}: who must see it, where is it seen, and by when? Then it is a step:"
        )
        step = f"  - {{id: {name}, phase: {message.phase.value}, channel: {channel}, {to}message: {message.id}, within: TIME}}"
        yield Remarks((asked, step))
        return
    lines: list[Node] = [
        Line("id", name),
        Line("phase", message.phase.value, f"derived: {message.phase.rule}"),
        Line("channel", where),
    ]
    if message.kind in DIRECT:
        lines.append(Line("to", list(draft.answers.mapping("audiences")), "answered"))
    lines.append(Line("message", message.id))
    if (
        stage := _STAGES.get(Phase(message.phase.value))
    ) and message.kind is ChannelType.STATUS_PAGE:
        lines.append(Line("expect", {"incident": stage}, "derived: of the phase"))
    yield Part("", (*lines, _within(message.kind, message.phase.value, draft)))


def _answer_step(answer: FoundAnswer, draft: PlanDraft) -> Node:
    expect: dict[str, Json] = {"status": answer.status}
    if answer.fields:
        expect["json"] = dict(answer.fields)
    lines = (
        Line("id", f"{plain_id(answer.place)}-{answer.name}"),
        Line(
            "phase",
            "outage",
            "derived: it is what the gateway answers when what is behind it fails",
        ),
        Line("channel", plain_id(answer.place) if draft.seen(ChannelType.API_ERROR) else _BY_HAND),
        Line("expect", expect, f"from {answer.source}", answer.changes),
    )
    return Part("", (*lines, _within(ChannelType.API_ERROR, "outage", draft)))


def _within(kind: ChannelType, phase: str, draft: PlanDraft) -> Node:
    """A step without a limit is none: where nobody gave one, a stand-in that is open."""
    key = "every" if phase == Phase.UPDATE.value else "within"
    answer = draft.answers.of(key)
    limit = answer.get(kind.value) if isinstance(answer, dict) else answer
    if limit:
        return Line(key, limit, "answered")
    return Line(key, _STAND_IN, f"? {BY_KEY[key].asks} {_STAND_IN} is only a stand-in")
