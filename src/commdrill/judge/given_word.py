"""A time that was promised for the next word on a channel: kept or not, by when that word came.

All times are of the wall clock: what is promised there is a time of the real world, whatever the pace.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from commdrill.judge.ahead import Received
from commdrill.judge.decision import Decision, overdue, untold
from commdrill.judge.expectation import BoardExpectation, PageExpectation, Promise
from commdrill.judge.must_say import FreelySaid, freely_said
from commdrill.judge.page_texts import texts_of
from commdrill.sighting import Page
from commdrill.verdict import Difference
from commdrill.wording.match import Match, match_whole, match_within
from commdrill.wording.mismatch import Mismatch
from commdrill.wording.seen import SeenText
from commdrill.wording.set_aside import below_each_other
from commdrill.wording.types import Value

_A_MINUTE = timedelta(minutes=1)
_NOTHING = "nothing came"


@dataclass(frozen=True)
class GivenWord:
    """The next word was promised by `due`, to a reader; `said`: in these words, which came then."""

    said: str
    due: datetime
    came: Received

    def broken_at(self, since: datetime) -> bool:
        """Whether it is broken, where nothing came before that moment."""
        return since > self.due

    def broken(self, how: str, since: datetime) -> Decision:
        """That it is, by that moment at the least; `how`: what came of it."""
        reason, over = f"{_promised(self)}, and {how}", (since - self.due).total_seconds()
        late = Difference("next word", "by the time that was promised", reason)
        return overdue(reason, (late,), over)

    def doubt_by(self, moment: Received) -> str:
        """Why nobody can tell whether it is broken by then; empty where anybody can."""
        back = moment.back_since(self.came)
        if self.broken_at(moment.latest):
            return f"{_promised(self)}; whether it came by then could not be told"
        if self.broken_at(moment.latest + back):
            text = f"the clock was set back by {back.total_seconds():.0f}s since"
            return f"{_promised(self)}; {text}: whether that is over could not be told"
        return ""


@dataclass
class Words:
    """The words that one step gave, each reader's by itself, and what became of them."""

    open: dict[str, GivenWord] = field(default_factory=dict)
    last: dict[str, Received] = field(default_factory=dict)
    broken: list[Decision] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def give(self, reader: str, word: GivenWord) -> None:
        """The next word is promised; one that is known already keeps it, or does not."""
        known = self.last.get(reader)
        self.open[reader] = word
        if known is not None and known.is_after(word.came):
            self._answer(reader, known)

    def next(self, reader: str, came: Received) -> None:
        """Something came to a reader."""
        word = self.open.get(reader)
        if word is not None and came.may_be_after(word.came):
            self._answer(reader, came)
        known = self.last.get(reader)
        if known is None or known.latest < came.latest + came.back_since(known):
            self.last[reader] = came

    def gone(self, reader: str, by: Received) -> None:
        """What promised it is there no more: nobody waits for the next word any longer."""
        word = self.open.pop(reader, None)
        if word is None:
            return
        if word.broken_at(by.earliest):
            self.broken.append(word.broken(_NOTHING, by.earliest))
        elif word.broken_at(by.earliest + by.back_since(word.came)):
            self.doubts.append(word.doubt_by(by))

    def decided(self, looked: Received | None) -> Decision | None:
        """What is to be said against the step; `looked`: when the last look began. None: nothing."""
        broken, doubts = list(self.broken), list(self.doubts)
        for word in self.open.values():
            if looked is None:
                break
            if word.broken_at(looked.earliest):
                broken.append(word.broken(_NOTHING, looked.earliest))
            elif doubt := word.doubt_by(looked):
                doubts.append(doubt)
        if broken:
            return max(broken, key=lambda one: one.over or 0.0)
        return untold(doubts[0]) if doubts else None

    def _answer(self, reader: str, came: Received) -> None:
        word = self.open.pop(reader)
        if word.broken_at(came.earliest):
            late = (came.earliest - word.due).total_seconds()
            self.broken.append(word.broken(f"it came {late:.1f}s later", came.earliest))
        elif doubt := word.doubt_by(came):
            self.doubts.append(doubt)


def word_of(
    promise: Promise, captured: Mapping[str, str], values: Mapping[str, Value], came: Received
) -> GivenWord | None:
    """The next word that these fillings promise; the soonest, where there are several."""
    found = [
        (values[name].moments[0][1], captured.get(name, ""))
        for name in promise.kept if name in values
    ]  # fmt: skip
    if not found:
        return None
    due, said = min(found)
    return GivenWord(said, due + _grace(due), came)


def word_in_post(promise: Promise, text: str, now: datetime, came: Received) -> GivenWord | None:
    match promise.expectation:
        case BoardExpectation(says=says, must_say=must):
            seen = SeenText.of(text)
            matches = (match_whole(one.text, seen, now) for one in says)
            return _word(promise, matches, freely_said(must, text, now) if must else None, came)
    return None


def word_on_page(promise: Promise, page: Page, now: datetime, came: Received) -> GivenWord | None:
    match promise.expectation:
        case PageExpectation(says=says, must_say=must):
            texts = tuple(texts_of(page, promise.channel_type))
            seen = [SeenText.of(text) for text in texts]
            matches = (match_within(one.text, text, now) for text in seen for one in says)
            freely = freely_said(must, below_each_other(texts, "\n\n"), now) if must else None
            return _word(promise, matches, freely, came)
    return None


def _word(
    promise: Promise, matches: Iterable[Match | Mismatch], freely: FreelySaid | None, came: Received
) -> GivenWord | None:
    said = next((one for one in matches if isinstance(one, Match)), freely)
    return word_of(promise, said.captured, said.values, came) if said else None


def _grace(due: datetime) -> timedelta:
    """A clock's time without seconds lasts as long as its minute."""
    return _A_MINUTE if due.second == due.microsecond == 0 else timedelta(0)


def _promised(word: GivenWord) -> str:
    return f"the next word was promised {word.said}"
