"""`coverage`, and the page that lists all runs: from documents and run folders to what is told."""

import secrets as randomness
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from commdrill.app import output
from commdrill.app.owner import owned_project
from commdrill.app.past_runs import past_runs, runs_in
from commdrill.clock import SystemClock
from commdrill.coverage.coverage import Coverage, cover
from commdrill.coverage.promises import promised_in, remembered_in
from commdrill.documents.links import link
from commdrill.documents.problem import Problem
from commdrill.documents.project import Project
from commdrill.private_files import UNFINISHED, read_private
from commdrill.record.follow_up import FollowUp, follow_ups
from commdrill.record.history import History, PastRun
from commdrill.reports import index

INDEX = "index.html"
_LARGEST = 2**28  # bytes of a page that lists runs


@dataclass(frozen=True)
class Covered:
    """The coverage of a project, the runs behind it, the mistakes that hid a plan from it, its actions."""

    coverage: Coverage
    history: History
    problems: tuple[Problem, ...]
    followed: tuple[FollowUp, ...] = ()


def cover_project(root: Path, reports: Path) -> Covered:
    """Every plan without a mistake, and what the runs in a reports folder say of it."""
    project, history = owned_project(root), past_runs(reports)
    documents, today = link(project), SystemClock().now().date()
    problems = documents.problems
    stages = [place.model.stage for place in project.environments.values()]
    promised = promised_in(project, _sound_plans(project, problems))
    coverage = cover(promised, history, today, stages)
    actions = (one for name, listed in project.actions.items() if documents.is_sound_list(name)
               for one in listed.model.actions)  # fmt: skip
    return Covered(coverage, history, problems, follow_ups(actions, history, today))


def write_page(file: Path, coverage: Coverage, history: History) -> None:
    """The page with all runs and the coverage; it appears whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.name}-{randomness.token_hex(4)}{UNFINISHED}")
    page = index.render(coverage, history, file.parent)
    try:
        unfinished.write_bytes(page.encode("utf-8", "replace"))
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)


def list_runs(reports: Path, *known: PastRun) -> None:
    """Write `index.html` anew, from the run folders alone, unless one lies there that is not ours.

    `known`: runs there that need not be read again.

    What goes wrong is told, and no more: the run was what it was. A link or a folder of that name
    stays as it is: whoever laid it there leads elsewhere.
    """
    file = reports / INDEX
    try:
        if not _is_anothers(file):
            history = runs_in(reports, *known)
            write_page(file, _remembered(history), history)
    except Exception as why:  # noqa: BLE001 a list of runs must not spoil a run
        output.complain(f"commdrill: {file} cannot be written: {why}")


def _is_anothers(file: Path) -> bool:
    try:
        page = read_private(file, _LARGEST)
    except FileNotFoundError:
        return False
    return index.GENERATOR.encode() not in page


def _remembered(history: History) -> Coverage:
    stages = [run.environment.stage for run in history.runs]
    return cover(remembered_in(history), history, SystemClock().now().date(), stages)


def _sound_plans(project: Project, problems: tuple[Problem, ...]) -> Iterator[str]:
    wrong = {problem.position.file for problem in problems}
    for name, plan in project.plans.items():
        if plan.position().file not in wrong:
            yield name
