"""The only way in which git is asked: it reads what is there, and does nothing that a repository wants.

What git may run, fetch or put in another's place is written in a repository's own settings, and whose
those are nobody knows.
"""

from pathlib import Path

from commdrill.errors import UsageError
from commdrill.programs import ProgramFailed, output_of

_SETTINGS = (
    "advice.graftFileDeprecated=false",
    "core.quotePath=false",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.warnAmbiguousRefs=true",
    "log.showSignature=false",  # by a program that the repository names
    "safe.bareRepository=explicit",  # a folder of the tree that is a repository itself
)
_VARIABLES = {
    "GIT_ALLOW_PROTOCOL": "none",  # what is not here is not fetched, by whatever program
    "GIT_GRAFT_FILE": "/dev/null",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_FILTERS = r"^filter\..*\.(clean|process)$"


def git(folder: Path, *arguments: str) -> str:
    """What it says, of the repository that a folder is in; as `git_bytes`."""
    return git_bytes(folder, *arguments).decode("utf-8", "replace")


def git_bytes(folder: Path, *arguments: str) -> bytes:
    """The same, as it stands.

    Raises:
        UsageError: git is not installed, says no, or a name in it stands for two things.
        CommdrillError: it takes too long.
    """
    begun = ("-C", str(folder), *(word for one in _SETTINGS for word in ("-c", one)))
    try:
        said, beside = output_of("git", *begun, *arguments, environ=_VARIABLES)
    except ProgramFailed as why:
        raise UsageError(str(why)) from None
    if b"is ambiguous" in beside:
        text = beside.decode("utf-8", "replace").strip()
        raise UsageError(f"git: {text} Name it whole, such as refs/heads/main")
    return said


def is_clean(folder: Path) -> bool | None:
    """Whether the files of a folder are as they were committed; None: only programs that the repository names could tell."""
    try:
        scopes = git(folder, "config", "--show-scope", "--name-only", "--get-regexp", _FILTERS)
    except UsageError:  # there are none
        scopes = ""
    if {line.partition("\t")[0] for line in scopes.splitlines()} & {"local", "worktree"}:
        return None
    asked = ("--porcelain", "--untracked-files=no", "--ignore-submodules=dirty")
    return not git(folder, "status", *asked, "--", ".").strip()
