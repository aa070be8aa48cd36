"""What is known of a language: all of it data, one value a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from commdrill.wording.lazy_pattern import LazyPattern


@dataclass(frozen=True)
class News:
    """What no reader is helped by, as patterns: that it broke, when it is back, why, and courtesies."""

    broken: str
    when: str
    why: str
    courtesy: str


@dataclass(frozen=True)
class PolicyWords:
    """What the content policy knows of a language.

    `next_steps`: what to do meanwhile, or where to follow. Before a value stand prepositions and greetings,
    or a label with a colon; after it units and verbs. `own_words`: what programs print for nothing, or for
    what is still to be done, and is a word of the language.
    """

    news: News
    next_steps: str
    before_values: str
    labels: str
    units: str
    verbs: str
    own_words: frozenset[str]


@dataclass(frozen=True)
class Readability:
    """How hard a text is: `score` of its words and the number of its sentences."""

    name: str
    score: Callable[[Sequence[str], int], float]
    is_too_hard: Callable[[float], bool]


@dataclass(frozen=True)
class Samples:
    """What could stand in a placeholder."""

    time: str
    dated_time: str
    duration: str


@dataclass(frozen=True)
class Language:
    """One language; `code` without a region, `small_words` the commonest, that tell it from others."""

    code: str
    name: str
    small_words: frozenset[str]
    letters: LazyPattern | None  # that others seldom have
    policy: PolicyWords
    readability: Readability
    samples: Samples


def lix(words: Sequence[str], sentences: int) -> float:
    """Words in a sentence, plus long words in a hundred: for any language written in letters."""
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)
