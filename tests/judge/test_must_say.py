"""Words that no plan fixes: texts as real companies write them, right and wrong."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from commdrill.documents.plan import ChannelType
from commdrill.judge.expectation import PageExpectation
from commdrill.judge.must_say import InLanguage, MustSay, freely_said
from commdrill.judge.pages import judge_page
from commdrill.sighting import Page
from commdrill.verdict import Held
from commdrill.wording.set_aside import Link, Shown
from commdrill.wording.times.zones import zone_named
from commdrill.wording.types import PlaceholderType
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.url import UrlPlaceholder
from commdrill.wording.wording import compile_wording
from tests.each import each

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
KINDS: dict[str, PlaceholderType] = {
    "eta": TimePlaceholder(at_most=timedelta(hours=8)),
    "status_url": UrlPlaceholder(),
    "next_word": TimePlaceholder(kept=True, at_most=timedelta(hours=4)),
}
ALL = ("affected", "eta", "next-step", "status_url")
RIGHT = (
    "Payments and checkout are not working at the moment. We expect to be back by 14:30 UTC. "
    "Your basket is safe, and you can keep browsing. Follow https://status.anycompany.example/now"
)
TROUBLE = (
    "We are having trouble with Checkout.\n\nNext update within 30 minutes.\n\n"
    "Please call +1 425 555 0100, or see https://status.anycompany.example"
)
EVERYTHING = (
    "All our services are down. Everything should be back in 2 hours. You do not need to do "
    "anything. https://status.anycompany.example"
)
CORRECTO = (
    "Ahora mismo no se puede pagar. Esperamos que vuelva a las 14:30 UTC. Tu cesta está a salvo y "
    "puedes seguir mirando. Más en https://status.anycompany.example/es"
)


def in_language(language: str, *names: str) -> InLanguage:
    values = {
        name: compile_wording(f"{{{{{name}}}}}", {name: kind}, language)
        for name, kind in KINDS.items()
    }
    return InLanguage(language, names, values)


ENGLISH, SPANISH = in_language("en", "Checkout"), in_language("es", "Pago")


def missing(
    text: str, things: Sequence[str] = ALL, languages: tuple[InLanguage, ...] = (ENGLISH,)
) -> list[str]:
    must = MustSay(tuple(things), languages, ("Checkout", "Pago"))
    return [difference.what for difference in freely_said(must, text, NOW).differences]


@pytest.mark.parametrize(
    "text",
    [
        RIGHT,
        TROUBLE,
        EVERYTHING,
    ],
)
def test_whatever_words_say_it_all_will_do(text: str) -> None:
    assert missing(text) == []


def test_what_is_under_words_of_a_page_is_said() -> None:
    text = RIGHT.replace("https://status.anycompany.example/now", "our page")
    link = Link(text.index("our page"), len(text), "https://status.anycompany.example/now")
    must = MustSay(ALL, (ENGLISH,), ("Checkout", "Pago"))
    page = Page("", 503, {}, Shown.of(text, (link,)), "text/html")
    verdict = judge_page(PageExpectation(must_say=must), ChannelType.ERROR_PAGE, page, NOW)
    assert isinstance(verdict, Held)
    assert verdict.captured["status_url"] == link.target


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        (RIGHT.replace("Payments and checkout", "Some things"), ["affected"]),
        (RIGHT.replace(" by 14:30 UTC", " soon"), ["eta"]),
        (RIGHT.replace("14:30 UTC", "11:30 UTC"), ["eta"]),
        (RIGHT.replace("14:30 UTC", "14:30 UTC on 30 November"), ["eta"]),
        (RIGHT.replace("14:30 UTC", "14:30"), ["eta"]),
        (RIGHT.replace("https://status.anycompany.example/now", "our blog"), ["status_url"]),
        (RIGHT.replace("We expect to be back by", "It began at"), ["eta"]),
        ("Checkout is down. We are sorry.", ["eta", "next-step", "status_url"]),
        ("", ["text"]),
        ("Ok", ["affected", "eta", "next-step", "status_url"]),
    ],
)
def test_what_is_not_said_is_told_by_its_name(text: str, lacks: list[str]) -> None:
    assert missing(text) == lacks


def test_each_language_is_read_as_its_own_and_the_readers_language_counts() -> None:
    assert missing(CORRECTO, languages=(SPANISH,)) == []
    assert missing(CORRECTO, languages=(ENGLISH, SPANISH)) == []
    assert "language" in missing(CORRECTO, languages=(ENGLISH,))
    assert missing(CORRECTO.replace("a las 14:30 UTC", "pronto"), languages=(ENGLISH, SPANISH)) == [
        "eta"
    ]


def test_what_filled_a_time_and_a_link_is_told() -> None:
    assert freely_said(MustSay(ALL, (ENGLISH,), ("Checkout",)), RIGHT, NOW).captured == {
        "eta": "by 14:30 UTC",
        "status_url": "https://status.anycompany.example/now",
    }


def test_a_time_that_names_no_zone_says_something_where_its_readers_have_one() -> None:
    said, zone = RIGHT.replace("14:30 UTC", "14:30"), zone_named("Europe/Madrid")
    values = {"eta": compile_wording("{{eta}}", KINDS, "en", zone)}
    in_madrid = MustSay(("eta",), (InLanguage("en", (), values),), (), "Europe/Madrid")
    assert freely_said(in_madrid, said, NOW).differences == ()
    assert missing(said, ["eta"]) == ["eta"]


TWO_TIMES = [
    ("en", "We expect it back by 14:30 UTC. Next news at 12:20 UTC.", "at 12:20 UTC"),
    ("en", "Next update at 12:20 UTC. We expect it back by 14:30 UTC.", "at 12:20 UTC"),
    ("en", "Back by 14:30 UTC, and we will tell you more by 12:20 UTC.", "by 12:20 UTC"),
    (
        "es",
        "Esperamos que vuelva a las 14:30 UTC. Próximas noticias a las 12:20 UTC.",
        "a las 12:20 UTC",
    ),
    ("es", "Le informaremos a las 12:20 UTC; volverá a las 14:30 UTC.", "a las 12:20 UTC"),
    ("en", "Back by 14:30 UTC. Next update: 12:20 UTC. Please wait.", "12:20 UTC"),
    ("es", "Próximas noticias:\n12:20 UTC.\nVolverá a las 14:30 UTC.", "12:20 UTC"),
    ("de", "Wir erwarten es um 14:30 UTC zurück. Nächste Nachricht um 12:20 UTC.", "um 12:20 UTC"),
    ("pt", "Esperamos que volte às 14:30 UTC. Próxima atualização às 12:20 UTC.", "às 12:20 UTC"),
]


@each("language, text, word", TWO_TIMES)
def test_when_people_hear_more_is_told_from_when_it_is_back(
    language: str, text: str, word: str
) -> None:
    must = MustSay(("eta", "next_word"), (in_language(language),))
    said = freely_said(must, text, NOW)
    assert said.differences == ()
    assert said.captured["next_word"] == word
    assert "14:30" in said.captured["eta"]


@each(
    "language, text",
    [
        ("en", "Checkout is down. Next news at 12:20 UTC."),
        ("en", "Checkout is down. Next update: 12:20 UTC."),
        ("es", "El pago no funciona. Próximas noticias a las 12:20 UTC."),
        ("de", "Die Kasse geht nicht. Nächste Nachricht um 12:20 UTC."),
        ("pt", "O pagamento não funciona. Próxima atualização às 12:20 UTC."),
    ],
)
def test_one_time_is_not_both(language: str, text: str) -> None:
    must = MustSay(("eta", "next_word"), (in_language(language),))
    assert [one.what for one in freely_said(must, text, NOW).differences] == ["eta"]


def test_a_word_for_a_time_that_is_past_is_not_the_time_of_return() -> None:
    text = "We expect it back by 14:30 UTC. Next news at 11:20 UTC."
    assert missing(text, ["eta", "next_word"]) == ["next_word"]
    assert missing(text.replace("11:20", "12:20"), ["eta", "next_word"]) == []


def test_a_word_that_nothing_tells_from_others_is_the_first_time() -> None:
    said = freely_said(MustSay(("next_word",), (ENGLISH,)), "Look here at 12:20 UTC.", NOW)
    assert said.captured == {"next_word": "at 12:20 UTC"}
