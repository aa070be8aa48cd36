"""What must not have happened to somebody, in the words that a report has for it."""

import json
from dataclasses import replace

import pytest

from commdrill.documents.plan import ChannelType, Phase
from commdrill.judge.arrival import Arrival
from commdrill.judge.decision import listed
from commdrill.judge.message_matches import ApprovedMatch, MessageMatches, NearestWording
from commdrill.judge.recipients import RECEIVER
from commdrill.judge.violation import (
    Violation,
    astray,
    early,
    told_though_barred,
    too_many,
    unapproved,
    wrongly_worded,
)
from commdrill.verdict import Difference
from commdrill.wording.policy import Policy
from tests.each import each

from .test_deliveries import ANA, BO, OUTAGE, arrival, promise

MAIL = arrival("outage-email", ANA)
NEAR = NearestWording("outage-email", "en", (Difference("eta", "a time", "“soon”"),), 0.25)
EXPECTED, LEAK = ApprovedMatch("outage-email", "en", {}), "connect to 10.0.3.17:5432"


def told(violation: Violation | None) -> list[str]:
    assert violation is not None
    return [violation.step, violation.reason, *map(str, violation.differences)]


def with_covering(matches: MessageMatches, text: str = "Checkout is not available.") -> Arrival:
    return replace(arrival("outage-email", BO, text=text), matches=matches)


def test_whoever_is_to_receive_nothing_received_something() -> None:
    assert told(told_though_barred(OUTAGE, ANA, MAIL)) == [
        "email-customers",
        "ana received a message, though nothing is to reach them in this phase",
        "recipients: expected nothing to ana, saw “Checkout / Checkout is not available.”",
    ]


@pytest.mark.parametrize(("phase", "on"), [(None, "baseline"), (Phase.NOTICE, "notice")])
def test_something_came_before_its_phase(phase: Phase | None, on: str) -> None:
    assert told(early(OUTAGE, ANA, replace(MAIL, phase=phase))) == [
        "email-customers",
        "ana received it before the outage began",
        f"phase: expected not before outage, saw {on}",
    ]


@pytest.mark.parametrize(
    ("wanted", "copies", "which"), [(1, 2, "a second copy"), (1, 3, "copy 3"), (2, 3, "copy 3")]
)
def test_somebody_received_one_too_many(wanted: int, copies: int, which: str) -> None:
    step = promise("mail", Phase.OUTAGE, "outage-email", copies=wanted)
    assert told(too_many(step, ANA, copies)) == [
        "mail", f"ana received {which}", f"copies: expected {wanted}, saw {copies} to ana",
    ]  # fmt: skip


def test_a_message_went_astray() -> None:
    instead = "recipient: expected nobody but those it is for, saw bo"
    assert told(astray(OUTAGE, BO, MAIL)) == [
        "email-customers", "bo received outage-email, which is not for them", instead,
    ]  # fmt: skip
    assert told(astray(OUTAGE, BO, with_covering(MessageMatches()))) == [
        "email-customers", "bo received the message, which is not for them", instead,
    ]  # fmt: skip


def test_words_that_nobody_approved_are_told_by_the_message_that_was_meant() -> None:
    assert told(unapproved(OUTAGE, BO, with_covering(MessageMatches(nearest=NEAR)))) == [
        "email-customers",
        "what bo received is not outage-email as approved",
        "eta: expected a time, saw “soon”",
    ]


@pytest.mark.parametrize(
    "nearest", [None, replace(NEAR, closeness=0.24), replace(NEAR, differences=())]
)
def test_words_that_are_like_no_approved_message_are_quoted(nearest: NearestWording | None) -> None:
    found = told(
        unapproved(OUTAGE, BO, with_covering(MessageMatches(nearest=nearest), "Hello. " * 40))
    )
    assert found == [
        "email-customers",
        "what bo received is no approved message",
        f"words: expected an approved message, saw “{('Checkout / ' + 'Hello. ' * 40)[:200]}”",
    ]


def test_a_leak_is_told_before_the_words() -> None:
    found = unapproved(OUTAGE, BO, with_covering(MessageMatches(nearest=NEAR), LEAK))
    assert found.differences[0].seen == "“10.0.3.17:5432”"
    assert found.differences[0].expected == "none"
    assert found.differences[-1].what == "eta"


def test_the_wrong_language_is_told() -> None:
    assert told(wrongly_worded(OUTAGE, ANA, EXPECTED, MAIL)) == [
        "email-customers",
        "ana reads es, and received it in en",
        "language: expected es for ana, saw en",
    ]
    assert wrongly_worded(OUTAGE, replace(ANA, language=None), EXPECTED, MAIL) is None
    assert wrongly_worded(OUTAGE, ANA, replace(EXPECTED, language=""), MAIL) is None


def test_a_time_that_is_another_where_they_are_is_told() -> None:
    far = replace(BO, audience="us")
    assert told(
        wrongly_worded(OUTAGE, far, replace(EXPECTED, readers=frozenset({"eu"})), MAIL)
    ) == [
        "email-customers",
        "what bo received states a time that is another where they are",
        "time: expected as us read it, saw “Checkout / Checkout is not available.”",
    ]


def test_what_must_not_be_told_who_sent_it_and_the_mark_are_looked_at() -> None:
    sender, mark = Difference("from", "“a”", "“b”"), Difference("mark", "[DRILL]", "none")

    def reason(arrived: Arrival) -> str | None:
        found = wrongly_worded(OUTAGE, BO, EXPECTED, arrived)
        return found.reason if found else None

    both = MessageMatches((EXPECTED,), missent=(sender,), unmarked=(mark,))
    assert reason(with_covering(both, LEAK)) == "what bo received holds what must not be told"
    assert reason(with_covering(both)) == "what bo received was not sent as email asks"
    unmarked = with_covering(replace(both, missent=()))
    assert reason(unmarked) == "what bo received is not marked as a drill"
    assert reason(with_covering(MessageMatches((EXPECTED,)))) is None


@pytest.mark.parametrize(
    ("count", "line"),
    [
        (0, ""),
        (3, "d0: expected a, saw b; d1: expected a, saw b; d2: expected a, saw b"),
        (5, "d0: expected a, saw b; d1: expected a, saw b; d2: expected a, saw b (and 2 more)"),
    ],
)
def test_the_first_three_differences_are_told(count: int, line: str) -> None:
    assert listed(Difference(f"d{n}", "a", "b") for n in range(count)) == line


def test_who_is_behind_a_channel_has_no_name() -> None:
    assert told(too_many(OUTAGE, RECEIVER, 2))[1] == "the receiver received a second copy"
    assert told(too_many(OUTAGE, ANA, 2))[1] == "ana received a second copy"


NOTE = "Checkout is not available."
HOOK = replace(
    OUTAGE, channel_type=ChannelType.WEBHOOK, policy=Policy(internal_names=("orders-db-primary",))
)


def posted(post: dict[str, object]) -> list[str]:
    """What is wrong with approved words that came in a post, for a reader outside."""
    arrived = arrival("outage-email", BO, text=json.dumps(post))
    match = MessageMatches((EXPECTED,))
    arrived = replace(arrived, message=replace(arrived.message, subject=None), matches=match)
    found = wrongly_worded(HOOK, BO, EXPECTED, arrived)
    return [str(difference) for difference in found.differences] if found else []


@each(
    "post",
    [
        {"content": None, "embeds": [{"description": NOTE}]},
        {"text": NOTE, "thread_ts": None, "team_id": "T1", "user_id": "U2"},
        {
            "blocks": [
                {
                    "type": "section",
                    "block_id": "us-east-1",
                    "text": {"type": "mrkdwn", "text": NOTE},
                }
            ]
        },
        {
            "note": NOTE,
            "state": "major_outage",
            "event": "incident_created",
            "retry_after": None,
            "undefined": 1,
            "page_id": "INC-123",
        },
    ],
)
def test_what_no_reader_of_a_post_is_shown_is_no_leak(post: dict[str, object]) -> None:
    assert posted(post) == []


@each(
    "post",
    [
        {"note": NOTE, "service": "orders-db-primary"},
        {"note": NOTE, "service": "orders-db-prim\u0061ry", "more": {"host": ["10.0.3.17"]}},
        {"text": f"{NOTE} &#x31;0.0.3.17"},
        {"Type": "Notification", "Message": json.dumps({"note": NOTE, "by": "orders-db-primary"})},
    ],
)
def test_a_string_of_a_post_that_must_not_be_told_is_a_leak(post: dict[str, object]) -> None:
    assert posted(post)
