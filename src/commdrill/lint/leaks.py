"""What the content policy finds in a wording, for the rules that each speak of some of it."""

import re
from collections.abc import Iterator

from commdrill.documents.plan import ChannelType
from commdrill.lint.names import filled, names_in
from commdrill.lint.views import PlanView, StepUse, Words
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy import PolicyFinding, Surface, examine, examine_internal
from commdrill.wording.policy.listed_terms import CONFIDENTIAL, INTERNAL
from commdrill.wording.policy.unfilled_placeholder import CODE as UNFILLED

SECRET = frozenset({CONFIDENTIAL, INTERNAL})
BLANK = frozenset({UNFILLED})
_SURFACES = {
    ChannelType.ERROR_PAGE: Surface.PAGE,
    ChannelType.BANNER: Surface.PAGE,
    ChannelType.API_ERROR: Surface.API,
    ChannelType.STATUS_PAGE: Surface.STATUS_PAGE,
}
_PLACEHOLDER = LazyPattern(r"\{\{(?P<name>[^{}]*)\}\}")


def leaks(view: PlanView, words: Words) -> tuple[PolicyFinding, ...]:
    """Everything in a wording that those who get it must not read, each once."""
    return view.once(("leaks", words.route), lambda: _leaks(view, words))


def _leaks(view: PlanView, words: Words) -> tuple[PolicyFinding, ...]:
    policy = view.plan.content_policy
    name = (*names_in(view, words), "")[0]
    text = filled(view.plan, words, words.whole, name)
    found = list[PolicyFinding]()
    for surface in sorted({_surface(use) for use in words.outside}):
        found += examine(text, surface, words.language, policy)
    if not words.outside:
        found += examine_internal(text, policy)
    return tuple({(leak.code, leak.quote): leak for leak in found}.values())


def frame_leaks(view: PlanView) -> Iterator[tuple[str, PolicyFinding]]:
    """The same in what a provider puts around messages, by channel."""
    for name, channel in view.plan.channels.items():
        if channel.frame:
            text = _PLACEHOLDER.sub(_as_words, channel.frame.replace("{{message}}", ""))
            for leak in examine(
                text, Surface.MESSAGE, view.plan.language, view.plan.content_policy
            ):
                yield name, leak


def _as_words(placeholder: re.Match[str]) -> str:
    """`{{legal_url}}` as somebody would read it, for names of programs are leaks."""
    return placeholder["name"].replace("_", " ")


def _surface(use: StepUse) -> Surface:
    return _SURFACES.get(use.channel.type, Surface.MESSAGE)
