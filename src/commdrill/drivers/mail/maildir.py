"""The `maildir` observer."""

import os
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from pydantic import Field

from commdrill.drivers.mail.address import normal_address
from commdrill.drivers.position import recalled
from commdrill.drivers.protocol import Driver, Look
from commdrill.errors import CannotLook
from commdrill.sighting import Inbox, Message, Sighting
from commdrill.terms import Proof
from commdrill.values import Json


class MailDir(Driver):
    """Mails in a Maildir, as most mail servers keep them: one file each, in `new/` and `cur/`.

    Or in a folder of Maildirs, one for each mailbox; one that appears later is found too. Where a
    Maildir's folder is named like an address, its mails count as delivered to that address. A mail
    that is read, flagged or moved from `new/` to `cur/` stays the same mail. Sub-folders of a
    mailbox (`.Junk`) are not looked at: nobody is told by what lies there. Nothing is changed.
    """

    proof: ClassVar[Proof] = Proof.CONTENT
    shows: ClassVar[type[Sighting]] = Inbox

    path: Path = Field(
        description="the Maildir, or the folder that holds one for each mailbox",
        examples=["/var/mail/drill/Maildir"],
    )

    def hosts(self) -> tuple[str, ...]:
        return ()

    @contextmanager
    def open(self) -> Iterator[Look]:
        yield _MailDirLook(self._folder / self.path)

    @contextmanager
    def open_at(self, position: Json) -> Iterator[Look]:
        yield _MailDirLook(self._folder / self.path, recalled(list[str], position))


class _MailDirLook:
    """Mails are known by the part of their file's name that no mail program changes.

    `position`: the mails that were there when it was opened.
    """

    def __init__(self, folder: Path, known: Iterable[str] | None = None) -> None:
        self._folder = folder
        self._seen: AbstractSet[str] = (
            self._delivered().keys() if known is None else frozenset(known)
        )
        self.position: Json = sorted(self._seen)

    def __call__(self) -> Inbox:
        delivered = self._delivered()
        new = delivered.keys() - self._seen
        messages = tuple(self._read(uid, delivered[uid]) for uid in delivered if uid in new)
        self._seen = delivered.keys()
        return Inbox(messages)

    def _delivered(self) -> dict[str, str]:
        """All mails there are now: what each is known by, and its file."""
        with _told(self._folder):
            return {uid: file for box in _maildirs(self._folder) for uid, file in _mails(box)}

    def _read(self, uid: str, file: str) -> Message:
        with _told(self._folder):
            try:
                return _read(uid, Path(file))
            except FileNotFoundError:  # moved since it was listed
                moved = self._delivered().get(uid)
            if moved is None:
                raise CannotLook(f"mail {uid} came and was removed before it could be read")
            return _read(uid, Path(moved))


def _maildirs(folder: Path) -> list[Path]:
    if _is_maildir(folder):
        return [folder]
    entries = list(folder.iterdir())
    found = sorted(entry for entry in entries if _is_maildir(entry))
    if entries and not found:
        raise CannotLook(
            f"{folder} is no Maildir and holds none: neither it nor a folder in it has new/ and cur/"
        )
    return found


def _is_maildir(folder: Path) -> bool:
    return (folder / "new").is_dir() or (folder / "cur").is_dir()


def _mails(maildir: Path) -> Iterator[tuple[str, str]]:
    """In `new` first: what moves to `cur` meanwhile is met there again, never missed."""
    prefix = f"{maildir.name}/"
    for folder in (maildir / "new", maildir / "cur"):
        if not folder.is_dir():
            continue
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.startswith(".") and entry.is_file(follow_symlinks=False):
                    yield prefix + entry.name.partition(":")[0], entry.path


def _read(uid: str, file: Path) -> Message:
    from commdrill.drivers.mail.parsing import LARGEST_MAIL, parse_mail

    with file.open("rb") as opened:
        at = datetime.fromtimestamp(os.fstat(opened.fileno()).st_mtime, UTC)
        message = parse_mail(opened.read(LARGEST_MAIL), uid, at)
    mailbox = file.parent.parent.name
    if "@" not in mailbox:
        return message
    boxes = dict.fromkeys((*message.delivered_to, normal_address(mailbox)))
    return replace(message, delivered_to=tuple(boxes))


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        where = problem.filename or folder
        raise CannotLook(f"cannot read the Maildir {where}: {problem.strerror}") from problem
