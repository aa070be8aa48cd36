"""One thread reads the journal; everybody who watches waits for what it finds."""

import threading
from dataclasses import replace
from pathlib import Path
from typing import Self

from commdrill.clock import Clock
from commdrill.journal.holders import is_held
from commdrill.live.board import Board
from commdrill.live.follower import Follower
from commdrill.private_files import NotOurs
from commdrill.record.chain import read_whole
from commdrill.record.folder import JOURNAL, UnreadableJournal

_EACH = 0.25  # seconds between two looks into the journal
_ASKS = 20  # looks that find nothing, and it is asked whether anybody writes the journal at all
_RESTS = 20  # times as long as a look took


class Broadcast:
    """The board of the run that is watched, from entering until leaving."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._board = Board()
        self._folder: Path | None = None
        self._follower: Follower | None = None
        self._looks = 0
        self._news = threading.Condition()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="live journal", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.end()
        self._thread.join()

    def end(self) -> None:
        """Let everybody go who waits."""
        self._stop.set()
        with self._news:
            self._news.notify_all()

    def show(self, folder: Path) -> None:
        """From now on the run in this folder is the one that is watched."""
        with self._news:
            self._folder, self._follower, self._board = folder, Follower(folder), Board()

    @property
    def folder(self) -> Path | None:
        """Where the run lies that is watched."""
        return self._folder

    @property
    def board(self) -> Board:
        return self._board

    @property
    def has_ended(self) -> bool:
        """Whether nobody follows any more."""
        return self._stop.is_set()

    def wait(self, known: Board, seconds: float) -> Board:
        """The board once it is another than the one known; after so many seconds, whatever it is."""
        with self._news:
            self._news.wait_for(lambda: self.has_ended or self._board is not known, seconds)
            return self._board

    def look(self) -> None:
        """Read what was written since."""
        with self._news:
            before = self._board
            if self._follower is None or before.trouble:
                return
            self._looks += 1
            after = _read_on(before, self._follower)
            if after is before and self._looks % _ASKS == 0:
                after = _asked_for(before, self._follower.folder)
            self._board = after
            if self._board is not before:
                self._news.notify_all()

    def _follow(self) -> None:
        """The larger the run, the rarer: whoever performs it in this process needs the time."""
        rest = _EACH
        while not self.clock.wait(self._stop, rest):
            began = self.clock.monotonic()
            self.look()
            rest = max(_EACH, _RESTS * (self.clock.monotonic() - began))


def _read_on(board: Board, follower: Follower) -> Board:
    try:
        records = follower.read()
        if not records:
            return board
        after = board.after(records)
        if after.is_over:
            read_whole(follower.folder)  # also what was read long ago is as it was
    except UnreadableJournal as why:
        return Board(board.run, board.seq, board.parts, board.records, str(why))
    return after


def _asked_for(board: Board, folder: Path) -> Board:
    """Whether somebody performs it still, by who holds its journal."""
    if board.is_over or not board.records:
        return board
    try:
        is_left = not is_held(folder / JOURNAL)
    except (OSError, NotOurs):
        return board
    return board if is_left is board.is_left else replace(board, is_left=is_left)
