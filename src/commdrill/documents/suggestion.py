"""“Did you mean …?”: the known name that a mistyped one is closest to."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

from commdrill.documents.problem import quoted

_LONGEST = 100  # longer names are no typing slips, and comparing them takes long
_MOST = 1_000
_MOST_LISTED = 200


def closest(wrong: str, known: Iterable[str]) -> str | None:
    """The known name that is nearly `wrong`, if there is one."""
    if len(wrong) > _LONGEST:
        return None
    by_lower_case = {name.lower(): name for name in islice(sorted(known), _MOST)}
    near = get_close_matches(wrong.lower(), by_lower_case, n=1, cutoff=0.6)
    return by_lower_case[near[0]] if near else None


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """` (did you mean 'audience'?)`, or nothing where no known name is near."""
    near = closest(wrong, known)
    return f" (did you mean {near!r}?)" if near else ""


def listed(names: Iterable[str]) -> str:
    """All the names, for a hint: `'a', 'b', 'c'`; only hundreds of them are cut short."""
    known = sorted(names)
    rest = f" and {len(known) - _MOST_LISTED} more" if len(known) > _MOST_LISTED else ""
    return (", ".join(quoted(name) for name in known[:_MOST_LISTED]) or "none") + rest
