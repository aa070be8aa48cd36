"""When a step on an inbox must be looked at again, and when no further look can change its verdict."""

from dataclasses import replace
from datetime import timedelta

from commdrill.documents.plan import ChannelType, Phase
from commdrill.engine.trackers.delivery_tracker import DeliveryTracker
from commdrill.engine.trackers.mailing_tracker import MailingTracker
from commdrill.engine.watchers import LookDone
from commdrill.errors import CannotLook
from commdrill.judge.expectation import DeliveryExpectation, Person
from commdrill.judge.moment import Gap, LookTime
from commdrill.record.events import FindingMade, MessageSeen, Positioned, StepDecided, StepOutcome
from commdrill.sighting import Evidence, Inbox
from commdrill.terms import Proof

from .desk import Desk
from .shown import mail
from .steps import ANA, BO, DOWN, reaches

BEGAN = 5.0  # the run's first second, by its clock
WORKING = "We are working on it."


def desk(*people: Person, every: float | None = None) -> Desk:
    wanted = reaches("told", *people, phase=Phase.UPDATE, message="update", every=every)
    outage = reaches("told", *people)
    desk = Desk((wanted if every else outage,), ChannelType.EMAIL)
    desk.channels.phases.enter(Phase.UPDATE if every else Phase.OUTAGE, BEGAN)
    return desk


def delivery(desk: Desk) -> DeliveryTracker:
    step, wanted = desk.steps[0], desk.steps[0].promise.expectation
    assert isinstance(wanted, DeliveryExpectation)
    limit = timedelta(seconds=10)
    return DeliveryTracker(step, desk.inbox, wanted, desk.services, Proof.CONTENT, limit)


def mailing(desk: Desk) -> MailingTracker:
    step, wanted = desk.steps[0], desk.steps[0].promise.expectation
    assert isinstance(wanted, DeliveryExpectation)
    every = timedelta(seconds=10)
    return MailingTracker(step, desk.inbox, wanted, desk.services, Proof.CONTENT, every)


def test_a_message_is_due_at_its_limit_until_everyone_is_reached() -> None:
    at = desk(ANA)
    one = delivery(at)
    assert one.due() is None
    one.begin(BEGAN)
    assert one.due() == BEGAN + 10.0
    at.look(2.0, Inbox((mail(DOWN),)))
    one.look()
    assert one.due() is None


def test_messages_that_keep_coming_are_due_for_whoever_has_waited_longest() -> None:
    at = desk(ANA, BO, every=10.0)
    one = mailing(at)
    assert one.due() is None
    one.begin(BEGAN)
    assert one.due() == BEGAN + 10.0
    at.look(4.0, Inbox((mail(WORKING, ANA),)))
    one.look()
    assert one.due() == BEGAN + 10.0  # nothing has come to bo
    at.look(6.0, Inbox((mail(WORKING, BO),)))
    one.look()
    assert one.due() == BEGAN + 4.125 + 10.0  # by when ana's had come
    one.finish()
    assert one.due() is None


def in_silence(after: float) -> tuple[Desk, MailingTracker]:
    """The first came while looks said nothing; the next after so many seconds of the phase."""
    at = desk(ANA, every=10.0)
    one = mailing(at)
    one.begin(BEGAN)
    at.look(1.0, Inbox(()))
    at.look(2.0, CannotLook("log-in refused"))
    at.look(9.0, Inbox((mail(WORKING, uid="1"),)))
    at.look(after, Inbox((mail(WORKING, uid="2"),)))
    at.look(after + 0.5, Inbox(()))
    one.look()
    one.ended = BEGAN + after + 0.5
    return at, one


def test_one_that_came_where_looks_said_nothing_hides_the_silence_after_it() -> None:
    _, short = in_silence(10.0)
    assert short.decision(BEGAN).outcome is StepOutcome.PASSED
    seen, long = in_silence(13.0)
    decision = long.decision(BEGAN)
    assert decision.outcome is StepOutcome.ERROR
    assert decision.reason.endswith(
        "could not be told: nobody looked from 1.0s to 9.0s (log-in refused)"
    )
    later = desk(ANA, every=10.0)  # another process goes on
    later.inbox.recall_messages(seen.of(MessageSeen))
    later.look(13.5, Inbox(()))
    again = mailing(later)
    again.ended = BEGAN + 13.5
    assert again.decision(BEGAN) == decision


def test_how_much_later_it_may_have_come_than_it_tells_is_known_to_whoever_goes_on() -> None:
    at = desk(ANA, every=10.0)
    at.look(1.0, Inbox(()))
    came = at.services.clock.now().replace(microsecond=0)
    at.look(9.0, Inbox((mail(WORKING, at=came),)))
    later = desk(ANA, every=10.0)
    later.inbox.recall_messages(at.of(MessageSeen))
    first, again = (
        one.inbox.deliveries.received(one.steps[0].promise)["ana"][0].moment for one in (at, later)
    )
    assert again.slack == first.slack > 0


def test_one_that_tells_its_own_time_hides_nothing() -> None:
    at = desk(ANA, every=10.0)
    one = mailing(at)
    at.look(1.0, Inbox(()))
    at.look(2.0, CannotLook("log-in refused"))
    came = at.services.clock.now()
    at.look(9.0, Inbox((mail(WORKING, at=came),)))
    one._received = one._since(BEGAN)
    assert [update.hidden for update in one._received["ana"]] == [None]


def test_what_has_not_begun_is_not_settled() -> None:
    assert not delivery(desk(ANA)).is_settled(BEGAN + 60)
    assert not mailing(desk(ANA, every=10.0)).is_settled(BEGAN + 60)


def test_where_looks_say_nothing_they_are_waited_for_as_long_again() -> None:
    one = delivery(desk(ANA))
    one.begin(BEGAN)
    assert not one.is_settled(BEGAN + 19.75)
    assert one.is_settled(BEGAN + 20.0)


def test_messages_that_nobody_looked_for_have_not_kept_coming() -> None:
    at = desk(ANA, every=10.0)
    one = mailing(at)
    one.begin(BEGAN)
    one.finish()
    one.decide()
    (decided,) = at.of(StepDecided)
    assert decided.outcome is StepOutcome.ERROR
    assert decided.reason.startswith("whether ana had updates ")
    assert "nobody looked at the inbox all the time" in decided.reason


def test_from_where_an_inbox_is_read_is_told_once_and_where_it_can_be_said() -> None:
    at = desk(ANA)
    for position in (None, "uid 7", "uid 7"):
        at.inbox.take(LookDone("mail", LookTime(6.0, 6.125), Inbox(()), position))
    assert at.of(Positioned) == [Positioned("mail", "uid 7")]


def test_who_goes_on_names_what_another_process_kept() -> None:
    before, after = desk(ANA, BO), desk(ANA, BO)
    kept = (Evidence(b"x", ".eml"),)
    wrong = replace(mail(f"{DOWN} Sorry.", BO), evidence=kept)
    before.look(2.0, Inbox((replace(mail(DOWN), evidence=kept), wrong)))
    after.inbox.recall_messages(before.of(MessageSeen))
    assert before.inbox.evidence_of("told") == ("mail.2.eml", "mail.1.eml")
    assert after.inbox.evidence_of("told") == ("mail.2.eml", "mail.1.eml")


def test_what_a_listener_may_have_lost_is_known_to_the_process_that_goes_on() -> None:
    before, after = desk(ANA), desk(ANA)
    gap = Gap(6.0, 9.0, "this process stood still")
    before.inbox.lose(gap)
    after.inbox.recall(before.inbox.state())
    assert after.inbox.lost == [gap]
    told = "what was sent to mail from 1.0s to 4.0s may be lost: this process stood still"
    assert [finding.message for finding in before.of(FindingMade)] == [told]


def test_who_goes_on_waits_from_the_last_update_that_another_process_saw() -> None:
    before, after = desk(ANA, every=10.0), desk(ANA, every=10.0)
    one, other = mailing(before), mailing(after)
    one.begin(BEGAN)
    before.look(4.0, Inbox((mail(WORKING, ANA),)))
    one.look()
    after.inbox.recall_messages(before.of(MessageSeen))
    other.recall(one.state())
    assert other.due() == one.due() == BEGAN + 4.125 + 10.0
