"""What a project is called in its fleet, and on which queue an environment's drills wait."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from commdrill.documents.project import Project as Documents
from commdrill.errors import UsageError
from commdrill.extras import require
from commdrill.fleet.orders import USUAL_QUEUE, Project, Rhythm

PROJECT = "COMMDRILL_PROJECT"
HEARTBEAT = "COMMDRILL_HEARTBEAT"
QUARANTINE = "COMMDRILL_QUARANTINE"
_SHORTEST, _LONGEST = 2.0, 86_400.0  # seconds


def fleet_of(root: Path, environ: Mapping[str, str] = os.environ) -> Project:
    """As COMMDRILL_PROJECT says; else like the folder of its root.

    Raises:
        MissingExtra: Temporal's library is not installed.
        UsageError: that is no name.
    """
    require("a fleet", "temporal")
    name = environ.get(PROJECT) or root.resolve().name
    try:
        return Project(name)
    except ValueError as why:
        raise UsageError(f"the fleet's project: {why}: set {PROJECT}") from None


def rhythm_of(environ: Mapping[str, str] = os.environ) -> Rhythm:
    """As COMMDRILL_HEARTBEAT and COMMDRILL_QUARANTINE say, in seconds; else the usual one.

    Raises:
        UsageError: one of them is no such number.
    """
    usual = Rhythm()
    return replace(
        usual,
        heartbeat=_seconds(environ, HEARTBEAT, usual.heartbeat, _SHORTEST),
        quarantine=_seconds(environ, QUARANTINE, usual.quarantine, 0.0),
    )


def _seconds(environ: Mapping[str, str], name: str, usual: float, least: float) -> float:
    text = environ.get(name, str(usual))
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not least <= seconds <= _LONGEST:
        raise UsageError(f"{name}={text}: write seconds, from {least:g} to {_LONGEST:,.0f}")
    return seconds


def queue_of(documents: Documents, environment: str) -> str:
    found = documents.environments.get(environment)
    return (found.model.queue if found else None) or USUAL_QUEUE
