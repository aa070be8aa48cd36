"""What a run saw, read again from its evidence folder."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from commdrill.compile.script import ChannelUse
from commdrill.documents.plan import ChannelType
from commdrill.drivers.mail.parsing import parse_mail
from commdrill.drivers.protocol import RereadsLooks, RereadsMessages
from commdrill.errors import CannotLook
from commdrill.judge.recipients import AddressBook
from commdrill.record.bundle import SUFFIX, unbundled
from commdrill.record.events import Looked, MessageSeen
from commdrill.reports.source import ReadEvidence
from commdrill.sighting import Evidence, Message, Page, StatusBoard

_NAME = re.compile(r"-[0-9a-f]{16}((?:\.[a-z0-9]{1,12}){1,3})")
_MAIL = ".eml"
_MASK = re.compile(rb"\$\{[a-z]{1,12}:[A-Za-z0-9_./:-]{1,100}\}")
_CUT = b"\n[cut here: "


@dataclass(frozen=True)
class KeptEvidence:
    """By the paths that records name.

    `unnamed`: steps for which somebody counts of whom no message tells. `masked`: what stands in the
    evidence of a channel in a secret's place.
    """

    read: ReadEvidence
    unnamed: dict[str, str] = field(default_factory=dict)
    masked: dict[str, str] = field(default_factory=dict)

    def shown(self, use: ChannelUse, looked: Looked) -> Page | StatusBoard:
        """What a page or a status page showed.

        Raises:
            CannotLook: the evidence does not tell.
        """
        if not looked.evidence and use.detects is not None:
            raise CannotLook("nothing of what shows it is kept")
        if not looked.evidence:
            return _unanswered(use, looked.summary)
        kept = [self._piece(path) for path in looked.evidence]
        self._note_masks(use, kept)
        driver: object = use.use.driver
        if not isinstance(driver, RereadsLooks):
            raise CannotLook(f"what {use.use.name} keeps does not tell again what it saw")
        sighting = driver.reread(use.use.settings, kept)
        if not isinstance(sighting, Page | StatusBoard):
            raise CannotLook(f"what {use.use.name} keeps is of another kind")
        return sighting

    def received(self, use: ChannelUse, seen: MessageSeen) -> Message:
        """A message; whom it reached, the receiving system may alone have told.

        Raises:
            CannotLook: the evidence does not tell.
        """
        if not seen.evidence:
            raise CannotLook("no evidence of its messages is kept")
        piece = self._of_message(seen)
        self._note_masks(use, (piece,))
        message = _message(use, seen, piece)
        self._note_unnamed(use, seen, message)
        return replace(message, envelope=_addresses(use, seen.to))

    def _of_message(self, seen: MessageSeen) -> Evidence:
        path = seen.evidence[0]
        if not path.endswith(SUFFIX):
            return self._piece(path)
        pieces = dict(_read_bundle(self._content(path)))
        if seen.id not in pieces:
            raise CannotLook(f"{path} does not hold message {seen.id!r}")
        return Evidence(pieces[seen.id], _suffix(path).removesuffix(SUFFIX))

    def _piece(self, path: str) -> Evidence:
        content = self._content(path)
        if _CUT in content[-200:]:
            raise CannotLook(f"{path} is not kept to its end")
        return Evidence(content, _suffix(path))

    def _content(self, path: str) -> bytes:
        content = self.read(path)
        if content is None:
            raise CannotLook(f"{path} is not kept")
        return content

    def _note_masks(self, use: ChannelUse, kept: Iterable[Evidence]) -> None:
        """Words that were judged may have been others where a secret was taken out of them."""
        for piece in kept:
            if found := _MASK.search(piece.content):
                self.masked.setdefault(use.id, found[0].decode())

    def _note_unnamed(self, use: ChannelUse, seen: MessageSeen, message: Message) -> None:
        """Of hidden recipients no message tells: that it reached them, only the record says."""
        named = {person.id for person in AddressBook(use.known).recipients(message)}
        hidden = [who for who in seen.to if who not in named]
        for step in {one.step for one in seen.counted} if hidden else ():
            self.unnamed.setdefault(step, f"that {hidden[0]} is one of them, who received it tells")


def _message(use: ChannelUse, seen: MessageSeen, piece: Evidence) -> Message:
    """As it was read then; whole mails are read alike whoever kept them."""
    driver: object = use.use.driver
    if piece.suffix == _MAIL:
        return parse_mail(piece.content, seen.id, seen.received)
    if isinstance(driver, RereadsMessages):
        return driver.reread_message(use.use.settings, piece, seen.id)
    raise CannotLook(f"what {use.use.name} keeps does not tell again what it received")


@lru_cache(maxsize=8)  # a thousand messages name the same file
def _read_bundle(content: bytes) -> tuple[tuple[str, bytes], ...]:
    try:
        return tuple((piece.id, piece.content) for piece in unbundled(content))
    except ValueError as why:
        raise CannotLook(f"a shared file of messages cannot be read: {why}") from None


def _unanswered(use: ChannelUse, why: str) -> Page | StatusBoard:
    """Nobody answered: that there is nothing to keep is what was seen."""
    url = str(use.use.settings.get("url", ""))
    if use.type is ChannelType.STATUS_PAGE:
        return StatusBoard(url, "unknown", {}, unanswered=why)
    return Page(url, None, {}, "", "", unanswered=why)


def _suffix(path: str) -> str:
    found = _NAME.search(path)
    return found[1] if found else ""


def _addresses(use: ChannelUse, recipients: tuple[str, ...]) -> tuple[str, ...]:
    """Where they are reached who are recorded as its receivers."""
    known = {person.id: address for address, person in use.known.items()}
    return tuple(known.get(who, who) for who in recipients)
