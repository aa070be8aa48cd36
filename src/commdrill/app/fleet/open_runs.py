"""Runs that are open, and that no workflow sees to."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from commdrill.app.request import RunRequest
from commdrill.app.run.claim import memory_of_this_machine
from commdrill.app.shelf.opening import take_over_by
from commdrill.app.shelf.runs import RunsOnShelf, runs_on_shelf


@dataclass(frozen=True)
class Orphan:
    """One of them. `is_broken`: it has ended, or died here; else it may be under way elsewhere."""

    run: str
    told: str
    is_broken: bool


def orphans(request: RunRequest, seen_to: Collection[str]) -> tuple[Orphan, ...]:
    """Those of a project, but for those that are seen to."""
    shared = runs_on_shelf(request.reports)
    found = _of_this_machine(request) if shared is None else _on(shared)
    return tuple(one for one in found if one.run not in seen_to)


def _of_this_machine(request: RunRequest) -> Iterator[Orphan]:
    runs, root = memory_of_this_machine().runs, request.project_root.resolve()
    for run in runs.all():
        if run.root == root and run.broke and not run.is_settled and not runs.is_under_way(run):
            told = f"left {', '.join(run.broke)} broken: `commdrill recover`"
            yield Orphan(run.run, told, is_broken=True)


def _on(shared: RunsOnShelf) -> Iterator[Orphan]:
    """No fleet may have begun one: whether its host lives only people know."""
    for one in shared.open():
        broke = ", ".join(state.armed.component for state in one.result.open_faults) or "nothing"
        way_out = take_over_by(one.run, shared.shelf)
        if one.result.finish is not None:
            yield Orphan(one.run, f"left {broke} broken: {way_out}", is_broken=True)
        else:
            told = f"is {one.holder}'s, has {broke} broken, and may be under way; if not, {way_out}"
            yield Orphan(one.run, told, is_broken=False)
