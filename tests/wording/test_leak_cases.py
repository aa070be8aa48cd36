"""What organisations write, in our words: each leak is found as what it is, and nothing else is found."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commdrill.wording.languages import languages
from commdrill.wording.policy import Policy, Surface, examine
from tests.each import each
from tests.once_keyed import once_keyed

FOLDER = Path(__file__).parents[1] / "cases" / "words"
FILE = FOLDER / "leaks.yaml"
KINDS = FOLDER / "kinds.yaml"
CLEAN = "clean"


def cases() -> Iterator[tuple[str, str, str]]:
    for language, kinds in once_keyed(FILE).items():
        for code, texts in kinds.items():
            for text in texts:
                yield language, code, text


@each(("language", "code", "text"), cases())
def test_a_leak_is_found_and_nothing_else(language: str, code: str, text: str) -> None:
    found = {leak.code for leak in examine(text, Surface.MESSAGE, language, Policy())}
    if code == CLEAN:
        assert found == set()
    else:
        assert code in found


def kinds() -> Iterator[tuple[str, str, list[str]]]:
    every = [language.code for language in languages()]
    for kind, said in once_keyed(KINDS).items():
        yield from ((kind, language, said.get(language, [])) for language in every)


@each(("kind", "language", "texts"), kinds())
def test_each_kind_of_leak_is_known_in_every_language(
    kind: str, language: str, texts: list[str]
) -> None:
    assert texts, f"nobody wrote {kind} in {language}"
    missed = [text for text in texts if not examine(text, Surface.MESSAGE, language, Policy())]
    assert missed == []


def test_a_key_that_stands_twice_in_a_file_of_cases_is_refused(tmp_path: Path) -> None:
    twice = tmp_path / "cases.yaml"
    twice.write_text("en: {clean: [one]}\nes: {}\nen: {clean: [two]}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="en twice in the mapping at"):
        once_keyed(twice)


def test_there_are_more_than_five_hundred_of_them_and_each_once() -> None:
    every = [(language, text) for language, _, text in cases()]
    assert len(every) == len(set(every)) > 500


@each(
    ("hidden", "quote"),
    [
        ("Error\u00a0503 seen", "Error\u00a0503"),
        ("Error 5\u200b03 seen", "Error 5\u200b03"),
        ("it is in us\u2011east\u20111 now", "us\u2011east\u20111"),
        ("a fail\u00adover now", "fail\u00adover"),
        ("Error **503** seen", "Error **503"),
        ("`us-east-1` is lost", "us-east-1"),
        ("Error ５０３ seen", "Error ５０３"),
        ("co\u0301digo de error 503", "co\u0301digo de error 503"),
        ("Project\u00a0Hal\u00adcyon", "Project\u00a0Hal\u00adcyon"),
    ],
)
def test_no_leak_hides_behind_what_no_reader_sees(hidden: str, quote: str) -> None:
    (leak,) = examine(hidden, Surface.PAGE, "es", Policy(confidential=("Project Halcyon",)))
    assert leak.quote == quote
    assert hidden[leak.start :].startswith(quote)


def test_what_readers_say_themselves_is_allowed_and_nothing_more() -> None:
    policy = Policy(allowed=("AWS", "load balancer"))
    text = "AWS us-east-1 and the load balancer are down, so is GCP."
    found = examine(text, Surface.MESSAGE, "en", policy)
    assert [leak.quote for leak in found] == ["us-east-1", "GCP"]


def test_a_name_that_the_plan_keeps_inside_is_told_once() -> None:
    policy = Policy(internal_names=("orders-db-primary",))
    found = examine("orders-db-primary is down.", Surface.MESSAGE, "en", policy)
    assert [leak.code for leak in found] == ["internal-name"]


@each(
    "text",
    [
        "The plugin crashed at ten in the morning, and since then nobody can open the pages of your shop.",
        "El plugin falló a primera hora de la mañana, y desde entonces nadie ve las páginas de su tienda.",
    ],
)
def test_what_is_said_far_from_a_thing_does_not_excuse_it(text: str) -> None:
    language = "en" if text.startswith("The") else "es"
    assert examine(text, Surface.MESSAGE, language, Policy())


def test_two_words_of_a_trade_are_jargon_and_one_of_them_twice_is_not() -> None:
    assert examine("Nodes lack permissions.", Surface.MESSAGE, "en", Policy())
    assert not examine("This node is near that node.", Surface.MESSAGE, "en", Policy())


@each(
    "text",
    [
        "Due to the storm we close. A replica is on show.",
        "Because of the long and heavy snow of last night, replicas of it are sold.",
        "A replica of the ship opens, and later a storm took down the fence.",
    ],
)
def test_a_part_counts_only_close_to_its_cause_and_in_its_sentence(text: str) -> None:
    assert not examine(text, Surface.MESSAGE, "en", Policy())
    assert examine("Due to a replica nobody can log in.", Surface.MESSAGE, "en", Policy())
