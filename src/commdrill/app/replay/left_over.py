"""What a replay does not judge again, and why; counted, so that nobody takes a part for all."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why a verdict is not judged again."""

    WORD = "a person's word"
    ENDED = "no verdict in the run either"
    DETECTION = "its time counts from the detection, of which no evidence is kept"
    UNREADABLE = "what was seen cannot be read again"
    MASKED = "a secret was taken out of its evidence"
    HIDDEN = "no evidence tells whom it reached"


@dataclass(frozen=True)
class LeftOver:
    """One verdict that was left as it is."""

    step: str
    why: Why
    more: str = ""

    def __str__(self) -> str:
        return f"{self.step}: {self.why}{': ' if self.more else ''}{self.more}"


def counted(left: Iterable[LeftOver]) -> str:
    """`3 of them are not: a person's word (2); what was seen cannot be read again (1)`."""
    counts = Counter(one.why for one in left)
    if not counts:
        return ""
    each = "; ".join(f"{why} ({count})" for why, count in counts.most_common())
    total = sum(counts.values())
    return f"{total} of them {'is' if total == 1 else 'are'} not: {each}"
