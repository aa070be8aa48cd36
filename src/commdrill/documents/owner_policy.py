"""The owner's policy: what documents may make the harness do, said by whoever owns the machine.

It lies outside the documents, so that nobody can loosen it in the change that needs it loosened:
for a pull request it is the base branch's.
"""

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from pydantic import Field

from commdrill.documents.allowed_hosts import EVERY_HOST
from commdrill.documents.decode import decode_as
from commdrill.documents.named_file import ANYWHERE, NotReadable, ReadableFolders
from commdrill.documents.patterns import Words
from commdrill.documents.problem import DocumentErrors
from commdrill.documents.source import MAX_BYTES, read_source
from commdrill.errors import UsageError
from commdrill.model import Model

Patterns = tuple[Words, ...]


class OwnerPolicy(Model):
    """What documents may use. What is left out is not limited, but for the folders of files."""

    drivers: Patterns | None = Field(
        None,
        description="names of drivers, `command` of notices included; * stands for any letters",
    )
    env: Patterns | None = Field(
        None, description="names of variables that ${env:…} may read; * stands for any letters"
    )
    folders: Patterns = Field(
        (),
        description="folders of files that documents may name, beside the project's own; "
        "relative to this file",
    )
    hosts: Patterns | None = Field(
        None,
        description="whom anything may contact, notices and endpoint_url included, as in guard",
    )
    recover: Patterns | None = Field(
        None, description="names of drivers whose way back `recover` may run; else as for `drivers`"
    )


@dataclass(frozen=True)
class Owner:
    """A policy and where it stands; without one, what holds then."""

    policy: OwnerPolicy = field(default_factory=OwnerPolicy.model_construct)
    file: Path | None = None

    @classmethod
    def of(cls, file: Path) -> "Owner":
        """The policy in a file.

        Raises:
            UsageError: it cannot be read.
            DocumentErrors: every mistake in it.
        """
        return cls(_read(file), file.resolve())

    def readable(self, root: Path) -> ReadableFolders:
        """Where the files are that the documents of this project may name."""
        home = self.file.parent if self.file else root
        return ReadableFolders.of(root, *(home / folder for folder in self.policy.folders))

    @property
    def hosts(self) -> tuple[str, ...]:
        """Whom anything may contact, as the guard has its patterns."""
        return EVERY_HOST if self.policy.hosts is None else self.policy.hosts

    def why_no_driver(self, name: str) -> str:
        """Why documents may not use a driver; empty where they may."""
        return self._why_not(self.policy.drivers, name, f"the driver {name!r}", "drivers")

    def why_no_way_back(self, name: str) -> str:
        """The same for what `recover` may run."""
        if self.policy.recover is None:
            return self.why_no_driver(name)
        what = f"recovery by the driver {name!r}"
        return self._why_not(self.policy.recover, name, what, "recover")

    def why_no_variable(self, name: str) -> str:
        """The same for a variable of the environment."""
        return self._why_not(self.policy.env, name, f"${{env:{name}}}", "env")

    def _why_not(self, allowed: Patterns | None, name: str, what: str, key: str) -> str:
        if allowed is None or any(fnmatchcase(name, pattern) for pattern in allowed):
            return ""
        return f"the owner's policy ({self.file}: {key}) does not allow {what}"


def _read(file: Path) -> OwnerPolicy:
    try:
        content = ANYWHERE.read(file, MAX_BYTES)
    except NotReadable as why:
        raise UsageError(f"the owner's policy {str(file)!r}: {why}") from None
    readings = read_source(file, content, str(file))
    if problems := [problem for reading in readings for problem in reading.problems]:
        raise DocumentErrors(problems)
    if len(readings) != 1 or readings[0].source is None:
        raise UsageError(
            f"the owner's policy {str(file)!r} holds {len(readings)} documents, not one"
        )
    found = decode_as(OwnerPolicy, readings[0].source)
    if isinstance(found, tuple):
        raise DocumentErrors(found)
    return found.model
