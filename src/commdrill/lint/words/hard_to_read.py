"""A message that is hard to read.

Why: it is read on a telephone, in a hurry, by people who are annoyed. Measured as LIX (Björnsson's
index: words in a sentence plus long words, of more than six letters, in a hundred words). English
may reach 52 and Spanish, whose words are longer, 58: newspapers lie below. No sentence has more than
40 words. Texts of one sentence are too short to measure.

Bad:

    text: >
      Notwithstanding comprehensive precautionary preparations, unanticipated infrastructure
      irregularities necessitate precautionary unavailability of {{component}}. …

Good:

    text: >
      {{component}} is not available right now. We expect it back {{eta}}. …
"""

from collections.abc import Iterator

from commdrill.lint.plan_view import PlanView
from commdrill.lint.remark import Remark, on_value
from commdrill.lint.rule import Rule
from commdrill.wording.policy import Policy, Severity
from commdrill.wording.policy.readability import objections


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        if words.outside:
            for objection in objections(words.text, words.language, Policy()):
                message, _, hint = objection.rpartition(": ")
                yield on_value((*words.route, "text"), message, hint)


RULE = Rule("CD208", Severity.WARNING, _look, __doc__ or "")
