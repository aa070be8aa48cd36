"""An SMS that takes more than one.

Why: parts come late, out of order or not at all, and each one costs. A message holds 160 characters
of the GSM alphabet (é, è, ñ, ü and à are in it, á, í, ó and ú are not); one other character makes it
UCS-2, and 70. Counted with the longest that would sensibly fill the placeholders: an address of 35
characters, `within 45 minutes`, texts of 20 characters, the affected component with the longest name. Names
count by their length only: they are what they are, and are sent without accents where the text is.

Bad:

    text: "{{component}} no está disponible en este momento. Esperamos que vuelva {{eta}}. Más: {{url}}"

Good, without á:

    text: "{{component}} no funciona ahora. Vuelve {{eta}}. Novedades: {{url}}"
"""

from collections.abc import Iterator

from commdrill.documents.plan import ChannelType
from commdrill.lint.names import names_in
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.samples import filled
from commdrill.lint.sms_segments import Segments, segments
from commdrill.lint.views import PlanView, Words
from commdrill.wording.plain import unaccented


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        frames = {
            use.channel.frame or "{{message}}"
            for use in words.uses
            if use.channel.type is ChannelType.SMS
        }
        worst = max((_longest(view, words, frame) for frame in frames), key=_count, default=None)
        if worst is not None and worst.count > 1:
            yield on_value((*words.route, "text"), _message(worst), _hint(worst))


def _longest(view: PlanView, words: Words, frame: str) -> Segments:
    text = frame.replace("{{message}}", " ".join(words.text.split()))
    names = map(unaccented, names_in(view, words) or ("",))
    return max((segments(filled(view.plan, words, text, name)) for name in names), key=_count)


def _count(found: Segments) -> tuple[int, int]:
    return found.count, found.units


def _message(found: Segments) -> str:
    why = f" because of {' '.join(found.foreign)}" if found.foreign else ""
    return (
        f"filled in, this takes {found.count} SMS: {found.units} characters where one holds "
        f"{found.limit} ({found.alphabet}{why})"
    )


def _hint(found: Segments) -> str:
    return (
        "shorten it"
        if not found.foreign
        else f"do without {' '.join(found.foreign)}, or shorten it"
    )


RULE = PlanRule.warning("CD209", _look, __doc__)
