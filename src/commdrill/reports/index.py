"""`index.html`: every run there is, and what they say together of each step; the looks of `report.html`."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from commdrill.coverage.coverage import Coverage, StepCoverage, is_rehearsal
from commdrill.record.events import RunOutcome
from commdrill.record.follow_up import FollowUp
from commdrill.record.history import History, PastRun, PastStep
from commdrill.reports.page import content_hash, enclosed, page_template
from commdrill.reports.phrasing import STEP_WORDS, seconds
from commdrill.values import plural

if TYPE_CHECKING:
    from jinja2 import Template

GENERATOR = '<meta name="generator" content="commdrill">'  # tells our page from another's
_REPORT = "report.html"
MOST = 200  # runs on a page
_NEWEST = 15  # runs in sight; the others can be unfolded


@dataclass(frozen=True)
class Page:
    """A page of earlier runs: where it lies, and the day of its oldest run."""

    file: Path
    since: str


@dataclass(frozen=True)
class Runs:
    """What the page lists. `history`: all runs, or the newest of them; `total`: how many there are.

    `left_broken`: runs before those of the history whose environment nobody found whole since.
    """

    history: History
    total: int
    left_broken: tuple[PastRun, ...] = ()
    pages: tuple[Page, ...] = ()


def render(coverage: Coverage, runs: Runs, folder: Path, followed: Sequence[FollowUp] = ()) -> str:
    """The page, complete; `folder` is where it will lie, so that it finds the runs.

    `followed`: the actions of the project; those that no run has closed are told.
    """
    look, history = enclosed("report.css", "index.css"), runs.history
    return _template("index.html.j2").render(
        coverage=coverage,
        runs=history.runs[:MOST],
        total=runs.total,
        is_of_newest=runs.total > len(history.runs[:MOST]),
        pages=[{"link": _way(page.file, folder), "since": page.since} for page in runs.pages],
        newest=_NEWEST,
        links=_Links(history.runs + runs.left_broken, folder),
        broken=(*_still_broken(history), *runs.left_broken),
        unreadable=[path.name for path in history.unreadable],
        copies=[copy.name for copy in history.copies],
        gaps=history.gaps,
        actions=sorted((one for one in followed if one.is_open), key=lambda one: one.action.due),
        owed=sorted(coverage.owed, key=lambda one: one.due),
        generator=GENERATOR,
        totals=totals(coverage),
        style=look,
        style_hash=content_hash(look),
    )


def render_earlier(number: int, runs: Sequence[PastRun], folder: Path) -> str:
    """A page of earlier runs; `folder` is where it will lie."""
    look = enclosed("report.css", "index.css")
    return _template("earlier.html.j2").render(
        number=number,
        runs=runs,
        links=_Links(tuple(runs), folder),
        generator=GENERATOR,
        style=look,
        style_hash=content_hash(look),
    )


def totals(coverage: Coverage) -> str:
    """`17 steps: 12 drilled, 3 only rehearsed, 2 never drilled; last time 1 failed, 14 passed`."""
    steps = coverage.steps
    standings = Counter(step.standing.value for step in steps)
    words = {"drilled": "drilled", "rehearsed": "only rehearsed", "never": "never drilled"}
    where = [f"{standings[kind]} {word}" for kind, word in words.items() if standings[kind]]
    found = Counter(step.outcome for step in steps)
    ended = [f"{found[kind]} {word}" for kind, word in STEP_WORDS.items() if found[kind]]
    text = f"; last time {', '.join(ended)}" if ended else ""
    return f"{plural(len(steps), 'step')}: {', '.join(where) or 'none'}{text}"


@cache
def _template(name: str) -> "Template":
    filters = {
        "place": _place,
        "where": _where,
        "time": _time,
        "lasted": _lasted,
        "did": _did,
        "day": _day,
    }
    return page_template(name, filters)


@dataclass(frozen=True)
class _Links:
    """Ways from the page to the reports of runs, as far as there are any."""

    runs: tuple[PastRun, ...]
    folder: Path

    @cached_property
    def _by_id(self) -> Mapping[str, PastRun]:
        return {run.run: run for run in reversed(self.runs)}

    def report(self, run: str) -> str | None:
        past = self._by_id.get(run)
        return self.of(past) if past else None

    def of(self, run: PastRun) -> str | None:
        report = run.folder / _REPORT
        return _way(report, self.folder) if report.is_file() else None


def _way(file: Path, folder: Path) -> str:
    return "./" + quote(Path(os.path.relpath(file, folder)).as_posix())


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
