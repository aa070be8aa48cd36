"""`index.html`: every run there is, and what they say together of each step; the looks of `report.html`."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from commdrill.coverage.coverage import Coverage, StepCoverage, is_rehearsal
from commdrill.record.events import RunOutcome
from commdrill.record.history import History, PastRun, PastStep
from commdrill.reports.page import page_template, style, style_hash
from commdrill.reports.phrasing import STEP_WORDS, plural, seconds

if TYPE_CHECKING:
    from jinja2 import Template

GENERATOR = '<meta name="generator" content="commdrill">'  # tells our page from another's
_REPORT = "report.html"
_NEWEST = 15  # runs in sight; the others can be unfolded


def render(coverage: Coverage, history: History, folder: Path) -> str:
    """The page, complete; `folder` is where it will lie, so that it finds the runs."""
    look = style("report.css", "index.css")
    return _template().render(
        coverage=coverage,
        runs=history.runs,
        newest=_NEWEST,
        links=_Links(history, folder),
        broken=tuple(_still_broken(history)),
        unreadable=[path.name for path in history.unreadable],
        gaps=history.gaps,
        generator=GENERATOR,
        totals=totals(coverage),
        style=look,
        style_hash=style_hash(look),
    )


def totals(coverage: Coverage) -> str:
    """`17 steps: 12 drilled, 3 only rehearsed, 2 never drilled; last time 1 failed, 14 passed`."""
    steps = coverage.steps
    standings = Counter(step.standing.value for step in steps)
    words = {"drilled": "drilled", "rehearsed": "only rehearsed", "never": "never drilled"}
    where = [f"{standings[kind]} {word}" for kind, word in words.items() if standings[kind]]
    found = Counter(step.outcome for step in steps)
    ended = [f"{found[kind]} {word}" for kind, word in STEP_WORDS.items() if found[kind]]
    told = f"; last time {', '.join(ended)}" if ended else ""
    return f"{plural(len(steps), 'step')}: {', '.join(where) or 'none'}{told}"


@cache
def _template() -> "Template":
    filters = {
        "place": _place,
        "where": _where,
        "time": _time,
        "lasted": _lasted,
        "did": _did,
        "day": _day,
    }
    return page_template("index.html.j2", filters)


@dataclass(frozen=True)
class _Links:
    """Ways from the page to the reports of runs, as far as there are any."""

    history: History
    folder: Path

    def report(self, run: str) -> str | None:
        """The report of a run, by its id."""
        return next((self.of(past) for past in self.history.runs if past.run == run), None)

    def of(self, run: PastRun) -> str | None:
        """The report of a run."""
        if not (run.folder / _REPORT).is_file():
            return None
        relative = os.path.relpath(run.folder / _REPORT, self.folder)
        return "./" + quote(Path(relative).as_posix())


def _still_broken(history: History) -> Iterator[PastRun]:
    """Runs that left their environment broken, unless a later one found it whole: else it could not drill."""
    whole: set[str] = set()
    for run in history.runs:
        if run.outcome is RunOutcome.NOT_RESTORED and run.environment.id not in whole:
            yield run
        elif run.outcome is not RunOutcome.NOT_RESTORED and run.is_told:
            whole.add(run.environment.id)


def _place(run: PastRun) -> str:
    pace = run.environment.pace
    return _where(run) if pace == 1 else f"{_where(run)}, {pace:g} times as fast"


def _where(run: PastRun | PastStep) -> str:
    place = run.environment
    return place.id if place.id == place.stage else f"{place.id} ({place.stage})"


def _did(drilling: PastStep) -> str:
    return "rehearsed" if is_rehearsal(drilling) else "drilled"


def _day(drilling: PastStep) -> str:
    return f"{drilling.when:%Y-%m-%d}"


def _time(step: StepCoverage) -> str:
    last = step.last
    if last is None or last.took_in_plan is None:
        return "—"
    limit = f" of {seconds(last.within_in_plan)}" if last.within_in_plan else ""
    return f"{seconds(last.took_in_plan)}{limit}"


def _lasted(run: PastRun) -> str:
    return seconds((run.finished - run.started).total_seconds()) if run.finished else "—"
