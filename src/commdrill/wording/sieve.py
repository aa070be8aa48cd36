"""Which of many patterns stand in a text: one pass over it tells, however many they are."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

_ROOM = 64 << 20  # bytes
# so few patterns are asked one by one in so long a text: of signs in no order all of them together
# come to a state of its own at each, and there is no room for so many
_FEW, _LONG = 32, 10_000


class Sieve:
    """Patterns of RE2, each known by its place; they are put together when they are first asked for."""

    def __init__(self, *patterns: str) -> None:
        self._patterns = patterns

    def those_in(self, text: str) -> Sequence[int]:
        """Those that stand in it, in order."""
        if len(text) > _LONG and len(self._patterns) <= _FEW:
            return [place for place, one in enumerate(self._each) if one.search(text)]
        return sorted(self._set.Match(text) or ())

    @cached_property
    def _each(self) -> Sequence[Any]:
        import re2

        return [re2.compile(pattern, _options()) for pattern in self._patterns]

    @cached_property
    def _set(self) -> Any:
        import re2

        together = re2.Set.SearchSet(_options())
        for pattern in self._patterns:
            together.Add(pattern)
        together.Compile()
        return together


def _options() -> Any:
    import re2

    options = re2.Options()
    options.max_mem = _ROOM
    return options


def any_of(*signs: str) -> str:
    """Where one of them stands; the blank that some begin with is not asked for at the top of a text."""
    at_the_top = [sign.lstrip() for sign in signs if sign[0].isspace()]
    there, top = (f"(?:{'|'.join(map(re.escape, some))})" for some in (signs, at_the_top))
    return rf"{there}|\A{top}" if at_the_top else there
