"""Which language a text is in, told by its commonest small words."""

from collections.abc import Iterable

from commdrill.wording.late_pattern import LatePattern

LANGUAGE_NAMES = {"en": "English", "es": "Spanish"}

_LONGEST_READ = 4_000  # characters; more would not change the answer
_ENGLISH_WORDS = """
the of and to in is are was be been it its this that these with for on at by from as or not we you
your our us they their can cannot will would have has had do does please if when while back again
now all any more an
"""
_SPANISH_WORDS = """
el la los las de del y en es está están fue ser sido lo le les su sus este esta estos estas con para
por al desde como o no nosotros usted ustedes tu tus nuestro nuestra nuestros nuestras puede puedes
pueden hemos ha han se si cuando mientras ahora todo toda más un una que pero sin hasta ya también
favor
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_SPANISH = frozenset(_SPANISH_WORDS.split())
_WORD = LatePattern(r"[^\W\d_]+")
_SPANISH_LETTERS = LatePattern(r"[ñáéíóú¿¡]")
_FEWEST = 2  # small words that a guess takes


def primary_language(language: str) -> str:
    """The language without its region: `es` of `es-MX`."""
    return language.partition("-")[0].lower()


def nearest_language(wanted: str, there: Iterable[str]) -> str:
    """`wanted` where it is there; else the same language with another region, or with none.

    Where no wording speaks it at all, `wanted`: nothing that is there will do.
    """
    same = sorted(one for one in there if primary_language(one) == primary_language(wanted))
    return wanted if wanted in same else next(iter(same), wanted)


def guess_language(text: str) -> str | None:
    """`en` or `es`; None where there is too little to tell, or it is neither."""
    words = [word.lower() for word in _WORD.findall(text[:_LONGEST_READ])]
    english = sum(word in _ENGLISH for word in words)
    spanish = sum(word in _SPANISH for word in words)
    spanish += bool(spanish) and _SPANISH_LETTERS.search(text[:_LONGEST_READ]) is not None
    most, least = max(english, spanish), min(english, spanish)
    if most < _FEWEST or most * 10 < len(words) or most < 2 * least:
        return None
    return "en" if english > spanish else "es"
