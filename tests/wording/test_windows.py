"""Windows, times that are past, clocks that name no zone: read on Thursday, 12 November 2026, at 15:10 UTC."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from commdrill.wording.match import Match, match_whole
from commdrill.wording.mismatch import Mismatch
from commdrill.wording.seen import SeenText
from commdrill.wording.types import PlaceholderType
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.window import WindowPlaceholder
from commdrill.wording.wording import compile_wording
from tests.each import each

NOW = datetime(2026, 11, 12, 15, 10, tzinfo=UTC)
TYPES: dict[str, PlaceholderType] = {
    "w": WindowPlaceholder(at_most=timedelta(days=30)),
    "was": WindowPlaceholder(lies="past"),
    "eta": TimePlaceholder(at_most=timedelta(days=30)),
    "since": TimePlaceholder(lies="past"),
    "starts": TimePlaceholder(lies="any"),
    "ends": TimePlaceholder(),
}
Found = Match | Mismatch


def read(template: str, text: str, language: str = "en", zone: str | None = None) -> Found:
    known = ZoneInfo(zone) if zone else None
    return match_whole(compile_wording(template, TYPES, language, known), SeenText.of(text), NOW)


def stated(found: Found) -> list[str]:
    if isinstance(found, Mismatch):
        return [found.differences[0].seen]
    values = [found.values[name] for name in found.captured]
    return [f"{moment:%m-%dT%H:%M}" for value in values for _, moment in value.moments]


WINDOWS = [
    (
        "en",
        "overnight Saturday 14 to Sunday 15 November, 22:00–04:00 GMT",
        "11-14T22:00",
        "11-15T04:00",
    ),
    ("en", "15 Nov 2026 02:00 UTC for about 4 hours", "11-15T02:00", "11-15T06:00"),
    ("en", "at 10 PM ET on Friday and will last two to three hours", "11-14T03:00", "11-14T06:00"),
    ("es", "el sábado a las 23 h (CET), durante 4 horas", "11-14T22:00", "11-15T02:00"),
    ("pt", "no sábado às 23h (hora de Lisboa), por 2 horas", "11-14T23:00", "11-15T01:00"),
    ("de", "am Samstag um 22 Uhr (MEZ) für zwei Stunden", "11-14T21:00", "11-14T23:00"),
    ("en", "November 14 | 1:00 AM - 3:00 AM ET", "11-14T06:00", "11-14T08:00"),
    ("en", "Start: 13/11/2026 22:00 GMT, end: 14/11/2026 04:00 GMT", "11-13T22:00", "11-14T04:00"),
    ("en", "2026-11-13T22:00:00Z to 2026-11-14T04:00:00Z", "11-13T22:00", "11-14T04:00"),
    (
        "en",
        "2026-11-13T22:00:00+01:00 – 2026-11-14T04:00:00+01:00",
        "11-13T21:00",
        "11-14T03:00",
    ),
    ("en", "2026-11-13T22:00Z/2026-11-14T04:00Z", "11-13T22:00", "11-14T04:00"),
    ("es", "sábado 14/11 - 22 a 02 hs (ARG)", "11-15T01:00", "11-15T05:00"),
    ("es", "inicio 13/11/2026 22:00, fin 14/11/2026 06:00 (CET)", "11-13T21:00", "11-14T05:00"),
    ("pt", "início: 13/11 às 22h, término: 14/11 às 4h (BRT)", "11-14T01:00", "11-14T07:00"),
    ("de", "Beginn: 14.11., 22 Uhr, Ende: 15.11., 6 Uhr (MEZ)", "11-14T21:00", "11-15T05:00"),
    ("en", "Nov 15 01:00 UTC → Nov 15 05:00 UTC", "11-15T01:00", "11-15T05:00"),
    ("en", "14/15 November, 23:00-05:00 GMT", "11-14T23:00", "11-15T05:00"),
    ("en", "on November 14/15 from 11 PM to 5 AM GMT", "11-14T23:00", "11-15T05:00"),
    ("en", "the night of 14/15 November, 23:00-05:00 GMT", "11-14T23:00", "11-15T05:00"),
    ("en", "23:00 - 05:00 GMT on 14/15 November", "11-14T23:00", "11-15T05:00"),
    ("en", "30 Nov/1 Dec, 23:00-05:00 GMT", "11-30T23:00", "12-01T05:00"),
    ("en", "Nov 30 - Dec 1, 11pm-5am GMT", "11-30T23:00", "12-01T05:00"),
    ("en", "Sat 14 Nov/Sun 15 Nov, 23:00-05:00 GMT", "11-14T23:00", "11-15T05:00"),
    ("es", "30 de noviembre/1 de diciembre, 23:00-05:00 UTC", "11-30T23:00", "12-01T05:00"),
    ("de", "30.11./01.12., 23:00-05:00 Uhr UTC", "11-30T23:00", "12-01T05:00"),
    ("pt", "30 de novembro/1 de dezembro, das 23h às 5h UTC", "11-30T23:00", "12-01T05:00"),
    ("de", "14./15. November, 23:00-05:00 Uhr MEZ", "11-14T22:00", "11-15T04:00"),
    ("de", "14./15.11.2026, 23 bis 5 Uhr MEZ", "11-14T22:00", "11-15T04:00"),
    ("es", "14/15 de noviembre, 23:00-05:00 UTC", "11-14T23:00", "11-15T05:00"),
    ("pt", "14/15 de novembro, das 23h às 5h UTC", "11-14T23:00", "11-15T05:00"),
    ("en", "Saturday night into Sunday, 11 PM – 5 AM GMT", "11-14T23:00", "11-15T05:00"),
    ("en", "1 AM – 5 AM GMT, overnight Saturday to Sunday", "11-15T01:00", "11-15T05:00"),
    (
        "es",
        "la noche del sábado 14 al domingo 15, de 23:00 a 5:00 (CET)",
        "11-14T22:00",
        "11-15T04:00",
    ),
    ("es", "en la noche del sábado al domingo, de 11 a 5 (CET)", "11-14T22:00", "11-15T04:00"),
    (
        "pt",
        "na noite de 14/11 para 15/11, das 23h às 5h (hora de Lisboa)",
        "11-14T23:00",
        "11-15T05:00",
    ),
    (
        "de",
        "in der Nacht vom 14. auf den 15. November von 23 bis 5 Uhr (MEZ)",
        "11-14T22:00",
        "11-15T04:00",
    ),
    ("en", "for 30 minutes from 22:00 UTC on 14 November", "11-14T22:00", "11-14T22:30"),
    ("en", "for two hours beginning at 10pm ET on Saturday", "11-15T03:00", "11-15T05:00"),
    (
        "es",
        "durante dos horas a partir de las 22:00 CET del sábado",
        "11-14T21:00",
        "11-14T23:00",
    ),
    ("pt", "por 2 horas a partir das 22h de sábado (BRT)", "11-15T01:00", "11-15T03:00"),
    ("de", "zwei Stunden lang ab Samstag, 22 Uhr MEZ", "11-14T21:00", "11-14T23:00"),
    ("en", "from 22:00 CET (21:00 UTC) to 23:00 CET (22:00 UTC)", "11-12T21:00", "11-12T22:00"),
    ("de", "für zwei Stunden ab Samstag, 22 Uhr MEZ", "11-14T21:00", "11-14T23:00"),
    (
        "pt",
        "de sábado, 14/11, às 22h, até domingo, 15/11, às 4h (BRT)",
        "11-15T01:00",
        "11-15T07:00",
    ),
    (
        "es",
        "entre las 12 de la noche y las 6 de la mañana del domingo 15 (CET)",
        "11-14T23:00",
        "11-15T05:00",
    ),
    ("es", "esta noche entre las 12 y las 6 (CET)", "11-12T23:00", "11-13T05:00"),
    ("en", "from 21:39 UTC to 22:24 UTC", "11-12T21:39", "11-12T22:24"),
    ("en", "from 13 November at 09:00 UTC to 12:30 PM ET", "11-13T09:00", "11-13T17:30"),
    ("en", "from 21:39 to 22:24 UTC", "11-12T21:39", "11-12T22:24"),
    ("en", "between 8pm and 12am PT", "11-13T04:00", "11-13T08:00"),
    ("en", "tonight from 10 to 2 ET", "11-13T03:00", "11-13T07:00"),
    ("en", "on Saturday 14 November, 01:00 - 05:00 UTC", "11-14T01:00", "11-14T05:00"),
    ("en", "from Saturday 22:00 to Sunday 02:00 UTC", "11-14T22:00", "11-15T02:00"),
    ("en", "22:00–02:00 CET", "11-12T21:00", "11-13T01:00"),
    ("en", "10pm – 1 am (Friday) Pacific", "11-13T06:00", "11-13T09:00"),
    ("es", "de 22:00 a 2:00 (hora peninsular)", "11-12T21:00", "11-13T01:00"),
    ("es", "entre las 2 y las 4 de la madrugada del sábado (CET)", "11-14T01:00", "11-14T03:00"),
    ("es", "el sábado de 2:00 a 4:00 a. m. (hora de Colombia)", "11-14T07:00", "11-14T09:00"),
    ("es", "mañana de 10 de la noche a 2 de la madrugada (CET)", "11-13T21:00", "11-14T01:00"),
    (
        "pt",
        "das 22h de sábado às 6h de domingo (horário de Brasília)",
        "11-15T01:00",
        "11-15T09:00",
    ),
    ("de", "am Samstag von 2 bis 4 Uhr (MEZ)", "11-14T01:00", "11-14T03:00"),
]


@each(("language", "text", "start", "end"), WINDOWS)
def test_a_window_is_its_start_and_its_end(language: str, text: str, start: str, end: str) -> None:
    assert stated(read("Closed {{w}}.", f"Closed {text}.", language)) == [start, end]


@each(
    "text",
    [
        "22:00-02:00",
        "from 22:00 to 02:00",
        "at 22:00 UTC",
        "from 22:00 to UTC",
        "Saturday",
        "from 9 to 5",
        "at 22:00 for 2 hours",
        "22:00 UTC for some hours",
        "22:00 UTC for 90 days",
        "14/15 November, 09:00-17:00 GMT",  # which of them?
        "14 Nov/15 Nov, 09:00-17:00 GMT",
        "14 Nov/16 Nov, 23:00-05:00 GMT",
        "14/15 November, 14:00-18:00 GMT",
        "14/16 November, 23:00-05:00 GMT",
        "14/15 November at 23:00 GMT",
    ],
)
def test_what_is_no_window_is_told(text: str) -> None:
    assert isinstance(read("Closed {{w}}.", f"Closed {text}."), Mismatch)


@each(
    ("language", "template", "text", "moments"),
    [
        ("en", "Closed from {{starts}} to {{ends}}.", "Closed from 21:39 UTC to 22:24 UTC.", ["11-12T21:39", "11-12T22:24"]),
        ("en", "Down between {{starts}} and {{ends}}.", "Down between 17:00 and 17:30 UTC.", ["11-12T17:00", "11-12T17:30"]),
        ("en", "On Saturday from {{starts}} to {{ends}}.", "On Saturday from 2:00 to 4:00 UTC.", ["11-14T02:00", "11-14T04:00"]),
        ("es", "El sábado de {{starts}} a {{ends}}.", "El sábado de 2:00 a 4:00 CET.", ["11-14T01:00", "11-14T03:00"]),
        ("es", "Desde {{starts}} hasta {{ends}} (CET).", "Desde las 22:00 hasta las 02:00 (CET).", ["11-12T21:00", "11-13T01:00"]),
    ],
)  # fmt: skip
def test_two_times_in_a_row_share_what_is_said_once(
    language: str, template: str, text: str, moments: list[str]
) -> None:
    assert stated(read(template, text, language)) == moments


@each(
    ("zone", "text", "moment"),
    [
        ("Europe/Madrid", "by 18:30", "11-12T17:30"),
        ("America/New_York", "by 18:30", "11-12T23:30"),
        ("America/New_York", "by 6:30 pm local time", "11-12T23:30"),
        ("Europe/Madrid", "by 18:30 UTC", "11-12T18:30"),
        ("Europe/Madrid", "by the end of the day", "11-12T23:00"),
    ],
)
def test_a_clock_without_a_zone_is_read_in_the_one_that_is_known(
    zone: str, text: str, moment: str
) -> None:
    assert stated(read("Back {{eta}}.", f"Back {text}.", zone=zone)) == [moment]


@each("text", ["at 1800", "by 5", "soon", "tomorrow", "2-3", "for 18"])
def test_a_known_zone_makes_no_time_of_what_is_none(text: str) -> None:
    assert isinstance(read("Back {{eta}}.", f"Back {text}.", zone="UTC"), Mismatch)


@each(
    ("language", "text", "moment"),
    [
        ("en", "since 14:50 UTC", "11-12T14:50"),
        ("en", "14:50 UTC", "11-12T14:50"),
        ("en", "about 20 minutes ago", "11-12T14:50"),
        ("en", "yesterday at 23:00 UTC", "11-11T23:00"),
        ("en", "22:00 UTC", "11-11T22:00"),
        ("en", "on Tuesday at 10:00 UTC", "11-10T10:00"),
        ("es", "las 14:50 UTC", "11-12T14:50"),
        ("es", "hace 20 minutos", "11-12T14:50"),
        ("pt", "há 20 minutos", "11-12T14:50"),
        ("de", "vor 20 Minuten", "11-12T14:50"),
    ],
)
def test_what_is_past_is_read_backwards(language: str, text: str, moment: str) -> None:
    assert stated(read("Down {{since}}.", f"Down {text}.", language)) == [moment]


@each("text", ["in 20 minutes", "at 16:00 UTC", "tomorrow at 9:00 UTC"])
def test_what_lies_ahead_is_not_past(text: str) -> None:
    assert isinstance(read("Down {{since}}.", f"Down {text}."), Mismatch)


@each(
    ("language", "text", "moment"),
    [
        ("en-US", "12/3/2026 at 10:00 UTC", "12-03T10:00"),
        ("en-GB", "3/12/2026 at 10:00 UTC", "12-03T10:00"),
        ("es", "3/12/2026 a las 10:00 UTC", "12-03T10:00"),
        ("es-US", "12/3/2026 a las 10:00 UTC", "12-03T10:00"),
    ],
)
def test_the_region_says_which_is_the_month(language: str, text: str, moment: str) -> None:
    assert stated(read("Back {{eta}}.", f"Back {text}.", language)) == [moment]


@each(
    ("text", "reason"),
    [
        ("by 12/3/2026 10:00 UTC", "may be two days"),
        ("by 18:30", "names no time zone"),
        ("on Friday 14 November at 10:00 UTC", "not the same day"),
        ("on 31 November at 10:00 UTC", "a day that does not exist"),
        ("by 16:30 UTC (16:30 CET)", "contradicts itself"),
        ("en 45 minutos", "not in English"),
        ("by 12:00 UTC", "3 hours 10 minutes ago"),
    ],
)
def test_what_is_wrong_with_a_time_is_said(text: str, reason: str) -> None:
    found = read("Back {{eta}}.", f"Back {text}.")
    assert isinstance(found, Mismatch)
    assert reason in found.differences[0].seen


@each(
    "language, text, reason",
    [
        ("fr", "le 15 novembre de 2 h à 4 h", "how 'fr' writes one is not known"),
        ("es", "pronto", "which is no window of time"),
    ],
)
def test_a_language_nobody_knows_is_told(language: str, text: str, reason: str) -> None:
    assert stated(read("Closed {{w}}.", f"Closed {text}.", language))[0].endswith(reason)
