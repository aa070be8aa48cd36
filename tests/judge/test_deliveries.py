from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from commdrill.documents.plan import ChannelType, Phase
from commdrill.judge.ahead import Received
from commdrill.judge.arrival import Arrival
from commdrill.judge.deliveries import Counted, Deliveries
from commdrill.judge.expectation import (
    DeliveryExpectation,
    Limits,
    Person,
    Promise,
    Reader,
)
from commdrill.judge.message_matches import ApprovedMatch, MessageMatches, NearestWording
from commdrill.judge.moment import Moment
from commdrill.judge.must_say import InLanguage, MustSay
from commdrill.judge.reaching import Owed
from commdrill.judge.recipients import RECEIVER
from commdrill.sighting import Message
from commdrill.verdict import Difference
from commdrill.wording.policy import Policy
from commdrill.wording.types import Value
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.wording import compile_wording
from tests.each import each

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ANA = Person("ana", "ana@drill.anycompany.example", "es")
BO = Person("bo", "bo@drill.anycompany.example", "en")
PARTNER = Person("partner", "partner@drill.anycompany.example")
KNOWN = {person.address: person for person in (ANA, BO, PARTNER)}


def promise(
    step: str,
    phase: Phase,
    message: str,
    *,
    to: tuple[Person, ...] = (ANA, BO),
    not_to: tuple[Person, ...] = (),
    copies: int = 1,
    every: timedelta | None = None,
) -> Promise:
    return Promise(
        id=step,
        phase=phase,
        channel="email",
        channel_type=ChannelType.EMAIL,
        expectation=DeliveryExpectation(to, not_to, message, copies),
        limits=Limits(timedelta(seconds=10), every),
        reader=Reader.EXTERNAL,
        policy=Policy((), ()),
    )


OUTAGE = promise("email-customers", Phase.OUTAGE, "outage-email", not_to=(PARTNER,))
RESTORED = promise("email-restored", Phase.RECOVERY, "restored-email")


def arrival(
    message: str,
    *people: Person | str,
    language: str = "",
    phase: Phase | None = Phase.OUTAGE,
    at: float = 1.0,
    text: str = "Checkout is not available.",
    covered: bool = True,
) -> Arrival:
    addresses = tuple(who.address if isinstance(who, Person) else who for who in people)
    spoken = language or (people[0].language or "en" if isinstance(people[0], Person) else "en")
    match = ApprovedMatch(message, spoken, {"eta": "within 45 minutes"})
    nearest = NearestWording(message, spoken, (Difference("eta", "a time", "“soon”"),), 0.9)
    matches = MessageMatches((match,)) if covered else MessageMatches((), nearest)
    mail = Message(f"{message}-{at}-{addresses}", addresses, (text,), "Checkout")
    return Arrival(mail, matches, Moment(at - 1, at - 0.25, at), phase, NOW)


def at(mail: Message) -> Arrival:
    return Arrival(mail, MessageMatches(), Moment(0, 0.9, 1), Phase.OUTAGE, NOW)


def deliveries(*promises: Promise) -> Deliveries:
    return Deliveries(promises or (OUTAGE, RESTORED), KNOWN)


def blamed(counted: Counted) -> list[tuple[str, str]]:
    return [(violation.step, violation.reason) for violation in counted.violations]


def test_a_step_holds_once_everyone_is_reached() -> None:
    box = deliveries()
    box.take(arrival("outage-email", ANA))
    assert box.missing(OUTAGE) == ("bo",)
    box.take(arrival("outage-email", BO, at=3))
    assert box.missing(OUTAGE) == ()
    assert box.captured(OUTAGE) == {"eta": "within 45 minutes"}
    assert {who: update.moment for who, update in box.reached(OUTAGE).items()} == {
        "ana": Moment(0, 0.75, 1),
        "bo": Moment(2, 2.75, 3),
    }


def test_one_mail_may_reach_several_people() -> None:
    box = deliveries(promise("s", Phase.OUTAGE, "m", to=(BO, PARTNER)))
    assert box.take(arrival("m", BO, PARTNER)).violations == ()


def test_a_second_copy_is_told_and_fails() -> None:
    box = deliveries()
    for at in (1, 2):
        box.take(arrival("outage-email", ANA, at=at))
    box.take(arrival("outage-email", BO))
    assert box.violations(OUTAGE)[0].reason == "ana received a second copy"


def test_as_many_copies_as_were_promised_are_right() -> None:
    twice = promise("s", Phase.OUTAGE, "m", to=(BO,), copies=2)
    box = deliveries(twice)
    box.take(arrival("m", BO))
    assert box.missing(twice) == ("bo",)
    assert box.owed(twice) == Owed({"bo": 1}, 2)
    box.take(arrival("m", BO))
    assert box.missing(twice) == ()


def test_a_second_copy_in_a_later_phase_still_fails() -> None:
    box = deliveries()
    box.take(arrival("outage-email", ANA))
    counted = box.take(arrival("outage-email", ANA, phase=Phase.RECOVERY, at=20))
    assert blamed(counted) == [("email-customers", "ana received a second copy")]


def test_people_who_are_to_receive_nothing_must_receive_nothing() -> None:
    counted = deliveries().take(arrival("outage-email", PARTNER))
    assert [step for step, _ in blamed(counted)] == ["email-customers"]
    assert "partner" in counted.violations[0].reason


def test_the_wrong_person_fails_the_step_of_that_message() -> None:
    counted = deliveries().take(arrival("restored-email", PARTNER, phase=Phase.RECOVERY))
    assert blamed(counted) == [
        ("email-restored", "partner received restored-email, which is not for them")
    ]


def test_a_stranger_is_a_wrong_person() -> None:
    counted = deliveries().take(arrival("outage-email", "somebody@else.example"))
    assert "somebody@else.example" in counted.violations[0].reason


def test_a_stranger_beside_the_right_person_is_seen_too() -> None:
    counted = deliveries().take(arrival("outage-email", BO, "somebody@else.example"))
    assert counted.steps == ("email-customers",)
    assert len(counted.violations) == 1


def test_the_wrong_language_fails() -> None:
    counted = deliveries().take(arrival("outage-email", ANA, language="en"))
    assert blamed(counted) == [("email-customers", "ana reads es, and received it in en")]


def test_a_restored_notice_before_the_recovery_fails_its_own_step() -> None:
    counted = deliveries().take(arrival("restored-email", ANA, phase=Phase.OUTAGE))
    assert blamed(counted) == [("email-restored", "ana received it before the recovery began")]


def test_an_outage_notice_before_anything_broke_fails_its_own_step() -> None:
    counted = deliveries().take(arrival("outage-email", ANA, phase=None))
    assert [step for step, _ in blamed(counted)] == ["email-customers"]


def test_an_update_may_come_as_soon_as_the_outage_is_on() -> None:
    update = promise("email-update", Phase.UPDATE, "update-email")
    box = deliveries(OUTAGE, update)
    assert box.take(arrival("update-email", ANA, phase=Phase.OUTAGE)).violations == ()


def test_words_nobody_approved_are_laid_at_the_step_they_were_meant_for() -> None:
    counted = deliveries().take(arrival("outage-email", ANA, covered=False))
    (violation,) = counted.violations
    assert violation.step == "email-customers"
    assert "not outage-email as approved" in violation.reason
    assert violation.differences == (Difference("eta", "a time", "“soon”"),)


def test_approved_words_that_no_step_promises_are_told_and_harm_nothing() -> None:
    counted = deliveries().take(arrival("maintenance-email", ANA))
    assert (counted.violations, counted.unpromised) == ((), ("ana",))


@each(
    ("audience", "readers", "may_read"),
    [
        (None, {"partners"}, True),
        ("customers", None, True),
        ("customers", {"partners", "customers"}, True),
        ("customers", {"partners"}, False),
    ],
)
def test_nor_the_audience_that_they_are_not_for(
    audience: str | None, readers: set[str] | None, may_read: bool
) -> None:
    one = replace(ANA, audience=audience)
    box = Deliveries([promise("email-customers", Phase.OUTAGE, "outage-email")], {one.address: one})
    match = ApprovedMatch("news", "es", {}, frozenset(readers) if readers else None)
    came = replace(arrival("news", one), matches=MessageMatches((match,)))
    assert bool(box.take(came).unpromised) is may_read


def test_approved_words_that_no_step_promises_must_not_reach_other_people() -> None:
    counted = deliveries().take(arrival("maintenance-email", PARTNER, phase=Phase.RECOVERY))
    assert "not for them" in counted.violations[0].reason


def test_what_must_not_be_told_fails_though_the_words_are_approved() -> None:
    text = 'Checkout is down: Traceback (most recent call last):\n  File "/srv/app.py", line 3'
    counted = deliveries().take(arrival("outage-email", ANA, text=text))
    assert "must not be told" in counted.violations[0].reason


def test_the_same_message_in_two_steps_counts_once_for_each() -> None:
    again = promise("email-again", Phase.RECOVERY, "outage-email", to=(BO,))
    first = promise("email-first", Phase.OUTAGE, "outage-email", to=(BO,))
    box = deliveries(first, again)
    box.take(arrival("outage-email", BO))
    assert box.missing(first) == ()
    box.take(arrival("outage-email", BO, phase=Phase.RECOVERY, at=9))
    assert box.missing(again) == ()
    assert box.missing(first) == ()


def test_updates_that_repeat_are_no_second_copies() -> None:
    repeat = promise("u", Phase.UPDATE, "m", to=(BO,), every=timedelta(seconds=3))
    box = deliveries(repeat)
    for at, text in ((1, "a"), (2, "b"), (3, "b")):
        box.take(arrival("m", BO, phase=Phase.UPDATE, at=at, text=text))
    assert box.missing(repeat) == ()
    first, second, third = (update.words for update in box.received(repeat)["bo"])
    assert first != second == third


def test_what_repeats_takes_the_copies_of_its_own_phase_alone() -> None:
    often = promise("u", Phase.UPDATE, "m", to=(BO,), every=timedelta(seconds=3))
    once = promise("r", Phase.RECOVERY, "m", to=(BO,))
    box = deliveries(often, once)
    for at in (1, 2):
        box.take(arrival("m", BO, phase=Phase.UPDATE, at=at))
    assert box.take(arrival("m", BO, phase=Phase.RECOVERY, at=9)).steps == ("r",)
    late = box.take(arrival("m", BO, phase=Phase.RECOVERY, at=10))
    assert blamed(late) == [("r", "bo received a second copy")]


def test_approved_words_astray_are_laid_at_the_step_of_those_words() -> None:
    other = promise("other", Phase.OUTAGE, "other-email", to=(BO,))
    box = Deliveries((OUTAGE, other), KNOWN)
    stranger = box.take(arrival("outage-email", "x@else.example"))
    assert [step for step, _ in blamed(stranger)] == ["email-customers"]
    unpromised = box.take(arrival("third-email", "x@else.example"))
    assert len(unpromised.violations) == 1


def test_the_mailbox_it_lies_in_says_whom_it_reached() -> None:
    mail = Message("1", ("list@anycompany.example",), ("x",), delivered_to=(BO.address.upper(),))
    assert deliveries().take(at(mail)).recipients == ("bo",)


def test_one_copy_for_all_was_sent_to_strangers_too() -> None:
    mail = Message(
        "1", (BO.address,), ("x",), delivered_to=(BO.address,), envelope=(BO.address, "x@y.example")
    )
    assert deliveries().take(at(mail)).recipients == ("bo", "x@y.example")


def test_a_shared_mailbox_does_not_hide_whom_it_was_written_to() -> None:
    mail = Message("1", (BO.address,), ("x",), delivered_to=("drill@anycompany.example",))
    assert deliveries().take(at(mail)).recipients == ("bo",)


def test_a_channel_nobody_is_known_on_has_one_receiver() -> None:
    chat = Deliveries((promise("c", Phase.OUTAGE, "m", to=(RECEIVER,)),), {})
    assert chat.take(at(Message("1", (), ("x",)))).recipients == ("receiver",)


@pytest.mark.parametrize("count", [1_000])
def test_counting_reads_each_message_once(count: int) -> None:
    people = [Person(f"p{n}", f"p{n}@drill.anycompany.example") for n in range(count)]
    everyone = promise("s", Phase.OUTAGE, "m", to=tuple(people))
    box = Deliveries((everyone,), {who.address: who for who in people})
    for who in people:
        box.take(arrival("m", who))
    assert box.missing(everyone) == ()


FREE = MustSay(
    ("affected", "eta", "next-step"),
    tuple(
        InLanguage(language, (name,), {"eta": compile_wording("{{eta}}", {"eta": TimePlaceholder()}, language)})
        for language, name in (("en", "Checkout"), ("es", "Pago"))
    ),
)  # fmt: skip
FREELY = "Checkout is down. We expect it back within 45 minutes. You can keep browsing."
LIBREMENTE = "El pago no funciona. Esperamos que vuelva en 45 minutos. Puedes seguir mirando."
NO_TIME = "Checkout is down. You can keep browsing."


def freely(*to: Person) -> Promise:
    wanted = DeliveryExpectation(to, must_say=FREE)
    return replace(promise("free", Phase.OUTAGE, "", to=to), expectation=wanted)


def told_freely(*parts: str, phase: Phase = Phase.OUTAGE, at: float = 1.0) -> Arrival:
    mail = Message(f"{parts}{at}", (ANA.address,), parts, "News")
    return Arrival(mail, MessageMatches(), Moment(at - 1, at - 0.25, at), phase, NOW)


@pytest.mark.parametrize(
    ("language", "arrived", "reason"),
    [
        ("en", told_freely(FREELY), ""),
        ("en", told_freely(FREELY, f"<{FREELY}>"), ""),
        (None, told_freely(LIBREMENTE), ""),
        ("es", told_freely(LIBREMENTE), ""),
        ("en", told_freely(NO_TIME), "does not say what it must"),
        ("en", told_freely(FREELY, NO_TIME), "does not say what it must"),
        ("en", told_freely(LIBREMENTE), "ana reads en, and received it in Spanish"),
        ("es", told_freely(FREELY), "ana reads es, and received it in English"),
        ("en", told_freely(f"{FREELY} java.lang.NullPointerException"), "must not be told"),
        ("en", told_freely(FREELY, phase=Phase.NOTICE), "before the outage began"),
    ],
)
def test_a_mail_in_whatever_words_says_it_all_to_its_reader(
    language: str | None, arrived: Arrival, reason: str
) -> None:
    reader = replace(ANA, language=language)
    step = freely(reader)
    box = Deliveries((step,), {reader.address: reader})
    told = " ".join(reason for _, reason in blamed(box.take(arrived)))
    assert reason in told if reason else not told
    assert box.missing(step) == (("ana",) if reason else ())
    assert bool(box.captured(step)) is not bool(reason)


def test_what_a_mail_does_not_say_is_named_and_a_second_one_is_a_second_copy() -> None:
    reader = replace(ANA, language="en")
    box = Deliveries((freely(reader),), {reader.address: reader})
    (violation,) = box.take(told_freely(NO_TIME)).violations
    assert [one.what for one in violation.differences] == ["eta"]
    box.take(told_freely(FREELY, at=2))
    assert blamed(box.take(told_freely(FREELY, at=3))) == [("free", "ana received a second copy")]


def test_free_words_of_a_phase_do_not_tell_that_they_are_of_a_later_one() -> None:
    reader = replace(ANA, language="en")
    ends = replace(FREE, things=("affected",))
    back = replace(
        promise("back", Phase.RECOVERY, "", to=(reader,)),
        expectation=DeliveryExpectation((reader,), must_say=ends),
    )
    box = Deliveries((freely(reader), back), {reader.address: reader})
    (lacking,) = box.take(told_freely(NO_TIME)).violations
    assert (lacking.step, [one.what for one in lacking.differences]) == ("free", ["eta"])
    box.take(told_freely(FREELY, at=2))
    assert box.missing(back) == ("ana",)
    box.take(told_freely("Checkout works again.", phase=Phase.RECOVERY, at=3))
    assert box.missing(back) == ()


def test_an_approved_message_is_none_of_a_later_phase_whose_words_are_free() -> None:
    reader = replace(ANA, language="en")
    fixed = promise("fixed", Phase.OUTAGE, "outage-email", to=(reader,))
    back = replace(freely(reader), id="back", phase=Phase.RECOVERY)
    box = Deliveries((fixed, back), {reader.address: reader})
    assert box.take(arrival("outage-email", reader, text=FREELY)).violations == ()
    wrong = arrival("outage-email", reader, text=FREELY, covered=False, at=2)
    ((step, told),) = blamed(box.take(wrong))
    assert (step, "is not outage-email as approved" in told) == ("fixed", True)


@pytest.mark.parametrize(
    ("name", "ahead", "told"),
    [
        ("starts", timedelta(days=2), ""),
        (
            "starts",
            timedelta(days=3),
            "received it 2d before it starts, and at least 3d is promised",
        ),
        ("ends", timedelta(days=2), "received it without a start"),
    ],
)
def test_an_approved_notice_comes_so_long_before_what_fills_its_start(
    name: str, ahead: timedelta, told: str
) -> None:
    notice = replace(promise("notice", Phase.NOTICE, "notice-email", to=(BO,)), ahead=ahead)
    starts = Value((("at", NOW + timedelta(days=2)),))
    match = ApprovedMatch("notice-email", "en", {name: "in two days"}, values={name: starts})
    came = Arrival(
        Message("1", (BO.address,), ("Planned work",), "Work"),
        MessageMatches((match,)),
        Moment(0, 0.9, 1),
        Phase.NOTICE,
        NOW,
    )
    box = deliveries(notice)
    reasons = [reason for _, reason in blamed(box.take(came))]
    assert len(reasons) == bool(told)
    assert all(told in reason for reason in reasons)
    assert box.missing(notice) == ()


def test_what_nobody_could_tell_of_a_notice_is_known_to_the_next_process() -> None:
    notice = replace(promise("notice", Phase.NOTICE, "m", to=(BO,)), ahead=timedelta(days=2))
    starts = Value((("at", NOW + timedelta(days=2)),))
    match = ApprovedMatch("m", "en", {"starts": "in two days"}, values={"starts": starts})
    hidden = Received(NOW - timedelta(hours=1), NOW + timedelta(hours=1))
    came = Arrival(
        Message("1", (BO.address,), ("Planned work",), "Work"),
        MessageMatches((match,)),
        Moment(0, 0.9, 1),
        Phase.NOTICE,
        NOW,
        hidden,
    )
    box = deliveries(notice)
    counted = box.take(came)
    assert counted.violations == ()
    (doubt,) = box.doubts(notice)
    assert "could not be told" in doubt
    other = deliveries(notice)
    other.recall_doubt("notice", counted.doubts["notice"])
    assert other.doubts(notice) == (doubt,)
