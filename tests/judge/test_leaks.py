"""What an answer says is looked through, however much it says."""

import json
from dataclasses import replace

import pytest

from commdrill.documents.plan import Phase
from commdrill.judge.leaks import as_differences, leaks_of_page
from commdrill.sighting import Page
from tests.judge.test_deliveries import promise

ASKED = promise("api-tells-clients", Phase.OUTAGE, "outage-page")


def answered(*words: str) -> Page:
    text = json.dumps({"items": [f"order {number}" for number in range(5_000)] + [*words]})
    return Page("http://api.anycompany.example", 503, {}, text, "application/json")


@pytest.mark.parametrize("words", ["psycopg2.OperationalError: gone", "connect to 10.0.3.17:5432"])
def test_a_leak_is_found_behind_thousands_of_strings(words: str) -> None:
    found = leaks_of_page(ASKED, answered(words))
    assert {leak.code for leak in found} == {
        leak.code for leak in leaks_of_page(ASKED, small(words))
    }
    assert found


def small(words: str) -> Page:
    return replace(answered(), text=json.dumps([words]))


def test_a_leak_is_quoted_and_called_by_its_name_once() -> None:
    found = leaks_of_page(ASKED, answered("at 10.0.3.17", "or at 10.0.3.17"))
    told = as_differences(found)
    assert [(one.expected, one.seen) for one in told] == [("none", "“10.0.3.17”")]
    assert told[0].code == found[0].code


def test_thousands_of_strings_leak_nothing_by_being_many() -> None:
    assert leaks_of_page(ASKED, answered("We expect it back within 45 minutes.")) == ()


@pytest.mark.parametrize("media_type", ["application/xml", "text/xml", "application/soap+xml"])
def test_the_tags_of_xml_are_no_placeholders(media_type: str) -> None:
    body = "<Error><Code>Unavailable</Code><Message>We are back soon: {}</Message></Error>"
    seen = Page("http://api.anycompany.example", 503, {}, body.format("sorry"), media_type)
    assert leaks_of_page(ASKED, seen) == ()
    assert leaks_of_page(ASKED, replace(seen, text=body.format("{{eta}}")))


def test_a_code_is_jargon_to_visitors_and_none_to_clients() -> None:
    words = "We are sorry: HTTP 503 Service Unavailable."
    page = Page("http://shop.anycompany.example", 503, {}, words, "text/plain")
    told = replace(page, text=json.dumps({"message": words}), media_type="application/json")
    assert (bool(leaks_of_page(ASKED, page)), bool(leaks_of_page(ASKED, told))) == (True, False)
