"""The languages that messages are understood in: each module of this folder is one."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from commdrill.wording.languages.language import Language

_SHAPE = "language"  # the one module that is none


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
