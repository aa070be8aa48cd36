"""Where a message ends with a placeholder, all of what it is is taken: on a page, no more and no less."""

from datetime import UTC, datetime

import pytest

from commdrill.wording.match import Match, match_whole, match_within
from commdrill.wording.seen import SeenText
from commdrill.wording.types.text import TextPlaceholder
from commdrill.wording.types.url import UrlPlaceholder
from commdrill.wording.wording import compile_wording

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
KINDS = {"news": TextPlaceholder(), "link": UrlPlaceholder()}


def found(wording: str, text: str, how: object = match_within) -> dict[str, str] | None:
    assert callable(how)
    outcome = how(compile_wording(wording, KINDS, "en"), SeenText.of(text), NOW)
    return dict(outcome.captured) if isinstance(outcome, Match) else None


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Follow https://s.anycompany.example/a.", "https://s.anycompany.example/a"),
        ("(Follow https://s.anycompany.example/a)", "https://s.anycompany.example/a"),
        ("Follow https://s.anycompany.example/a and call us.", "https://s.anycompany.example/a"),
        ("Follow https://s.anycompany.example/a\nCall us.", "https://s.anycompany.example/a"),
    ],
)
def test_a_link_at_the_end_is_taken_whole_and_without_the_mark_after_it(
    text: str, link: str
) -> None:
    assert found("Follow {{link}}", text) == {"link": link}


def test_words_at_the_end_are_taken_to_the_end_of_their_line() -> None:
    page = "Home\nNews: we are on it, all of us\nContact"
    assert found("News: {{news}}", page) == {"news": "we are on it, all of us"}


def test_of_a_whole_message_nothing_is_left_over() -> None:
    link = "https://s.anycompany.example/a"
    assert found("Follow {{link}}", f"Follow {link}", match_whole) == {"link": link}
    assert found("Follow {{link}}", f"Follow {link} now", match_whole) is None
    assert found("News: {{news}}", "News: all is well", match_whole) == {"news": "all is well"}


def test_a_message_may_begin_with_a_placeholder_wherever_it_stands() -> None:
    page = "Home\nhttps://s.anycompany.example/a tells more.\nContact"
    assert found("{{link}} tells more.", page) == {"link": "https://s.anycompany.example/a"}
    assert found("{{link}}", "Home https://s.anycompany.example/a Contact") == {
        "link": "https://s.anycompany.example/a"
    }


def test_what_is_said_twice_is_the_same_twice_wherever_it_begins() -> None:
    wording = "{{news}}: {{news}} again."
    assert found(wording, "x\nsnow: snow again.") == {"news": "snow"}
    assert found(wording, "x\nsnow: rain again.") is None


def test_words_said_twice_are_looked_for_in_the_middle_of_a_line_as_well() -> None:
    assert found("{{news}}: {{news}} again.", "x snow: snow again.") == {"news": "snow"}
    assert found("Of {{news}}: {{news}}", "Of snow: snow today") == {"news": "snow"}


def test_words_said_twice_stand_in_one_line_each_time() -> None:
    wording = "Of {{news}}. So {{news}} now."
    assert found(wording, "Of all well. So all well now.") == {"news": "all well"}
    assert found(wording, "Of all well. So all\nwell now.") is None


def test_the_link_at_the_end_of_a_whole_message_is_all_that_is_left_of_it() -> None:
    link = "https://s.anycompany.example/wiki/Store_(shop)"
    assert found("Follow {{link}}", f"Follow {link}", match_whole) == {"link": link}


def test_words_a_message_begins_with_are_found_however_long_the_page_is_before() -> None:
    page = "x\n" * 20_001 + "All is well, they say."
    assert found("{{news}}, they say.", page) == {"news": "All is well"}
