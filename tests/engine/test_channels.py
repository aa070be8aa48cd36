"""What is known of a channel after each look: told once, kept where a verdict rests on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest

from commdrill.compile.script import ScriptStep
from commdrill.documents.matcher import parse_matcher
from commdrill.documents.plan import ChannelType, Phase
from commdrill.engine.channels import Channels, channels_of
from commdrill.engine.inbox_channel import InboxChannel
from commdrill.engine.page_channel import PageChannel
from commdrill.engine.watchers import LookDone
from commdrill.errors import CannotLook
from commdrill.judge.expectation import BoardExpectation, PageExpectation
from commdrill.judge.look_time import Gap, LookTime
from commdrill.judge.moment import Moment
from commdrill.judge.sender import Sender
from commdrill.record.events import (
    Event,
    FindingMade,
    Looked,
    LookFailed,
    MessageSeen,
    Record,
)
from commdrill.sighting import (
    Attachment,
    Bundle,
    Evidence,
    Inbox,
    Incident,
    Message,
    Page,
    Sighting,
    StatusBoard,
    Update,
    Vocabulary,
)
from commdrill.testing.fake_clock import FakeClock
from commdrill.verdict import Held, NotYet

from .surroundings import each_second, services
from .world import (
    AGAIN,
    ANA,
    BACK_TEXT,
    BO,
    DOWN,
    OUTAGE_TEXT,
    START,
    UPDATE_TEXT,
    WELL,
    is_back,
    mail,
    reaches,
    step,
    tells,
)

E = TypeVar("E", bound=Event)
LEAK = "Traceback (most recent call last): OrdersError"


@dataclass
class Desk:
    """Channels and all that came of them; the run began at second five of its clock."""

    steps: tuple[ScriptStep, ...]
    kind: ChannelType = ChannelType.ERROR_PAGE
    clock: FakeClock = field(default_factory=lambda: FakeClock(START))
    events: list[Event] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)
    bundles: list[list[str]] = field(default_factory=list)
    then: Callable[[Event], None] = lambda event: None

    def __post_init__(self) -> None:
        self.clock.advance(5.0)
        channel = replace(
            each_second(self.steps[0].ref.channel, self.kind),
            known={who.address: who for who in (ANA, BO)},
            wordings=(OUTAGE_TEXT, BACK_TEXT, UPDATE_TEXT),
        )
        self.services = replace(services(self.clock, self._emit), keep=self._keep)
        self.channels: Channels = channels_of((channel,), self.steps, self.services)

    @property
    def page(self) -> PageChannel:
        return self.channels.pages["shop"]

    @property
    def inbox(self) -> InboxChannel:
        return self.channels.inboxes["mail"]

    def of(self, kind: type[E]) -> list[E]:
        return [event for event in self.events if isinstance(event, kind)]

    def look(self, began: float, outcome: Sighting | CannotLook, takes: float = 0.125) -> None:
        """A look that began so many seconds after the run did."""
        self.clock.advance(began + 5 + takes - self.clock.monotonic())
        channel = next(iter(self.channels.all.values()))
        time = LookTime(began + 5, began + 5 + takes)
        channel.take(LookDone(channel.use.id, time, outcome))

    def _emit(self, event: Event) -> Record:
        self.events.append(event)
        self.then(event)
        return Record("run", len(self.events), datetime.now(UTC), 0.0, event)

    def _keep(self, evidence: Evidence | Bundle, stem: str) -> str:
        if isinstance(evidence, Bundle):
            self.bundles.append([name for name, _ in evidence.pieces])
            return f"{stem}.together.{len(self.bundles)}"
        self.files.append(evidence.content)
        return f"{stem}.{len(self.files)}{evidence.suffix}"


def page(words: str = WELL, status: int = 200, headers: Mapping[str, str] | None = None) -> Page:
    body = (Evidence(words.encode(), ".html"),)
    return Page("http://shop", status, headers or {}, words, "text/html", body)


@pytest.fixture
def desk() -> Desk:
    return Desk((tells(), is_back()))


# -- looks ----------------------------------------------------------------------------------------


def test_only_a_look_that_differs_is_told(desk: Desk) -> None:
    desk.look(1, page())
    desk.look(2, page())
    desk.look(3, page(DOWN, 503))
    first, second = desk.of(Looked)
    assert (first.channel, first.began, first.ended) == ("shop", 1, 1.125)
    assert (first.summary, first.evidence) == (f"200 {WELL}", ("shop.1.html",))
    assert (second.summary, second.evidence) == (f"503 {DOWN}", ("shop.2.html",))
    assert desk.files == [WELL.encode(), DOWN.encode()]
    assert desk.page.last == LookTime(8, 8.125)
    assert desk.page.last_seen == LookTime(8, 8.125)


def test_of_headers_only_those_make_a_difference_that_somebody_expects_something_of() -> None:
    expected = PageExpectation(headers={"Retry-After": parse_matcher("60")})
    desk = Desk((step("page", Phase.OUTAGE, "shop", expected),))
    desk.look(1, page(headers={"date": "1"}))
    desk.look(2, page(headers={"date": "2"}))
    assert len(desk.of(Looked)) == 1
    desk.look(3, page(headers={"retry-after": "60"}))
    assert len(desk.of(Looked)) == 2


def test_why_looks_say_nothing_is_told_once_and_their_bytes_are_kept(desk: Desk) -> None:
    desk.look(1, page())
    for at in (2, 3):
        desk.look(at, CannotLook("log-in refused", b"401"))
    desk.look(4, CannotLook("broken"))
    first, second = desk.of(LookFailed)
    assert (first.channel, first.ended, first.cause, first.evidence) == (
        "shop", 2.125, "log-in refused", ("shop.2.bin",),
    )  # fmt: skip
    assert (second.cause, second.evidence) == ("broken", ())
    assert desk.page.failure == "broken"
    assert desk.page.reading is None
    assert desk.page.last == LookTime(9, 9.125)
    assert desk.page.last_seen == LookTime(6, 6.125)


def test_what_is_seen_again_after_looks_that_said_nothing_is_told_again(desk: Desk) -> None:
    desk.look(1, page())
    desk.look(2, CannotLook("log-in refused"))
    desk.look(3, page())
    assert desk.page.failure == ""
    assert len(desk.of(Looked)) == 2
    desk.look(4, CannotLook("log-in refused"))
    assert len(desk.of(LookFailed)) == 2


def test_who_asks_a_run_to_end_does_not_wait_until_all_messages_are_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("commdrill.engine.told_together._MOST", 1)
    desk = Desk((reaches("mail", ANA, BO),), ChannelType.EMAIL)
    desk.look(1, Inbox(()))
    seen = desk.inbox.last_seen
    desk.then = lambda _: desk.services.stop.request("Ctrl-C")
    desk.look(2, Inbox(tuple(mail(DOWN, BO, uid=str(n)) for n in range(4))))
    desk.then = lambda _: None
    desk.look(3, Inbox((mail(DOWN, ANA),)))
    assert [one.id for one in desk.of(MessageSeen)] == ["0", f"{DOWN} to ana"]
    (finding,) = [one for one in desk.of(FindingMade) if one.code == "not-judged"]
    assert finding.message == ("the run was asked to end: 3 message(s) on mail were not judged")
    assert desk.inbox.last_seen == seen


LONG = " You can keep browsing." * 5_000


def judged(desk: Desk) -> list[object]:
    """What the page says now of each step."""
    reading = desk.page.reading
    assert reading is not None
    return [
        (reading.verdict(one.promise), reading.says(one.promise), reading.leaks(one.promise))
        for one in desk.steps
    ]


@pytest.mark.parametrize("seen", [DOWN, WELL, f"{DOWN} {LEAK}"])
def test_a_long_page_judged_beside_its_looks_is_judged_as_it_is_alone(seen: str) -> None:
    beside, alone = Desk((tells(), is_back())), Desk((tells(), is_back()))
    for at, one in enumerate((page(f"{WELL} {LEAK}{LONG}"), page(seen + LONG, 503)), 1):
        beside.page.ponder(one)
        for desk in (beside, alone):
            desk.look(at, one)
            desk.page.note_baseline() if at == 1 else None
    assert judged(beside) == judged(alone)


def test_what_a_long_page_came_to_before_the_baseline_was_known_counts_no_more(desk: Desk) -> None:
    known, leaky = Desk((tells(), is_back())), page(f"{DOWN} {LEAK}{LONG}", 503)
    desk.look(1, page(f"{WELL} {LEAK}"))
    desk.page.ponder(leaky)  # while the leak is still nobody's usual one
    desk.page.note_baseline()
    known.look(1, page(f"{WELL} {LEAK}"))
    known.page.note_baseline()
    for one in (desk, known):
        one.look(2, leaky)
    assert judged(desk) == judged(known)


def test_a_thousand_changes_are_told_and_the_look_that_a_verdict_rests_on_is_kept_all_the_same(
    desk: Desk,
) -> None:
    for at in range(1_002):
        desk.look(at, page(f"Visitor {at}."))
    assert len(desk.of(Looked)) == 1_000
    assert len(desk.files) == 1_000
    (finding,) = desk.of(FindingMade)
    assert finding.code == "changes-not-told"
    assert "more than 1,000 times" in finding.message
    kept = desk.page.kept()
    assert desk.files[-1] == b"Visitor 1001."
    assert desk.page.kept() == kept == ("shop.1001.html",)
    assert len(desk.files) == 1_001


def test_a_pause_since_the_look_before_is_known_of_a_look(desk: Desk) -> None:
    desk.services.clock.monotonic()
    desk.look(1, page())
    desk.services.clock.monotonic()
    desk.clock.advance(10.0)
    desk.services.clock.monotonic()
    desk.look(11.5, page(DOWN))
    last = desk.page.last
    assert last is not None
    assert last.gap == Gap(6.125, 16.125, "this process stood still")
    desk.look(12.25, page())
    assert desk.page.last == LookTime(17.25, 17.375)


# -- pages ----------------------------------------------------------------------------------------


def verdict(desk: Desk, number: int = 0) -> Held | NotYet:
    time = desk.page.last
    assert time is not None
    found = desk.page.glance(desk.steps[number].promise, time, 5.0).verdict
    assert found is not None
    return found


def test_what_is_leaked_when_nothing_is_wrong_is_no_leak_of_the_outage(desk: Desk) -> None:
    usual = f"{WELL} {LEAK}"
    desk.look(1, page(usual))
    desk.page.note_baseline()
    desk.look(2, page(f"{DOWN} {LEAK}", 503))
    assert isinstance(verdict(desk), Held)
    fresh = Desk((tells(), is_back()))
    fresh.look(1, page())
    fresh.page.note_baseline()
    fresh.look(2, page(f"{DOWN} {LEAK}", 503))
    found = verdict(fresh)
    assert isinstance(found, NotYet)
    assert found.differences[0].what == "a program's own error"


def test_a_page_in_use_again_may_say_what_a_notice_may_not(desk: Desk) -> None:
    desk.look(1, page())
    desk.page.note_baseline()
    desk.look(2, page(f"{WELL} {LEAK}"))
    assert isinstance(verdict(desk, 1), Held)


def test_a_look_that_says_nothing_is_glanced_at_with_its_cause(desk: Desk) -> None:
    desk.look(1, CannotLook("log-in refused"))
    time = desk.page.last
    assert time is not None
    glance = desk.page.glance(desk.steps[0].promise, time, 5.5)
    assert (glance.verdict, glance.cause, glance.time) == (
        None, "log-in refused", LookTime(0.5, 0.625),
    )  # fmt: skip
    desk.page.note_baseline()  # there is nothing to note
    assert desk.page.kept() == ()


# -- status pages ---------------------------------------------------------------------------------


def board(*posts: tuple[float | None, str], status: str = "investigating") -> StatusBoard:
    """Posts at so many seconds of the run, newest first."""
    updates = tuple(
        Update(words, status, words, None if at is None else START + timedelta(seconds=at + 5))
        for at, words in posts
    )
    return StatusBoard("http://shop", "none", {}, (Incident("i", "Checkout", status, updates),))


def status_desk(*, every: float | None = None) -> Desk:
    expected = BoardExpectation(incident=parse_matcher("investigating"))
    wanted = step("status", Phase.UPDATE, "shop", expected, ChannelType.STATUS_PAGE, every=every)
    return Desk((wanted,), ChannelType.STATUS_PAGE)


def test_each_post_is_an_update_once_and_came_when_it_says() -> None:
    desk = status_desk(every=30)
    desk.look(1, board((-100.0, "Old.")))
    desk.look(2, board((-100.0, "Old.")))
    desk.look(5, board((4.25, "Second."), (2.5, "First."), (-100.0, "Old.")))
    posts = desk.page.posts["status"]
    assert [update.words for update in posts.updates] == ["First.", "Second."]
    assert [update.moment.by for update in posts.updates] == [7.5, 9.25]
    assert posts.newest == 9.25


def test_a_post_that_tells_no_time_came_between_two_looks() -> None:
    desk = status_desk(every=30)
    desk.look(1, board())
    assert desk.page.posts["status"].newest == 6.125
    desk.look(3, board((None, "First.")))
    (update,) = desk.page.posts["status"].updates
    assert update.moment == Moment(6, 8, 8.125)


def test_a_page_that_tells_no_updates_says_nothing_of_a_silence() -> None:
    mute = replace(board(), terms=Vocabulary("a mute page", update=frozenset()))
    for shown, every, cause in (
        (mute, 30.0, "a mute page cannot tell updates"),
        (mute, None, ""),
        (board(), 30.0, ""),
    ):
        desk = status_desk(every=every)
        desk.look(1, shown)
        (wanted,) = desk.steps
        assert desk.page.glance(wanted.promise, LookTime(6, 7), 5).cause == cause


def test_looks_that_said_nothing_make_no_post_a_new_one() -> None:
    desk = status_desk(every=30)
    desk.look(1, board())
    desk.look(2, board((None, "First.")))
    desk.look(3, CannotLook("broken JSON"))
    desk.look(4, board((None, "First.")))
    assert len(desk.page.posts["status"].updates) == 1


def test_a_status_page_is_held_since_its_own_time() -> None:
    desk = status_desk()
    desk.look(1, StatusBoard("http://shop", "none", {}))
    desk.page.note_baseline()
    desk.look(9, board((7.0, "Still on it."), (3.5, "On it.")))
    time = desk.page.last
    assert time is not None
    own = desk.page.glance(desk.steps[0].promise, time, 5.0).own
    assert own is not None
    assert own.at == 3.5


def test_a_page_says_no_time_of_its_own(desk: Desk) -> None:
    desk.look(1, page(DOWN, 503))
    time = desk.page.last
    assert time is not None
    assert desk.page.glance(desk.steps[0].promise, time, 5.0).own is None


# -- inboxes --------------------------------------------------------------------------------------


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
    assert desk.inbox.deliveries.reached(desk.steps[0].promise) == {"ana": Moment(6, 8, 8.125)}


def test_what_the_first_look_finds_came_no_earlier_than_the_run() -> None:
    desk = mail_desk()
    desk.look(3, Inbox((letter(DOWN, ANA.address),)))
    assert desk.inbox.deliveries.reached(desk.steps[0].promise)["ana"].after == 5.0


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
