"""The environment that was found, and the drill for it."""

from collections.abc import Iterator, Sequence

from commdrill.adopt.plan_draft import PlanDraft, asks
from commdrill.adopt.writer import Line, Node, Part, Remarks
from commdrill.documents.plan import ChannelType
from commdrill.values import Json


def environment_nodes(draft: PlanDraft) -> tuple[Node, ...]:
    """The environment, as it is written. Until its stage is answered it has none that is drilled."""
    stage = draft.answers.of("stage")
    return (
        Remarks(("Where each channel can be seen. It is refused while a question is open.",)),
        Line("kind", "environment"),
        Line("id", "drafted"),
        Line("stage", stage or "sandbox", "answered" if stage else asks("stage")),
        *_guard(draft),
        *_components(draft),
        *_channels(draft),
        *_subscribers(draft),
        *_actions(draft),
    )


def drill_nodes(draft: PlanDraft) -> tuple[Node, ...]:
    return (
        Remarks(("Which scenario is rehearsed, where, and what is taken down for it.",)),
        Line("kind", "drill"),
        Line("id", "first-drill"),
        Line("title", "The first drill"),
        Line("plan", "drafted"),
        Line("scenario", "unplanned-outage"),
        Line("environment", "drafted"),
        *_taken_down(draft),
        *_performed(draft),
    )


def _guard(draft: PlanDraft) -> Iterator[Node]:
    guard = draft.answers.mapping("guard")
    yield Line("guard", guard, "answered") if guard else Remarks((asks("guard"),))


def _components(draft: PlanDraft) -> Iterator[Node]:
    fault = {
        key: value for key, value in draft.answers.mapping("fault").items() if key != "component"
    }
    if fault:
        yield Part("components", (Line(draft.down, {"outage": fault}, "answered"),))


def _taken_down(draft: PlanDraft) -> Iterator[Node]:
    if draft.answers.mapping("fault"):
        yield Line("take_down", {draft.down: "outage"}, "answered")
    else:
        yield Remarks((asks("fault"),))


def _channels(draft: PlanDraft) -> Iterator[Node]:
    lines: list[Node] = []
    for place in draft.places:
        settings = dict(place.settings)
        if place.kind is ChannelType.STATUS_PAGE:
            settings["components"] = {name: shown for name, (shown, _) in draft.components.items()}
        note = f"from {place.source}" + (f"; derived: {place.rule}" if place.rule else "")
        lines.append(Line(place.id, {"use": place.use, "with": settings}, note))
    if inbox := draft.answers.mapping("inbox"):
        lines.append(Line("customer-email", inbox, "answered"))
    else:
        lines.append(Remarks((asks("inbox"),)))
    if all(isinstance(line, Remarks) for line in lines):
        yield from lines
    else:
        yield Part("channels", tuple(lines))


def _subscribers(draft: PlanDraft) -> Iterator[Node]:
    people: Sequence[Json] = draft.answers.entries("subscribers")
    if people:
        yield Line("subscribers", list(people), "answered")
    else:
        yield Remarks((asks("subscribers"),))


def _actions(draft: PlanDraft) -> Iterator[Node]:
    sends = draft.answers.of("sends")
    if isinstance(sends, dict):
        yield Line("actions", {"send": sends}, "answered")
    elif sends:
        yield Remarks((f"answered: sent by {sends}",))
    else:
        yield Remarks((asks("sends"),))


def _performed(draft: PlanDraft) -> Iterator[Node]:
    if isinstance(draft.answers.of("sends"), dict):
        yield Line("actions", {"outage": ["send"]}, "answered")
