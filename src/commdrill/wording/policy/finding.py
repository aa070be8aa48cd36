"""What the policy is asked about, and what it finds: where a pattern stands, and what is a link."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.plain import plain, unaccented

LINK = LazyPattern(r"https?://[^\s<>\"“”]{1,2048}")
_PLACE = LazyPattern(
    r" (?:Street|St|Road|Rd|House|Beach|Tower|Park|Lane|Avenue|Square|Theatre|Hall|Bay|Island|Line|Mall|Hotel|Station|[Ee]xhibition|[Ff]estival|[Cc]oncert)(?!\w)"
)
_MOST_PLACES = 2_000  # of one pattern in a text: it has been told of by then


class Surface(StrEnum):
    """Where somebody outside reads a text."""

    PAGE = "page"
    API = "api"
    STATUS_PAGE = "status-page"
    MESSAGE = "message"


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Policy:
    """What a plan adds to the built-in policy; `allowed` is what its readers call things themselves."""

    confidential: tuple[str, ...] = ()
    internal_names: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()

    @cached_property
    def confidential_pattern(self) -> Any:
        """Finds a confidential term; None: there is none."""
        return _any_of(self.confidential)

    @cached_property
    def internal_pattern(self) -> Any:
        """Finds an internal name; None: there is none."""
        return _any_of(self.internal_names)

    @cached_property
    def allowed_pattern(self) -> Any:
        """Finds an allowed term; None: there is none."""
        return _any_of(self.allowed)


def _any_of(terms: tuple[str, ...]) -> Any:
    """A pattern from a document: through re2, so that no document makes it slow."""
    import re2

    written = (r"[\s\x{a0}]+".join(map(re2.escape, term.split())) for term in terms)
    alternatives = "|".join(sorted(filter(None, written), key=len, reverse=True))
    return re2.compile(f"(?i)(?:{alternatives})") if alternatives else None


@dataclass(frozen=True)
class PolicyFinding:
    """Words that must not stand there, or something that is not said (then `quote` is empty).

    `what` tells a person what the words are, as `code` tells a machine.
    """

    code: str
    severity: Severity
    message: str
    quote: str
    start: int
    what: str = ""


@dataclass(frozen=True)
class Span:
    """A stretch of the text examined."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """In characters."""
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether both have a character."""
        return self.start < other.end and other.start < self.end


ANYWHERE = r"\w"  # the hint of what is found by long lists, in one pass


@dataclass(frozen=True)
class LeakRule:
    """Finds words that nobody outside should read.

    `hint` is a re2 pattern: where it finds nothing, `find` is not asked. `what` says what the words
    are and `instead` what to write.
    """

    code: str
    what: str
    instead: str
    hint: str
    find: Callable[[str, str], Iterator[Span]]  # the text, its language
    surfaces: frozenset[Surface] = field(default=frozenset(Surface))


def places(pattern: LazyPattern, text: str) -> Iterator[re.Match[str]]:
    """Where `pattern` is found; a text that is full of it is not read to its end."""
    return islice(pattern.finditer(text), _MOST_PLACES)


def spans(pattern: LazyPattern, text: str) -> Iterator[Span]:
    """The same, as stretches of the text."""
    for found in places(pattern, text):
        yield Span(*found.span())


def spans_from(begins: LazyPattern, pattern: LazyPattern, text: str) -> Iterator[Span]:
    """The same, of a pattern that can only begin where a quick one does."""
    done = 0
    candidates = (at.start() for at in begins.finditer(text))
    found = (pattern.match(text, at) for at in candidates if at >= done)
    for one in islice(filter(None, found), _MOST_PLACES):
        done = one.end()
        yield Span(*one.span())


def names_a_place(text: str, span: Span) -> bool:
    """`Docker Street`, `Azure Beach`."""
    return _PLACE.match(text, span.end) is not None and text[span.start].isupper()


@lru_cache(maxsize=2)  # each rule asks of the same text
def plainly(text: str) -> str:
    """`text` in small letters without accents, place by place."""
    return plain(text)


@lru_cache(maxsize=2)
def without_accents(text: str) -> str:
    """The same, with its capitals."""
    return unaccented(text)


@lru_cache(maxsize=2)
def without_links(text: str) -> str:
    """`text` with links blanked out, everything else in its place."""
    return LINK.sub(lambda found: " " * len(found[0]), text)
