"""Says when it is expected back, or when people hear more.

`We expect it back by 16:30 UTC`, `within 45 minutes`, `next update at 15:00 UTC`. Without a time
people reload the page and call; a clock time needs its time zone.
"""

import re
from collections.abc import Iterator
from itertools import islice

from commdrill.wording.policy.finding import Policy
from commdrill.wording.seen import folded
from commdrill.wording.times import times_at

CODE = "no-expected-time"
_MAY_START = re.compile(r"(?<![\w:.])(?=\w)[^\W_][\w.:-]{0,40}")
_MOST_PLACES = 2_000


def objections(text: str, language: str, _policy: Policy) -> Iterator[str]:
    """One, where no moment is named."""
    flat = folded(text)
    places = islice(_MAY_START.finditer(flat), _MOST_PLACES)
    if not any(times_at(flat, place.start(), language) for place in places):
        yield "no time is named: say when it is expected back or when people will hear more"
