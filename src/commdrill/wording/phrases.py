"""Lists of phrases, where they stand in a text (in one pass, however long they are), and those that the policy has of a language.

A list is written as people write one, with commas or line ends between: `roll* back, de la base`. A star
stands for the rest of a word (`roll*`, `*remos`), `_` for any one word. Accents do not count, nor does
case: but a list of `Names` is found with its capitals, or in capitals throughout.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any, NamedTuple

from commdrill.wording.likely import Likely
from commdrill.wording.plain import plain, unaccented

_GAP = r"[\s-]{1,3}"
_NOTHING = r"[^\s\S]"
_MOST = 2_000  # places of one list in a text
_FEW, _SHORT = 100, 5_000  # texts; characters
_MEMORY = 64 << 20  # bytes: the longest lists do not fit into the usual 8 MiB


def crossed(firsts: str, seconds: str) -> str:
    """Each of one list before each of another, as a list: `network team, platform team`."""
    befores, afters = Phrases(firsts).entries, Phrases(seconds).entries
    return ", ".join(f"{before} {after}" for before in befores for after in afters)


class Phrases:
    """A list of phrases, found in what is `plain`.

    A pattern of a thousand phrases takes longer to make than a first few texts to be asked which of them
    they may hold at all.
    """

    def __init__(self, *written: str) -> None:
        self._written = written
        self._soon = _FEW  # texts that are asked so

    def __bool__(self) -> bool:
        return bool(self.entries)

    @cached_property
    def entries(self) -> tuple[str, ...]:
        """Each phrase as it was written."""
        lines = ",".join(self._written).replace("\n", ",").split(",")
        return tuple(dict.fromkeys(entry for line in lines if (entry := line.strip())))

    def places(self, words: str) -> Iterator[tuple[int, int]]:
        """Where they stand, the longest first, none within another."""
        if pattern := self._pattern_for(words):
            yield from islice((found.span() for found in pattern.finditer(_read(words))), _MOST)

    def stand_in(self, words: str) -> bool:
        """Whether one of them stands there."""
        pattern = self._pattern_for(words)
        return pattern is not None and pattern.search(_read(words)) is not None

    def begin(self, words: str) -> int:
        """The length of the one it begins with; 0: with none."""
        pattern = self._pattern_for(words)
        found = pattern.match(_read(words)) if pattern else None
        return found.end() if found else 0

    def _pattern_for(self, words: str) -> Any:
        """Of all of them, or of those that may stand in a text, if any may."""
        if len(words) > _SHORT:
            self._soon = 0
        if not self._soon:
            return self._pattern
        self._soon -= 1
        there = tuple(sorted(self._likely.among(words)))
        return _pattern_of(there) if there else None

    @cached_property
    def _likely(self) -> Likely:
        return Likely(self.forms)

    @cached_property
    def _pattern(self) -> Any:
        return _compiled(self.whole)

    @property
    def forms(self) -> Iterable[str]:
        """As they stand in a text."""
        return plain("\n".join(self.entries)).split("\n") if self else ()

    @property
    def alternatives(self) -> str:
        """As part of a pattern for what is `plain`."""
        return "|".join(map(_as_pattern, self.forms))

    @property
    def whole(self) -> str:
        """A pattern for any of them, as whole words; of no list at all, for nothing."""
        return _any_of(self.forms) if self else _NOTHING


class Names(Phrases):
    """Names whose capitals count, found in what is `unaccented`."""

    @property
    def forms(self) -> Iterable[str]:
        """With their capitals, and in capitals throughout."""
        entries = map(unaccented, self.entries)
        return dict.fromkeys(form for entry in entries for form in (entry, entry.upper()))


def _read(words: str) -> bytes:
    """A byte a letter: a place among them is a place in `words`, and nobody counts letters up to it."""
    return _long_read(words) if len(words) > _SHORT else words.encode("latin-1", "replace")


@lru_cache(maxsize=4)  # hundreds of lists are asked of a text
def _long_read(words: str) -> bytes:
    return words.encode("latin-1", "replace")


def _compiled(pattern: str) -> Any:
    import re2

    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.longest_match = True
    options.max_mem = _MEMORY
    return re2.compile(pattern.encode("latin-1"), options)


@lru_cache(maxsize=512)  # texts of one plan are much alike
def _pattern_of(forms: tuple[str, ...]) -> Any:
    return _compiled(_any_of(forms))


def _any_of(forms: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(map(_as_pattern, forms))})\b"


def _as_pattern(entry: str) -> str:
    return _GAP.join(map(_word, entry.split()))


def _word(word: str) -> str:
    if word == "_":
        return r"[\w']+"
    return word.replace("*", r"[\w']*") if word[-1] == "*" else word.replace("*", r"[\w']{2,}")


class Mechanism:
    """Things that are jargon where something technical happens to them, but not beside `unless`: three lists, as they are written."""

    def __init__(self, things: str, mishaps: str, unless: str = "") -> None:
        self.things, self.mishaps, self.unless = map(Phrases, (things, mishaps, unless))


class InsideWords:
    """Parts that no customer sees, but where they are `seen`; causes and deeds that lead to one, effects of one."""

    def __init__(self, parts: str, leads: str, effects: str, seen: str) -> None:
        lists = map(Phrases, (parts, leads, effects, seen))
        self.parts, self.leads, self.effects, self.seen = lists


class TradeWords:
    """Words of computing: those that are seldom words of something else, those that often are; what says that they are now, or are the reader's.

    Of the first, `parts` are those that no customer sees, `never_else` what needs nothing beside it, and there are `others`;
    `befalls` is said of anything that fails or is mended.
    """

    def __init__(
        self,
        *,
        never_else: str,
        parts: str,
        others: str,
        often_else: str,
        befalls: str,
        elsewhere: str,
        yours: str,
    ) -> None:
        self.seldom_else, self.often_else = Phrases(never_else, parts, others), Phrases(often_else)
        self.never_else, self.parts, self.befalls = map(Phrases, (never_else, parts, befalls))
        self.elsewhere, self.yours = Phrases(elsewhere), Phrases(yours)


class LeakWords(NamedTuple):
    """What must not be read.

    `answers`: what a server does with a status code, `meets` what people do; `codes`: what it is said to be. `secrets`
    are told before "is" or a colon, `harmless` is what may be said of them. `desks` are parts of addresses
    that are no person's.
    """

    jargon: Phrases
    mechanisms: tuple[Mechanism, ...]
    trade: TradeWords
    inside: InsideWords
    answers: Phrases
    meets: Phrases
    codes: Phrases
    secrets: Phrases
    harmless: Phrases
    desks: Phrases


class GapWords(NamedTuple):
    """What stands where a value should, or around it.

    A gap is named after one of the `slots`, as in `[new time]`, or is one of the `gaps`, as in `[service]`,
    whole. `tags` are what else stands in square brackets. Before a value stand prepositions and greetings,
    or a label with a colon; after it units and verbs. `states`, of which one is to be chosen, are how a thing fares;
    what is `pressed` is a key. `later`: what is said of a value that nobody knows yet.
    `orders`: what whoever fills it in is to do, in brackets; `notes`: the same, as a sentence. `own_words`: what programs print for nothing, or for
    what is still to be done, and is a word here.
    """

    slots: Phrases
    gaps: Phrases
    tags: Phrases
    greetings: Phrases
    before_times: Phrases
    before_values: Phrases
    labels: Phrases
    units: Phrases
    verbs: Phrases
    states: Phrases
    pressed: Phrases
    later: Phrases
    orders: Phrases
    notes: Phrases
    own_words: frozenset[str]


class HelpWords(NamedTuple):
    """What helps a reader, and what does not.

    `news`: that it broke, when it is back, why, and courtesies. `steps` help wherever they stand,
    `commands` where something begins. What begins with one of the `tellers`, or has one of the `deeds` in it, tells of
    us, or of it, and helps where one of the `cues` is in it, or what hints at help, unless it is past; so does what begins with one of the `things` and is `past`,
    in these words, but for those that say in what `states` it is, or in one of the `past_forms` (a pattern, small letters with
    accents). `ways_round` help colleagues, who are asked what to do.
    After one of `meanwhile`, news says when something before it holds: `boarding continues while …`. After one of the
    `farewells` and a comma stands who signs.
    """

    news: Phrases
    steps: Phrases
    commands: Phrases
    tellers: Phrases
    things: Phrases
    past: Phrases
    deeds: Phrases
    cues: Phrases
    hints: Phrases
    ways_round: Phrases
    past_forms: str = "(?!)"
    states: Phrases = Phrases()
    meanwhile: Phrases = Phrases()
    farewells: Phrases = Phrases()


class TimeWords(NamedTuple):
    """What a time in a sentence is the time of. What tells in the `past`, and has nothing `ahead`, is none of return.

    `back`: when it works again, or when people hear more; `other`: something else. What stands right before
    a time of no return (since, in the last) is in `not_back`; what may say both, since or from then, is in `from_or_since`
    and tells of what is `to_come` beside one of these. `ends` say when something ends, `more` when people hear more.
    """

    back: Phrases
    other: Phrases
    not_back: Phrases
    ends: Phrases
    more: Phrases
    past: Phrases = Phrases()
    ahead: Phrases = Phrases()
    from_or_since: Phrases = Phrases()
    to_come: Phrases = Phrases()


class NameWords(NamedTuple):
    """How what is affected is named.

    `everything` names it all. `generic` words name nothing by themselves. A word has the `endings` of its
    kind in other forms; `before_verbs` stands before one that is written apart: `cannot log in`.
    """

    everything: Phrases
    generic: Phrases
    endings: Phrases
    before_verbs: Phrases


class PolicyWords(NamedTuple):
    """All that the content policy knows of a language: each entry of its lists has a case."""

    leaks: LeakWords
    gaps: GapWords
    help: HelpWords
    times: TimeWords
    names: NameWords
