"""Says what is affected: by its name, by a word of it in some form, or that it is everything."""

from collections.abc import Iterable

from commdrill.wording.languages import spoken
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.phrases import NameWords
from commdrill.wording.plain import plain
from commdrill.wording.set_aside import folded

_WORD = LazyPattern(r"[^\W\d_]{2,}")
_SHORTEST, _SHORT = 3, 3  # letters of a word, and of a stem that must be one of the two words


def names_it(text: str, names: Iterable[str], every: Iterable[str], language: str) -> bool:
    """Whether a text speaks of one of the `names`, in its language, or has one of `every` whole."""
    said = plain(folded(text))
    if any(f" {plain(name)} " in f" {' '.join(_WORD.findall(said))} " for name in every):
        return True
    known = [each.policy.names for each in spoken(language)]
    return any(_names_it(said, names, words) for words in known)


def _names_it(said: str, names: Iterable[str], words: NameWords) -> bool:
    if words.everything.stand_in(said):
        return True
    spoken_of = _words(said, words)
    return any(
        _is_same(word, name, words)
        for whole in names
        for name in _telling(plain(whole), words)
        for word in spoken_of
    )


def _words(said: str, words: NameWords) -> set[str]:
    """Each word, and verbs that are written apart: `you cannot check out`."""
    found = _WORD.findall(said)
    apart = {
        first + second
        for before, first, second in zip(found, found[1:], found[2:], strict=False)
        if words.before_verbs.begin(before)
    }
    hyphened = {part.replace("-", "") for part in said.split() if "-" in part}
    return {*found, *apart, *hyphened}


def _telling(name: str, words: NameWords) -> list[str]:
    """The words of a name that are no generic ones; all of them, where it has no others."""
    found = [word for word in _WORD.findall(name) if len(word) >= _SHORTEST]
    return [word for word in found if not _is_generic(word, words)] or found


def _is_generic(word: str, words: NameWords) -> bool:
    return words.generic.begin(word) == len(word)


def _is_same(word: str, name: str, words: NameWords) -> bool:
    """Whether both are forms of one word: `payment` and `pay`, `solicitud` and `solicitudes`."""
    if word == name:
        return True
    same = _common(word, name)
    ends = {word[same:], name[same:]}
    return (
        same >= _SHORTEST
        and ends <= {"", *words.endings.entries}
        and (same > _SHORT or len(ends) == 2)
    )


def _common(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
