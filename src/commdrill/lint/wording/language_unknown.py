r"""A wording with a time in a language whose times are not read.

Why: a time in words, a window or a length is read as its language writes it. Of a language that nothing is
known of, only what English, German, Portuguese and Spanish write too is read (`16:30 UTC`): an honest message
fails for `le 15 décembre de 2 h à 4 h`. What must not leak is not known in it either.

Bad:

    languages: {fr: {text: "{{component}} revient {{eta}}."}}    # eta: {type: time}

Good:

    languages: {fr: {text: "{{component}} revient à {{heure}} UTC."}}    # heure: {type: text, matches: '\d\d:\d\d'}
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView, Words
from commdrill.wording.languages import language_of, languages
from commdrill.wording.template import placeholders_in
from commdrill.wording.types.placeholder_type import StatedTime


def _look(view: PlanView) -> Iterator[Remark]:
    known = ", ".join(language.name for language in languages())
    for words in view.wordings:
        times = [] if language_of(words.language) else list(_times(view, words))
        if times:
            what = f"nothing is known of how {words.language!r} writes a time, such as {{{{{times[0]}}}}}"
            hint = f"known are {known}: write it in digits and a text placeholder with matches"
            yield on_value((*words.route, "text"), what, hint)


def _times(view: PlanView, words: Words) -> Iterator[str]:
    for name in placeholders_in(words.whole):
        if isinstance(view.plan.placeholders.get(name), StatedTime):
            yield name


RULE = PlanRule.warning("CD220", _look, __doc__)
