"""Runs that left something broken, and that no workflow sees to."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from commdrill.app.request import RunRequest
from commdrill.app.run.claim import memory_of_this_machine


@dataclass(frozen=True)
class Orphan:
    """One of them. `way_out`: the command that puts it back."""

    run: str
    what: str
    way_out: str


def orphans(request: RunRequest, seen_to: Collection[str]) -> tuple[Orphan, ...]:
    """Those of a project, but for those that are seen to."""
    return tuple(one for one in _of_this_machine(request) if one.run not in seen_to)


def _of_this_machine(request: RunRequest) -> Iterator[Orphan]:
    runs, root = memory_of_this_machine().runs, request.project_root.resolve()
    for run in runs.all():
        if run.root == root and run.broke and not run.is_settled and not runs.is_under_way(run):
            yield Orphan(run.run, f"{', '.join(run.broke)} broken", "`commdrill recover`")
