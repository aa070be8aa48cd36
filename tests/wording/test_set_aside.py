"""What a reader sees no difference in, on both sides; and what is one all the same."""

from datetime import UTC, datetime

from commdrill.wording.markup.visible import visible_text
from commdrill.wording.match import Match, match_whole, match_within
from commdrill.wording.seen import SeenText
from commdrill.wording.types.text import TextPlaceholder
from commdrill.wording.types.url import UrlPlaceholder
from commdrill.wording.wording import compile_wording
from tests.each import each

NOW = datetime(2026, 11, 12, 15, 10, tzinfo=UTC)
TYPES = {"name": TextPlaceholder(), "url": UrlPlaceholder()}
URL = "https://status.anycompany.example/1"

ALIKE = [
    (":x: It is off.", "❌ It is off."),
    ("Do this:\n\n- save it\n- log out", "> Do this:\n>\n> - save it\n> - log out"),
    ("Do this:\n\na) save it\nb) log out", "Do this:\n\n- save it\n- log out"),
    ("12% of it is off.", "12 % of it is off."),
    ("„Pay“ is off.", "»Pay« is off."),
    ("Press “Pay” (again).", "Press « Pay » (again)."),
    ("Do this:\n\n1. save it\n2. log out", "Do this:\n\n1\\. save it\n2\\. log out"),
    ("Do this:\n\n- save it\n- log out", "Do this:\r\\- save it\r\\- log out"),
    ("It is off!", "It is off\\!"),
    ("It is back.\n\nThe team", "It is back.\n\n-- \nThe team"),
    ("👉 Save it.", "👉🏽 Save it."),
    (":red_circle: It is off.", "🔴 It is off."),
    ("Do this:\n\n- save your work\n- log out", "Do this:\n\n• save your work\n• log out"),
    ("Do this:\n\n- save your work\n- log out", "Do this:\n\n– save your work\n– log out"),
    ("Do this: • save your work • log out", "Do this:\n• save your work\n• log out"),
    ("Do this:\n\n* save your work\n* log out", "Do this:\n\n- save your work\n- log out"),
    ("Do this:\n\n- save your work\n- log out", "Do this:\nsave your work\nlog out"),
    ("It is down — sorry.", "It is down - sorry."),
    ("It is down -- sorry.", "It is down – sorry."),
    ("Press “Pay”.", "Press «Pay»."),
    ("Press “Pay”.", "Press « Pay »."),
    ("It isn't there.", "It isn´t there."),
    ("It isn't there.", "It isn`t there."),
    ("BACK: it works.", "**BACK**: it works."),
    ("It is *not* there.", "It is _not_ there."),
    ("It is **{{name}}** again.", "It is Ana again."),
    ("It is {{name}} again.", "It is **Ana** again."),
    ("It is {{name}} again.", "It is _*Ana*_ again."),
    ("It is {{name}} again.", "It is *_Ana_* again."),
    ("# Sorry\n\nIt is down.", "Sorry\n\nIt is down."),
    ("Use `pay` now.", "Use pay now."),
    ("See our page.", f"See [our page]({URL})."),
    ("See our page.", f"See <{URL}|our page>."),
    ("@here: it is off.", "<!here>: it is off."),
    ("@channel: it is off.", "<!channel|channel>: it is off."),
    ("<!channel> it is off.", "@channel it is off."),
    ("@all, Ana: it is off.", "<users/all>, <at>Ana</at>: it is off."),
    ("@ana, @oncall: see #care.", "<@U1|ana>, <!subteam^S1|@oncall>: see <#C1|care>."),
    ("See {{url}}.", f"See {URL} <{URL}>."),
    ("See {{url}}.", f"See {URL} ({URL})."),
    ("See {{url}}.", f"See [{URL}]({URL})."),
    ("See [our page]({{url}}).", f"See [our page]({URL})."),
    ("See [our page]({{url}}).", f"See {URL}."),
    ("See {{url}}.", f"See [our page]({URL})."),
    ("See {{url}}.", f"See <{URL}|our page>."),
    ("See {{url}}", "See status.anycompany.example/1"),
    ("See {{url}}.", "See status.anycompany.example."),
    ("Wait…", "Wait..."),
    ("Do this:\n1. wait\n2. log out", "Do this:\n 1) wait\n 2) log out"),
    ("Do this:\n(1) wait\n(2) log out", "Do this:\n1.- wait\n2.- log out"),
    ("Do this: 1. Wait. 2. Log out.", "Do this: 1) Wait. 2) Log out."),
    ("Do this:\n1. wait\n2. log out", "Do this:\nwait\nlog out"),
    ("Do this:\n1. wait\n2. log out", "Do this:\n1️⃣ wait\n2️⃣ log out"),
    ("Do this:\n- wait\n- log out", "Do this:\n➤ wait\n·\u00a0 log out"),
    ("Sorry.\n\n---\n\nIt is down.", "Sorry.\nIt is down."),
    ("Sorry.\n\n* * *\n\nIt is down.", "Sorry.\n***\nIt is down."),
    ("> It is down.", "```\nIt is down.\n```"),
    ("See {{url}}.", "See status.anycompany.example <https://status.anycompany.example/>."),
    (f"See {URL}.", f"See <{URL}>."),
    (f"See <{URL}>, <{{{{url}}}}>.", f"See {URL}, {URL}."),
    ("Mail a@b.example.", "Mail a@b.example <mailto:a@b.example>."),
    ("Mail a@b.example.", "Mail <mailto:a@b.example|a@b.example>."),
    ("Call 555 0100.", "Call [555 0100](tel:5550100)."),
]
DIFFERENT = [
    ("Do this:\n\na) save it", "Do this:\n\nsave it"),
    ("Plan:\n\nb) save it\nc) log out", "Plan:\n\nsave it\nlog out"),
    ("12% of it is off.", "1 2% of it is off."),
    ("Press «Pay».", "Press Pay."),
    ("Use C:\\orders now.", "Use C:orders now."),
    (":nobody_knows: It is off.", "It is off."),
    ("It is down.", "IT IS DOWN."),
    ("It is not there.", "It is *there*."),
    ("Five - two.", "Five two."),
    ("See {{url}}.", "See [our page](javascript:x)."),
    ("See [our page]({{url}}).", "See our page."),
    ("2 * 3 * 4", "2 3 4"),
    ("a_b_c", "abc"),
    ("1. wait\n2. log out", "1. log out\n2. wait"),
    ("1. wait\n2. log out", "1. wait\n3. log out"),
    ("Delays of\n5 minutes", "Delays of\n> 5 minutes"),
    ("Take bus 1. It runs.", "Take bus 2. It runs."),
    ("See www.a.example.", "See www.a.example <http://www.b.example>."),
    ("Mail a@b.example.", "Mail a@b.example <mailto:c@b.example>."),
    ("See {{url}}", "See https://st..."),
    ("Dear {{name}},", "Dear [First name],"),
    ("Dear {{name}},", "Dear *|FNAME|*,"),
    ("Dear {{name}},", "Dear TBC,"),
]


def is_match(template: str, text: str) -> bool:
    return isinstance(match_whole(compile_wording(template, TYPES), SeenText.of(text), NOW), Match)


@each(("template", "text"), ALIKE)
def test_a_reader_sees_no_difference(template: str, text: str) -> None:
    assert is_match(template, text)


@each(("template", "text"), DIFFERENT)
def test_a_reader_sees_a_difference(template: str, text: str) -> None:
    assert not is_match(template, text)


@each("text", [f"See [our page]({URL}).", f"See <{URL}|our page>."])
def test_a_link_under_words_is_told_as_where_it_leads(text: str) -> None:
    found = match_whole(compile_wording("See {{url}}.", TYPES), SeenText.of(text), NOW)
    assert isinstance(found, Match)
    assert found.captured == {"url": URL}


def test_a_page_may_have_its_link_under_words_or_in_the_open() -> None:
    under = visible_text(f"<p>Follow  <a href='{URL}'> our <b>page</b> </a>, please.</p>")
    assert " ".join(under.split()) == "Follow our page , please."
    for template in ("Follow {{url}} , please.", "Follow our page , please."):
        assert isinstance(
            match_within(compile_wording(template, TYPES), SeenText.of(under), NOW), Match
        )


def test_what_filled_a_placeholder_is_told_as_it_was_shown() -> None:
    found = match_whole(
        compile_wording("By {{name}}.", TYPES), SeenText.of("By Ana – “la jefa”."), NOW
    )
    assert isinstance(found, Match)
    assert found.captured == {"name": "Ana – “la jefa”"}
