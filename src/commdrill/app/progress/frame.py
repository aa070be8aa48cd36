"""The board as a picture: a function of how far the run is, the time, and the terminal's size."""

from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from commdrill.app.progress.event_texts import Line, Tone, fault_in_words, place_in_words, seconds
from commdrill.app.progress.progress import Glance, Progress
from commdrill.record.events import Seconds, StepRef
from commdrill.reports.printable import printable
from commdrill.values import first_of

# named colours only: the terminal's own theme makes them readable on light and on dark
STYLES = {
    Tone.TITLE: "bold",
    Tone.HEADING: "bold cyan",
    Tone.PLAIN: "",
    Tone.GOOD: "green",
    Tone.BAD: "bold red",
    Tone.DOUBTFUL: "yellow",
    Tone.DETAIL: "",
}
_MARKS = {Tone.GOOD: "✓ ", Tone.BAD: "✗ ", Tone.DOUBTFUL: "! "}
_INDENTS = {Tone.TITLE: 0, Tone.HEADING: 0, Tone.DETAIL: 4}
_BAR_WIDTH = 12
_NARROW = 60  # columns; below that the bar gives its place to the words
_LONGEST_NAME = 28
_MOST_NAMED = 8
_ROOM_AROUND = 4  # lines: the head, a blank line, "and more", the cursor's own


@dataclass(frozen=True)
class Size:
    """Of the terminal, in columns and lines."""

    width: int
    height: int


def styled(line: Line) -> Padding:
    """A line that scrolls by above the board; marked, so that it needs no colour."""
    text = Text(_MARKS.get(line.tone, "") + line.text, style=STYLES[line.tone])
    return Padding(text, (0, 0, 0, _INDENTS.get(line.tone, 2)))


def picture(progress: Progress, now: Seconds, size: Size) -> RenderableType:
    """What is being watched `now`, counted from the run's start."""
    steps = progress.watched
    room = max(1, size.height - _ROOM_AROUND)
    is_roomy = 2 * len(steps) <= room
    shown = steps if len(steps) <= room else steps[:room]
    lines = [Text(), _head(progress, now)]
    name_width = min(_LONGEST_NAME, max((len(step.id) for step in shown), default=0))
    for step in shown:
        lines.append(_clock_line(step, progress, now, name_width, size))
        if is_roomy:
            lines.append(Text(f"      {_so_far(step, progress)}"))
    if len(steps) > len(shown):
        lines.append(Text(f"  … and {len(steps) - len(shown)} more"))
    for text in lines:
        text.truncate(size.width - 1, overflow="ellipsis")
    return Group(*lines)


def _head(progress: Progress, now: Seconds) -> Text:
    if progress.start is None or progress.stage is None:
        return Text("starting")
    head = Text(f"{progress.stage} ", style="bold cyan")
    head.append(_running(now - progress.began[progress.stage]), style="bold")
    head.append(f" · {progress.told}", style="not bold")
    if broken := ", ".join(fault_in_words(fault) for fault in progress.broken):
        head.append(f" · broken: {broken}", style="yellow")
    if progress.performing:
        head.append(f" · performing {progress.performing}", style="yellow")
    return head.append(f" · {place_in_words(progress.start)}", style="not bold")


def _clock_line(
    step: StepRef, progress: Progress, now: Seconds, name_width: int, size: Size
) -> Text:
    time = now - progress.began[step.phase]
    is_seen = step.id in progress.seen
    text = Text("  ● " if is_seen else "  ○ ", style="green" if is_seen else "cyan")
    name = Text(step.id, style="default")
    name.truncate(name_width, overflow="ellipsis", pad=True)
    text.append_text(name).append(" ")
    if size.width >= _NARROW:
        text.append_text(_bar(progress.seen.get(step.id, time), step.within)).append(" ")
    if is_seen:
        return text.append(_seen(step, progress.seen[step.id]), style="green")
    return text.append(_time(step, time), style="default")


def _bar(time: Seconds, within: Seconds | None) -> Text:
    if within is None:
        return Text(" " * _BAR_WIDTH)
    share = min(1.0, max(0.0, time / within))
    full = round(share * _BAR_WIDTH)
    colour = "cyan" if share < 0.75 else "yellow" if share < 1 else "red"
    bar = Text("━" * full, style=colour)
    return bar.append("─" * (_BAR_WIDTH - full), style="default")


def _time(step: StepRef, time: Seconds) -> str:
    now = _running(time)
    if step.within is not None:
        left = step.within - time
        return f"{_running(left)} left of {seconds(step.within)}" if left > 0 else "due"
    return f"{now}, every {seconds(step.every)}" if step.every is not None else now


def _seen(step: StepRef, took: Seconds) -> str:
    limit = f" of {seconds(step.within)}" if step.within is not None else ""
    return f"seen at {seconds(took)}{limit}, watched on"


def _running(time: Seconds) -> str:
    """Always to the tenth, so that nothing jumps about; in words once it is minutes."""
    return f"{max(0.0, time):.1f}s" if time < 60 else seconds(time)


def _so_far(step: StepRef, progress: Progress) -> str:
    """Who is still missing, else what was last seen."""
    missing = progress.missing(step)
    if missing and step.id not in progress.seen:
        return f"missing: {first_of(missing, _MOST_NAMED)}"
    return _last_seen(progress.glances.get(step.channel))


def _last_seen(glance: Glance | None) -> str:
    if glance is None:
        return "nothing seen yet"
    summary = printable(" ".join(glance.summary.split()))
    return summary if glance.is_clear else f"cannot look: {summary}"
