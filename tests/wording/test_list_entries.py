"""Every entry of every list is found whole where it stands, whatever letters it begins, goes on or ends with."""

from collections.abc import Iterator

import pytest

from commdrill.wording.languages import languages
from commdrill.wording.languages.language import Language
from commdrill.wording.phrases import Names, Phrases
from commdrill.wording.plain import plain, unaccented

LANGUAGES = list(languages())


def _lists_of(value: object) -> Iterator[Phrases]:
    if isinstance(value, Phrases):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _lists_of(part)


def _written(entry: str, rest: str) -> str:
    """A star stands for the `rest` of a word, or for a name before it."""
    return entry.replace("*'", "Dave'").replace("*", rest).replace("_", "wort")


def _is_found_whole(entry: str, phrases: Phrases) -> bool:
    read = unaccented if isinstance(phrases, Names) else plain
    return all(
        (2, 2 + len(said)) in phrases.places(read(f"– {said} –"))
        for said in (_written(entry, "en"), _written(entry, "ßen"), _written(entry, "eß"))
    )


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_each_entry_of_a_language_is_found_whole(language: Language) -> None:
    missed = [
        entry
        for phrases in _lists_of(language)
        for entry in phrases.entries
        if not _is_found_whole(entry, phrases)
    ]
    assert missed == []


@pytest.mark.parametrize("entry", ["ß-wert", "gemäß", "señal", "plaña", "más allá", "øre", "łódź"])
def test_an_entry_may_begin_and_end_in_any_letter(entry: str) -> None:
    words = plain(f"– {entry} –")
    assert list(Phrases(entry).places(words)) == [(2, 2 + len(entry))]


@pytest.mark.parametrize("word", ["Fußball", "Großall", "Bjørnall"])
def test_no_entry_is_found_within_a_word_beside_such_a_letter(word: str) -> None:
    assert not Phrases("ball, all, rnall").stand_in(plain(word))
