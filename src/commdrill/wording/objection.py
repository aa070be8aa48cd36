"""What a placeholder should have held, and what it held instead, in words."""

import re

from commdrill.verdict import Difference, quoted
from commdrill.wording.seen import SeenText
from commdrill.wording.types import Reading
from commdrill.wording.unfilled import is_unfilled
from commdrill.wording.wording import Field

_NEXT_SENTENCE = re.compile(r"\S?[.!?]\s+(?=[^\W\d_a-z]|[¿¡])")


def objection(field: Field, content: str, reading: Reading) -> Difference | None:
    """Why `content` does not fill `field`; None where it does. A sentence after what does is no part of it."""
    content = content.strip()
    ends = field.kind.ends(SeenText.of(content), 0, reading)
    if len(content) in ends:
        return None
    if ends and (sentence := _NEXT_SENTENCE.match(content, ends[-1] - 1)):
        return Difference("extra words", "nothing here", quoted(content[sentence.end() :]))
    return Difference(field.name, field.kind.expected, _shown(field, content, reading))


def _shown(field: Field, content: str, reading: Reading) -> str:
    if not content:
        return "nothing"
    if is_unfilled(content):
        return f"the unfilled {quoted(content)}"
    remark = field.kind.remark(content, reading)
    return f"{quoted(content)}{remark and ', '}{remark}"
