"""Says when it is expected back, or when people hear more.

`We expect it back by 16:30 UTC`, `within 45 minutes`, `next update at 15:00 UTC`. Without a time
people reload the page and call; a clock time needs its time zone.
"""

from itertools import islice

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.set_aside import folded
from commdrill.wording.times.reading import times_at

_MAY_START = LazyPattern(r"(?<![\w:.])(?=\w)[^\W_][\w.:-]{0,40}")
_MOST_PLACES = 2_000


def names_time(text: str, language: str) -> bool:
    """Whether some moment is named."""
    flat = folded(text)
    places = islice(_MAY_START.finditer(flat), _MOST_PLACES)
    found = (said for at in places for _, said in times_at(flat, at.start(), language))
    return any(not said.needs_zone for said in found)
