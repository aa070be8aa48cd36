"""`commdrill match`: a text, a mail, a page or a chat post against a message of a plan."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from commdrill.app.cli import main
from tests.each import each

PLAN = """\
kind: plan
id: shop
title: Shop
version: "1"
timezone: Europe/Madrid
owner: care@anycompany.example
components: {checkout: {name: Checkout, es: Pago}, payments: {name: Payments}}
audiences: {customers: {relation: external, languages: [en, es]}}
channels: {mail: {type: email}, ours: {type: email, from: care@anycompany.example}, page: {type: error-page}, chat: {type: webhook}, api: {type: api-error}}
placeholders:
  eta: {type: time, at_most: 8h}
  closed: {type: window, at_most: 7d}
  be: {type: choice, one_of: [is, are]}
  verb: {type: choice, by_component: {checkout: [is], payments: [are]}}
messages:
  outage:
    subject: "{{component}} is unavailable"
    text: "{{component}} is not available. We expect it back {{eta}}. You can keep browsing."
    languages:
      es: {subject: "{{component}} no funciona", text: "{{component}} no está disponible. Esperamos que vuelva {{eta}}. Puedes seguir mirando."}
  several: {text: "{{components}} {{be}} down.{{#if eta}} Back {{eta}}.{{else}} No time yet.{{/if}}"}
  back: {subject: "{{component}} is back", text: "{{component}} is back, and may be used.", attachments: [text/calendar]}
  agrees: {text: "{{component}} {{verb}} down."}
  works: {text: "Planned work on {{component}} {{closed}}. You need do nothing."}
scenarios:
  lost:
    type: unplanned
    affects: [checkout]
    steps:
      - {id: mail, phase: outage, channel: mail, to: [customers], message: outage, within: 5m}
      - {id: tell, phase: outage, channel: mail, to: [customers], says: [affected, eta, next-step], expect: {subject: {present: true}}, within: 5m}
      - {id: chat, phase: outage, channel: chat, says: [affected, eta], within: 5m}
      - {id: api, phase: outage, channel: api, says: [affected, eta], within: 5m}
      - {id: bare, phase: outage, channel: page, expect: {status: 503}, within: 5m}
  slow:
    type: partial
    affects: [payments]
    steps:
      - {id: chat, phase: outage, channel: chat, says: [affected], within: 5m}
"""
ENGLISH = "Checkout is not available. We expect it back {}. You can keep browsing."
AT = "2026-11-12T15:10Z"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "shop.yaml"
    file.write_text(PLAN, "utf-8")
    return file


def tried(
    capsys: pytest.CaptureFixture[str], plan: Path, message: str, name: str, text: str, *more: str
) -> tuple[int, Any]:
    file = plan.parent / name
    file.write_text(text, "utf-8")
    code = main(["match", str(plan), message, str(file), "--json", "--at", AT, *more])
    return code, json.loads(capsys.readouterr().out)


def test_a_text_that_is_the_message_is_told_with_what_it_states(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = tried(capsys, plan, "outage", "sms.txt", ENGLISH.format("by 16:30 UTC"))
    assert code == 0
    assert told == {
        "matches": True,
        "message": "outage",
        "language": "en",
        "captured": {
            "component": {"text": "Checkout"},
            "eta": {"text": "by 16:30 UTC", "at": "2026-11-12T16:30:00Z"},
        },
        "differences": [],
        "findings": [],
    }


def test_a_clock_without_a_zone_is_read_in_the_plans_and_says_so(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, told = tried(capsys, plan, "outage", "sms.txt", ENGLISH.format("by 17:30"))
    assert told["captured"]["eta"]["at"] == "2026-11-12T16:30:00Z"
    assert told["captured"]["eta"]["zone"] == "Europe/Madrid"


@pytest.mark.parametrize(
    ("verb", "name", "matches"),
    [("esta", "rapido", True), ("esta", "rápido", True), ("está", "rapido", False)],
)
def test_a_text_without_accents_has_the_names_without_them_too(
    verb: str, name: str, matches: bool, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approved = PLAN.replace("es: Pago", "es: Pago rápido").replace("no está", f"no {verb}")
    plan.write_text(approved, "utf-8")
    text = (
        f"Pago {name} no {verb} disponible. Esperamos que vuelva en 1 hora. Puedes seguir mirando."
    )
    _, told = tried(capsys, plan, "outage", "sms.txt", text)
    assert told["matches"] is matches


def test_a_window_is_told_with_its_start_and_its_end(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Planned work on Checkout on Saturday from 2 to 4 am. You need do nothing."
    code, told = tried(capsys, plan, "works", "sms.txt", text)
    assert code == 0
    closed = told["captured"]["closed"]
    assert (closed["from"], closed["to"]) == ("2026-11-14T01:00:00Z", "2026-11-14T03:00:00Z")


@pytest.mark.parametrize(
    ("message", "text", "matches"),
    [
        ("several", "Checkout and Payments are down. Back in 1 hour.", True),
        ("several", "Payments & Checkout are down. No time yet.", True),
        ("several", "Payments are down. No time yet.", False),
        ("several", "Checkout and Payments are down.", False),
        ("agrees", "Checkout is down.", True),
        ("agrees", "Payments are down.", True),
        ("agrees", "Checkout are down.", False),
    ],
)
def test_blocks_lists_and_words_that_agree(
    plan: Path, capsys: pytest.CaptureFixture[str], message: str, text: str, *, matches: bool
) -> None:
    _, told = tried(capsys, plan, message, "sms.txt", text)
    assert told["matches"] is matches


def test_what_differs_is_told(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = tried(capsys, plan, "outage", "sms.txt", ENGLISH.format("soon"))
    assert code == 1
    assert not told["matches"]
    assert told["differences"][0]["what"] == "eta"


@each(
    ("seen", "what", "shown"),
    [
        (ENGLISH.format("by 16:30 UTC").upper(), "capitals", "all of it in capitals: 'CHECKOUT"),
        (ENGLISH.format("by 16:30 UTC. Sorry"), "extra words", "'Sorry'"),
        (ENGLISH.format("by 16:30 UTC or later"), "eta", "'by 16:30 UTC or later', more than"),
        ("Lunch is at noon.", "wording", "other words: 'Lunch is"),
        ("LUNCH IS AT NOON.", "wording", "other words: 'LUNCH IS"),
    ],
)
def test_the_reason_is_what_is_wrong(
    plan: Path, capsys: pytest.CaptureFixture[str], seen: str, what: str, shown: str
) -> None:
    _, told = tried(capsys, plan, "outage", "sms.txt", seen)
    first = told["differences"][0]
    assert first["what"] == what
    assert first["seen"].startswith(shown)


def test_people_read_no_line_wider_than_a_terminal(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = plan.parent / "draft.txt"
    file.write_text(
        ENGLISH.format("soon") + " Here is a word more that nobody approved." * 3, "utf-8"
    )
    assert main(["match", str(plan), "outage", str(file), "--at", AT]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert " ".join(" ".join(lines).split()).count("Here is a word more that nobody") == 6


def test_what_the_policy_finds_is_told_beside_words_that_match(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = f"<h1>Oh</h1><p>{ENGLISH.format('in 1 hour')}</p><p>HTTP 503</p>"
    code, told = tried(capsys, plan, "outage", "page.html", page)
    assert code == 1
    assert told["matches"]
    assert told["findings"][0]["code"] == "status-jargon"


@each(
    ("link", "sheets"),
    [
        ('<link rel="stylesheet" href="a.css">', {"a.css": ".gone {display: none}"}),
        ("<style>@import 'more/b.css';</style>", {"more/b.css": ".gone {visibility: hidden}"}),
        (
            '<base href="files/"><link rel="stylesheet" href="a%20b.css?v=1">',
            {"files/a b.css": "@import 'c.css';", "files/c.css": ".gone {display: none}"},
        ),
        ('<link rel="stylesheet" href="data:text/css,.gone%7Bdisplay:none%7D">', {}),
    ],
)
def test_what_a_style_sheet_beside_a_page_hides_is_not_seen(
    plan: Path, capsys: pytest.CaptureFixture[str], link: str, sheets: dict[str, str]
) -> None:
    for name, sheet in sheets.items():
        (plan.parent / name).parent.mkdir(exist_ok=True)
        (plan.parent / name).write_text(sheet)
    page = f"{link}<p class=gone>{ENGLISH.format('in 1 hour')}</p><p>Oops</p>"
    assert not tried(capsys, plan, "outage", "page.html", page)[1]["matches"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder, with a sheet that lies beside it, and a link to that."""
    (tmp_path / "a.css").write_text(".gone {display: none}")
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "link.css").symlink_to(tmp_path / "a.css")
    return folder


@each(
    "address",
    [
        "a.css",
        "https://cdn.example/a.css",
        "/a.css",
        "../a.css",
        "a%00.css",
        "http://[",
        "data://[",
        "link.css",
    ],
)
def test_a_style_sheet_that_nobody_looked_at_is_told(
    plan: Path, folder: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    page = f'<link rel=stylesheet href="{address}"><p class=gone>{ENGLISH.format("in 1 hour")}</p>'
    (folder / "page.html").write_text(page)
    assert main(["match", str(plan), "outage", str(folder / "page.html"), "--at", AT]) == 0
    assert f"do not lie beside it: {address}; what they hide" in capsys.readouterr().err


def test_a_style_sheet_that_imports_itself_is_read_so_often_and_no_more(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (plan.parent / "a.css").write_text("@import 'a.css';\n" * 100 + ".gone {display: none}")
    page = f'<link rel=stylesheet href="a.css"><p class=gone>{ENGLISH.format("in 1 hour")}</p>'
    assert not tried(capsys, plan, "outage", "page.html", page)[1]["matches"]


def test_a_mail_is_its_subject_and_its_body_in_any_language(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = "Pago no está disponible. Esperamos que vuelva en 45 minutos. Puedes seguir mirando."
    mail = f"Subject: Pago no funciona\nContent-Type: text/plain; charset=utf-8\n\n{body}\n"
    code, told = tried(capsys, plan, "outage", "mail.eml", mail)
    assert (code, told["language"]) == (0, "es")
    code, told = tried(capsys, plan, "outage", "mail.eml", mail.replace("funciona", "va"))
    assert code == 1
    assert "subject" in told["differences"][0]["what"]


CALENDAR = """\
MIME-Version: 1.0
From: {}
Subject: Checkout is back
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Checkout is back, and may be used.
--b
Content-Type: {}
Content-Disposition: attachment; filename=next.ics

BEGIN:VCALENDAR
--b--
"""


OURS = ("Us <care@anycompany.example>", ("--channel", "ours"))


@each(
    ("sender", "media_type", "wrong"),
    [
        (("a@x.example", ()), "text/calendar", []),
        (("a@x.example", ()), "application/pdf", ["attachment"]),
        (("a@x.example", OURS[1]), "text/calendar", ["from"]),
        (OURS, "application/pdf", ["attachment"]),
        (OURS, "text/calendar", []),
    ],
)
def test_what_a_mail_carries_and_who_sent_it_is_asked_as_in_a_run(
    plan: Path,
    capsys: pytest.CaptureFixture[str],
    sender: tuple[str, tuple[str, ...]],
    media_type: str,
    wrong: list[str],
) -> None:
    mail = CALENDAR.format(sender[0], media_type)
    code, told = tried(capsys, plan, "back", "mail.eml", mail, *sender[1])
    assert [each["what"] for each in told["differences"]] == wrong
    assert (code, told["matches"]) == (int(bool(wrong)), not wrong)


def test_free_words_carry_nothing(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mail = CALENDAR.replace("Checkout is back, and may be used.", FREE)
    mail = mail.format("a@x.example", "text/calendar")
    _, told = tried(capsys, plan, "tell", "mail.eml", mail)
    assert [each["what"] for each in told["differences"]] == ["attachment"]


def test_only_the_language_that_is_asked_for_counts(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = ENGLISH.format("by 16:30 UTC")
    code, told = tried(capsys, plan, "outage", "sms.txt", text, "--language", "es")
    assert (code, told["language"]) == (1, "es")


FREE = "Sorry, checkout does not work. It should be back by 16:30 UTC. You can keep browsing."
MAIL = "Subject: {}\nContent-Type: text/plain; charset=utf-8\n\n{}\n"


def test_words_that_nobody_fixed_are_tried_against_all_that_their_step_says(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = tried(capsys, plan, "tell", "draft.eml", MAIL.format("Trouble", FREE))
    assert code == 0
    assert told == {
        "matches": True,
        "message": None,
        "step": "tell",
        "language": "en",
        "captured": {"eta": {"text": "by 16:30 UTC", "at": "2026-11-12T16:30:00Z"}},
        "differences": [],
        "findings": [],
    }


@pytest.mark.parametrize(
    ("draft", "text", "lacks"),
    [
        ("tell draft.txt", FREE.replace("by 16:30 UTC", "soon"), ["eta"]),
        ("tell draft.txt", FREE.replace("16:30", "14:30"), ["eta"]),
        ("tell draft.txt", "We are on it.", ["affected", "eta", "next-step"]),
        ("tell draft.eml", MAIL.format("Checkout", FREE.replace("checkout", "it")), []),
        ("lost/chat post.json", '{"text": "Checkout is down, back in 20 minutes"}', []),
        (
            "lost/chat post.json",
            '{"text": "All is down", "channel": "Checkout"}',
            ["affected", "eta"],
        ),
        ("slow/chat post.txt", "Payments are slow", []),
        ("slow/chat post.txt", "Checkout is slow", ["affected"]),
        ("api answer.json", '{"code": 7, "message": "Checkout is back in 20 minutes"}', []),
        ("api answer.json", '{"code": 7, "message": "Checkout is down"}', ["eta"]),
    ],
)
def test_what_free_words_leave_out_is_told(
    plan: Path, capsys: pytest.CaptureFixture[str], draft: str, text: str, lacks: list[str]
) -> None:
    code, told = tried(capsys, plan, *draft.split(), text)
    assert [one["what"] for one in told["differences"]] == lacks
    assert code == bool(lacks)


def test_free_words_may_be_in_any_of_their_readers_languages_or_the_one_that_is_asked_for(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spanish = "El pago no funciona. Esperamos que vuelva en 45 minutos. Puedes seguir mirando."
    code, told = tried(capsys, plan, "tell", "draft.txt", spanish)
    assert (code, told["language"]) == (0, "es")
    code, told = tried(capsys, plan, "tell", "draft.txt", spanish, "--language", "en")
    assert (code, told["language"]) == (1, "en")
    assert "language" in [one["what"] for one in told["differences"]]


@pytest.mark.parametrize(
    ("around", "text", "lacks"),
    [
        (
            "{}\nMore: https://u.anycompany.example/7",
            "It fails. Back in 1 hour.",
            ["affected", "status_url"],
        ),
        (
            "{} **More:** https://u.anycompany.example/7",
            "Checkout is back in 1 hour.",
            ["status_url"],
        ),
        ("{}", "Checkout is back in 1 hour. https://status.anycompany.example", []),
        (
            "Dear Checkout, {} More: https://a.example",
            "back in 1 hour: https://b.example",
            ["affected"],
        ),
        (
            "{}\nMore: https://u.anycompany.example/7",
            "Checkout is back in 1 hour. More: https://a.example",
            [],
        ),
    ],
)
def test_what_a_provider_puts_around_free_words_says_nothing(
    plan: Path,
    capsys: pytest.CaptureFixture[str],
    around: str,
    text: str,
    lacks: list[str],
) -> None:
    frame = '"{{message}} More: {{unsubscribe_url}}"'
    if around.startswith("Dear"):
        frame = '"Dear {{component}}, {{message}} More: {{unsubscribe_url}}"'
    framed = PLAN.replace("mail: {type: email}", f"mail: {{type: email, frame: {frame}}}")
    urls = "  status_url: {type: url}\n  unsubscribe_url: {type: url}\nmessages:"
    says = framed.replace("[affected, eta, next-step]", "[affected, eta, status_url]")
    plan.write_text(says.replace("messages:", urls, 1), "utf-8")
    code, told = tried(capsys, plan, "tell", "draft.txt", around.format(text))
    assert [one["what"] for one in told["differences"]] == lacks
    assert told["matches"] is not bool(lacks)
    assert code or not lacks


def test_the_policy_counts_for_free_words_too(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = tried(capsys, plan, "tell", "draft.txt", f"{FREE} java.lang.NullPointerException")
    assert (code, told["matches"]) == (1, True)
    assert told["findings"]


def test_people_are_told_in_words_what_their_draft_says(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = plan.parent / "draft.txt"
    file.write_text(FREE, "utf-8")
    assert main(["match", str(plan), "tell", str(file), "--at", AT]) == 0
    told = capsys.readouterr().out
    assert told.startswith("tell (en): says all that it must\n  eta: by 16:30 UTC = ")


def test_an_apis_answer_is_each_of_its_strings(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = json.dumps({"code": "X", "message": ENGLISH.format("by 16:30 UTC")})
    code, _ = tried(capsys, plan, "outage", "answer.json", answer, "--channel", "api")
    assert code == 0


def test_a_chat_post_is_its_strings(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    post = json.dumps({"text": ENGLISH.format("by 16:30 UTC")})
    code, _ = tried(capsys, plan, "outage", "post.json", post)
    assert code == 0


def test_a_string_of_one_word_is_no_word_of_a_post_and_may_be_a_leak(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = ENGLISH.format("by 16:30 UTC")
    for host, found in (("shop", []), ("10.0.3.17", ["ip-address"])):
        post = json.dumps({"note": note, "host": host})
        _, told = tried(capsys, plan, "outage", "post.json", post)
        assert told["matches"]
        assert [one["code"] for one in told["findings"]] == found


def test_standard_input_is_read_where_no_file_is_named(
    plan: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = io.TextIOWrapper(io.BytesIO(ENGLISH.format("in 45 minutes").encode()))
    monkeypatch.setattr("sys.stdin", words)
    assert main(["match", str(plan), "outage", "--at", AT]) == 0
    assert "eta: in 45 minutes = 2026-11-12T15:55:00Z" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["outages", "-"], "did you mean 'outage'"),
        (["tel", "-"], "did you mean 'tell'"),
        (["chat", "-"], "several steps are called 'chat'; say which: 'lost/chat', 'slow/chat'"),
        (["mail", "-"], "step 'mail' fixes no words of its own: try its message, outage"),
        (["bare", "-"], "step 'bare' fixes no words: it has neither a message nor says"),
        (["tell", "-", "--channel", "chat"], "step 'tell' is told on mail, not on chat"),
        (["tell", "-", "--language", "fr"], "nobody reads lost/tell in 'fr'; there is en, es"),
        (["outage", "nowhere.txt"], "cannot be read"),
        (["outage", "-", "--channel", "mial"], "did you mean 'mail'"),
        (["outage", "-", "--at", "noon"], "is no time"),
        (["outage", "-", "--language", "fr"], "not approved in 'fr'"),
    ],
)
def test_what_is_asked_wrongly_is_said(
    plan: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    told: str,
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"x")))
    assert main(["match", str(plan), *arguments]) == 2
    assert told in capsys.readouterr().err
