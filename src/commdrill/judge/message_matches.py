"""Which approved wording a received message is an instance of, in whole."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from operator import methodcaller

from commdrill.documents.plan import ChannelType
from commdrill.judge.attached import unapproved
from commdrill.judge.chat_post import shown_in_post
from commdrill.judge.expectation import ApprovedText
from commdrill.judge.said import Said, Unsaid, best, captured_of, differences_of, values_of
from commdrill.judge.sender import Sender
from commdrill.sighting import Message
from commdrill.verdict import Difference, quoted
from commdrill.wording.match import Match, match_whole
from commdrill.wording.mismatch import Mismatch
from commdrill.wording.seen import SeenText
from commdrill.wording.set_aside import folded
from commdrill.wording.types import Value
from commdrill.wording.types.url import UrlPlaceholder

Reading = tuple[SeenText, ...]


@dataclass(frozen=True)
class ApprovedMatch:
    """A wording that covers a message, and what filled its placeholders."""

    message: str
    language: str
    captured: Mapping[str, str]
    readers: frozenset[str] | None = None  # audiences it is for; None: everybody

    values: Mapping[str, Value] = field(default_factory=dict, compare=False)

    def is_for(self, audience: str | None) -> bool:
        """Whether it is so for an audience: a time may lie ahead in one zone, and not in another."""
        return self.readers is None or audience is None or audience in self.readers


@dataclass(frozen=True)
class NearestWording:
    """The nearest wording of a message that none covers, and what is different."""

    message: str
    language: str
    differences: tuple[Difference, ...]
    closeness: float


@dataclass(frozen=True)
class MessageMatches:
    """All approved wordings that a message is, the likeliest first; without any, the nearest."""

    approved: tuple[ApprovedMatch, ...] = ()
    nearest: NearestWording | None = None
    unmarked: tuple[Difference, ...] = ()
    missent: tuple[Difference, ...] = ()  # not by whom, or not proven so, as it should
    attached: tuple[Difference, ...] = ()  # what it carries that its message does not allow


def matches_of(
    message: Message,
    wordings: Iterable[ApprovedText],
    channel_type: ChannelType,
    drill_mark: str | None,
    now: datetime,
    *,
    due: Container[str] = (),
) -> MessageMatches:
    """Match a message against every approved wording there is for its channel.

    `due`: the messages that are due there; what was seen was meant to be one of them, sooner
    than another that is as near.
    """
    plain = _without_mark(message, drill_mark or "")
    unmarked = _unmarked(message, channel_type, drill_mark or "")
    readings = _readings(plain, channel_type, drill_mark or "")
    subject = _seen_subject(plain, channel_type)
    tried = [_tried(wording, subject, readings, now) for wording in wordings]
    nearness = methodcaller("nearness", due)
    likeliest = sorted((one for one in tried if one.is_match), key=nearness, reverse=True)
    approved = tuple(one.approved_match() for one in likeliest)
    if approved or not tried:  # how near those are that it is not is much to work out
        return MessageMatches(approved, None, unmarked)
    return MessageMatches((), max(tried, key=nearness).nearest_wording(), unmarked)


@dataclass(frozen=True)
class LookMatches:
    """The messages of one look, read at `now`: what says the same is matched once."""

    wordings: tuple[ApprovedText, ...]
    channel_type: ChannelType
    drill_mark: str | None
    due: frozenset[str]
    now: datetime
    sender: Sender = field(default_factory=Sender)
    _known: dict[tuple[str | None, tuple[str, ...]], MessageMatches] = field(default_factory=dict)

    def of(self, message: Message) -> MessageMatches:
        """As `matches_of` has it."""
        words = message.subject, message.read
        if words not in self._known:
            self._known[words] = matches_of(
                message, self.wordings, self.channel_type, self.drill_mark, self.now, due=self.due
            )
        known = self._known[words]
        return replace(
            known,
            missent=self.sender.differences(message),
            attached=tuple(unapproved(message, self._allowed(known))),
        )

    def _allowed(self, matches: MessageMatches) -> frozenset[str]:
        """The media types of what the messages that it may be can carry."""
        names = {one.message for one in matches.approved}
        return frozenset(
            kind for one in self.wordings if one.message in names for kind in one.attachments
        )


@dataclass(frozen=True)
class _Tried:
    """One wording against a message: its subject, where both have one, and each of its bodies.

    `lacks_subject`: the message has one, the wording does not: something else was meant.
    """

    approved: ApprovedText
    subject: Match | Mismatch | None
    bodies: tuple[Said, ...]
    lacks_subject: bool

    @property
    def parts(self) -> tuple[Said, ...]:
        return self.bodies if self.subject is None else (self.subject, *self.bodies)

    @property
    def is_match(self) -> bool:
        return all(isinstance(part, Match) for part in self.parts) and not self.contradictions

    def nearness(self, due: Container[str]) -> float:
        """How near it is, and nearer where its message is due."""
        return self.closeness + (_DUE if self.approved.message in due else 0.0)

    @cached_property
    def contradictions(self) -> tuple[Difference, ...]:
        """What the subject and the alternatives do not all say alike; links may be wrapped in one."""
        links = {
            field.name
            for field in self.approved.text.fields
            if isinstance(field.kind, UrlPlaceholder)
        }
        said: dict[str, str] = {}
        values = ((n, v) for part in self.parts for n, v in captured_of(part).items())
        return tuple(
            Difference(name, f"{quoted(said[name])} again", quoted(value))
            for name, value in values
            if name not in links and not _alike(said.setdefault(name, value), value)
        )

    @cached_property
    def closeness(self) -> float:
        close = sum(map(_closeness, self.parts)) / (len(self.parts) + self.lacks_subject)
        return min(close, _CONTRADICTORY) if self.contradictions else close

    def approved_match(self) -> ApprovedMatch:
        captured = {k: v for part in self.parts for k, v in captured_of(part).items()}
        values = {k: v for part in self.parts for k, v in values_of(part).items()}
        approved = self.approved
        return ApprovedMatch(
            approved.message, approved.language, captured, approved.readers, values
        )

    def nearest_wording(self) -> NearestWording:
        bodies = tuple(d for part in self.bodies for d in differences_of(part))
        subject = (
            Difference(f"subject: {d.what}", d.expected, d.seen)
            for d in differences_of(self.subject)
        )
        return NearestWording(
            self.approved.message,
            self.approved.language,
            (*subject, *bodies) or self.contradictions,
            self.closeness,
        )


def _alike(one: str, other: str) -> bool:
    return one == other or folded(one).casefold() == folded(other).casefold()


_DUE = 0.25  # how much nearer a message is to one that is due
_CONTRADICTORY = 0.99  # how close a message is that only contradicts itself


def _closeness(part: Said) -> float:
    match part:
        case Match():
            return 1.0
        case Mismatch():
            return part.closeness
        case Unsaid():
            return 0.0


def _tried(
    approved: ApprovedText, subject: SeenText | None, readings: tuple[Reading, ...], now: datetime
) -> _Tried:
    lacks_subject = subject is not None and approved.subject is None
    said = _subject(approved, subject, now)
    return _Tried(approved, said, _bodies(approved, readings, now), lacks_subject)


def _seen_subject(message: Message, channel_type: ChannelType) -> SeenText | None:
    """None where there is none to judge: only a mail always has a subject, be it an empty one."""
    if message.subject is None:
        return None
    if not message.subject.strip() and channel_type is not ChannelType.EMAIL:
        return None
    return SeenText.of(message.subject)


def _subject(
    approved: ApprovedText, subject: SeenText | None, now: datetime
) -> Match | Mismatch | None:
    if approved.subject is None or subject is None:
        return None
    return match_whole(approved.subject, subject, now)


def _bodies(
    approved: ApprovedText, readings: tuple[Reading, ...], now: datetime
) -> tuple[Said, ...]:
    """Every alternative has to be the message, in one of the ways to read it."""
    nothing = Unsaid((Difference("text", approved.message, "nothing to read"),))
    said = {
        reading: best((match_whole(approved.text, seen, now) for seen in reading), nothing)
        for reading in dict.fromkeys(readings)
    }
    return tuple(said[reading] for reading in readings)


def _readings(message: Message, channel_type: ChannelType, mark: str) -> tuple[Reading, ...]:
    """For each alternative the texts it may say the message in: one, or what is shown of a post."""
    bodies = message.read or ("",)
    if channel_type is ChannelType.WEBHOOK and message.shown is None:
        return tuple(_posted(body, mark) for body in bodies)
    return tuple((SeenText.of(body),) for body in bodies)


def _posted(body: str, mark: str) -> Reading:
    return tuple(SeenText.of(_without(mark, text)) for text in shown_in_post(body))


def _unmarked(message: Message, channel_type: ChannelType, mark: str) -> tuple[Difference, ...]:
    """A difference where a direct message does not begin with the mark of a drill."""
    begins = message.subject or next(iter(message.bodies), "")
    if begins.lstrip().startswith(mark) or channel_type is ChannelType.WEBHOOK:
        return ()
    return (Difference("drill mark", f"“{mark}” first", f"“{begins[:60]}”"),)


def _without_mark(message: Message, mark: str) -> Message:
    """Set aside wherever a text begins with it: in the subject, and in each body."""
    bodies = tuple(_without(mark, body) for body in message.bodies)
    shown = message.shown and tuple(_without(mark, body) for body in message.shown)
    subject = None if message.subject is None else _without(mark, message.subject)
    return replace(message, bodies=bodies, shown=shown, subject=subject)


def _without(mark: str, text: str) -> str:
    begins = text.lstrip()
    return begins.removeprefix(mark) if mark and begins.startswith(mark) else text
