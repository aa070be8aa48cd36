"""A message about trouble that does not say when it will be over.

Why: without a time people reload, call and guess. An honest guess, or when they hear more, beats
none; a placeholder of type time lets a drill check that it lies ahead.

Bad:

    text: "{{component}} is not available. Follow progress at {{status_url}}"

Good:

    text: "{{component}} is not available. We expect it back {{eta}}. Follow progress at {{status_url}}"
"""

from collections.abc import Iterator

from commdrill.lint.names import filled
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import BEFORE_THE_END, PlanView, Words
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy.expected_time import names_time
from commdrill.wording.template import placeholders_in
from commdrill.wording.types.duration import DurationPlaceholder
from commdrill.wording.types.placeholder_type import PlaceholderType
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.window import WindowPlaceholder

_TIMELY = LazyPattern(r"(?i)eta|time|until|when|date|hora|fecha|cuando|hasta|plazo|tiempo")


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        if not any(use.step.phase in BEFORE_THE_END for use in words.outside):
            continue
        if not _says_when(view, words):
            message = "this does not say when it is expected back, or when people hear more"
            hint = "add a placeholder of type time: We expect it back {{eta}}"
            yield on_value((*words.route, "text"), message, hint)


def _says_when(view: PlanView, words: Words) -> bool:
    for name in placeholders_in(words.whole):
        spec = view.plan.placeholders.get(name)
        if spec is not None and _is_ahead(name, spec):
            return True
    text = filled(view.plan, words, words.whole, "")
    return names_time(text, words.language, view.plan.timezone)


def _is_ahead(name: str, spec: PlaceholderType) -> bool:
    match spec:
        case TimePlaceholder() | WindowPlaceholder():
            return spec.lies != "past"
        case DurationPlaceholder():
            return True
        case _:
            return _TIMELY.search(name) is not None


RULE = PlanRule.error("CD201", _look, __doc__)
