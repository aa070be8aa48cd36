"""What a placeholder should have held, and what it held instead, in words."""

from commdrill.verdict import Difference, quoted
from commdrill.wording.seen import SeenText
from commdrill.wording.types import Reading
from commdrill.wording.unfilled import is_unfilled
from commdrill.wording.wording import Field


def objection(field: Field, content: str, reading: Reading) -> Difference | None:
    """Why `content` does not fill `field`; None where it does."""
    content = content.strip()
    if len(content) in field.kind.ends(SeenText.of(content), 0, reading):
        return None
    return Difference(field.name, field.kind.expected, _shown(field, content, reading))


def _shown(field: Field, content: str, reading: Reading) -> str:
    if not content:
        return "nothing"
    if is_unfilled(content):
        return f"the unfilled {quoted(content)}"
    remark = field.kind.remark(content, reading)
    return f"{quoted(content)}{remark and ', '}{remark}"
