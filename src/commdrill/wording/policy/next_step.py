"""Says what to do meanwhile, or where to follow.

A link, a telephone number, something people can still do, or that they need do nothing: anything
but mere news.
"""

from functools import cache

from commdrill.wording.languages import languages
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy.mere_news import says_more
from commdrill.wording.set_aside import folded

_REACHED_AT = r"https?://\S|[\w.+-]{1,64}@[\w-]{1,63}\.\w|\+\d[\d ().-]{6,20}\d|(?<![\w.])www\.\w|(?<!\w)\d{3}[-. ]\d{3}[-. ]\d{3,4}"


@cache
def _steps() -> LazyPattern:
    return LazyPattern("|".join((_REACHED_AT, *(each.policy.next_steps for each in languages()))))


def names_next_step(text: str) -> bool:
    """Whether something tells people what they can do."""
    return _steps().search(folded(text)) is not None or says_more(text)
