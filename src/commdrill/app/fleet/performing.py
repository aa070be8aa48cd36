"""An order performed: one drill, as the run that it names."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from commdrill.app.past_runs import past_runs
from commdrill.app.progress.console import open_console
from commdrill.app.request import RunRequest
from commdrill.app.run.destinations import check_destinations
from commdrill.app.run.drills import scripts_of
from commdrill.app.run.one_run import DrillRun
from commdrill.compile.asked import Asked
from commdrill.compile.script import Script
from commdrill.engine.run_services import Stop
from commdrill.errors import PreflightRefused
from commdrill.fleet.orders import Ending, Order
from commdrill.record.outcome import ending_of
from commdrill.record.result import Result


def perform(root: Path, reports: Path, order: Order, stop: Stop) -> Ending:
    """The drill, from its folder to its reports.

    Raises:
        CommdrillError: it cannot even begin.
    """
    if made := _made(reports, order.slot):
        return Ending(0, "passed", began=True, why=f"run {made} was made for {order.slot} already")
    request = requested(root, reports, order)
    (script,) = scripts_of(request)
    check_documents(order, script)
    check_destinations(request.reports, request.junit)
    with open_console(lambda run: request.reports / run / "report.html") as console:
        drilled = DrillRun(request, script, console.take, lambda *_: None, stop).run()
    return ending_as_told(drilled.result)


def ending_as_told(result: Result) -> Ending:
    """What a run came to, for Temporal."""
    ending = ending_of(result)
    began = result.has_begun or not result.is_restored
    return Ending(ending.exit_code, ending.outcome, began, "; ".join(result.refusals))


def requested(root: Path, reports: Path, order: Order) -> RunRequest:
    """The order, as `run` would be asked."""
    asked = Asked(
        variables=order.variables,
        pace=order.pace,
        hold=timedelta(seconds=order.hold) if order.hold is not None else None,
        only=frozenset(order.only),
    )
    return RunRequest(
        root=root,
        drills=(order.drill,),
        environment=order.environment,
        report_dir=reports,
        strict=order.strict,
        sabotages=order.sabotages,
        asked=asked,
        tags=order.tags,
        slot=order.slot,
        run=order.run,
    )


def documents_of(script: Script) -> str:
    """The digest of what a drill is made of, and of what that names; wherever its folder lies."""
    return hashlib.sha256("".join(sorted(_digests(script.files))).encode()).hexdigest()


def _digests(files: Iterable[Path]) -> Iterator[str]:
    for file in files:
        with suppress(OSError):  # gone since: no worker has the same
            yield hashlib.sha256(file.read_bytes()).hexdigest()


def check_documents(order: Order, script: Script) -> None:
    """They are those that the order was given by.

    Raises:
        PreflightRefused: they are not.
    """
    if order.documents and order.documents != documents_of(script):
        raise PreflightRefused(
            f"the documents of {order.drill} are not the same at the worker as where it was asked "
            "for: bring both to one commit"
        )


def _made(reports: Path, slot: str) -> str:
    """The run that was made for a slot; Temporal forgets, run folders do not."""
    run = past_runs(reports).of_slot(slot) if slot else None
    return run.run if run else ""
