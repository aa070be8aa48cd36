from datetime import UTC, datetime

import pytest

from commdrill.documents.plan import ChannelType
from commdrill.judge.expectation import ApprovedText, PageExpectation
from commdrill.judge.pages import judge_page
from commdrill.sighting import Page
from commdrill.verdict import Held, NotYet, Verdict
from commdrill.wording.markup.visible import visible_text
from commdrill.wording.wording import compile_wording

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
OUTAGE = ApprovedText("outage", "en", compile_wording("It’s not available. Please wait.", {}))
HIDDEN = "the words are there, but hidden by a style sheet: use `browser`"
SCRIPTED = "the words are there, but put there by a script: use `browser`"
STYLED = "the words are there, but put there by a style sheet: use `browser`"
SHELL = "a page that its scripts have yet to fill: use `browser`"
LED = "a page that leads on to another one: use `browser`"
FRAMED = "a page that shows another one in a frame: use `browser`"
REST = "<p>Welcome to the shop of AnyCompany, where there is more to read than a single line.</p>"


def judged(markup: str) -> Verdict:
    page = Page("", 503, {}, visible_text(markup), "text/html", markup=markup)
    return judge_page(PageExpectation(says=(OUTAGE,)), ChannelType.ERROR_PAGE, page, NOW)


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ("<style>.x{display:none}</style><p class=x>It's not available. Please wait.</p>", HIDDEN),
        ("<p hidden>It's not available.<br>Please wait.</p>", HIDDEN),
        ("<p style='font-size:0'>It's not available.</p><p>Please wait.</p>", HIDDEN),
        ("<details><summary>Why?</summary>It's not available. Please wait.</details>", HIDDEN),
        ("<div hidden style='display:none'><li>It's not available.</li>Please wait.</div>", HIDDEN),
        (REST + "<script>show('It\\'s not available. Please wait.')</script>", SCRIPTED),
        (REST + "<script>show(`<b>It\\u2019s</b>\\n not available.<br>Please wait.`)</script>", SCRIPTED),
        (REST + '<script type="application/json">["It\\u2019s not available. '
                'Please wait.\\u003c/p>"]</script>', SCRIPTED),
        (REST + "<template><p>It’s not available.</p><p>Please wait.</p></template>", SCRIPTED),
        (REST + "<style>.x::before{content: 'It\\2019 s not available. Please wait.'}</style>", STYLED),
        (REST + "<style>p:after{content:url('a;b') 'It\\002019s ' counters(n, 'x') 'not available. Please wait.'}</style>", STYLED),
        (REST + '<style>p:after{content:"It’s not available.\\A Please wait."}</style>', STYLED),
        ("<div id=root></div><script src=app.js></script>", SHELL),
        ("<h1>AnyCompany</h1><iframe src=/sorry.html width=900></iframe>", FRAMED),
        (f"<header>{REST}</header><iframe src=a></iframe><footer>{REST}</footer>", FRAMED),
        ('One moment.<meta http-equiv=Refresh content="0; url=/sorry">', LED),
        (REST + "<meta http-equiv=refresh content=\"3;URL='https://sorry.example/'\">", LED),
        ('<div id=root></div><script src=a.js></script><meta http-equiv=refresh content="1;/b">', LED),
        ("<h1>AnyCompany</h1><object data=/sorry.html></object>", FRAMED),
        ("<h1>AnyCompany</h1><embed src=/sorry.html type=text/html>", FRAMED),
        ("<div id=root>Loading…</div><script type=module src=app.js></script>", SHELL),
    ],
)  # fmt: skip
def test_what_only_a_browser_can_tell_is_said_first(markup: str, why: str) -> None:
    verdict = judged(markup)
    assert isinstance(verdict, NotYet)
    assert str(verdict.differences[0]) == f"outage: expected its words to be read, saw {why}"


@pytest.mark.parametrize(
    "markup",
    [
        REST,
        "Oops",
        REST + "<script src=app.js></script>",
        REST + "<!-- It’s not available. Please wait. -->",
        "<p hidden>It’s not available.</p>",
        "<script type=importmap>{}</script>",
        "Oops<noscript><iframe src=a></iframe></noscript><iframe src=b width=0 height=0></iframe>",
        REST + "<iframe src=map.html></iframe>",
        f"<header>{REST}</header>{REST}<iframe src=map.html></iframe>",
        "Oops<meta http-equiv=refresh content=5><meta http-equiv=refresh content='60; url=/sorry'>",
        "Oops<noscript><meta http-equiv=refresh content='0; url=/no-scripts'></noscript>",
        "<object data=logo.svg type=image/svg+xml></object><embed src=a.pdf type=application/pdf>",
        "<script type=application/ld+json>{'a': 'It’s not available. Please wait.'}</script>",
        "",
    ],
)
def test_where_a_browser_would_tell_no_more_it_is_not_named(markup: str) -> None:
    verdict = judged(markup)
    assert isinstance(verdict, NotYet)
    assert not [one for one in verdict.differences if "browser" in one.seen]


@pytest.mark.parametrize(
    ("refresh", "leads"), [("0; url=/sorry", True), ("2;/checkout", False), ("5", False)]
)
def test_a_page_s_header_may_lead_on_to_another_but_not_to_itself(
    refresh: str, leads: bool
) -> None:
    headers, url = {"refresh": refresh}, "https://shop.anycompany.example/checkout"
    page = Page(url, 503, headers, "Oops", "text/html", markup="<p>Oops</p>")
    verdict = judge_page(PageExpectation(says=(OUTAGE,)), ChannelType.ERROR_PAGE, page, NOW)
    assert isinstance(verdict, NotYet)
    assert (LED in str(verdict.differences[0])) is leads


def test_what_is_read_needs_no_browser() -> None:
    assert judged("<p>It's not available. Please wait.</p><script src=a.js></script>") == Held({})


def test_a_page_as_a_browser_read_it_has_nothing_beneath() -> None:
    page = Page("", 503, {}, "", "text/html")
    verdict = judge_page(PageExpectation(says=(OUTAGE,)), ChannelType.ERROR_PAGE, page, NOW)
    assert isinstance(verdict, NotYet)
    assert not [one for one in verdict.differences if "browser" in one.seen]
