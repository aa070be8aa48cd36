"""What a placeholder should have held, and what it held instead, in words."""

import re
from bisect import bisect_left

from commdrill.verdict import Difference, quoted
from commdrill.wording.seen import SeenText
from commdrill.wording.types import Reading
from commdrill.wording.unfilled import is_unfilled
from commdrill.wording.wording import Field

_NEXT_SENTENCE = re.compile(r"\S?[.!?]\s+(?=[^\W\d_a-z]|[¿¡])")

_BEHIND_A_LINK = re.compile(r"\S?[.!?]?\s+(?=[^\W\d_a-z]|[¿¡])")  # where a line of its own ends it


def objection(field: Field, seen: SeenText, reading: Reading) -> Difference | None:
    """Why `seen` does not fill `field`; None where it does. A sentence after what does is no part of it."""
    content = seen.flat
    ends = field.kind.ends(seen, 0, reading)
    if len(content) in ends:
        return None
    is_link = bool(ends) and (0 in seen.links or "://" in content[: ends[-1]])
    begins = _BEHIND_A_LINK if is_link else _NEXT_SENTENCE
    if ends and (sentence := begins.match(content, ends[-1] - 1)):
        return Difference("extra words", "nothing here", quoted(content[sentence.end() :]))
    return Difference(field.name, field.kind.expected, _shown(field, content, reading))


def own_start(field: Field, seen: SeenText, within: tuple[int, int], reading: Reading) -> int:
    """Where what should fill a field begins: free words before it end where it may; else at the last place."""
    earliest, latest = within
    if not field.kind.tells_where:
        return latest
    places = field.kind.beginnings(seen, reading.language)
    at = bisect_left(places, earliest)
    return min(latest, places[at]) if at < len(places) else latest


def _shown(field: Field, content: str, reading: Reading) -> str:
    if not content:
        return "nothing"
    if is_unfilled(content):
        return f"the unfilled {quoted(content)}"
    remark = field.kind.remark(content, reading)
    return f"{quoted(content)}{remark and ', '}{remark}"
