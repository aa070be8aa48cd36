"""Who shows a run to the person who started it. Whatever happens to them, the run goes on."""

import os
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Protocol, Self, TextIO

from commdrill.app import output
from commdrill.app.own_streams import results
from commdrill.app.progress.attestation import ask_person
from commdrill.app.progress.event_texts import Line, Tone
from commdrill.app.progress.keyboard import Keyboard
from commdrill.app.progress.lines import Lines
from commdrill.app.progress.progress import Progress
from commdrill.app.progress.pulse import Pulse
from commdrill.app.progress.summary import summarize, summarize_all
from commdrill.clock import SystemClock
from commdrill.record.events import Record, RunFinished, RunStarted, StepAttested
from commdrill.record.result import Result, fold

Say = Callable[[Line], None]


class Shower(Protocol):
    """Shows progress while it happens."""

    def take(self, record: Record, progress: Progress) -> object: ...
    def pause(self) -> None: ...
    def resume(self) -> None: ...
    def close(self) -> None: ...


class Console:
    """Takes a run's records, shows them, and sums each run up at its end.

    Reports are made after that: one is named when the next run begins, or nothing comes any more,
    and only where it lies.
    """

    def __init__(
        self,
        showers: Iterable[Shower],
        say: Say,
        report_of: Callable[[str], Path | None],
        keyboard: Keyboard | None = None,
    ) -> None:
        self._showers = list(showers)  # the first that still works shows
        self._say = say
        self._report_of = report_of
        self._keyboard = keyboard
        self._progress = Progress()
        self._records: list[Record] = []
        self._results: list[Result] = []
        self._report: Path | None = None

    def take(self, record: Record) -> None:
        """Show one record. Never raises."""
        try:
            self._progress = self._progress.after(record)
            self._begin(record)
            self._show(lambda shower: shower.take(record, self._progress))
            self._sum_up(record)
        except Exception as error:  # noqa: BLE001 a broken display must not break a run
            output.complain(f"commdrill: this cannot be shown: {error!r}; the run goes on")

    def ask(self, step: str, question: str, stop: threading.Event) -> StepAttested | None:
        """A person's word; None where nobody can be asked, or nobody answers before `stop`."""
        if self._keyboard is None:
            return None
        self._show(lambda shower: shower.pause())
        try:
            return ask_person(step, question, partial(self._keyboard.ask, stop=stop))
        finally:
            self._show(lambda shower: shower.resume())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._show(lambda shower: shower.close())
        self._name_report()
        if len(self._results) > 1:
            self._tell(summarize_all(self._results))

    def _show(self, act: Callable[[Shower], object]) -> None:
        while self._showers:
            try:
                act(self._showers[0])
            except Exception as error:  # noqa: BLE001 the next, plainer one takes over
                self._give_up(self._showers.pop(0), error)
            else:
                return

    def _give_up(self, shower: Shower, error: Exception) -> None:
        with suppress(Exception):  # it is broken already, and may not even close
            shower.close()
        if not isinstance(error, BrokenPipeError):
            name = type(shower).__name__
            output.complain(f"commdrill: the display ({name}) broke: {error!r}; the run goes on")

    def _begin(self, record: Record) -> None:
        if isinstance(record.event, RunStarted):
            self._name_report()  # before a display opens, which what is said beside would break
            self._records = []
        self._records.append(record)

    def _sum_up(self, record: Record) -> None:
        if isinstance(record.event, RunFinished):
            result = fold(self._records)
            self._results.append(result)
            self._tell(summarize(result))
            self._report = self._report_of(record.run)

    def _name_report(self) -> None:
        if self._report is not None and self._report.is_file():
            self._say(Line(f"report: {self._report}"))
        self._report = None

    def _tell(self, lines: Iterable[Line]) -> None:
        self._say(Line(""))
        for line in lines:
            self._say(line)


def open_console(report_of: Callable[[str], Path | None]) -> Console:
    """The console that fits this process's streams."""
    keyboard = None
    if is_lively(sys.stderr, os.environ) and sys.stdin.isatty():
        keyboard = Keyboard(sys.stdin.fileno(), sys.stderr)
    return Console(_showers(sys.stderr), _sayer(results()), report_of, keyboard)


def is_lively(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether there is a terminal that a person looks at, who has not asked for plain text."""
    is_plain = (
        environ.get("CI", "").lower() not in ("", "0", "false")
        or bool(environ.get("NO_COLOR"))
        or environ.get("TERM", "dumb") in ("dumb", "unknown")
    )
    return stream.isatty() and not is_plain


def _showers(stream: TextIO) -> list[Shower]:
    lines: Shower = Pulse(Lines(stream), SystemClock()).started()
    if not is_lively(stream, os.environ):
        return [lines]
    from rich.console import Console as RichConsole

    from commdrill.app.progress.board import Board

    return [Board(RichConsole(file=stream), SystemClock()).started(), lines]


def _sayer(stream: TextIO) -> Say:
    if not is_lively(stream, os.environ):
        return lambda line: output.say(_plain(line))
    from rich.console import Console as RichConsole

    from commdrill.app.progress.frame import styled

    console = RichConsole(file=stream)
    return lambda line: console.print(styled(line), highlight=False)


def _plain(line: Line) -> str:
    return f"    {line.text}" if line.tone is Tone.DETAIL else line.text
