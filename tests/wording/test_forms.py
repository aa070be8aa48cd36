"""A form that a plan gives to words is for the whole of them, with its anchors and without."""

from datetime import UTC, datetime

from commdrill.wording.match import Match, match_whole, match_within
from commdrill.wording.seen import SeenText
from commdrill.wording.types.text import TextPlaceholder
from commdrill.wording.wording import compile_wording
from tests.each import each

NOW = datetime(2026, 11, 23, 14, 35, tzinfo=UTC)
TICKET = (r"INC-\d+", r"^INC-\d+$", r"\AINC-\d+\z", r"^(INC-\d+$|REQ-\d+$)", r"(?i)^inc-\d+$")


def found(form: str, words: str, text: str) -> bool:
    wording = compile_wording(words, {"it": TextPlaceholder(matches=form)})
    seen = SeenText.of(text)
    whole = isinstance(match_whole(wording, seen, NOW), Match)
    assert isinstance(match_within(wording, seen, NOW), Match) or not whole
    return whole


@each("form", TICKET)
@each("words", ["Your reference is {{it}}, keep it.", "Reference {{it}}", "{{it}}: keep it"])
def test_it_is_filled_wherever_it_stands(form: str, words: str) -> None:
    assert found(form, words, words.replace("{{it}}", "INC-12"))
    assert not found(form, words, words.replace("{{it}}", "INC-1x"))
    assert not found(form, words, words.replace("{{it}}", "no INC-1"))


@each(
    ("form", "filled", "not_filled"),
    [
        (r"[$]\d+", "$12", "12"),
        (r"^\$\d+$", "$12", "12"),
        (r"\Q$\E\d+$", "$12", "12"),
        (r"^[^$]\d+", "x12", "$12"),
        (r"[]$]\d+", "]12", "12"),
        (r"[[:alpha:]$]\d+$", "$12", "12"),
        (r"[\]$]\d+", "$12", "12"),
    ],
)
def test_what_only_looks_like_an_anchor_stays(form: str, filled: str, not_filled: str) -> None:
    assert found(form, "It costs {{it}} today", f"It costs {filled} today")
    assert not found(form, "It costs {{it}} today", f"It costs {not_filled} today")
