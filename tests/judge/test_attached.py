"""What a mail may carry beside its words."""

from dataclasses import replace

import pytest

from commdrill.judge.attached import unapproved
from commdrill.sighting import Attachment, Message

ICS = Attachment("drill.ics", "text/calendar")
LOGO = Attachment("logo.png", "image/png", inline=True)
SIGNED = Attachment("smime.p7s", "application/pkcs7-signature")


@pytest.mark.parametrize(
    ("carried", "allowed", "wrong"),
    [
        (ICS, (), "drill.ics"),
        (ICS, ("text/calendar",), ""),
        (ICS, ("text/*",), ""),
        (ICS, ("image/*", "text/plain"), "drill.ics"),
        (replace(ICS, media_type="Text/Calendar"), ("text/calendar",), ""),
        (LOGO, (), ""),
        (replace(LOGO, inline=False), (), "logo.png"),
        (SIGNED, (), ""),
    ],
)
def test_only_what_is_allowed_may_be_attached(
    carried: Attachment, allowed: tuple[str, ...], wrong: str
) -> None:
    mail = Message("1", ("ana@x.example",), ("Checkout is down.",), attachments=(carried,))
    found = list(unapproved(mail, frozenset(allowed)))
    assert [one.what for one in found] == (["attachment"] if wrong else [])
    assert all(wrong in one.seen and carried.media_type in one.seen for one in found)


def test_a_difference_names_what_may_be_attached() -> None:
    mail = Message("1", (), ("x",), attachments=(ICS,))
    (difference,) = unapproved(mail, frozenset({"image/*", "application/pdf"}))
    assert difference.expected == "application/pdf, image/*"
