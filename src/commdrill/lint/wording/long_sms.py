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

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from commdrill.documents.plan import ChannelType
from commdrill.lint.names import filled, names_in
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView, Words
from commdrill.wording.plain import unaccented

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")


@dataclass(frozen=True)
class _Segments:
    """How a text is sent: in which alphabet, how many units it takes and in how many messages."""

    alphabet: str
    units: int
    count: int
    limit: int  # units that one message holds
    foreign: str = ""  # the characters that made it UCS-2


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


def _longest(view: PlanView, words: Words, frame: str) -> _Segments:
    text = frame.replace("{{message}}", " ".join(words.text.split()))
    names = map(unaccented, names_in(view, words) or ("",))
    return max((segments(filled(view.plan, words, text, name)) for name in names), key=_count)


def _count(found: _Segments) -> tuple[int, int]:
    return found.count, found.units


def _message(found: _Segments) -> str:
    why = f" because of {' '.join(found.foreign)}" if found.foreign else ""
    return (
        f"filled in, this takes {found.count} SMS: {found.units} characters where one holds "
        f"{found.limit} ({found.alphabet}{why})"
    )


def _hint(found: _Segments) -> str:
    return (
        "shorten it"
        if not found.foreign
        else f"do without {' '.join(found.foreign)}, or shorten it"
    )


RULE = PlanRule.warning("CD209", _look, __doc__)


def segments(text: str) -> _Segments:
    """How many messages a text takes."""
    foreign = "".join(dict.fromkeys(c for c in text if c not in _BASIC and c not in _EXTENDED))
    if foreign:
        widths = [2 if ord(character) > 0xFFFF else 1 for character in text]
        return _Segments("UCS-2", sum(widths), _parts(widths, 70, 67), 70, foreign)
    widths = [2 if character in _EXTENDED else 1 for character in text]
    return _Segments("GSM-7", sum(widths), _parts(widths, 160, 153), 160)


def _parts(widths: Iterable[int], alone: int, together: int) -> int:
    widths = list(widths)
    if sum(widths) <= alone:
        return 1
    count, used = 1, 0
    for width in widths:
        if used + width > together:
            count, used = count + 1, 0
        used += width
    return count
