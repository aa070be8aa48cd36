"""The owner's policy as this process meets it: `--policy`, or COMMDRILL_POLICY."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from commdrill.documents.document import Document
from commdrill.documents.environment import Environment
from commdrill.documents.owner_policy import Owner
from commdrill.documents.project import Project, load_needed, load_project
from commdrill.documents.selection import plans_named

POLICY = "COMMDRILL_POLICY"


def owner() -> Owner:
    """What whoever owns this machine allows documents.

    Raises:
        UsageError: the policy cannot be read: without it nothing is done.
    """
    file = os.environ.get(POLICY)
    return Owner.of(Path(file)) if file else Owner()


def owned_project(root: Path) -> Project:
    """A project whose documents read files where its owner lets them."""
    return load_project(root, owner().readable(root))


def owned_project_for(root: Path, drills: Iterable[str]) -> Project:
    """The same for whoever asks for these drills (none: for all): of plans, what they name is read.

    Raises:
        UsageError: a name that is no drill's.
    """
    names = tuple(drills)
    return load_needed(root, owner().readable(root), lambda read: plans_named(read, names))


def owned_environments(root: Path) -> Mapping[str, Document[Environment]]:
    """What a project says of its environments, for whoever needs no plan."""
    return load_needed(root, owner().readable(root), lambda _read: ()).environments
