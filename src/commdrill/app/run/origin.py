"""Who runs a drill, on which machine, and from which state of the project: what an auditor asks first."""

import os
import pwd
import socket
from collections.abc import Mapping
from pathlib import Path

from commdrill.app.versions import state_of
from commdrill.record.events import Origin

_ACTORS = ("GITHUB_ACTOR", "GITLAB_USER_LOGIN", "BUILD_USER_ID")
_ADDRESSES = ("CI_JOB_URL", "BUILD_URL")


def origin_of(root: Path, approved: str, variables: Mapping[str, str] = os.environ) -> Origin:
    """As far as this machine and its CI service say."""
    commit, tree = state_of(root)
    return Origin(
        operator=_operator(variables),
        host=socket.gethostname(),
        ci_run=_ci_run(variables),
        commit=commit,
        tree=tree,
        approved=approved,
    )


def _operator(variables: Mapping[str, str]) -> str:
    """In CI whoever set it going, else whose process it is."""
    for name in _ACTORS:
        if variables.get("CI") and variables.get(name):
            return variables[name]
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:  # a container's user need not have a name
        return f"user {os.geteuid()}"


def _ci_run(variables: Mapping[str, str]) -> str:
    if run := variables.get("GITHUB_RUN_ID"):
        server = variables.get("GITHUB_SERVER_URL", "")
        return f"{server}/{variables.get('GITHUB_REPOSITORY', '')}/actions/runs/{run}"
    return next((variables[name] for name in _ADDRESSES if variables.get(name)), "")
