"""Statements of a moment as companies write them, and what says no moment that lies ahead.

Now is Monday, 23 November 2026, 14:35 UTC; 8 hours ahead are the most, three days in the long lists.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from commdrill.wording.match import Match, match_whole
from commdrill.wording.mismatch import Mismatch
from commdrill.wording.seen import SeenText
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.wording import compile_wording
from tests.each import each

NOW = datetime(2026, 11, 23, 14, 35, tzinfo=UTC)
FRAMES = {
    "en": "We expect it back {{eta}}. Thank you.",
    "es": "Esperamos que vuelva {{eta}}. Gracias.",
}

ENGLISH = [
    "by 16:30 UTC",
    "at 16:30 UTC",
    "around 4:30 pm UTC",
    "by 4:30 PM UTC",
    "by 4:30pm UTC",
    "by 4:30 p.m. UTC",
    "by 8:30 am PST",
    "by 8:30 AM Pacific Time",
    "by 8:30 a.m. PT",
    "by 11:30 ET",
    "by 11:30 a.m. Eastern",
    "by 11:30 AM Eastern Time",
    "by 16:30 UTC today",
    "today by 16:30 UTC",
    "today at 16:30 UTC",
    "before 16:30 UTC",
    "before 5 pm GMT",
    "no later than 17:30 CET",
    "by 17:30 CET (16:30 UTC)",
    "by 16:30 UTC (17:30 CET)",
    "by 16:30 UTC / 17:30 CET",
    "by 16:30 (UTC)",
    "by 16:30Z",
    "by 1630 UTC",
    "by 16:30 UTC+0",
    "by 16:30 GMT+0",
    "by 17:30 UTC+1",
    "by 17:30 UTC+01:00",
    "by 17:30 (UTC+1)",
    "by 17:30 (GMT+1)",
    "within 45 minutes",
    "within the next 45 minutes",
    "within forty-five minutes",
    "within an hour",
    "within one hour",
    "within 1 hour",
    "within the hour",
    "in about two hours",
    "in approximately 2 hours",
    "in around 2 hours",
    "in 2 hours' time",
    "in about 2 hours' time",
    "in less than an hour",
    "in under an hour",
    "in half an hour",
    "in about half an hour",
    "within half an hour",
    "in an hour and a half",
    "in 1.5 hours",
    "in one and a half hours",
    "in 1 hour and 30 minutes",
    "in 1 hour 30 minutes",
    "in 1h 30m",
    "in 1h30m",
    "in 1h30",
    "in 90 mins",
    "in 90 min",
    "in 30-45 minutes",
    "in 30 to 45 minutes",
    "within 2 to 3 hours",
    "in two to three hours",
    "in two or three hours",
    "between 30 and 45 minutes from now",
    "in a couple of hours",
    "within a couple of hours",
    "2026-11-23T16:30:00Z",
    "by 2026-11-23T16:30:00Z",
    "at 2026-11-23T16:30:00+00:00",
    "by 2026-11-23T16:30:00.000Z",
    "by 2026-11-23T17:30:00+01:00",
    "by 2026-11-23 16:30 UTC",
    "by 23 November 2026, 16:30 UTC",
    "by 23 November at 16:30 UTC",
    "on 23 November at 16:30 UTC",
    "by November 23, 2026 at 16:30 UTC",
    "by November 23, 2026, 4:30 PM UTC",
    "by Nov 23, 4:30 PM UTC",
    "by Nov. 23 at 4:30 pm UTC",
    "by Mon 23 Nov 16:30 UTC",
    "by Monday, 23 November 2026 at 16:30 UTC",
    "by Monday at 16:30 UTC",
    "by 16:30 UTC on Monday",
    "by 16:30 UTC on 23 November 2026",
    "by 16:30 UTC, 23 November",
    "by 16:30 UTC on Monday, November 23rd",
    "by the 23rd of November at 16:30 UTC",
    "this afternoon by 16:30 UTC",
    "this evening at 8 pm UTC",
    "tonight at 20:00 UTC",
    "by 8 pm tonight (UTC)",
    "by 4:30 this afternoon (UTC)",
    "by 4:30 pm today UTC",
    "by 4:30 pm UTC today",
    "at the latest by 16:30 UTC",
    "by 16:30 UTC at the latest",
    "16:30 UTC",
    "16:30 UTC today",
    "in 45 minutes",
    "in 45 minutes or less",
    "45 minutes from now",
    "about 45 minutes from now",
    "in roughly 45 minutes",
    "in ~45 minutes",
    "within ~45 min",
    "within approx. 45 minutes",
    "in approx. 2 hours",
    "at approximately 16:30 UTC",
    "at about 16:30 UTC",
    "at around 16:30 UTC",
    "shortly before 16:30 UTC",
    "shortly after 16:30 UTC",
    "just after 16:30 UTC",
    "from 16:30 UTC",
    "from 16:30 UTC onwards",
    "between 16:00 and 16:30 UTC",
    "between 16:00 UTC and 16:30 UTC",
    "at noon PST",
    "by noon Eastern Time",
    "by 12 noon EST",
    "by 9:30 pm IST",
    "by 22:00 IST",
    "by 16.30 UTC",
    "by 16h30 UTC",
    "at 16:30 hours UTC",
    "by 16:30 hrs UTC",
    "by 16:30 Coordinated Universal Time",
    "by 17:30 Central European Time",
    "by 17:30 Madrid time",
    "by 16:30 London time",
    "by 4:30 pm UK time",
    "within 7 hours",
    "in 8 hours",
    "by 22:35 UTC",
    "in 3 hrs",
    "in 2 h",
    "in 45 m",
    "in 45 min.",
    "in the coming hour",
    "in the next hour",
    "within the next hour",
    "within the next two hours",
    "over the next 2 hours",
    "later today, by 18:00 UTC",
    "later today at 18:00 UTC",
    "by 6 PM UTC",
    "by 6PM UTC",
    "6:00 PM GMT",
    "by 18:00 UTC (10:00 PST)",
    "by 10:00 AM PST (18:00 UTC)",
    "by 10:00 AM PST / 1:00 PM EST / 18:00 UTC",
    "by 1 PM EST",
    "by 10AM PT",
    "by 10 a.m. Pacific",
    "by 16:30 Europe/London",
    "by 17:30 Europe/Madrid time",
]

ENGLISH_DAYS = [
    "tomorrow at 09:00 CET",
    "by tomorrow at 09:00 CET",
    "by 09:00 CET tomorrow",
    "by 9 am CET tomorrow",
    "tomorrow by 9am CET",
    "tomorrow morning at 9:00 CET",
    "by tomorrow morning, 09:00 CET",
    "by 09:00 UTC on Tuesday",
    "on Tuesday at 09:00 UTC",
    "by Tuesday, 24 November, 09:00 UTC",
    "within 24 hours",
    "in 1 day",
    "within one day",
    "in two days",
    "by 11/24/2026 at 10:00 AM UTC",
    "by 24/11/2026 10:00 UTC",
    "on 24 Nov 2026 at 10:00 UTC",
    "by noon UTC tomorrow",
    "tomorrow at noon UTC",
    "at 9:00 a.m. tomorrow (CET)",
    "by 10:00 on 24 November (UTC)",
    "by 10:00 on Tuesday UTC",
    "within 36 hours",
    "within a day",
    "within 48 hours",
    "by Wed, 25 Nov 2026 10:00:00 GMT",
    "Wed, 25 Nov 2026 10:00:00 +0000",
]

SPANISH = [
    "a las 16:30 UTC",
    "a las 17:30 (hora peninsular)",
    "a las 17:30, hora peninsular",
    "a las 17:30 hora peninsular",
    "a las 17:30 h (hora peninsular)",
    "a las 17:30h (hora peninsular)",
    "a las 17.30 h (hora peninsular)",
    "a las 17:30 horas (hora peninsular)",
    "antes de las 17:30 (hora peninsular)",
    "antes de las 16:30 UTC",
    "sobre las 16:30 UTC",
    "hacia las 16:30 UTC",
    "en torno a las 16:30 UTC",
    "alrededor de las 16:30 UTC",
    "no más tarde de las 16:30 UTC",
    "como muy tarde a las 16:30 UTC",
    "a más tardar a las 16:30 UTC",
    "a las 16:30 UTC como muy tarde",
    "a partir de las 16:30 UTC",
    "hasta las 16:30 UTC",
    "para las 16:30 UTC",
    "a eso de las 16:30 UTC",
    "hoy a las 16:30 UTC",
    "hoy antes de las 16:30 UTC",
    "a las 16:30 UTC de hoy",
    "antes de las 16:30 UTC de hoy",
    "esta tarde a las 17:30 (hora peninsular)",
    "esta tarde, antes de las 17:30 (hora peninsular)",
    "esta noche a las 21:00 (hora peninsular)",
    "a las 5:30 de la tarde (hora peninsular)",
    "a las 5:30 p. m. (hora peninsular)",
    "a las 5:30 p.m. (hora de Madrid)",
    "a las 5 de la tarde (hora peninsular)",
    "a las 17:30 CET",
    "a las 17:30 (CET)",
    "a las 17:30 (UTC+1)",
    "a las 17:30 (GMT+1)",
    "a las 10:30 (hora de Ciudad de México)",
    "a las 10:30 (hora del centro de México)",
    "a las 10:30 (hora de México)",
    "a las 11:30 (hora de Colombia)",
    "a las 13:30 (hora de Argentina)",
    "a las 13:30 (hora argentina)",
    "a las 15:30 (hora de Canarias)",
    "a las 17:30 (16:30 en Canarias)",
    "a las 17:30 (hora peninsular; 16:30 en Canarias)",
    "a las 17:30 (hora de España)",
    "a las 17:30, hora de Madrid",
    "a las 17:30, hora española",
    "en 45 minutos",
    "en unos 45 minutos",
    "en aproximadamente 45 minutos",
    "dentro de 45 minutos",
    "dentro de unos 45 minutos",
    "dentro de dos horas",
    "dentro de unas dos horas",
    "en menos de una hora",
    "en menos de 2 horas",
    "en una hora",
    "en una hora aproximadamente",
    "en aproximadamente una hora",
    "en media hora",
    "en una media hora",
    "en hora y media",
    "en una hora y media",
    "en 1 hora y 30 minutos",
    "en 1 h 30 min",
    "en 1h30",
    "en 90 min",
    "en 30-45 minutos",
    "en 30 a 45 minutos",
    "en 30 o 45 minutos",
    "entre 30 y 45 minutos",
    "en un plazo de 2 horas",
    "en un plazo máximo de 2 horas",
    "en el plazo de 2 horas",
    "en un máximo de 2 horas",
    "en las próximas 2 horas",
    "en las próximas dos horas",
    "en los próximos 45 minutos",
    "en la próxima hora",
    "en un par de horas",
    "en dos o tres horas",
    "en 2 o 3 horas",
    "en 2-3 horas",
    "en tres cuartos de hora",
    "en un cuarto de hora",
    "antes de una hora",
    "antes de 2 horas",
    "el 23 de noviembre a las 16:30 UTC",
    "el 23/11/2026 a las 16:30 UTC",
    "el lunes a las 16:30 UTC",
    "el lunes 23 de noviembre a las 16:30 UTC",
    "el lunes, 23 de noviembre, a las 16:30 UTC",
    "el 23 de noviembre de 2026 a las 16:30 UTC",
    "a las 16:30 UTC del 23 de noviembre",
    "a las 16:30 UTC del lunes",
    "a las 16:30 UTC del lunes 23 de noviembre",
    "a las 16.30 UTC",
    "2026-11-23T16:30:00Z",
    "a mediodía (hora del Pacífico)",
    "al mediodía (hora del Pacífico)",
]

SPANISH_DAYS = [
    "mañana a las 9:00 (hora peninsular)",
    "mañana a las 9:00 CET",
    "mañana, a las 9:00 CET",
    "mañana antes de las 9:00 CET",
    "mañana por la mañana, a las 9:00 CET",
    "mañana por la mañana a las 9:00 CET",
    "a las 9:00 CET de mañana",
    "antes de las 9:00 CET de mañana",
    "a las 9:00 de mañana (hora peninsular)",
    "mañana a las 9 de la mañana (hora peninsular)",
    "el martes a las 9:00 CET",
    "el martes 24 de noviembre a las 9:00 CET",
    "el martes, 24 de noviembre, antes de las 9:00 (hora peninsular)",
    "en 24 horas",
    "en un día",
    "en 2 días",
    "en menos de 24 horas",
    "el 24 de noviembre a las 9:00 h (hora peninsular)",
    "pasado mañana a las 9:00 CET",
    "en las próximas 24 horas",
    "el 24/11 a las 9:00 CET",
    "el 24-11-2026 a las 9:00 CET",
]

NOT_ENGLISH = [
    "in the next few hours",
    "in a few minutes",
    "by midnight CET",
    "by 16:30 local time",
    "by 16:30",
    "soon",
    "as soon as possible",
    "shortly",
    "later today",
    "tomorrow",
    "in a while",
    "by 13:30 UTC",
    "at 14:35 UTC",
    "45 minutes ago",
    "by 23:30 UTC",
    "within 9 hours",
    "in 2 days",
    "by 25:00 UTC",
    "by 16:61 UTC",
    "by 31 November at 16:30 UTC",
    "yesterday at 16:30 UTC",
    "by 22 November at 16:30 UTC",
    "2026-11-22T16:30:00Z",
    "on 14 November at 10:00 UTC",
    "2025-11-23T16:30:00Z",
    "within 0 minutes",
    "in -45 minutes",
    "within minutes",
    "TBD",
    "to be confirmed",
    "unknown",
    "None",
    "null",
    "{{eta}}",
    "$eta",
    "within {{minutes}} minutes",
    "within None minutes",
    "within NaN minutes",
    "Invalid Date",
    "[object Object]",
    "at 1795451400",
    "en 45 minutos",
    "a las 16:30 UTC",
    "mañana",
    "within 45",
    "by 4:30",
    "by pm UTC",
    "by 0:30 UTC",
    "by UTC",
    "by 12/25/2026 10:00 UTC",
    "by the end of the day",
    "overnight",
]

NOT_SPANISH = [
    "a las 17:30 hora local",
    "a medianoche (hora peninsular)",
    "pronto",
    "en breve",
    "lo antes posible",
    "cuanto antes",
    "hoy",
    "más tarde",
    "en unos minutos",
    "en unas horas",
    "en breves instantes",
    "a las 16:30",
    "a las 13:30 UTC",
    "hace 45 minutos",
    "en 9 horas",
    "en dos días",
    "within 45 minutes",
    "by 16:30 UTC",
    "ayer a las 16:30 UTC",
    "el 22 de noviembre a las 16:30 UTC",
    "None",
    "null",
    "{{eta}}",
    "a las None",
    "en undefined minutos",
    "a las 25:00 UTC",
    "por determinar",
    "mañana",
    "el martes",
]


def said(eta: str, language: str, limit: timedelta) -> Match | Mismatch:
    wording = compile_wording(FRAMES[language], {"eta": TimePlaceholder(at_most=limit)}, language)
    return match_whole(wording, SeenText.of(FRAMES[language].replace("{{eta}}", eta)), NOW)


@each("eta", ENGLISH)
def test_english_that_names_a_moment_ahead_fills(eta: str) -> None:
    assert isinstance(said(eta, "en", timedelta(hours=8)), Match)


@each("eta", ENGLISH_DAYS)
def test_english_that_names_a_day_fills(eta: str) -> None:
    assert isinstance(said(eta, "en", timedelta(days=3)), Match)


@each("eta", SPANISH)
def test_spanish_that_names_a_moment_ahead_fills(eta: str) -> None:
    assert isinstance(said(eta, "es", timedelta(hours=8)), Match)


@each("eta", SPANISH_DAYS)
def test_spanish_that_names_a_day_fills(eta: str) -> None:
    assert isinstance(said(eta, "es", timedelta(days=3)), Match)


@each("eta", NOT_ENGLISH)
def test_what_names_no_moment_ahead_in_english_is_told(eta: str) -> None:
    told = said(eta, "en", timedelta(hours=8))
    assert isinstance(told, Mismatch)
    assert told.differences[0].what == "eta"


@each("eta", NOT_SPANISH)
def test_what_names_no_moment_ahead_in_spanish_is_told(eta: str) -> None:
    told = said(eta, "es", timedelta(hours=8))
    assert isinstance(told, Mismatch)
    assert told.differences[0].what == "eta"


@each("said", ["by 12 p.m.", "by 12 p. m."])
def test_a_time_at_the_end_is_told_whole_its_last_dot_is_the_sentences(said: str) -> None:
    wording = compile_wording("Back {{eta}}.", {"eta": TimePlaceholder()})
    missed = match_whole(wording, SeenText.of(f"Back {said}"), NOW)
    assert isinstance(missed, Mismatch)
    difference, *_ = missed.differences
    assert difference.seen.startswith(f"'{said[:-1]}'")


@each(
    ("said", "language", "hour"),
    [
        ("this evening at 11", "en", 23),
        ("tomorrow morning at 9", "en", 9),
        ("mañana por la mañana, a las 9", "es", 9),
        ("heute Abend um 11", "de", 23),
        ("hoje à noite, às 11", "pt", 23),
    ],
)
@each("after", [".", ". Sorry.", ", and stays so."])
def test_an_hour_may_stand_at_the_end_of_its_sentence(
    said: str, language: str, hour: int, after: str
) -> None:
    types = {"eta": TimePlaceholder(at_most=timedelta(days=2))}
    wording = compile_wording(f"Back {{{{eta}}}}{after}", types, language, ZoneInfo("UTC"))
    found = match_whole(wording, SeenText.of(f"Back {said}{after}"), NOW)
    assert isinstance(found, Match)
    assert found.values["eta"].moments[0][1].hour == hour


@each(
    ("said", "language"),
    [("within 14 hours", "en"), ("en 14 horas", "es"), ("em 14h", "pt"), ("in 14 h", "de")],
)
def test_so_many_hours_from_now_are_no_time_of_day_where_they_are_too_many(
    said: str, language: str
) -> None:
    eta = {"eta": TimePlaceholder(at_most=timedelta(hours=12))}
    wording = compile_wording("Back {{eta}}.", eta, language, zone=UTC)
    assert isinstance(
        match_whole(
            wording, SeenText.of(f"Back {said}."), datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
        ),
        Mismatch,
    )


@each(
    ("said", "fills"),
    [("at 1630 hours", True), ("by 0430 hours tomorrow", True), ("1630 hours", False)],
)
def test_four_digits_are_a_clock_s_time_where_that_is_announced(said: str, fills: bool) -> None:
    """`1630 hours` by itself may be hours of work."""
    eta = {"eta": TimePlaceholder(at_most=timedelta(days=2))}
    wording = compile_wording("Back {{eta}}.", eta, "en", ZoneInfo("UTC"))
    found = match_whole(wording, SeenText.of(f"Back {said}."), NOW)
    assert isinstance(found, Match) is fills


@each(
    "said",
    [
        "by 17:05:40 UTC",
        "by 5:05:40 pm UTC",
        "by 2026-11-23 17:05:40 UTC",
        "by 2026-11-23T17:05:40.250Z",
        "by 17:05:40 UTC (12:05 EST)",
    ],
)
def test_a_time_with_seconds_is_that_second(said: str) -> None:
    """Said twenty seconds before, it lies ahead: its minute alone does not."""
    wording = compile_wording("Back {{eta}}.", {"eta": TimePlaceholder()}, "en")
    moment = datetime(2026, 11, 23, 17, 5, 40, tzinfo=UTC)
    found = match_whole(wording, SeenText.of(f"Back {said}."), moment - timedelta(seconds=20))
    assert isinstance(found, Match)
    assert found.values["eta"].moments[0][1] == moment
