"""For a chat: ten lines that say how it went, what was broken and whether all is as before.

Plain text, which every chat client shows; what others said in it calls nobody (`@here`) and is no
markup. It lies in no run's folder: `commdrill report --format chat` prints it.
"""

from collections.abc import Iterator
from itertools import islice

from commdrill.record.events import RunOutcome, StepOutcome
from commdrill.record.step_result import StepResult
from commdrill.reports.phrasing import (
    RUN_WORDS,
    by_hand,
    counts,
    fault_name,
    headline,
    in_brief,
    instant,
    restoration,
    worst_first,
)
from commdrill.reports.printable import printable
from commdrill.reports.source import Source

FILE = ""
MOST_LINES = 10
_LONGEST = 200  # characters of a line
_CALLS_NOBODY = str.maketrans({"@": "@\u2060", "<": "‹", ">": "›", "&": "＆"})
_MARKS = {StepOutcome.FAILED: "✗", StepOutcome.ERROR: "?", StepOutcome.SKIPPED: "–"}


def render(source: Source) -> str:
    """Ten lines at most."""
    first = [*_head(source)]
    last = [_plain(restoration(source)), f"commdrill report {source.result.run} --format html"]
    steps = [_step(step) for step in worst_first(source)]
    room = MOST_LINES - len(first) - len(last)
    if len(steps) > room:
        left = len(steps) - room + 1
        steps = [*islice(steps, room - 1), f"… and {left} more"]
    return "\n".join((*first, *steps, *last)) + "\n"


def _head(source: Source) -> Iterator[str]:
    start = source.start
    yield _plain(f"DRILL {start.title}: {RUN_WORDS[source.ending.outcome]}")
    plan = f"{start.plan.id} {start.plan.version}"
    yield _plain(
        f"{plan}, {start.scenario}, on {start.environment.id}, {instant(source.result.started)}"
    )
    yield _plain(f"{headline(source)} {counts(source)}.")
    if source.ending.outcome is RunOutcome.NOT_RESTORED and source.result.open_faults:
        fault = source.result.open_faults[0]
        yield _plain(f"A person must act: {fault_name(fault)}: {by_hand(fault)}")


def _step(step: StepResult) -> str:
    mark = _MARKS.get(step.outcome, "")
    return _plain(f"{mark} {step.ref.id}: {in_brief(step.reason, step.differences)}")


def _plain(text: str) -> str:
    line = " ".join(printable(text).split()).translate(_CALLS_NOBODY)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
