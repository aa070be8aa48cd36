"""Progress on a terminal: what has happened scrolls by above, what is being watched stays below."""

import threading
from typing import Self

from rich.console import Console, RenderableType
from rich.live import Live

from commdrill.app.progress.event_texts import Line, tell
from commdrill.app.progress.frame import Size, picture, styled
from commdrill.app.progress.progress import Progress
from commdrill.clock import Clock
from commdrill.record.events import Record

_DRAWN_EVERY = 0.2  # seconds


class Board:
    """A live board, drawn from `Progress` and the clock alone.

    It draws in turn with the lines above it. What rich draws by itself comes between the moment a
    line's place is worked out and the moment it is written, and then lines are wiped that should stay.
    """

    def __init__(self, console: Console, clock: Clock) -> None:
        self._console = console
        self._clock = clock
        self._progress = Progress()
        self._as_of = clock.monotonic()
        self._live: Live | None = None
        self._held: list[Line] | None = None  # while somebody else has the terminal
        self._turn = threading.RLock()  # a question is asked from a watcher's thread
        self._ended = threading.Event()

    def started(self) -> Self:
        """Its times move by themselves from now on."""
        threading.Thread(target=self._keep_drawing, name="progress board", daemon=True).start()
        return self

    def take(self, record: Record, progress: Progress) -> None:
        """One more record: its words go above the board, the board shows what is left."""
        with self._turn:
            self._progress, self._as_of = progress, self._clock.monotonic()
            lines = tell(record, progress)
            if self._held is not None:
                self._held.extend(lines)
            else:
                self._show(lines)

    def pause(self) -> None:
        """Leave the terminal to a question; what happens meanwhile is told after it."""
        with self._turn:
            self._held = []
            self._wipe()

    def resume(self) -> None:
        """Tell what happened, and draw again."""
        with self._turn:
            held, self._held = self._held or [], None
            self._show(held)

    def close(self) -> None:
        """Wipe the board; what scrolled by stays."""
        self._ended.set()
        with self._turn:
            self._wipe()

    def redraw(self) -> None:
        """The board as it is now, unless somebody else has the terminal."""
        with self._turn:
            if self._live is not None:
                self._live.refresh()

    def picture(self) -> RenderableType:
        progress = self._progress
        since = self._clock.monotonic() - self._as_of
        size = Size(self._console.size.width, self._console.size.height)
        return picture(progress, progress.elapsed + since, size)

    def _show(self, lines: tuple[Line, ...] | list[Line]) -> None:
        for line in lines:
            self._console.print(styled(line), highlight=False)
        if self._progress.is_finished:
            self._wipe()
        elif self._live is None:
            self._live = self._drawing()
            self._live.start()
        self.redraw()

    def _keep_drawing(self) -> None:
        while not self._clock.wait(self._ended, _DRAWN_EVERY):
            try:
                self.redraw()
            except (OSError, ValueError):  # the terminal is gone: the run goes on
                return

    def _drawing(self) -> Live:
        return Live(
            console=self._console,
            get_renderable=self.picture,
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
        )

    def _wipe(self) -> None:
        if self._live is not None:
            self._live.stop()
            self._live = None
