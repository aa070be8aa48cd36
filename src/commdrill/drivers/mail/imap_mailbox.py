"""A folder of an IMAP server, open for reading only: nothing in it is marked or moved."""

import base64
import imaplib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import groupby, pairwise
from typing import Any

from commdrill.drivers.mail.imap_session import Account, logged_in, server_words, told
from commdrill.drivers.mail.parsing import LARGEST_MAIL
from commdrill.errors import CannotLook

_UID = re.compile(rb"\bUID (\d{1,10})\b")
_RECEIVED = re.compile(rb'\bINTERNALDATE "([^"]{1,40})"')
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d{1,12})\b")
_AT_ONCE = 200  # mails in one answer
_ROOM = 16 * 2**20  # bytes of them
_SIZES_AT_ONCE = 1_000


@dataclass(frozen=True)
class StoredMail:
    """A mail as the server keeps it, and when the server received it."""

    uid: int
    received: datetime | None
    raw: bytes


@dataclass(frozen=True)
class Standing:
    """Where a folder stands. UIDs only ever grow, as long as `validity` stays the same."""

    validity: int
    next_uid: int


class Mailbox:
    """An account's folder. After a CannotLook it is of no further use, and wants dropping."""

    def __init__(self, account: Account, folder: str) -> None:
        self._account = account
        self._folder = folder
        with told(account):
            self._connection = logged_in(account)

    def close(self) -> None:
        """Take leave of the server."""
        with suppress(imaplib.IMAP4.error, OSError):
            self._connection.logout()
        self.drop()

    def drop(self) -> None:
        """End the connection without another word."""
        with suppress(OSError):
            self._connection.shutdown()

    def standing(self) -> Standing:
        """Where the folder stands now.

        It is opened again for each look: an open one answers as of before until it is asked for
        news, and some servers go on answering so, for ever, where the folder was deleted meanwhile.
        """
        with told(self._account):
            state, answer = self._connection.select(_quoted(self._folder), readonly=True)
            if state != "OK":
                raise CannotLook(
                    f"{self._account.address} has no folder {self._folder!r} for "
                    f"{self._account.user!r}: {server_words(answer)}"
                )
            validity = self._number("UIDVALIDITY") or 0
            return Standing(validity, self._number("UIDNEXT") or self._highest_uid() + 1)

    def mails_from(self, first: int) -> Iterator[StoredMail]:
        """All mails whose UID is `first` or higher, lowest first, no more at once than fit."""
        with told(self._account):
            uids = [uid for uid in self._search(f"UID {first}:*") if uid >= first]
            for batch in _batches(uids, self._sizes(uids)):
                yield from self._fetch(batch)

    def _fetch(self, uids: Sequence[int]) -> Iterator[StoredMail]:
        asked = ",".join(map(str, uids))
        answer = self._connection.uid(
            "FETCH", asked, f"(UID INTERNALDATE BODY.PEEK[]<0.{LARGEST_MAIL}>)"
        )
        mails = {mail.uid: mail for mail in _stored_mails(self._expect("FETCH", answer))}
        for uid in uids:
            if uid not in mails:
                raise CannotLook(
                    f"mail {uid} in {self._folder!r} came and was removed before it could be read"
                )
            yield mails[uid]

    def _sizes(self, uids: Sequence[int]) -> Mapping[int, int]:
        """How large the mails are that the server would send, in bytes."""
        sizes: dict[int, int] = {}
        for start in range(0, len(uids), _SIZES_AT_ONCE):
            asked = ",".join(map(str, uids[start : start + _SIZES_AT_ONCE]))
            answer = self._connection.uid("FETCH", asked, "(UID RFC822.SIZE)")
            for line in self._expect("FETCH", answer):
                if isinstance(line, bytes) and (uid := _UID.search(line)):
                    size = _SIZE.search(line)
                    sizes[int(uid[1])] = min(int(size[1]), LARGEST_MAIL) if size else LARGEST_MAIL
        return sizes

    def _highest_uid(self) -> int:
        return max(self._search("UID *"), default=0)

    def _search(self, criterion: str) -> list[int]:
        """UIDs in order. `5:*` names the last mail even where its UID is below 5."""
        answer = self._expect("SEARCH", self._connection.uid("SEARCH", criterion))
        return sorted(int(uid) for line in answer if line for uid in line.split())

    def _number(self, name: str) -> int | None:
        _, values = self._connection.response(name)
        return int(values[-1]) if values and values[-1] else None

    def _expect(self, command: str, answered: tuple[str, list[Any]]) -> list[Any]:
        state, answer = answered
        if state != "OK":
            said = server_words(answer)
            raise CannotLook(f"{self._account.address} refused {command}: {said}")
        return answer


def _batches(uids: Sequence[int], sizes: Mapping[int, int]) -> Iterator[list[int]]:
    """Mails that are asked for together: so many, and so large, that one answer can be kept."""
    batch: list[int] = []
    room = _ROOM
    for uid in uids:
        size = sizes.get(uid, LARGEST_MAIL)
        if batch and (len(batch) == _AT_ONCE or size > room):
            yield batch
            batch, room = [], _ROOM
        batch.append(uid)
        room -= size
    if batch:
        yield batch


def _stored_mails(answer: Sequence[object]) -> Iterator[StoredMail]:
    """Mails out of imaplib's pieces: (what stands before the body, body), what stands after it.

    Pieces that follow no body are news of other mails (flags), which servers put in at will.
    """
    for piece, after in pairwise([*answer, b""]):
        if not isinstance(piece, tuple):
            continue
        told_of = piece[0] + (after if isinstance(after, bytes) else b"")
        if uid := _UID.search(told_of):
            yield StoredMail(int(uid[1]), _received(told_of), piece[1])


def _received(told_of: bytes) -> datetime | None:
    """INTERNALDATE, such as ` 7-Nov-2026 10:00:00 +0100`, in UTC."""
    written = _RECEIVED.search(told_of)
    if written is None:
        return None
    try:
        received = parsedate_to_datetime(written[1].decode("ascii", "replace").replace("-", " ", 2))
    except ValueError:
        return None
    return received.astimezone(UTC)


def _quoted(folder: str) -> str:
    """A folder's name as IMAP writes it: quoted, with letters beyond ASCII in its own base64."""
    parts = (
        "".join(letters).replace("&", "&-") if plain else _encoded("".join(letters))
        for plain, letters in groupby(folder, key=lambda letter: " " <= letter <= "~")
    )
    return '"' + "".join(parts).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _encoded(letters: str) -> str:
    content = base64.b64encode(letters.encode("utf-16-be"), b"+,").rstrip(b"=")
    return f"&{content.decode()}-"
