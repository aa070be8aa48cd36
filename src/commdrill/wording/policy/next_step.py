"""Says what to do meanwhile, or where to follow.

A link, a telephone number, something people can still do, or that they need do nothing: anything
but mere news.
"""

from collections.abc import Iterable, Iterator

from commdrill.wording.languages import spoken
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.phrases import HelpWords
from commdrill.wording.plain import plain
from commdrill.wording.policy.mere_news import says_more
from commdrill.wording.sentences import pieces, sentences
from commdrill.wording.set_aside import folded, without_invisible

_REACHED_AT = LazyPattern(
    r"https?://\S|(?<![\w.])www\.\w|(?<=\w)@[\w-]{1,63}\.\w"
    r"|(?<![\w.,+])[a-z][a-z0-9-]{1,62}\.(?:com|org|net|es|mx|ar|co|cl|eu|gov|gob|edu|info|app|io|example)(?:/\S|\b(?!\.\w))"
    r"|\+\d[\d ().-]{6,20}\d|(?<![\w:.,])\(?\d{2,5}\)?(?:[-. ]\d{2,4}){1,4}(?![\w:.,%]\d|\w)(?! ?(?:UTC|GMT|h\b))"
    r"|(?<!\d)\*\d{2,6}#?"
)
_DIGITS = LazyPattern(r"\d")
_FEWEST_DIGITS = 6  # of a telephone number; dates in figures have as many, so years do not end one
_A_DATE = LazyPattern(r"(?:\d{1,2}[-. ]){2}(?:19|20)\d\d|(?:19|20)\d\d(?:[-. ]\d{1,2}){2}")
_LONGEST_READ = 20_000  # characters


def names_next_step(text: str, language: str, names: Iterable[str]) -> bool:
    """Whether something tells people what they can do; `names` are of what is affected."""
    shown = without_invisible(text[:_LONGEST_READ])
    return (
        _names_a_place(folded(shown))
        or any(_steps(shown, language))
        or says_more(text, language, names)
    )


def names_way_round(text: str, language: str, names: Iterable[str]) -> bool:
    """Whether something tells colleagues what they can do or say meanwhile."""
    said = plain(folded(text[:_LONGEST_READ]))
    known = (each.policy.help for each in spoken(language))
    return any(words.ways_round.stand_in(said) for words in known) or names_next_step(
        text, language, names
    )


def _names_a_place(flat: str) -> bool:
    return any(_leads_somewhere(found[0]) for found in _REACHED_AT.finditer(flat))


def _leads_somewhere(place: str) -> bool:
    if not place[-1].isdigit() or place.startswith("*"):
        return True
    return len(_DIGITS.findall(place)) >= _FEWEST_DIGITS and not _A_DATE.fullmatch(place)


def _steps(shown: str, language: str) -> Iterator[bool]:
    known = [each.policy.help for each in spoken(language)]
    for start, end in sentences(shown):
        for piece in pieces(" ".join(shown[start:end].split())):
            said = plain(piece).strip(" -*•–·")
            yield any(_says_step(said, words) for words in known)


def _says_step(said: str, words: HelpWords) -> bool:
    """A step that is no part of a longer piece of news: not `you may see`, not `they do what you can`."""
    news = list(words.news.places(said))
    for start, end in words.steps.places(said):
        longer = words.news.begin(said[start:]) >= end - start
        if not longer and not any(begun < start and end <= ended for begun, ended in news):
            return True
    begins = words.commands.begin(said)
    return begins > words.news.begin(said)
