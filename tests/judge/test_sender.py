import pytest

from commdrill.drivers.mail.parsing import parse_mail
from commdrill.judge.sender import Sender

CARE = Sender("care@anycompany.example")
PROVEN = Sender(authenticated=True)


def wrong(asked: Sender, head: str) -> list[str]:
    message = parse_mail(f"{head}\r\n\r\nbody".encode(), "1", None)
    return [difference.what for difference in asked.differences(message)]


@pytest.mark.parametrize(
    "sender",
    [
        "care@anycompany.example",
        "AnyCompany <Care@AnyCompany.example>",
        '"news@other.example" <care@anycompany.example>',
        "=?utf-8?q?Atenci=C3=B3n?=\r\n <care@anycompany.example>",
    ],
)
def test_a_mail_is_from_whom_its_address_names(sender: str) -> None:
    assert wrong(CARE, f"From: {sender}") == []


@pytest.mark.parametrize(
    "head",
    [
        "From: no-reply@anycompany.example",
        '"care@anycompany.example" <x@other.example>',
        'From: "care@anycompany.example" <x@other.example>',
        "From: <care@anycompany.example> <x@other.example>",
        "From: care@anycompany.example, x@other.example",
        "From: care@anycompany.example.other.example",
        "Reply-To: care@anycompany.example",
    ],
)
def test_a_mail_is_not_from_whom_only_its_name_names(head: str) -> None:
    assert wrong(CARE, head) == ["from"]


@pytest.mark.parametrize(
    "results",
    [
        "mx.example; dkim=pass header.d=anycompany.example; spf=fail",
        "mx.example;\r\n spf=none (no, none);\r\n dmarc=pass (p=REJECT) header.from=x.example",
        "mx.example; DKIM = pass",
    ],
)
def test_a_mail_is_proven_where_the_last_system_says_so(results: str) -> None:
    assert wrong(PROVEN, f"Authentication-Results: {results}") == []


@pytest.mark.parametrize(
    "head",
    [
        "From: care@anycompany.example",
        "Authentication-Results: mx.example; dkim=fail; spf=pass",
        "Authentication-Results: mx.example; none (dkim=pass)",
        "Authentication-Results: mx.example; dkim=fail\r\nAuthentication-Results: x; dkim=pass",
        "Authentication-Results: mx.example; arc-dkim=pass; dkim=passed-by",
        "ARC-Authentication-Results: mx.example; dkim=pass",
    ],
)
def test_a_mail_is_not_proven_by_anybody_elses_word(head: str) -> None:
    assert wrong(PROVEN, head) == ["authenticated"]


def test_a_channel_that_asks_nothing_finds_nothing() -> None:
    assert wrong(Sender(), "From: x@other.example") == []


def test_what_is_asked_and_what_was_there_instead_are_told() -> None:
    other = parse_mail(b"From: x@other.example\r\n\r\nbody", "1", None)
    nobody = parse_mail(b"To: ana@a.example\r\n\r\nbody", "1", None)
    failed = parse_mail(b"Authentication-Results: mx; dkim=fail\r\n\r\nbody", "1", None)
    told = [
        str(difference)
        for sender, message in ((CARE, other), (CARE, nobody), (PROVEN, failed), (PROVEN, nobody))
        for difference in sender.differences(message)
    ]
    assert told == [
        "from: expected 'care@anycompany.example', saw 'x@other.example'",
        "from: expected 'care@anycompany.example', saw no sender",
        "authenticated: expected dkim=pass or dmarc=pass, saw 'mx; dkim=fail'",
        "authenticated: expected dkim=pass or dmarc=pass, saw no Authentication-Results",
    ]
