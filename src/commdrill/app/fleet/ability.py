"""Whether a worker could put back what a drill breaks: it has its documents, its drivers and its secrets."""

import threading
from pathlib import Path

from commdrill.app.fleet.performing import check_documents, requested
from commdrill.app.run.drills import scripts_of
from commdrill.app.wiring import Builder, Oversight, Surroundings, aws_of
from commdrill.compile.script import Script
from commdrill.drivers.masking.secrets import Secrets
from commdrill.drivers.protocol import RunContext
from commdrill.drivers.shared import Shared
from commdrill.engine.run_services import Stop
from commdrill.errors import CommdrillError
from commdrill.fleet.orders import Ending, Order


def told_able(root: Path, reports: Path, order: Order, _: Stop) -> Ending:
    """Why this worker could not, if it could not, as the processes of a worker answer."""
    return Ending(0, "told", why=inability(root, reports, order))


def inability(root: Path, reports: Path, order: Order) -> str:
    """Why it could not; empty where it could. Nothing is touched; of secrets only names are told."""
    try:
        (script,) = scripts_of(requested(root, reports, order))
        check_documents(order, script)
        if not script.site.is_sandbox:  # which dies with its host
            _build_faults(script, root, order)
    except CommdrillError as why:
        return str(why)
    return ""


def _build_faults(script: Script, root: Path, order: Order) -> None:
    oversight = Oversight.over(Secrets(), script.site.hosts)
    context = RunContext(f"able-{order.drill}", "", "")
    around = Surroundings(context, root, {}, aws_of(script.site.aws), script.component_names)
    with Shared() as shared:
        references = around.references(oversight)
        Builder(script, references, oversight, threading.Event(), shared).check_faults(root)
