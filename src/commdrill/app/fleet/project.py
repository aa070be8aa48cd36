"""What a project is called in its fleet, and on which queue an environment's drills wait."""

import os
from collections.abc import Mapping
from pathlib import Path

from commdrill.documents.project import Project as Documents
from commdrill.errors import UsageError
from commdrill.extras import require
from commdrill.fleet.names import USUAL_QUEUE, Project

PROJECT = "COMMDRILL_PROJECT"


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


def queue_of(documents: Documents, environment: str) -> str:
    """The queue that the drills of an environment wait on."""
    del documents, environment
    return USUAL_QUEUE
