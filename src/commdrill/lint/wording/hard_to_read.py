"""A message that is hard to read.

Why: it is read on a telephone, in a hurry, by people who are annoyed. English is measured as LIX
(Björnsson's index: words in a sentence plus long words, of more than six letters, in a hundred) and
may reach 50; Spanish, whose words are longer, by syllables (Szigriszt-Pazos), down to 45: together with
two ordinary sentences, so that a few long words do not make a short text hard. No sentence has more than
40 words. Of fewer than a dozen words nobody can tell.

Bad:

    text: >
      Notwithstanding comprehensive precautionary preparations, unanticipated infrastructure
      irregularities necessitate precautionary unavailability of {{component}}. …

Good:

    text: >
      {{component}} is not available right now. We expect it back {{eta}}. …
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView, Words
from commdrill.wording.policy.readability import hardness, sentences_too_long


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        if words.outside:
            yield from _hard(words)


def _hard(words: Words) -> Iterator[Remark]:
    route, long = (*words.route, "text"), list(sentences_too_long(words.text))
    for beginning, length in long:
        message = f"the sentence that begins '{beginning}' has {length} words"
        yield on_value(route, message, "make two of it")
    if not long and (measured := hardness(words.text, words.language)):
        message = f"it is hard to read ({measured})"
        yield on_value(route, message, "use shorter sentences and words")


RULE = PlanRule.warning("CD208", _look, __doc__)
