"""Something in a wording that was still to be filled in.

Why: [insert time], TBD, None and ${eta} reach customers as they stand. What varies is written
{{name}} and declared under placeholders.

Bad:

    text: "We expect it back at [time]."

Good:

    text: "We expect it back {{eta}}."
"""

from collections.abc import Iterator

from commdrill.lint.leaks import BLANK, leaks
from commdrill.lint.rule import PlanRule, Remark, on_words
from commdrill.lint.views import PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        for leak in leaks(view, words):
            if leak.code in BLANK:
                message = f"'{leak.quote}' would reach people as it stands"
                hint = "write {{name}}, and declare the name under placeholders"
                yield on_words(words.route_of(leak.quote), leak.quote, message, hint)


RULE = PlanRule.error("CD207", _look, __doc__)
