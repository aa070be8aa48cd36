"""Whether one of several wordings was said, and which one came nearest where none was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commdrill.verdict import Difference
from commdrill.wording.match import Match
from commdrill.wording.mismatch import Mismatch
from commdrill.wording.types import Value


@dataclass(frozen=True)
class Unsaid:
    """There was nothing to read at all."""

    differences: tuple[Difference, ...]


Said = Match | Mismatch | Unsaid


def best(outcomes: Iterable[Match | Mismatch], otherwise: Unsaid) -> Said:
    """The first match; else the nearest miss (worked out only then); else nothing was there."""
    misses: list[Mismatch] = []
    for outcome in outcomes:
        if isinstance(outcome, Match):
            return outcome
        misses.append(outcome)
    if len(misses) == 1:  # no need to work out how near it came
        return misses[0]
    return max(misses, key=lambda miss: miss.closeness, default=otherwise)


def differences_of(said: Said | None) -> tuple[Difference, ...]:
    """Why it was not said; none where it was, or where nothing had to be."""
    return () if said is None or isinstance(said, Match) else said.differences


def captured_of(said: Said | None) -> dict[str, str]:
    """What filled the placeholders."""
    if not isinstance(said, Match):
        return {}
    return {name: _as_read(words, said.values.get(name)) for name, words in said.captured.items()}


def values_of(said: Said | None) -> Mapping[str, Value]:
    """What they state, as machines read it."""
    return said.values if isinstance(said, Match) else {}


def _as_read(words: str, value: Value | None) -> str:
    """With the zone that was assumed, where the words name none."""
    return words if value is None or value.assumed is None else f"{words} (read in {value.assumed})"
