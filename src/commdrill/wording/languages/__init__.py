"""The languages that messages are understood in: each module of this folder is one."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from commdrill.wording.languages.language import Language
from commdrill.wording.lazy_pattern import LazyPattern

_SHAPE = "language"  # the one module that is none
_LONGEST_READ = 4_000  # characters; more would not change the answer
_WORD = LazyPattern(r"[^\W\d_]+")
_FEWEST = 2  # small words that a guess takes


@cache
def languages() -> tuple[Language, ...]:
    """All that are known, in the order of their codes."""
    modules = (each.name for each in iter_modules(__path__) if each.name != _SHAPE)
    found = [import_module(f"{__name__}.{module}").LANGUAGE for module in modules]
    return tuple(sorted(found, key=lambda language: language.code))


def primary_language(language: str) -> str:
    """The language without its region: `es` of `es-MX`."""
    return language.partition("-")[0].lower()


def language_of(tag: str) -> Language | None:
    """What is known of the language of a tag such as `es-MX`."""
    code = primary_language(tag)
    return next((language for language in languages() if language.code == code), None)


def spoken(tag: str) -> tuple[Language, ...]:
    """The language of a tag; of one that nothing is known of, every one: any of them may help."""
    known = language_of(tag)
    return (known,) if known else languages()


def language_name(tag: str) -> str:
    """As people call it; the tag itself where nothing is known of it."""
    known = language_of(tag)
    return known.name if known else tag


def nearest_language(wanted: str, there: Iterable[str]) -> str:
    """`wanted` where it is there; else the same language with another region, or with none.

    Where no wording speaks it at all, `wanted`: nothing that is there will do.
    """
    same = sorted(one for one in there if primary_language(one) == primary_language(wanted))
    return wanted if wanted in same else next(iter(same), wanted)


def guess_language(text: str) -> str | None:
    """The code of the language a text is in, told by small words that no other language known here has.

    None where there is too little to tell, or it is none of those that are known.
    """
    words = [word.lower() for word in _WORD.findall(text[:_LONGEST_READ])]
    letters = frozenset(text[:_LONGEST_READ].lower())
    scores = sorted(
        ((_score(language, words, letters), language.code) for language in languages()),
        reverse=True,
    )
    (most, code), *others = scores
    least = max((score for score, _ in others), default=0)
    small = sum(word in known.small_words for known in spoken(code) for word in words)
    if most < _FEWEST or small * 10 < len(words) or most < 2 * least:
        return None
    return code


def _score(language: Language, words: list[str], letters: frozenset[str]) -> int:
    own = _own_words()[language.code]
    found = sum(word in own for word in words)
    return found + (bool(found) and not letters.isdisjoint(language.letters))


@cache
def _own_words() -> dict[str, frozenset[str]]:
    """The small words of each language that no other has."""
    every = languages()
    return {
        language.code: language.small_words.difference(
            *(other.small_words for other in every if other is not language)
        )
        for language in every
    }
