"""The owner's policy as this process meets it: `--policy`, or COMMDRILL_POLICY."""

import os
from pathlib import Path

from commdrill.documents.owner_policy import Owner
from commdrill.documents.project import Project, load_project

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
