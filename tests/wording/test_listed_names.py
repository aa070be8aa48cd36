"""`{{components}}`: all of them, in one breath or line by line, in whatever order."""

from datetime import UTC, datetime

import pytest

from commdrill.wording.listed_names import ListedNames
from commdrill.wording.markup.visible import shown
from commdrill.wording.match import Match, match_whole
from commdrill.wording.mismatch import Mismatch
from commdrill.wording.seen import SeenText
from commdrill.wording.wording import compile_wording

NOW = datetime(2026, 11, 12, 15, 10, tzinfo=UTC)
NAMES = ("Checkout", "Search", "Search API")
WORDING = compile_wording(
    "Affected:\n\n{{components}}\n\nSorry.", {"components": ListedNames.all_of(NAMES, "en")}
)


def read(listed: str) -> Match | Mismatch:
    return match_whole(WORDING, SeenText.of(shown(f"Affected:\n\n{listed}\n\nSorry.")), NOW)


@pytest.mark.parametrize(
    "listed",
    [
        "Checkout, Search and Search API",
        "- Checkout\n- Search\n- Search API",
        "Search API\nCheckout\nSearch",
        "1. Checkout\n2. Search API\n3. Search",
        "<ul><li>Checkout</li><li>Search</li><li>Search API</li></ul>",
    ],
)
def test_all_of_them_are_listed(listed: str) -> None:
    assert isinstance(read(listed), Match)


@pytest.mark.parametrize(
    "listed",
    [
        "- Checkout\n- Search",
        "- Checkout\n- Search\n- Search",
        "- Checkout\n- Search\n- Search API\n- Billing",
        "Checkout Search Search API",
        "Checkout\nSearch Search API",
    ],
)
def test_one_too_few_or_too_many_or_run_together_is_no_such_list(listed: str) -> None:
    assert isinstance(read(listed), Mismatch)


def test_what_was_expected_is_told_once() -> None:
    found = read("- Checkout")
    assert isinstance(found, Mismatch)
    told = next(each for each in found.differences if each.what == "components")
    assert told.expected == "'Checkout, Search and Search API', in whatever order"
