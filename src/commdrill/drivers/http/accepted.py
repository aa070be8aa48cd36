"""The languages that an answer is wanted in, as browsers ask for them."""

from collections.abc import Iterator, Sequence


def accepted(languages: Sequence[str]) -> str:
    """`["es-MX", "en"]` → `es-MX, es;q=0.9, en;q=0.8`: each without its region after it."""
    wanted = tuple(dict.fromkeys(_with_broader(languages)))
    ranked = (f";q=0.{max(1, 10 - place)}" if place else "" for place in range(len(wanted)))
    return ", ".join(map("".join, zip(wanted, ranked, strict=True)))


def _with_broader(languages: Sequence[str]) -> Iterator[str]:
    for language in languages:
        yield language
        yield language.partition("-")[0]
