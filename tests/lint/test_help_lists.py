"""The lists of what helps a reader and of what is mere news: each entry counts, none hides another."""

from collections.abc import Callable, Iterator

import pytest

from commdrill.wording.languages import languages
from commdrill.wording.languages.language import Language
from commdrill.wording.phrases import Phrases
from commdrill.wording.policy.expected_time import names_time
from commdrill.wording.policy.next_step import names_next_step, names_way_round

LANGUAGES = pytest.mark.parametrize("language", languages(), ids=lambda language: language.code)
NOTHING = Phrases("xoz")


def _written(entry: str) -> str:
    """A star stands for the rest of a word."""
    word = entry.replace("*", "dak" if entry.startswith("*") or " *" in entry else "")
    return word.replace("_", "wort")


def _silent(
    entries: Phrases, holds: Callable[[str], bool], sentence: str, beside: Phrases = NOTHING
) -> list[str]:
    """The entries with which it holds of no sentence, whichever of those beside stands there."""

    def said(entry: str) -> Iterator[str]:
        for other in beside.entries:
            text = sentence.format(_written(entry), _written(other))
            yield f"{text[0].upper()}{text[1:]}."

    return [entry for entry in entries.entries if not any(map(holds, said(entry)))]


def _helps(language: Language) -> Callable[[str], bool]:
    return lambda text: names_next_step(text, language.code, ["Checkout"])


def _is_news(language: Language) -> Callable[[str], bool]:
    return lambda text: not _helps(language)(text)


def _is_return(language: Language) -> Callable[[str], bool]:
    return lambda text: names_time(text, language.code, None)


@LANGUAGES
def test_each_step_and_each_command_helps(language: Language) -> None:
    words, helps = language.policy.help, _helps(language)
    assert _silent(words.steps, helps, "{}") == []
    assert _silent(words.commands, helps, "{} it") == []


@LANGUAGES
def test_no_news_helps(language: Language) -> None:
    assert _silent(language.policy.help.news, _is_news(language), "{}") == []


@LANGUAGES
def test_each_deed_is_news_unless_something_in_it_helps(language: Language) -> None:
    words, helps = language.policy.help, _helps(language)
    assert helps("Xoz xoz xoz.")
    assert _silent(words.deeds, _is_news(language), "xoz xoz {} xoz") == []
    assert _silent(words.cues, helps, "xoz {1} {0}", words.deeds) == []
    assert _silent(words.hints, helps, "xoz {1} {0}", words.deeds) == []


def test_a_hint_helps_with_what_is_and_not_with_what_was() -> None:
    def helps(sentence: str) -> bool:
        return names_next_step(sentence, "en", ["Checkout"])

    assert helps("The caretaker is letting people in.")
    assert not helps("The caretaker found water in the cellar.")


@LANGUAGES
def test_who_tells_and_what_is_past_is_news(language: Language) -> None:
    words, is_news = language.policy.help, _is_news(language)
    assert _silent(words.tellers, is_news, "{} xoz") == []
    assert _silent(words.things, is_news, "{0} xoz {1} xoz", words.past) == []
    assert _silent(words.past, is_news, "{1} xoz {0} xoz", words.things) == []


@LANGUAGES
def test_each_way_round_helps_colleagues(language: Language) -> None:
    def helps(text: str) -> bool:
        return names_way_round(text, language.code, ["Checkout"])

    assert _silent(language.policy.help.ways_round, helps, "{}") == []


@LANGUAGES
def test_a_time_is_of_return_by_each_word_of_it_and_by_none_of_something_else(
    language: Language,
) -> None:
    times, is_return = language.policy.times, _is_return(language)
    assert _silent(times.back, is_return, "{} 18:00 UTC") == []
    assert _silent(times.other, lambda text: not is_return(text), "{} 18:00 UTC") == []
