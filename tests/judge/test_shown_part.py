"""What of a post is read, where its channel says so."""

import json
from datetime import UTC, datetime

import jsonpath_rfc9535 as jsonpath
import pytest

from commdrill.documents.plan import ChannelType
from commdrill.judge.expectation import ApprovedText
from commdrill.judge.message_matches import matches_of
from commdrill.judge.shown_part import as_shown
from commdrill.sighting import Message
from commdrill.wording.wording import compile_wording

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
WORDS = "Checkout is down."
APPROVED = ApprovedText("outage", "en", compile_wording(WORDS, {}))


def post(document: object) -> Message:
    body = document if isinstance(document, str) else json.dumps(document)
    return Message("1", (), (body,))


@pytest.mark.parametrize(
    ("document", "paths", "read"),
    [
        ({"alert": {"text": WORDS}, "host": "db-1"}, ["$.alert.text"], WORDS),
        ({"title": "Checkout", "lines": ["is", "down."]}, ["$.title", "$.lines[*]"], "Checkout\nis\ndown."),
        ({"lines": ["is", {"more": "down."}]}, ["$.lines"], "is\ndown."),
        ({"text": "R&amp;D is down."}, ["$.text"], "R&D is down."),
        ({"text": WORDS}, ["$.elsewhere"], ""),
        (WORDS, ["$.text"], WORDS),
    ],
)  # fmt: skip
def test_what_the_paths_name_is_read_and_nothing_else(
    document: object, paths: list[str], read: str
) -> None:
    assert as_shown(post(document), tuple(map(jsonpath.compile, paths))).read == (read,)


def test_without_paths_a_post_is_what_it_was() -> None:
    message = post({"text": WORDS})
    assert as_shown(message, ()) is message


def test_what_is_not_shown_is_no_extra_sentence_and_the_shown_part_is_matched_whole() -> None:
    def covers(document: object) -> bool:
        read = as_shown(post(document), (jsonpath.compile("$.alert.text"),))
        return bool(matches_of(read, (APPROVED,), ChannelType.WEBHOOK, None, NOW).approved)

    aside = {"runbook": "Nobody is to read this."}
    assert covers({"alert": {"text": WORDS}, **aside})
    assert not covers({"alert": {"text": f"{WORDS} Sorry."}, **aside})
    assert not covers({"text": WORDS, **aside})
