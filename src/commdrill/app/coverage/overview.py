"""`coverage`: from documents and run folders to what is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from commdrill.app.coverage.pages import earlier_pages, write_whole
from commdrill.app.owner import owned_project
from commdrill.app.past_runs import past_runs
from commdrill.clock import SystemClock
from commdrill.coverage.coverage import Coverage, cover
from commdrill.coverage.promises import promised_in
from commdrill.documents.links.linked_documents import link
from commdrill.documents.problem import Problem
from commdrill.documents.project import Project
from commdrill.record.follow_up import FollowUp, follow_ups
from commdrill.record.history import History
from commdrill.reports import index


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


def write_page(file: Path, covered: Covered, reports: Path) -> None:
    """The page with the newest runs and the coverage; it appears whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    history = covered.history
    runs = index.Runs(history, len(history.runs), pages=tuple(earlier_pages(reports)))
    write_whole(file, index.render(covered.coverage, runs, file.parent, covered.followed))


def _sound_plans(project: Project, problems: tuple[Problem, ...]) -> Iterator[str]:
    wrong = {problem.position.file for problem in problems}
    for name, plan in project.plans.items():
        if plan.position().file not in wrong:
            yield name
