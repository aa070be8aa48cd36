"""What a message is to a step: promised, begun, and in whose words."""

from datetime import UTC, datetime
from typing import Any

import jsonpath_rfc9535 as jsonpath
import pytest

from commdrill.documents.matcher import parse_matcher
from commdrill.documents.plan import ChannelType, Phase
from commdrill.judge.arrival import Arrival, free_texts, has_begun, match_for
from commdrill.judge.expectation import (
    DeliveryExpectation,
    JsonExpectation,
    Limits,
    Person,
    Promise,
    Reader,
)
from commdrill.judge.matching import described
from commdrill.judge.message_matches import ApprovedMatch, MessageMatches
from commdrill.judge.moment import Moment
from commdrill.judge.must_say import InLanguage, MustSay
from commdrill.judge.providers_frame import ProvidersFrame
from commdrill.sighting import Message
from commdrill.verdict import Difference
from commdrill.wording.policy import Policy

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
NO_FRAME = ProvidersFrame()


def arrived(message: Message) -> Arrival:
    return Arrival(message, MessageMatches(), Moment(0, 1, 2), Phase.OUTAGE, NOW)


def promise(message: str | None = "outage", **wanted: Any) -> Promise:
    return Promise(
        "mail", Phase.OUTAGE, "mail", ChannelType.EMAIL,
        DeliveryExpectation((), (), message, **wanted), Limits(), Reader.EXTERNAL, Policy(),
    )  # fmt: skip


def mail(body: str = "Checkout is down.", subject: str | None = "Checkout") -> Message:
    return Message("m1", ("ana@drill.anycompany.example",), (body,), subject)


def approved(language: str, message: str = "outage", *readers: str) -> ApprovedMatch:
    return ApprovedMatch(message, language, {}, frozenset(readers) if readers else None)


@pytest.mark.parametrize(
    ("promised", "now", "begun"),
    [
        (Phase.NOTICE, None, False),
        (Phase.NOTICE, Phase.NOTICE, True),
        (Phase.OUTAGE, Phase.NOTICE, False),
        (Phase.OUTAGE, Phase.OUTAGE, True),
        (Phase.UPDATE, Phase.NOTICE, False),
        (Phase.UPDATE, Phase.OUTAGE, True),
        (Phase.RECOVERY, Phase.UPDATE, False),
        (Phase.OUTAGE, Phase.RECOVERY, True),
        (Phase.RECOVERY, Phase.RECOVERY, True),
    ],
)
def test_what_is_promised_of_a_phase_may_be_told_from_its_beginning_on(
    promised: Phase, now: Phase | None, begun: bool
) -> None:
    assert has_begun(promised, now) is begun


def test_a_message_is_promised_where_it_says_so_and_all_else_fits() -> None:
    subject = parse_matcher({"contains": "Checkout"})
    matches = MessageMatches((approved("en"), approved("en", "other")))

    def is_promised(step: Promise, message: Message) -> bool:
        arrival = Arrival(message, matches, Moment(0, 1, 2), Phase.OUTAGE, NOW)
        return arrival.is_promised_by(step)

    assert is_promised(promise(), mail())
    assert is_promised(promise(subject=subject), mail())
    assert is_promised(promise(None, subject=subject), mail())
    assert is_promised(promise("restored"), mail()) is False
    assert not is_promised(promise(subject=subject), mail(subject="News"))


def test_what_does_not_fit_is_told_of_subject_text_and_json() -> None:
    said = parse_matcher({"contains": "down"})
    field = JsonExpectation("$.state", jsonpath.compile("$.state"), parse_matcher("down"))
    wanted = promise(None, subject=said, text=said, json=(field,))
    assert arrived(mail('{"state": "down"}', "It is down")).unfit(wanted) == ()
    assert arrived(mail('{"state": "up"}', None)).unfit(wanted) == (
        Difference("subject", described(said), "“”"),
        Difference("text", described(said), '“{"state": "up"}”'),
        Difference("$.state", "“down”", "“up”"),
    )
    assert arrived(mail()).unfit(promise(None)) == ()


@pytest.mark.parametrize(
    ("found", "language", "audience", "best"),
    [
        ((approved("en"), approved("es")), "es", None, approved("es")),
        ((approved("es"), approved("en")), "pt", None, approved("es")),
        ((approved("es", "other"), approved("en")), "es", None, approved("en")),
        ((approved("en", "outage", "eu"), approved("en", "outage", "us")), "en", "us",
         approved("en", "outage", "us")),
        ((approved("es", "outage", "eu"), approved("en", "outage", "us")), "es", "us",
         approved("en", "outage", "us")),
        ((approved("en", "outage", "eu"), approved("es", "outage", "eu")), "es", "us",
         approved("es", "outage", "eu")),
        ((approved("en", "outage", "eu"), approved("fr", "outage", "us"), approved("es", "outage", "us")),
         "pt", "us", approved("fr", "outage", "us")),
        ((approved("en", "other"),), "en", None, ApprovedMatch("", "", {})),
        ((), "en", None, ApprovedMatch("", "", {})),
    ],
)  # fmt: skip
def test_a_person_is_served_by_their_message_for_them_in_their_language(
    found: tuple[ApprovedMatch, ...], language: str, audience: str | None, best: ApprovedMatch
) -> None:
    person = Person("ana", "ana@drill.anycompany.example", language, audience)
    assert match_for(person, promise(), MessageMatches(found)) == best


POST = '{"text": "Checkout is down, <!date^1795437000^{time}|half past twelve>", "username": "status bot"}'


@pytest.mark.parametrize(
    ("channel", "shown", "read"),
    [
        (ChannelType.WEBHOOK, None, "Checkout is down, 12:30 UTC"),  # as its client shows the post
        (ChannelType.WEBHOOK, ("All is well.",), "All is well."),  # the plan says what is shown
        (ChannelType.EMAIL, None, POST),  # nobody unpacks a mail
    ],
)
def test_a_post_is_read_as_its_client_shows_it_and_all_else_as_it_is(
    channel: ChannelType, shown: tuple[str, ...] | None, read: str
) -> None:
    post = Message("m1", (), (POST,), shown=shown)
    assert free_texts(channel, post, NO_FRAME, NOW) == (read,)


def test_words_are_read_under_their_subject_where_there_is_one() -> None:
    assert free_texts(ChannelType.EMAIL, mail("It is down."), NO_FRAME, NOW) == (
        "Checkout\n\nIt is down.",
    )
    assert free_texts(ChannelType.EMAIL, mail("It is down.", None), NO_FRAME, NOW) == (
        "It is down.",
    )


def test_each_alternative_of_a_mail_has_to_say_it() -> None:
    said = MustSay(("affected",), (InLanguage("en", ("Checkout",), {}),), ("Checkout",))
    both = ("Checkout is down for all customers.", "Something is down for all customers.")
    for bodies in (both, both[::-1]):
        found = arrived(Message("m1", (), bodies)).freely_said(promise(None, must_say=said))
        assert [difference.what for difference in found.differences] == ["affected"]
