"""Which phrases of a list may stand in a text, by one word of each: most lists have nothing to say of most texts."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_RUN = re.compile(r"(\*)?([a-zA-Z0-9]+)(?=(\*)?)")  # and whether more may stand around it
_LETTERS = re.compile("[a-zA-Z0-9]+")
_BEGINNING = 4  # letters that words are looked up by where more may follow


class Likely:
    """Phrases as they stand in a text, by what is surely there wherever they stand.

    That is a word of theirs, or how one begins, or letters that may stand anywhere in one.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = {}
        self._beginnings: dict[str, list[tuple[str, str]]] = {}
        self._anywhere: list[tuple[str, str]] = []
        for form in forms:
            self._take(form)

    def _take(self, form: str) -> None:
        if "*" not in form and (letters := _longest(_LETTERS.findall(form))):
            self._words.setdefault(letters, []).append(form)
            return
        runs = _RUN.findall(form)
        if letters := _longest(run for before, run, after in runs if not (before or after)):
            self._words.setdefault(letters, []).append(form)
        elif len(letters := _longest(run for before, run, _ in runs if not before)) >= _BEGINNING:
            self._beginnings.setdefault(letters[:_BEGINNING], []).append((form, letters))
        else:
            self._anywhere.append((form, _longest(run for _, run, _ in runs)))

    def among(self, text: str) -> Iterator[str]:
        """Those that may stand in it; none that stands there is left out."""
        words, beginnings = _words_of(text)
        for word in self._words.keys() & words:
            yield from self._words[word]
        for beginning in self._beginnings.keys() & beginnings:
            yield from (form for form, letters in self._beginnings[beginning] if letters in text)
        yield from (form for form, letters in self._anywhere if letters in text)


def _longest(runs: Iterable[str]) -> str:
    return max(runs, key=len, default="")


@lru_cache(maxsize=8)  # dozens of lists are asked of a text, one after the other
def _words_of(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Its words, and how they begin."""
    words = frozenset(_LETTERS.findall(text))
    return words, frozenset(word[:_BEGINNING] for word in words)
