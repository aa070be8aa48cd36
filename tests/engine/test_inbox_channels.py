"""What is known of an inbox after each look: each message, whom it reached, and what it says."""

from dataclasses import replace
from datetime import datetime, timedelta

from commdrill.compile.script import ScriptStep
from commdrill.documents.plan import ChannelType, Phase
from commdrill.engine.channels.of_script import channels_of
from commdrill.errors import CannotLook
from commdrill.judge.moment import Moment
from commdrill.judge.sender import Sender
from commdrill.record.events import (
    FindingMade,
    MessageSeen,
)
from commdrill.sighting import (
    Attachment,
    Evidence,
    Inbox,
    Message,
)

from .desk import Desk
from .shown import mail
from .steps import AGAIN, ANA, BO, DOWN, START, reaches, tells
from .surroundings import each_second


def mail_desk(*steps: ScriptStep) -> Desk:
    desk = Desk(steps or (reaches("mail", ANA, BO),), ChannelType.EMAIL)
    desk.channels.phases.enter(Phase.OUTAGE, 5.5)
    return desk


def letter(words: str, *people: str, uid: str = "1", at: datetime | None = None) -> Message:
    plain = mail(words, ANA, at, uid)
    evidence = (Evidence(words.encode(), ".eml"),)
    return Message(uid, people, plain.bodies, plain.subject, at=at, evidence=evidence)


def test_each_message_is_told_with_whom_it_reached_and_what_it_says() -> None:
    desk = mail_desk()
    received = START + timedelta(seconds=6)
    desk.look(2, Inbox((letter(DOWN, ANA.address, BO.address, at=received),)))
    (seen,) = desk.of(MessageSeen)
    assert (seen.channel, seen.id, seen.to, seen.subject) == ("mail", "1", ("ana", "bo"), "outage")
    assert (seen.covered_by, seen.ended, seen.received) == (
        "outage (en)", 2.125, received,
    )  # fmt: skip
    assert seen.evidence == desk.inbox.evidence_of("mail") == ("mail.1.eml",)
    assert desk.of(FindingMade) == []


def test_what_was_wrong_is_told_and_named_before_what_was_right() -> None:
    desk = mail_desk()
    desk.look(2, Inbox((letter(DOWN, ANA.address),)))
    desk.look(3, Inbox((letter(f"{DOWN} Sorry.", BO.address, uid="2"),)))
    (finding,) = desk.of(FindingMade)
    assert (finding.code, finding.step, finding.evidence, finding.severity.value) == (
        "wrong-message", "mail", "mail.2.eml", "error",
    )  # fmt: skip
    assert finding.message.startswith("what bo received is not outage as approved: subject")
    assert desk.inbox.evidence_of("mail") == ("mail.2.eml", "mail.1.eml")
    assert desk.inbox.evidence_of("other") == ()


def test_a_finding_names_three_differences_at_most() -> None:
    desk = mail_desk()
    wrong = "Checkout was up. a b. We are it."
    desk.look(2, Inbox((letter(wrong, "x@else.example", "y@else.example"),)))
    for finding in desk.of(FindingMade):
        assert finding.message.count("expected") <= 3


def test_of_many_messages_a_hundred_are_named_and_all_are_kept() -> None:
    desk = mail_desk(reaches("mail", ANA, phase=Phase.OUTAGE, every=4.0))
    letters = tuple(letter(DOWN, ANA.address, uid=str(number)) for number in range(102))
    desk.look(2, Inbox(letters))
    assert len(desk.inbox.evidence_of("mail")) == 100
    assert len(desk.files) == 100
    assert desk.bundles == [["100", "101"]]


def test_what_is_kept_together_is_told_in_the_order_it_came_and_what_is_wrong_has_its_own() -> None:
    desk = mail_desk(reaches("mail", ANA, phase=Phase.OUTAGE, every=4.0))
    desk.look(2, Inbox(tuple(letter(DOWN, ANA.address, uid=str(n)) for n in range(100))))
    wrong = letter(f"{DOWN} Sorry.", ANA.address, uid="wrong")
    right = tuple(letter(DOWN, ANA.address, uid=uid) for uid in ("a", "b", "c"))
    desk.look(3, Inbox((right[0], wrong, *right[1:])))
    told = {seen.id: seen.evidence for seen in desk.of(MessageSeen)[100:]}
    assert list(told) == ["a", "wrong", "b", "c"]
    assert told["a"] == told["b"] == told["c"] == ("mail.together.1",)
    assert desk.bundles == [["a", "b", "c"]]
    (finding,) = desk.of(FindingMade)
    assert (finding.evidence,) == told["wrong"]
    assert desk.inbox.evidence_of("mail")[0] == finding.evidence


def test_one_message_more_is_a_file_and_a_thousand_are_told_without_waiting_for_the_rest() -> None:
    desk = mail_desk(reaches("mail", ANA, phase=Phase.OUTAGE, every=4.0))
    desk.look(2, Inbox(tuple(letter(DOWN, ANA.address, uid=str(n)) for n in range(2_101))))
    desk.look(3, Inbox((letter(DOWN, ANA.address, uid="last"),)))
    assert [len(bundle) for bundle in desk.bundles] == [900, 1_000, 101]
    assert len(desk.files) == 101


def test_approved_words_that_no_step_promises_are_told_as_a_warning() -> None:
    desk = mail_desk()
    desk.look(2, Inbox((letter(AGAIN, ANA.address, BO.address),)))
    (finding,) = desk.of(FindingMade)
    assert (finding.code, finding.severity.value) == ("unpromised-message", "warning")
    assert finding.message == "ana, bo received restored (en), which no step on mail promises"


def test_what_a_machine_answered_is_set_aside_and_told() -> None:
    desk = mail_desk()
    away = replace(letter("I am away.", ANA.address), headers={"auto-submitted": "auto-replied"})
    desk.look(2, Inbox((away,)))
    (finding,) = desk.of(FindingMade)
    assert (finding.code, finding.severity.value) == ("automatic-reply", "warning")
    assert finding.message == f"an automatic reply came to {ANA.address}: it is set aside"
    assert (finding.step, finding.evidence) == (None, "mail.1.eml")
    assert len(desk.of(MessageSeen)) == 1


def test_approved_words_count_though_a_machine_sent_them_as_an_answer() -> None:
    desk = mail_desk()
    answer = replace(letter(DOWN, ANA.address), headers={"auto-submitted": "auto-replied"})
    desk.look(2, Inbox((answer,)))
    assert desk.of(FindingMade) == []
    assert desk.inbox.evidence_of("mail") == ("mail.1.eml",)


def test_approved_words_from_somebody_else_fail_their_step() -> None:
    desk = mail_desk()
    desk.inbox.use = replace(desk.inbox.use, sender=Sender("care@anycompany.example"))
    right = replace(letter(DOWN, ANA.address), headers={"from": "Care <care@anycompany.example>"})
    wrong = replace(letter(DOWN, BO.address, uid="2"), headers={"from": "x@other.example"})
    desk.look(2, Inbox((right, wrong)))
    (finding,) = desk.of(FindingMade)
    assert finding.message.startswith("what bo received was not sent as mail asks: from: expected")


def test_an_attachment_that_the_message_does_not_allow_fails_its_step() -> None:
    desk = mail_desk()
    pdf = Attachment("report.pdf", "application/pdf")
    right = replace(letter(DOWN, ANA.address), attachments=(replace(pdf, inline=True),))
    wrong = replace(letter(DOWN, BO.address, uid="2"), attachments=(pdf,))
    desk.look(2, Inbox((right, wrong)))
    (finding,) = desk.of(FindingMade)
    assert "what bo received carries what outage may not: attachment" in finding.message
    assert "report.pdf" in finding.message


def test_a_message_came_between_the_looks_that_saw() -> None:
    desk = mail_desk()
    desk.look(1, Inbox())
    desk.look(2, CannotLook("log-in refused"))
    desk.look(3, Inbox((letter(DOWN, ANA.address),)))
    assert desk.inbox.deliveries.reached_at(desk.steps[0].promise) == Moment(6, 8, 8.125)


def test_what_the_first_look_finds_came_no_earlier_than_the_run() -> None:
    desk = mail_desk()
    desk.look(3, Inbox((letter(DOWN, ANA.address),)))
    assert desk.inbox.deliveries.reached(desk.steps[0].promise)["ana"].moment.after == 5.0


def test_a_message_belongs_to_the_phase_that_was_on_when_it_surely_had_come() -> None:
    restored = reaches("restored", ANA, phase=Phase.RECOVERY, message="restored")
    desk = mail_desk(reaches("mail", ANA), restored)
    desk.look(1, Inbox())
    desk.look(2, Inbox((letter(DOWN, ANA.address, at=START + timedelta(seconds=6.5)),)))
    desk.channels.phases.enter(Phase.RECOVERY, 10.0)
    early = letter(AGAIN, ANA.address, uid="2", at=START + timedelta(seconds=8.5))
    desk.look(9, Inbox((early,)))
    assert ["before the recovery began" in one.message for one in desk.of(FindingMade)] == [True]


def test_a_message_that_may_have_come_in_its_phase_is_not_early() -> None:
    restored = reaches("restored", ANA, phase=Phase.RECOVERY, message="restored")
    desk = mail_desk(reaches("mail", ANA), restored)
    desk.look(1, Inbox())
    desk.channels.phases.enter(Phase.RECOVERY, 10.0)
    unproven = letter(AGAIN, ANA.address, at=START + timedelta(seconds=8.5))
    desk.look(9, Inbox((unproven,)))
    assert desk.of(FindingMade) == []


def test_inboxes_and_pages_are_told_apart_and_each_has_its_own_steps() -> None:
    uses = each_second("shop", ChannelType.ERROR_PAGE), each_second("mail", ChannelType.EMAIL)
    desk = Desk((tells(),))
    channels = channels_of(uses, (tells(), reaches("mail", ANA)), desk.services)
    assert (list(channels.pages), list(channels.inboxes)) == (["shop"], ["mail"])
    assert list(channels.all) == ["shop", "mail"]
    assert [step.ref.id for step in channels.inboxes["mail"].steps] == ["mail"]
