"""Serves the company of a project until it is asked to stop."""

import argparse
import gc
import json
import os
import secrets
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from commdrill.documents.project import Project, find_project, load_project
from commdrill.documents.severity import plan_at, severities_of
from commdrill.errors import UsageError
from commdrill_sandbox.company.charter import Charter, asks_for_aws
from commdrill_sandbox.company.company import Company
from commdrill_sandbox.company.found_words import with_found_words
from commdrill_sandbox.company.owner import Owner
from commdrill_sandbox.company.process import FOLDER_PREFIX, TOKEN_VARIABLE
from commdrill_sandbox.company.sabotage.registry import sabotages_named
from commdrill_sandbox.company.sabotage.sabotages import Sabotages

LINGER = 3600.0  # seconds a sandbox waits for `recover` after its owner is gone
_LOOK_EVERY = 0.5


@dataclass(frozen=True)
class Order:
    """What is to be served. Without plan or environment: the only one there is."""

    root: Path
    plan: str | None = None
    environment: str | None = None
    pace: float | None = None
    severity: str | None = None
    sabotages: tuple[str, ...] = ()
    owner: Owner | None = None
    token: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    linger: float = LINGER


def parse_arguments(arguments: Sequence[str]) -> Order:
    """The command line as an order."""
    parser = argparse.ArgumentParser(
        prog="python -m commdrill_sandbox.company", description=__doc__
    )
    parser.add_argument("--root", type=Path, help="the project; default: found upwards from here")
    parser.add_argument("--plan", help="id of the plan the responder carries out")
    parser.add_argument("--environment", help="id of the environment that names the subscribers")
    parser.add_argument("--pace", type=float, help="default: the environment's")
    parser.add_argument("--severity", help="one of the plan's; default: its first")
    parser.add_argument("--sabotage", action="append", default=[], metavar="NAME")
    parser.add_argument("--owner", type=int, metavar="PID", help="process to end with")
    parser.add_argument("--linger", type=float, default=LINGER, metavar="SECONDS")
    asked = parser.parse_args(arguments)
    return Order(
        root=asked.root or find_project(Path.cwd()),
        plan=asked.plan,
        environment=asked.environment,
        pace=asked.pace,
        severity=asked.severity,
        sabotages=tuple(asked.sabotage),
        owner=Owner.of(asked.owner) if asked.owner else None,
        token=os.environ.get(TOKEN_VARIABLE) or secrets.token_urlsafe(16),
        linger=asked.linger,
    )


def serve(order: Order) -> None:
    """Print the addresses as one line of JSON once all is ready; serve until asked to stop."""
    charter = charter_of(order)
    with _working_folder() as folder:
        company = Company(charter, folder)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: company.ask_to_stop())
        company.start()
        gc.freeze()  # all this stays; from now on rubbish is looked for in what is new
        gc.enable()
        sys.stdout.write(json.dumps(dict(company.addresses)) + "\n")
        sys.stdout.flush()
        _wait(company, order)


def charter_of(order: Order) -> Charter:
    """What the order's names stand for.

    Raises:
        UsageError: one of them stands for nothing, or the documents are no use.
    """
    sabotages = sabotages_named(order.sabotages)
    project = load_project(order.root)
    written = project.plans[_only("plan", order.plan, list(project.plans), project)].model
    plan = plan_at(written, order.severity or severities_of(written)[0])
    name = _environment(order, project)
    environment = project.environments[name].model
    if sabotages.slips and not asks_for_aws(environment):
        raise UsageError(_not_on_aws(name, sabotages))
    pace = order.pace or environment.pace
    return Charter(
        with_found_words(plan), environment, project.subscribers(name), pace, sabotages, order.token
    )


def _not_on_aws(environment: str, sabotages: Sabotages) -> str:
    named = next(sabotage.name for sabotage in sabotages.all if sabotage.slips)
    return (
        f"sabotage {named!r} is of how a company is set up on AWS, and {environment!r} looks at "
        "nothing there: use it where ${sandbox:aws…} is looked at, as in the shipped sandbox.yaml"
    )


def _environment(order: Order, project: Project) -> str:
    """Unless named: the one that starts a sandbox; of several, the one that drills name."""
    started = [
        name for name, found in project.environments.items() if found.model.starts == "sandbox"
    ]
    drilled = {drill.model.environment for drill in project.drills.values()}
    named = [name for name in started if name in drilled]
    known = named or started or list(project.environments)
    return _only("environment", order.environment, known, project)


def _only(kind: str, asked: str | None, known: Sequence[str], project: Project) -> str:
    every = project.plans if kind == "plan" else project.environments
    if asked is not None and asked in every:
        return asked
    if asked is None and len(known) == 1:
        return known[0]
    listed = ", ".join(known) or "none that can be read"
    what = f"there is no {kind} {asked!r}" if asked else f"which {kind}? Name one with --{kind}"
    first = f"; {project.problems[0]}" if project.problems else ""
    raise UsageError(f"{what}: {project.root} holds {listed}{first}")


@contextmanager
def _working_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(company: Company, order: Order) -> None:
    """Until asked to stop, or the owner has been gone for long enough."""
    alone_since: float | None = None
    while not company.wait(_LOOK_EVERY):
        if order.owner is None or order.owner.is_alive():
            alone_since = None
            continue
        alone_since = alone_since or time.monotonic()
        if time.monotonic() - alone_since >= order.linger:
            return
