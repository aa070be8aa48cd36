"""Spans of time in which nothing may be drilled."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, order=True)
class BlackoutWindow:
    """From `begins` on and before `ends` (both UTC), and why."""

    begins: datetime
    ends: datetime
    why: str


def why_at(spans: Iterable[BlackoutWindow], moment: datetime) -> str | None:
    """Why nothing may be drilled at this moment; None: it may."""
    return next((span.why for span in sorted(spans) if span.begins <= moment < span.ends), None)


def why_all(spans: Iterable[BlackoutWindow], begins: datetime, ends: datetime) -> str | None:
    """Why there is no moment in `[begins, ends)` at which it may; None: there is one."""
    return _covering(sorted(spans), begins, ends)


def why_each(
    spans: Iterable[BlackoutWindow], times: Iterable[tuple[datetime, datetime]]
) -> Iterator[str | None]:
    """The same for many times, one after the other: each span is looked at where it lies."""
    ahead, near = deque(sorted(spans)), list[BlackoutWindow]()
    for begins, ends in times:
        while ahead and ahead[0].begins < ends:
            near.append(ahead.popleft())
        near = [span for span in near if span.ends > begins]
        yield _covering(near, begins, ends)


def _covering(spans: Iterable[BlackoutWindow], begins: datetime, ends: datetime) -> str | None:
    reached, whys = begins, list[str]()
    for span in spans:
        if span.begins <= reached < span.ends:
            reached = span.ends
            whys.append(span.why)
        if reached >= ends:
            return "; ".join(dict.fromkeys(whys))
    return None
