"""Keeps with a run what its project does about what it saw broken: the folder alone then tells who, and by when."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from commdrill.app.after_action import actions_in
from commdrill.app.request import RunRequest
from commdrill.documents.actions import CorrectiveAction
from commdrill.errors import UsageError
from commdrill.journal.book import Journal
from commdrill.record.events import ActionsKept, KeptAction
from commdrill.record.follow_up import concerns
from commdrill.record.mending import broken_steps, last_kept
from commdrill.record.result import Result


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
    request = RunRequest(root=root)
    if root is not None:
        return request.project_root
    with suppress(UsageError):  # runs are signed where they are kept, too
        return request.project_root
    return None


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
