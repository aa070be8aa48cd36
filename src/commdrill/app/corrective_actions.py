"""What a project does about what its runs saw broken; kept with a run, its folder alone tells who, and by when."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from commdrill.app.owner import owned_project
from commdrill.app.request import RunRequest
from commdrill.documents.actions import BrokenPromise, CorrectiveAction
from commdrill.documents.links.linked_documents import link
from commdrill.documents.problem import DocumentErrors
from commdrill.errors import UsageError
from commdrill.journal.book import Journal
from commdrill.record.events import ActionsKept, KeptAction
from commdrill.record.follow_up import concerns
from commdrill.record.mending import broken_steps, last_kept
from commdrill.record.result import Result
from commdrill.reports.source import Source


def actions_in(root: Path) -> tuple[CorrectiveAction, ...]:
    """Every action that a project has.

    Raises:
        DocumentErrors: a list of them is wrong: an action that is not read would look like none.
    """
    project = owned_project(root)
    documents = link(project)
    broken = {one.source.name for name, one in project.actions.items()
              if not documents.is_sound_list(name)}  # fmt: skip
    wrong = [one for one in documents.problems if one.position.file in broken]
    unread = any(kind == "actions" for kind, _ in project.broken)
    if wrong or unread:
        raise DocumentErrors(tuple(wrong) or documents.problems)
    return tuple(one for document in project.actions.values() for one in document.model.actions)


def kept_with(source: Source) -> tuple[CorrectiveAction, ...]:
    """As they were when somebody signed the run."""
    plan, scenario = source.start.plan.id, source.start.scenario
    return tuple(
        CorrectiveAction(
            id=one.id,
            finding=BrokenPromise(plan=plan, scenario=scenario, step=one.step),
            text=one.text,
            owner=one.owner,
            began=date.fromisoformat(one.began) if one.began else None,
            due=date.fromisoformat(one.due),
            ticket=one.ticket or None,
        )
        for one in last_kept(source.result)
    )


def keep_actions(journal: Journal, root: Path | None) -> bool:
    """Whether there was anything to keep; where no project is at hand, there is not.

    Raises:
        DocumentErrors: the project's actions cannot be read.
    """
    if not broken_steps(journal.result):
        return False
    project = _project(root)
    found = tuple(_found(journal.result, project)) if project else last_kept(journal.result)
    if found == last_kept(journal.result):
        return False
    journal.append(ActionsKept(found))
    return True


def _project(root: Path | None) -> Path | None:
    try:
        return RunRequest(root=root).project_root
    except UsageError:
        if root is not None:
            raise
        return None  # runs are signed where they are kept, too


def _found(result: Result, project: Path) -> Iterator[KeptAction]:
    """In the order of the run's steps; what is done about a step may be several things."""
    start, actions = result.start, actions_in(project)
    if start is None:
        return
    for step in broken_steps(result):
        mine = (one for one in actions if concerns(one, start.plan.id, start.scenario, step))
        yield from (_kept(one, step) for one in mine)


def _kept(action: CorrectiveAction, step: str) -> KeptAction:
    began = action.began.isoformat() if action.began else ""
    ticket = action.ticket or ""
    return KeptAction(
        action.id, step, action.text, action.owner, began, action.due.isoformat(), ticket
    )
