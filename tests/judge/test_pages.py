from datetime import UTC, datetime, timedelta
from typing import Any

import jsonpath_rfc9535 as jsonpath

from commdrill.documents.matcher import parse_matcher
from commdrill.documents.plan import ChannelType
from commdrill.judge.expectation import ApprovedText, JsonExpectation, PageExpectation
from commdrill.judge.pages import judge_page
from commdrill.sighting import Page
from commdrill.verdict import Held, NotYet, Verdict
from commdrill.wording.types import PlaceholderType
from commdrill.wording.types.choice import ChoicePlaceholder
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.wording import compile_wording
from tests.each import each

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TYPES: dict[str, PlaceholderType] = {
    "component": ChoicePlaceholder.of("Checkout"),
    "eta": TimePlaceholder(at_most=timedelta(hours=8)),
}
OUTAGE = ApprovedText(
    "outage",
    "en",
    compile_wording("{{component}} is not available. We expect it back {{eta}}.", TYPES),
)
SAID = "AnyCompany Basket Checkout is not available. We expect it back within 45 minutes. Help"
API = '{"code": "CHECKOUT_UNAVAILABLE", "retry": 120, "items": [{"n": 1}, {"n": 2}]}'


def page(
    text: str = SAID, status: int | None = 503, media_type: str = "text/html", **headers: str
) -> Page:
    named = {name.replace("_", "-").lower(): value for name, value in headers.items()}
    return Page("http://shop.anycompany.example", status, named, text, media_type)


def judged(expectation: PageExpectation, seen: Page) -> Verdict:
    return judge_page(expectation, ChannelType.ERROR_PAGE, seen, NOW)


def at(path: str, matcher: Any) -> PageExpectation:
    wanted = JsonExpectation(path, jsonpath.compile(path), parse_matcher(matcher))
    return PageExpectation(json=(wanted,))


def test_an_approved_message_within_a_page_holds_and_is_captured() -> None:
    assert judged(PageExpectation(says=(OUTAGE,)), page()) == Held(
        {"component": "Checkout", "eta": "within 45 minutes"}
    )


@each(
    ("seen", "word"),
    [
        (page("Checkout is not available. We expect it back soon."), "soon"),
        (page("Search is not available. We expect it back within 45 minutes."), "Search"),
        (page("Sorry!"), "not available"),
        (page(""), "nothing"),
        (page("", media_type="application/octet-stream"), "a file to be saved"),
        (page("", content_disposition="Attachment; filename=x.html"), "a file to be saved"),
        (page("Checkout is not available. We expect it back {{eta}}."), "{{eta}}"),
        (page("Checkout is not available. We expect it back 11:00 UTC."), "11:00"),
        (page(f"~~{SAID}~~ It works again."), "~Checkout~"),
    ],
)
def test_a_page_that_does_not_say_it_is_told_with_what_it_says(seen: Page, word: str) -> None:
    verdict = judged(PageExpectation(says=(OUTAGE,)), seen)
    assert isinstance(verdict, NotYet)
    assert any(word in f"{d.expected} {d.seen}" for d in verdict.differences)


@each(
    ("words", "what"),
    [
        (
            "Checkout is not reachable. We expect it back within 45 minutes.",
            ["fixed words", "whole text"],
        ),
        ("Oops! Something went wrong. Our team is glad to help you.", ["wording"]),
    ],
)
def test_no_list_of_pieces_is_made_of_what_is_another_text_altogether(
    words: str, what: list[str]
) -> None:
    verdict = judged(PageExpectation(says=(OUTAGE,)), page(f"AnyCompany Basket {words} Help"))
    assert isinstance(verdict, NotYet)
    assert [one.what for one in verdict.differences] == what


def test_status_and_headers_are_compared_whatever_the_case_of_their_names() -> None:
    wanted = PageExpectation(
        status=parse_matcher(503), headers={"Retry-After": parse_matcher({"matches": r"^\d+$"})}
    )
    assert judged(wanted, page(retry_after="120")) == Held({})
    verdict = judged(wanted, page(status=200, retry_after="soon"))
    assert isinstance(verdict, NotYet)
    assert [d.what for d in verdict.differences] == ["status", "Retry-After"]


def test_a_page_that_does_not_answer_is_what_its_visitor_meets() -> None:
    refused = Page("http://x", None, {}, "", "", unanswered="it refused the connection")
    verdict = judged(PageExpectation(status=parse_matcher(503)), refused)
    assert isinstance(verdict, NotYet)
    assert verdict.differences[0].seen == "it refused the connection"


@each(
    ("path", "matcher", "holds"),
    [
        ("$.code", "CHECKOUT_UNAVAILABLE", True),
        ("$.retry", {"at_most": 3600}, True),
        ("$.retry", {"at_most": 60}, False),
        ("$.eta", {"absent": True}, True),
        ("$.code", {"absent": True}, False),
        ("$.eta", {"present": True}, False),
        ("$.items[*].n", {"at_least": 1}, True),
        ("$.items[*].n", {"at_least": 2}, False),  # all that is found has to fit
    ],
)
def test_json_is_compared_at_its_paths(path: str, matcher: Any, holds: bool) -> None:
    verdict = judged(at(path, matcher), page(API, media_type="application/json"))
    assert isinstance(verdict, Held) is holds


@each("body", ["<h1>Sorry</h1>", "", "{", "[" * 100_000])
def test_what_is_not_json_is_told_where_json_is_due(body: str) -> None:
    verdict = judged(at("$.code", "X"), page(body))
    assert isinstance(verdict, NotYet)
    assert verdict.differences[0].expected == "JSON"


def test_an_api_says_its_message_in_a_string() -> None:
    body = '{"message": "Checkout is not available. We expect it back within 2 hours."}'
    seen = page(body, media_type="application/json")
    verdict = judge_page(PageExpectation(says=(OUTAGE,)), ChannelType.API_ERROR, seen, NOW)
    assert verdict == Held({"component": "Checkout", "eta": "within 2 hours"})


@each(
    ("media_type", "body"),
    [
        ("application/problem+json", r'{"detail": "Checkout is not\u00a0available. %s"}'),
        ("application/xml", "<Error><Code>Gone</Code><Message>Checkout is not available. %s</Message></Error>"),
        ("application/problem+xml", "<problem><detail>Checkout is not&#160;available. %s</detail></problem>"),
        ("text/xml", "<?xml version='1.0'?><a><b>Checkout is not available.</b><c>%s</c></a>"),
        ("application/rss+xml", "<rss><item><description>&lt;p&gt;Checkout is &lt;b&gt;not&lt;/b&gt; available. %s&lt;/p&gt;</description></item></rss>"),
        ("application/atom+xml", "<feed><content><![CDATA[<p>Checkout is not available.</p> %s]]></content></feed>"),
    ],
)  # fmt: skip
@each("channel_type", [ChannelType.API_ERROR, ChannelType.ERROR_PAGE])
def test_what_is_written_for_programs_says_its_message_in_its_texts(
    media_type: str, body: str, channel_type: ChannelType
) -> None:
    seen = page(body % "We expect it back within 2 hours.", media_type=media_type)
    verdict = judge_page(PageExpectation(says=(OUTAGE,)), channel_type, seen, NOW)
    assert verdict == Held({"component": "Checkout", "eta": "within 2 hours"})


def test_a_message_that_must_be_gone_is_told_while_it_is_there() -> None:
    gone = PageExpectation(absent=(OUTAGE,))
    assert judged(gone, page("Your basket is empty.")) == Held({})
    verdict = judged(gone, page())
    assert isinstance(verdict, NotYet)
    assert verdict.differences[0].what == "outage"


SILENT = Page("http://shop", None, {}, "", "", unanswered="refused the connection")


@each(
    ("expectation", "seen", "told"),
    [
        (PageExpectation(), SILENT, "answer: expected an answer, saw refused the connection"),
        (
            PageExpectation(status=parse_matcher(503)),
            SILENT,
            "answer: expected an answer with the right status, saw refused the connection",
        ),
        (
            PageExpectation(status=parse_matcher(503)),
            page(status=200),
            "status: expected 503, saw 200",
        ),
        (
            at("$.code", "X"),
            page("<html>", media_type="text/html"),
            "body: expected JSON, saw text/html: “<html>”",
        ),
        (at("$.code", "X"), page("", media_type=""), "body: expected JSON, saw no media type: “”"),
        (
            PageExpectation(text=parse_matcher({"contains": "Sorry"})),
            page("Hello"),
            "text: expected something with “Sorry” in it, saw “Hello”",
        ),
        (
            PageExpectation(says=(OUTAGE,)),
            page("{}", media_type="application/json"),
            "text: expected outage, saw nothing to read",
        ),
        (
            PageExpectation(absent=(OUTAGE,)),
            page(),
            "outage: expected no longer there, saw still there",
        ),
    ],
)
def test_what_a_page_lacks_is_told_in_words(
    expectation: PageExpectation, seen: Page, told: str
) -> None:
    verdict = judged(expectation, seen)
    assert isinstance(verdict, NotYet)
    assert [str(difference) for difference in verdict.differences] == [told]
