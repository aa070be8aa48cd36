"""Several names in one breath: `Checkout, Search and Catalogue`."""

from collections.abc import Iterator, Sequence
from itertools import permutations

from commdrill.wording.languages import spoken

_MOST_SHUFFLED = 4  # of more only the order of the plan is tried


def listings(names: Sequence[str], language: str) -> tuple[str, ...]:
    """All ways to list `names` in a language, in whatever order."""
    if not names:
        return ()
    few = len(names) <= _MOST_SHUFFLED
    orders = permutations(names) if few else iter([tuple(names)])
    return tuple(dict.fromkeys(one for order in orders for one in _listed(order, language)))


def _listed(names: Sequence[str], language: str) -> Iterator[str]:
    *first, last = names
    if not first:
        yield last
        return
    start = ", ".join(first)
    for word in (word for known in spoken(language) for word in known.conjunctions):
        yield f"{start} {word} {last}"
        if len(first) > 1:
            yield f"{start}, {word} {last}"
    yield f"{start}, {last}"
