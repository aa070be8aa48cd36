"""The lists of what must not be read: each entry is found where it stands, in its own language."""

from collections.abc import Iterator

import pytest

from commdrill.wording.languages import languages
from commdrill.wording.languages.language import Language
from commdrill.wording.plain import plain
from commdrill.wording.policy import Policy, Surface, examine
from commdrill.wording.policy.technologies import ACRONYMS, TECHNIQUES

LANGUAGES = list(languages())


def _written(entry: str) -> str:
    """As somebody would write it: a star stands for the rest of a word, or for a name before it."""
    return entry.replace("*'", "Dave'").removeprefix("*").replace("*", "")


def _is_found(text: str, language: Language) -> bool:
    return bool(examine(text, Surface.MESSAGE, language.code, Policy()))


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_each_word_of_those_who_mend_it_is_found(language: Language) -> None:
    entries = (*TECHNIQUES.entries, *ACRONYMS.entries, *language.policy.leaks.jargon.entries)
    missed = [entry for entry in entries if not _is_found(f"– {_written(entry)} –", language)]
    assert missed == []


def _lone_things(language: Language) -> Iterator[str]:
    """Things of a mechanism that nothing need happen to, and mishaps that meet none of its things."""
    for mechanism in language.policy.leaks.mechanisms:
        things, mishaps = mechanism.things.entries, mechanism.mishaps.entries
        for thing in things:
            texts = (f"{_written(thing)} - {_written(mishap)}" for mishap in mishaps)
            if not any(_is_found(text, language) for text in texts):
                yield thing
        for mishap in mishaps:
            texts = (f"{_written(thing)} - {_written(mishap)}" for thing in things)
            if not any(_is_found(text, language) for text in texts):
                yield mishap


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_each_thing_is_found_beside_what_happens_to_it(language: Language) -> None:
    assert list(_lone_things(language)) == []


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_no_thing_becomes_one_of_the_commonest_words_without_its_accents(
    language: Language,
) -> None:
    common = {plain(word) for word in language.small_words}
    things = (thing for each in language.policy.leaks.mechanisms for thing in each.things.entries)
    assert [thing for thing in things if plain(thing) != thing and plain(thing) in common] == []


def _lone_parts(language: Language) -> Iterator[str]:
    """Parts that nothing leads to and that have no effect; causes and effects that no part is beside."""
    inside = language.policy.leaks.inside
    parts = [_written(part) for part in inside.parts.entries]
    leads = [_written(lead) for lead in inside.leads.entries]
    effects = [_written(effect) for effect in inside.effects.entries]
    for part in parts:
        if not any(_is_found(f"{lead} {part}", language) for lead in leads):
            yield part
    for lead in leads:
        if not any(_is_found(f"{lead} {part}", language) for part in parts):
            yield lead
    for effect in effects:
        if not any(_is_found(f"{part} {effect}", language) for part in parts):
            yield effect


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_each_part_inside_is_found_behind_a_cause_and_before_an_effect(language: Language) -> None:
    assert list(_lone_parts(language)) == []
