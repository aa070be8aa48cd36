"""Progress on a terminal: what has happened scrolls by above, what is being watched stays below."""

import threading

from rich.console import Console, RenderableType
from rich.live import Live

from commdrill.app.progress.event_texts import Line, tell
from commdrill.app.progress.frame import Size, picture, styled
from commdrill.app.progress.progress import Progress
from commdrill.clock import Clock
from commdrill.record.events import Record

_REFRESHES_A_SECOND = 5


class Board:
    """A live board, drawn from `Progress` and the clock alone."""

    def __init__(self, console: Console, clock: Clock) -> None:
        self._console = console
        self._clock = clock
        self._progress = Progress()
        self._as_of = clock.monotonic()
        self._live: Live | None = None
        self._held: list[Line] | None = None  # while somebody else has the terminal
        self._turn = threading.RLock()  # a question is asked from a watcher's thread

    def take(self, record: Record, progress: Progress) -> None:
        """One more record: its words go above the board, the board shows what is left."""
        with self._turn:
            self._progress, self._as_of = progress, self._clock.monotonic()
            told = tell(record, progress)
            if self._held is not None:
                self._held.extend(told)
            else:
                self._show(told)

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
        with self._turn:
            self._wipe()

    def picture(self) -> RenderableType:
        """The board as it is now."""
        progress = self._progress
        since = self._clock.monotonic() - self._as_of
        size = Size(self._console.size.width, self._console.size.height)
        return picture(progress, progress.elapsed + since, size)

    def _show(self, told: tuple[Line, ...] | list[Line]) -> None:
        for line in told:
            self._console.print(styled(line), highlight=False)
        if self._progress.is_finished:
            self._wipe()
        elif self._live is None:
            self._live = self._drawing()
            self._live.start()

    def _drawing(self) -> Live:
        return Live(
            console=self._console,
            get_renderable=self.picture,
            refresh_per_second=_REFRESHES_A_SECOND,
            transient=True,
            redirect_stdout=False,
        )

    def _wipe(self) -> None:
        if self._live is not None:
            self._live.stop()
            self._live = None
