import pytest

from commdrill.drivers.mail.parsing import parse_mail
from commdrill.judge.auto_reply import auto_reply


def kind_of(head: str) -> str:
    raw = f"To: ana@x.example\r\n{head}\r\n\r\nI am away."
    return auto_reply(parse_mail(raw.encode(), "1", None))


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Auto-Submitted: auto-replied", "an automatic reply"),
        ("Auto-Submitted: Auto-Replied (vacation)", "an automatic reply"),
        ('Auto-Submitted: auto-replied; owner-email="ana@x.example"', "an automatic reply"),
        ("X-Autoreply: yes", "an automatic reply"),
        ("X-Autorespond: yes", "an automatic reply"),
        ("X-Autoresponse: yes", "an automatic reply"),
        ("X-Auto-Reply: yes", "an automatic reply"),
        ("Precedence: auto_reply", "an automatic reply"),
        ("X-MS-Exchange-Inbox-Rules-Loop: a@x\r\nIn-Reply-To: <1@x>", "an automatic reply"),
        ("From: Mail Delivery System <MAILER-DAEMON@mx.x.example>", "a bounce"),
        ("From: postmaster@x.example\r\nX-MS-Exchange-Message-Is-Ndr:", "a bounce"),
        ("X-Failed-Recipients: bo@x.example\r\nAuto-Submitted: auto-replied", "a bounce"),
        ("Content-Type: multipart/report; report-type=delivery-status; boundary=b", "a bounce"),
        (
            'Content-Type: Multipart/Report; boundary=b;\r\n report-type="Delivery-Status"',
            "a bounce",
        ),
        (
            "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
            "a receipt",
        ),
    ],
)
def test_a_machines_answer_is_known_by_its_headers(head: str, kind: str) -> None:
    assert kind_of(head) == kind


@pytest.mark.parametrize(
    "head",
    [
        "Auto-Submitted: auto-generated",
        "Auto-Submitted: no",
        "X-MS-Exchange-Inbox-Rules-Loop: a@x",
        "From: Mailer <daemon@x.example>",
        "Precedence: bulk",
        "X-Auto-Response-Suppress: All",
        "Subject: Out of office",
        "Content-Type: multipart/mixed; boundary=b",
        "Content-Type: multipart/report; report-type=other; boundary=b",
    ],
)
def test_what_a_program_sends_by_itself_is_a_message(head: str) -> None:
    assert kind_of(head) == ""
