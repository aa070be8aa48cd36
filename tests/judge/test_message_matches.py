from datetime import UTC, datetime, timedelta

import pytest

from commdrill.documents.plan import ChannelType
from commdrill.judge.expectation import ApprovedText
from commdrill.judge.message_matches import LookMatches, MessageMatches, matches_of
from commdrill.judge.sender import Sender
from commdrill.sighting import Message
from commdrill.wording import gaps
from commdrill.wording.alignment import align
from commdrill.wording.types import PlaceholderType
from commdrill.wording.types.choice import ChoicePlaceholder
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.url import UrlPlaceholder
from commdrill.wording.wording import compile_wording

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TYPES: dict[str, PlaceholderType] = {
    "component": ChoicePlaceholder.of("Checkout", "Pago"),
    "eta": TimePlaceholder(at_most=timedelta(hours=8)),
    "unsubscribe_url": UrlPlaceholder(),
}


def approved(message: str, language: str, text: str, subject: str | None) -> ApprovedText:
    heading = compile_wording(subject, TYPES, language) if subject else None
    return ApprovedText(message, language, compile_wording(text, TYPES, language), heading)


WORDINGS = (
    approved("outage", "en", "{{component}} is down. Back {{eta}}.", "{{component}} is down"),
    approved("outage", "es", "{{component}} no funciona. Vuelve {{eta}}.", "{{component}} no va"),
    approved("restored", "en", "{{component}} is back.", None),
)
OUTAGE = "Checkout is down. Back within 45 minutes."


def covered(
    *bodies: str, subject: str | None = "Checkout is down", mark: str | None = None,
    channel: ChannelType = ChannelType.EMAIL,
) -> MessageMatches:  # fmt: skip
    return matches_of(
        Message("1", ("bo@x.example",), bodies, subject), WORDINGS, channel, mark, NOW
    )


def names(matches: MessageMatches) -> list[tuple[str, str]]:
    return [(one.message, one.language) for one in matches.approved]


def test_a_message_is_covered_by_the_wording_it_is_an_instance_of() -> None:
    matches = covered(OUTAGE)
    assert names(matches) == [("outage", "en")]
    assert matches.approved[0].captured == {"component": "Checkout", "eta": "within 45 minutes"}


@pytest.mark.parametrize(("body", "is_measured"), [(OUTAGE, False), ("Something else.", True)])
def test_how_near_others_are_is_worked_out_where_it_is_none_of_them(
    monkeypatch: pytest.MonkeyPatch, body: str, is_measured: bool
) -> None:
    measured: list[list[str]] = []

    def counted(approved: list[str], seen: list[str]) -> list[tuple[int, int]]:
        measured.append(approved)
        return align(approved, seen)

    monkeypatch.setattr(gaps, "align", counted)
    covered(body)
    assert bool(measured) is is_measured


def test_every_alternative_a_reader_may_be_shown_has_to_be_the_message() -> None:
    assert names(covered(OUTAGE, OUTAGE)) == [("outage", "en")]
    matches = covered(OUTAGE, OUTAGE + " Blame the orders database.")
    assert matches.approved == ()
    assert matches.nearest is not None
    assert "Blame" in matches.nearest.differences[0].seen


def test_the_subject_is_part_of_a_mail() -> None:
    matches = covered(OUTAGE, subject="Problem!")
    assert matches.approved == ()
    assert matches.nearest is not None
    assert matches.nearest.message == "outage"
    assert matches.nearest.differences[0].what.startswith("subject")


def test_what_has_no_subject_is_judged_by_its_body() -> None:
    assert names(covered(OUTAGE, subject=None, channel=ChannelType.SMS)) == [("outage", "en")]


def test_a_message_nobody_approved_names_the_nearest_wording() -> None:
    matches = covered("Checkout is down. Back soon.")
    assert matches.nearest is not None
    assert (matches.nearest.message, matches.nearest.language) == ("outage", "en")
    assert "soon" in matches.nearest.differences[0].seen


def test_an_empty_message_is_no_message() -> None:
    assert covered("", subject=None).approved == ()
    assert covered(subject=None).approved == ()


@pytest.mark.parametrize(
    "post",
    [
        OUTAGE,
        '{"text": "Checkout is down. Back within 45 minutes."}',
        '{"channel": "#support", "attachments": [{"text": "Checkout is down. Back in 2 hours."}]}',
    ],
)
def test_a_chat_post_may_be_plain_text_or_json_with_the_words_in_a_string(post: str) -> None:
    matches = covered(post, subject=None, channel=ChannelType.WEBHOOK)
    assert names(matches) == [("outage", "en")]


def test_words_only_near_the_approved_ones_in_json_are_not_covered() -> None:
    post = '{"text": "Checkout is down. Back within 45 minutes. db-7 again"}'
    assert covered(post, subject=None, channel=ChannelType.WEBHOOK).approved == ()


def test_what_no_wording_covers_was_meant_for_one_that_is_due() -> None:
    mail = Message("1", ("bo@x.example",), ("Checkout is gone.",), None)

    def nearest(*due: str) -> str | None:
        nearest = matches_of(mail, WORDINGS, ChannelType.SMS, None, NOW, due=due).nearest
        return nearest.message if nearest else None

    assert nearest() == "restored"
    assert nearest("outage") == "outage"


def test_what_is_due_does_not_outweigh_words_that_are_nearer_by_far() -> None:
    mail = Message("1", ("bo@x.example",), ("Checkout is down. Back in a moment.",), None)
    nearest = matches_of(mail, WORDINGS, ChannelType.SMS, None, NOW, due={"restored"}).nearest
    assert nearest is not None
    assert nearest.message == "outage"


def test_a_wording_without_a_subject_is_farther_from_a_mail_that_has_one() -> None:
    titled = approved("titled", "en", "{{component}} is back.", "{{component}} is well")
    mail = Message("1", ("bo@x.example",), ("Checkout is backk.",), "Checkout is well")
    near = matches_of(mail, (WORDINGS[2], titled), ChannelType.EMAIL, None, NOW).nearest
    assert near is not None
    assert near.message == "titled"


def test_of_several_wordings_that_a_message_is_the_one_that_is_due_comes_first() -> None:
    page = approved("page", "en", "{{component}} is back.", None)
    mail = Message("1", ("bo@x.example",), ("Checkout is back.",), None)

    def first(due: str) -> str:
        wordings = (page, WORDINGS[2])
        return matches_of(mail, wordings, ChannelType.SMS, None, NOW, due={due}).approved[0].message

    assert (first("page"), first("restored")) == ("page", "restored")


class TestAllOfOneLook:
    @staticmethod
    def looked(sender: Sender | None = None) -> LookMatches:
        wordings = WORDINGS[:2]
        due = frozenset[str]()
        return LookMatches(wordings, ChannelType.EMAIL, None, due, NOW, sender or Sender())

    def test_equal_words_are_matched_once(self) -> None:
        look = self.looked()
        first, second = (
            look.of(Message(number, ("bo@x.example",), (OUTAGE,), "Checkout is down"))
            for number in "12"
        )
        assert names(first) == [("outage", "en")]
        assert first.approved is second.approved

    def test_who_sent_it_is_asked_of_each(self) -> None:
        look = self.looked(Sender("status@anycompany.example"))
        missent = [
            look.of(Message("1", ("bo@x.example",), (OUTAGE,), "Checkout is down", headers=by)).missent
            for by in ({"from": "status@anycompany.example"}, {"from": "phisher@else.example"})
        ]  # fmt: skip
        assert [len(one) for one in missent] == [0, 1]


class TestDrillMark:
    def test_is_set_aside_where_the_subject_has_it(self) -> None:
        matches = covered(OUTAGE, subject="[DRILL] Checkout is down", mark="[DRILL]")
        assert names(matches) == [("outage", "en")]
        assert matches.unmarked == ()

    def test_is_looked_for_in_the_text_where_there_is_no_subject(self) -> None:
        sms = ChannelType.SMS
        marked = covered(f"[DRILL] {OUTAGE}", subject=None, mark="[DRILL]", channel=sms)
        assert (names(marked), marked.unmarked) == ([("outage", "en")], ())

    def test_that_is_missing_is_told(self) -> None:
        matches = covered(OUTAGE, mark="[DRILL]")
        assert names(matches) == [("outage", "en")]
        assert matches.unmarked[0].what == "drill mark"

    def test_is_extra_words_where_none_was_agreed(self) -> None:
        assert covered(OUTAGE, subject="[DRILL] Checkout is down").approved == ()

    @pytest.mark.parametrize(
        "post",
        [
            f"[DRILL] {OUTAGE}",
            f'{{"text": "[DRILL] {OUTAGE}"}}',
            f'{{"blocks": [{{"text": "[DRILL]"}}, {{"text": "{OUTAGE}"}}]}}',
            f'{{"text": " [DRILL] {OUTAGE}", "channel": "#support"}}',
            OUTAGE,
        ],
        ids=["plain", "JSON", "a block of its own", "space before it", "none asked of a chat"],
    )
    def test_is_set_aside_in_each_string_of_a_post(self, post: str) -> None:
        chat = ChannelType.WEBHOOK
        matches = covered(post, subject=None, mark="[DRILL]", channel=chat)
        assert (names(matches), matches.unmarked) == ([("outage", "en")], ())

    def test_is_set_aside_in_the_bodies_of_a_mail_whose_subject_has_it(self) -> None:
        bodies = (f"[DRILL] {OUTAGE}", f"\n[DRILL]\n{OUTAGE}")
        matches = covered(*bodies, subject="[DRILL] Checkout is down", mark="[DRILL]")
        assert (names(matches), matches.unmarked) == ([("outage", "en")], ())
