"""A notice of planned work that says when it begins and not when it ends.

Why: who reads "from Saturday at 02:00 UTC" plans for the whole weekend, or for nothing. Planned work has an
end: a second time, a window, or how long it takes.

Bad:

    text: "{{component}} will be closed from {{starts}}. Please order before then."

Good:

    text: "{{component}} will be closed from {{starts}} to {{ends}}. Please order before then."
"""

from collections.abc import Iterator

from commdrill.documents.plan import Phase, ScenarioType
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView, StepUse, Words
from commdrill.wording.languages import spoken
from commdrill.wording.plain import plain
from commdrill.wording.template import placeholders_in
from commdrill.wording.types.duration import DurationPlaceholder
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.window import WindowPlaceholder


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        if any(map(_is_notice_of_work, words.outside)) and _only_begins(view, words):
            message = "this says when the planned work begins, and not when it ends"
            yield on_value((*words.route, "text"), message, "add its end: … to {{ends}}")


def _is_notice_of_work(use: StepUse) -> bool:
    return use.scenario.type is ScenarioType.MAINTENANCE and use.step.phase is Phase.NOTICE


def _only_begins(view: PlanView, words: Words) -> bool:
    """Whether one time is named, and no length, window or word that ends it."""
    specs = [view.plan.placeholders.get(name) for name in placeholders_in(words.text)]
    times = [spec for spec in specs if isinstance(spec, TimePlaceholder)]
    lengths = [s for s in specs if isinstance(s, DurationPlaceholder | WindowPlaceholder)]
    return len(times) == 1 and not lengths and not _ends(words)


def _ends(words: Words) -> bool:
    """In words: until when, or so many hours."""
    said = plain(words.text)
    known = [each.policy for each in spoken(words.language)]
    return any(each.times.ends.stand_in(said) or each.gaps.units.stand_in(said) for each in known)


RULE = PlanRule.error("CD217", _look, __doc__)
