"""Progress as plain lines: for pipes, CI logs and terminals that can do no more."""

from typing import TextIO

from commdrill.app.progress.event_texts import Line, Tone, tell
from commdrill.app.progress.progress import Progress
from commdrill.record.events import Record

_INDENT = " " * 10


class Lines:
    """One line for each event worth telling, with the seconds since its run began."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def take(self, record: Record, progress: Progress) -> bool:
        """Tell one record; whether there was anything to say."""
        lines = tell(record, progress)
        for line in lines:
            self._stream.write(plain_line(line, record.elapsed) + "\n")
        self._stream.flush()
        return bool(lines)

    def say(self, line: Line, elapsed: float) -> None:
        """Tell something that is in no record."""
        self._stream.write(plain_line(line, elapsed) + "\n")
        self._stream.flush()

    def pause(self) -> None:
        """Nothing moves here: a question can be asked at any time."""

    def resume(self) -> None:
        """Likewise."""

    def close(self) -> None:
        """Nothing is held."""


def plain_line(line: Line, elapsed: float) -> str:
    if line.tone is Tone.DETAIL:
        return f"{_INDENT}  {line.text}"
    return f"{elapsed:8.1f}s {line.text}"
