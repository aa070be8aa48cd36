"""Each type of placeholder: what fills it, and what does not."""

from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest

from commdrill.wording.match import Match, match_whole
from commdrill.wording.mismatch import Mismatch
from commdrill.wording.seen import SeenText
from commdrill.wording.times.reading import Stated
from commdrill.wording.types import PlaceholderType, explained
from commdrill.wording.types.choice import ChoicePlaceholder
from commdrill.wording.types.duration import DurationPlaceholder
from commdrill.wording.types.number import NumberPlaceholder
from commdrill.wording.types.text import TextPlaceholder
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.url import UrlPlaceholder
from commdrill.wording.wording import compile_wording
from tests.each import each

NOW = datetime(2026, 11, 23, 14, 35, tzinfo=UTC)
TYPES: dict[str, PlaceholderType] = {
    "text": TextPlaceholder(),
    "short": TextPlaceholder(max_length=20),
    "incident": TextPlaceholder(matches=r"INC-\d+"),
    "lines": TextPlaceholder(max_length=300, max_lines=2),
    "url": UrlPlaceholder(),
    "number": NumberPlaceholder(),
    "percent": NumberPlaceholder(at_least=1, at_most=100),
    "duration": DurationPlaceholder(),
    "wait": DurationPlaceholder(at_least=timedelta(minutes=5), at_most=timedelta(minutes=60)),
    "component": ChoicePlaceholder.of("Checkout", "Product catalog"),
    "eta": TimePlaceholder(at_most=timedelta(hours=8)),
    "day": TimePlaceholder(),
}

FITS = [
    ("Ref {{incident}}.", "Ref INC-17."),
    ("Ref {{incident}} of today", "Ref INC-17 of today"),
    ("{{incident}}", "INC-1"),
    ("Ref {{text}}.", "Ref AC-17."),
    ("Ref {{text}}.", "Ref " + "x" * 120 + "."),
    ("Ref {{short}}.", "Ref xxxxxxxxxxxxxxxxxxxx."),
    ("Note: {{lines}} End.", "Note: one\ntwo End."),
    ("Ref {{text}}.", "Ref $50 voucher."),
    ("Ref {{text}}.", "Ref nothing."),
    ("Ref {{text}}.", "Ref Nonesuch."),
    ("At {{url}}", "At https://a.example"),
    ("At {{url}}", "At http://a.example/x?y=1&z=2#f"),
    ("At {{url}}.", "At https://a.example."),
    ("At {{url}}", "At HTTPS://A.example"),
    ("At {{url}} now", "At https://a.example/a,b now"),
    ("At ({{url}})", "At (https://a.example/x)"),
    ("At {{url}}", "At <https://a.example/x>"),
    ("At {{url}}", "At <https://a.example/x|status>"),
    ("At {{url}}", "At https://müller.example/"),
    ("At {{url}}", "At https://127.0.0.1:8080/x"),
    ("{{number}} left", "3 left"),
    ("{{number}} left", "1,234.5 left"),
    ("{{number}} left", "1,20,000 left"),  # as India groups
    ("{{number}} left", "12,34,567.5 left"),
    ("{{number}} left", "1.2k left"),
    ("{{number}}k left", "12k left"),
    ("{{number}} left", "-3 left"),
    ("{{percent}} left", "100 left"),
    ("{{number}}% left", "37.5% left"),
    ("Lasts {{duration}}.", "Lasts 45 minutes."),
    ("Lasts {{duration}}.", "Lasts 1 hour and 30 minutes."),
    ("Lasts {{wait}}.", "Lasts 1 hour."),
    ("Lasts {{wait}}.", "Lasts one hour."),
    ("Lasts {{wait}}.", "Lasts about one hour."),
    ("Lasts {{wait}}.", "Lasts up to 45 minutes."),
    ("Lasts {{wait}}.", "Lasts less than 45 minutes."),
    ("{{component}} is down", "Checkout is down"),
    ("{{component}} is down", "Product  catalog is down"),
    ("The {{component}} is down", "The Checkout is down"),
    ("{{component}} and {{component}}", "Checkout and Checkout"),
    ("Back {{eta}}, not before {{eta}}.", "Back by 16:30 UTC, not before by 16:30 UTC."),
    ("Back {{eta}}. {{component}}", "Back by 16:30 UTC. Checkout"),
    ("Back {{day}}.", "Back in 3 weeks."),
    ("Back {{day}}.", "Back 2027-01-01T00:00:00Z."),
    ("Back by {{eta}}.", "Back by 16:30 UTC."),
    ("Back by {{eta}} UTC.", "Back by 16:30 UTC."),
    ("Back within {{eta}}.", "Back within 45 minutes."),
    ("Back in {{eta}}.", "Back in 45 minutes."),
    ("Back {{eta}}.", "Back In 45 minutes."),
    ("Back: {{eta}}", "Back: 2026-11-23T16:30Z"),
    ("{{eta}} we are back.", "Within 45 minutes we are back."),
    ("{{eta}}", "By 16:30 UTC"),
    ("Back at {{eta}} ({{text}})", "Back at 16:30 UTC (ref 1)"),
    ("Back {{eta}} or so", "Back in 45 minutes or so"),
    ("Déjà vu {{text}}", "De\u0301ja\u0300 vu x"),
    ("Off-line: \u201cno\u201d", 'Off-line: "no"'),
    ("Off\u2011line", "Off-line"),
    ("a...", "a\u2026"),
    ("A  B\n\nC", "A B C"),
    ("We're on it", "We\u2019re on it"),
    ("50 %", "50\u00a0%"),
    ("1\u00a0000", "1\u202f000"),
]
FITS_SPANISH = [
    ("Dura {{duration}}.", "Dura 45 minutos."),
    ("Dura {{duration}}.", "Dura una hora y media."),
    ("Dura {{duration}}.", "Dura unos 45 minutos."),
    ("Dura {{duration}}.", "Dura dos horas y media."),
    ("Dura {{duration}}.", "Dura entre 30 y 45 minutos."),
    ("Quedan {{percent}}.", "Quedan 42,125."),
    ("Quedan {{percent}}.", "Quedan 42.125."),
    ("Vuelve a las {{eta}}.", "Vuelve a las 16:30 UTC."),
    ("Vuelve en {{eta}}.", "Vuelve en 45 minutos."),
]
DOES_NOT_FIT = [
    ("Ref {{text}}.", "Ref ."),
    ("Ref {{text}}.", "Ref None."),
    ("Ref {{text}}.", "Ref null."),
    ("Ref {{text}}.", "Ref {{text}}."),
    ("Ref {{text}}.", "Ref $t."),
    ("Ref {{text}}.", "Ref ${ref}."),
    ("Ref {{text}}.", "Ref [object Object]."),
    ("Ref {{text}}.", "Ref <ref>."),
    ("Ref {{text}}.", "Ref undefined."),
    ("Ref {{text}}.", "Ref " + "x" * 121 + "."),
    ("Ref {{text}}.", "Ref A\nB."),
    ("Ref {{short}}.", "Ref xxxxxxxxxxxxxxxxxxxxx."),
    ("Note: {{lines}} End.", "Note: one\ntwo\nthree End."),
    ("Ref {{text}}", "Ref %s"),
    ("Ref {{text}}", "Ref nil"),
    ("Ref {{text}}", "Ref NULL"),
    ("Ref {{text}}", "Ref NaN"),
    ("Hi {{text}}, ok", "Hi {name}, ok"),
    ("Hi {{text}}, ok", "Hi Ana {{surname}}, ok"),
    ("Ref {{incident}}.", "Ref INC-."),
    ("Ref {{incident}}.", "Ref INC-17 and more."),
    ("Ref {{incident}}.", "Ref inc-17."),
    ("At {{url}}", "At soon.Thanks"),
    ("At {{url}}", "At care@a.example"),
    ("At {{url}}", "At https://"),
    ("At {{url}}", "At https://None"),
    ("At {{url}}", "At https://status.example/{{id}}"),
    ("At {{url}}", "At undefined"),
    ("At {{url}}", "At https://undefined/x"),
    ("At {{url}}", "At https://status.example/undefined"),
    ("At {{url}}", "At https://status.example/null"),
    ("At {{url}}", "At ftp://a.example"),
    ("At {{url}}", "At https://a .example"),
    ("At {{url}}.", "At https://a.example"),
    ("At {{url}}", "At https://a.example/%7B%7Bid%7D%7D"),
    ("At {{url}}", "At https://a.example/{id}"),
    ("At {{url}}", "At javascript:alert(1)"),
    ("At {{url}}", "At https://[object Object]"),
    ("At {{url}}", "At https://[object%20Object]/"),
    ("{{number}} left", "many left"),
    ("{{number}} left", "12kb left"),
    ("{{percent}} left", "0.5k left"),
    ("{{number}} left", "NaN left"),
    ("{{percent}} left", "0 left"),
    ("{{percent}} left", "101 left"),
    ("{{percent}} left", "42,000 left"),
    ("{{number}} left", "None left"),
    ("{{number}} left", "1e5 left"),
    ("Lasts {{duration}}.", "Lasts long."),
    ("Lasts {{wait}}.", "Lasts 61 minutes."),
    ("Lasts {{wait}}.", "Lasts 4 minutes."),
    ("Lasts {{duration}}.", "Lasts 45."),
    ("Lasts {{duration}}.", "Lasts 00:45:00."),
    ("Lasts {{duration}}.", "Lasts None minutes."),
    ("{{component}} is down", "checkout is down"),
    ("{{component}} is down", "Search is down"),
    ("{{component}} is down", "The Checkout is down"),
    ("{{component}} and {{component}}", "Checkout and Product catalog"),
    ("Back by {{eta}} UTC.", "Back by 13:30 UTC."),
    ("Back within {{eta}}.", "Back within 45 minutes ago."),
    ("Back {{eta}}", "Back in 45 minutes ago"),
    ("A B", "AB"),
    ("café", "cafe"),
    ("A \u2014 B", "A B"),
    ("Dura {{duration}}.", "Dura 45 minutes."),
]


def fits(template: str, seen: str, language: str = "en") -> bool:
    wording = compile_wording(template, TYPES, language)
    return isinstance(match_whole(wording, SeenText.of(seen), NOW), Match)


@each(("template", "seen"), FITS)
def test_what_is_of_the_type_fills(template: str, seen: str) -> None:
    assert fits(template, seen)


@each(("template", "seen"), FITS_SPANISH)
def test_what_is_of_the_type_fills_in_spanish(template: str, seen: str) -> None:
    assert fits(template, seen, "es")


@each(("template", "seen"), DOES_NOT_FIT)
def test_what_is_not_of_the_type_does_not_fill(template: str, seen: str) -> None:
    assert not fits(template, seen, "es" if template.startswith("Dura") else "en")


def test_what_does_not_fill_is_told_without_asking_every_word() -> None:
    seen = SeenText.of("Back " + "{" * 3_000)
    outcome = match_whole(compile_wording("Back {{eta}}. {{text}} Sorry.", TYPES), seen, NOW)
    assert isinstance(outcome, Mismatch)
    assert outcome.differences
    assert len(seen.once(("stated", "en"), dict[int, Stated])) < 1_000


def test_a_type_that_explain_could_say_nothing_of_is_told() -> None:
    class Colour(TextPlaceholder):
        manual: ClassVar[str] = ""

    with pytest.raises(TypeError, match=r"Colour needs a `manual`: what `commdrill explain` says"):
        explained(Colour)
