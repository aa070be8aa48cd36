"""What must be said where a plan fixes no words: whatever is said, it holds each of these things.

A text is read in each language that will do, and the one in which it says most counts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from commdrill.documents.plan import FreeThing
from commdrill.judge.providers_frame import ProvidersFrame
from commdrill.verdict import Difference, quoted
from commdrill.wording.languages import language_name
from commdrill.wording.match import Match, match_within
from commdrill.wording.policy.expected_time import names_time, sentences_with_time, told_apart
from commdrill.wording.policy.named import names_it
from commdrill.wording.policy.next_step import names_next_step
from commdrill.wording.seen import SeenText
from commdrill.wording.tongues import foreign
from commdrill.wording.types import Value
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.wording import Wording

_LONGEST_QUOTE = 160


@dataclass(frozen=True)
class InLanguage:
    """How it is read in one language: `values` holds a matcher of each placeholder, `eta` among them."""

    language: str
    names: tuple[str, ...]
    values: Mapping[str, Wording]


@dataclass(frozen=True)
class MustSay:
    """The things to be said, and the languages that will do.

    `every_name`: the names of what is affected in all languages. `timezone`: in which a clock's time
    is read that names none; None: then it says nothing. `frame`: around it, and no part of it.
    """

    things: tuple[str, ...]
    languages: tuple[InLanguage, ...]
    every_name: tuple[str, ...] = ()
    timezone: str | None = None
    frame: ProvidersFrame = field(default_factory=ProvidersFrame)


@dataclass(frozen=True)
class FreelySaid:
    """What a text does not say of all it must; and what it was that filled a time or a placeholder.

    `values`: what that states, as machines read it. `language`: in which it says most.
    """

    differences: tuple[Difference, ...]
    captured: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)
    language: str = ""


@dataclass(frozen=True)
class _Told:
    """The words that say a thing, and what they state; none where they are not told apart."""

    words: str = ""
    value: Value | None = None


NOTHING_ASKED = FreelySaid(())


def freely_said(must: MustSay, text: str, now: datetime) -> FreelySaid:
    """What a text says of all it must, in the language in which it says most."""
    if not text.strip():
        return FreelySaid((Difference("text", in_words(must), "nothing to read"),))
    readings = (_said_in(must, language, text, now) for language in must.languages)
    return min(readings, key=lambda one: len(one.differences))


def in_words(must: MustSay) -> str:
    """For people: `affected, eta and next-step`, as the plan has it."""
    return ", ".join(must.things)


def _said_in(must: MustSay, language: InLanguage, text: str, now: datetime) -> FreelySaid:
    found = {thing: _told(thing, must, language, text, now) for thing in must.things}
    unsaid = (
        Difference(thing, _expected(thing, language), _shortened(text))
        for thing, one in found.items()
        if one is None
    )
    return FreelySaid(
        (*_in_other_language(text, language.language), *unsaid),
        {thing: one.words for thing, one in found.items() if one and one.words},
        {thing: one.value for thing, one in found.items() if one and one.value},
        language.language,
    )


def _told(
    thing: str, must: MustSay, language: InLanguage, text: str, now: datetime
) -> _Told | None:
    """What says it; None: it is not said."""
    match thing:
        case FreeThing.AFFECTED:
            is_named = names_it(text, language.names, must.every_name, language.language)
            return _Told() if is_named else None
        case FreeThing.NEXT_STEP:
            is_told = names_next_step(text, language.language, language.names)
            return _Told() if is_told else None
        case FreeThing.ETA:
            of_return = told_apart(text, language.language)[1] if _promises_more(must) else text
            stated = sentences_with_time(of_return, language.language, must.timezone)
            found = (_held(language.values[thing], thing, each, now) for each in stated)
            return next(filter(None, found), None)
        case _ if _is_kept(thing, language):
            news = told_apart(text, language.language)[0]
            is_told = names_time(news, language.language, must.timezone or "UTC")
            return _held(language.values[thing], thing, news if is_told else text, now)
        case _:
            return _held(language.values[thing], thing, text, now)


def _is_kept(thing: str, language: InLanguage) -> bool:
    """Whether it is when people hear more."""
    kind = language.values[thing].fields[0].kind
    return isinstance(kind, TimePlaceholder) and kind.kept


def _promises_more(must: MustSay) -> bool:
    """Whether when people hear more is asked for beside when it is back: one time is not both."""
    first = must.languages[0]
    placed = (one for one in must.things if one in first.values and one != FreeThing.ETA)
    return any(_is_kept(thing, first) for thing in placed)


def _held(wording: Wording, thing: str, text: str, now: datetime) -> _Told | None:
    """The first words in a text that a placeholder holds."""
    match match_within(wording, SeenText.of(text), now):
        case Match(captured=captured, values=values):
            return _Told(captured[thing], values.get(thing))
    return None


def _expected(thing: str, language: InLanguage) -> str:
    match thing:
        case FreeThing.AFFECTED:
            return f"the name of what is affected: {' or '.join(language.names)}"
        case FreeThing.NEXT_STEP:
            return "what people can do meanwhile, or where to follow"
        case FreeThing.ETA:
            return f"when it is expected back: {_kind(language, thing)}"
        case _:
            return _kind(language, thing)


def _kind(language: InLanguage, thing: str) -> str:
    return language.values[thing].fields[0].kind.expected


def _in_other_language(text: str, language: str) -> Iterator[Difference]:
    if found := foreign(text, language):
        yield Difference("language", language_name(language), _shortened(found.words))


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return quoted(words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + "…")
