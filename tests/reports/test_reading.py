"""What a person reads in a report: excerpts, whatever carried them, what differs, and times."""

from dataclasses import replace

import pytest

from commdrill.record import events as e
from commdrill.record.bundle import Piece, bundled
from commdrill.record.step_result import StepResult
from commdrill.reports.exhibits import LONGEST, words_of
from commdrill.reports.marking import Piece as Marked
from commdrill.reports.marking import compared
from commdrill.reports.phrasing import measured
from commdrill.verdict import Difference

from . import story

TOGETHER = b"".join(bundled([Piece("1", b"Subject: Down\n\nCheckout is\ndown"), Piece("2", b"")]))


@pytest.mark.parametrize(
    ("path", "content", "words"),
    [
        ("page.html", b"<style>p{}</style><p>Checkout is <b>down</b><p>Sorry", "Checkout is down\nSorry"),
        ("mail.eml", b"Subject: Down\nContent-Type: text/plain\n\nCheckout is\ndown", "Down\nCheckout is\ndown"),
        ("sms.json", b'{"id": 7, "body": "Checkout is down"}', "Checkout is down"),
        ("api.json", b'{"code":  "DOWN"}', '{"code": "DOWN"}'),
        ("api.json", b"<html>no JSON", "<html>no JSON"),
        ("api.json", b"[" * 100_000, "[" * LONGEST + " …"),
        ("long.txt", b"x" * 9000, "x" * LONGEST + " …"),
        ("mails.eml.jsonl", TOGETHER, "Down\nCheckout is\ndown"),
        ("mails.eml.jsonl", TOGETHER.replace(b"down", b"up"), ""),
        ("mails.eml.jsonl", b"", ""),
        ("voice.mp3", b"\x00\x01", ""),
    ],
    ids=["page", "mail", "sms", "answer", "broken json", "deep json", "long", "many", "changed", "none", "sound"],
)  # fmt: skip
def test_an_excerpt_is_what_was_to_be_read(path: str, content: bytes, words: str) -> None:
    assert words_of(path, content) == words


def marks(expected: str, seen: str) -> tuple[str, str]:
    found = compared(Difference("words", expected, seen))
    return _marked(found.expected), _marked(found.seen)


def _marked(pieces: tuple[Marked, ...]) -> str:
    return "".join(f"[{piece.text.strip()}]" if piece.differs else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("expected", "seen", "told"),
    [
        ("is not available now", "is available", ("is [not]available [now]", "is available")),
        ("back at 16:30", "back at 16:45", ("back at [16:30]", "back at [16:45]")),
        ("all new", "nothing", ("all new", "nothing")),
        ("", "", ("", "")),
    ],
    ids=["missing", "changed", "nothing in common", "empty"],
)
def test_only_words_that_differ_are_marked(expected: str, seen: str, told: tuple[str, str]) -> None:
    assert marks(expected, seen) == told


def test_a_whole_text_keeps_the_marks_that_it_came_with() -> None:
    """A placeholder that is filled differs from its name, and is no difference."""
    whole = Difference(
        "whole text", "[-Sorry:-] back by {{eta}}", "back by 16:30 {+UTC, we\nhope+}"
    )
    found = compared(whole)
    assert _marked(found.expected) == "[[-Sorry:-]] back by {{eta}}"
    assert _marked(found.seen) == "back by 16:30 [{+UTC, we\nhope+}]"


def test_no_text_is_lost_by_marking() -> None:
    expected, seen = "a  b\nc d ", " a x\nc d"
    found = compared(Difference("words", expected, seen))
    assert "".join(piece.text for piece in found.expected) == expected
    assert "".join(piece.text for piece in found.seen) == seen


def test_a_very_long_text_is_not_compared() -> None:
    assert marks("a " * 5000, "a b " * 5000) == ("a " * 5000, "a b " * 5000)


@pytest.mark.parametrize(
    ("soon", "told"), [(None, "8.4s to 9s"), (6.0, "8.4s to 9s from the phase's start")]
)
def test_a_time_beside_a_limit_that_counts_otherwise_says_from_when(
    soon: float | None, told: str
) -> None:
    """9 s is within 6 s of a detection that came after 4 s."""
    ref = replace(story.PAGE, within_after=soon)
    decided = e.StepDecided(ref.id, e.StepOutcome.PASSED, "", 9.0, 8.4)
    assert measured(StepResult(ref, decided)) == told
