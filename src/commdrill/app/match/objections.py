"""What the content policy has against words that were tried, by where they are read and by whom."""

from collections.abc import Iterator
from dataclasses import replace

from commdrill.app.match.input import MatchInput
from commdrill.documents.plan import INBOXES, ChannelType, Plan, Step
from commdrill.judge.page_texts import texts_of
from commdrill.judge.read_text import ReadText, read_texts
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
    return _once(
        one for read in _texts(seen) for one in examine(read.text, read.surface, language, policy)
    )


def objections_inside(seen: MatchInput, policy: Policy) -> tuple[PolicyFinding, ...]:
    """Against words that only the company reads, each once."""
    return _once(one for read in _texts(seen) for one in examine_internal(read.text, policy))


def _once(found: Iterator[PolicyFinding]) -> tuple[PolicyFinding, ...]:
    return tuple({(one.code, one.quote): one for one in found}.values())


def _texts(seen: MatchInput) -> Iterator[ReadText]:
    sighting = seen.sighting
    if isinstance(sighting, Page):
        surface = _SURFACES.get(seen.channel_type, Surface.PAGE)
        yield from (ReadText(text, surface) for text in texts_of(sighting, seen.channel_type))
        return
    for read in read_texts(seen.channel_type, sighting):
        yield replace(read, surface=_SURFACES.get(seen.channel_type, read.surface))
