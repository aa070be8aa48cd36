"""What the content policy has against words that were tried, by where they are read and by whom."""

from collections.abc import Iterator

from commdrill.app.match.input import MatchInput
from commdrill.documents.plan import INBOXES, ChannelType, Plan, Step
from commdrill.judge.chat_post import shown_in_post
from commdrill.judge.page_texts import texts_of
from commdrill.sighting import Page
from commdrill.wording.policy import Policy, PolicyFinding, Surface, examine, examine_internal

_SURFACES = {ChannelType.API_ERROR: Surface.API, ChannelType.STATUS_PAGE: Surface.STATUS_PAGE}


def is_read_outside(plan: Plan, step: Step) -> bool:
    """Whether anybody outside reads what a step tells: everybody may, who looks at a page."""
    return plan.channels[step.channel].type not in INBOXES or any(
        plan.audiences[name].relation == "external" for name in step.to
    )


def objections_outside(
    seen: MatchInput, language: str, policy: Policy
) -> tuple[PolicyFinding, ...]:
    """Against words that people outside read, each once."""
    surface = _SURFACES.get(seen.channel_type, _usual_surface(seen))
    return _once(one for text in _texts(seen) for one in examine(text, surface, language, policy))


def objections_inside(seen: MatchInput, policy: Policy) -> tuple[PolicyFinding, ...]:
    """Against words that only the company reads, each once."""
    return _once(one for text in _texts(seen) for one in examine_internal(text, policy))


def _once(found: Iterator[PolicyFinding]) -> tuple[PolicyFinding, ...]:
    return tuple({(one.code, one.quote): one for one in found}.values())


def _usual_surface(seen: MatchInput) -> Surface:
    return Surface.PAGE if isinstance(seen.sighting, Page) else Surface.MESSAGE


def _texts(seen: MatchInput) -> Iterator[str]:
    sighting = seen.sighting
    if isinstance(sighting, Page):
        yield from texts_of(sighting, seen.channel_type)
        return
    yield sighting.subject or ""
    for body in sighting.read:
        is_post = seen.channel_type is ChannelType.WEBHOOK and sighting.shown is None
        yield from shown_in_post(body)[-1:] if is_post else (body,)
