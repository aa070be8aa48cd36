"""What the command line asks of a project: which drills, where, and where their runs go."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from commdrill.app.embedded import StartSandbox, start_sandbox
from commdrill.compile.asked import NOTHING, Asked
from commdrill.documents.project import find_project
from commdrill.errors import UsageError
from commdrill.record.events import Noted

REPORTS = "reports"


def _nobodys() -> Iterable[Noted]:
    return ()


@dataclass(frozen=True)
class RunRequest:
    """What the command line asks for. `notes`: what observers have written since it was last asked.

    `start_sandbox`: how one is started. `run`: the id that its one run will have; empty: by the time, the drill and chance.
    """

    root: Path | None = None
    drills: tuple[str, ...] = ()
    environment: str | None = None
    report_dir: Path | None = None
    junit: Path | None = None
    strict: bool = False
    sabotages: tuple[str, ...] = ()
    since: str | None = None
    asked: Asked = NOTHING
    tags: tuple[str, ...] = ()
    slot: str = ""
    run: str = ""
    notes: Callable[[], Iterable[Noted]] = _nobodys
    start_sandbox: StartSandbox = start_sandbox

    @property
    def project_root(self) -> Path:
        """The project drilled: named, or the nearest one upwards.

        Raises:
            UsageError: there is none.
        """
        if self.root is None:
            return find_project(Path.cwd())
        if not self.root.is_dir():
            raise UsageError(f"--root {self.root}: there is no such folder")
        return self.root.resolve()

    @property
    def reports(self) -> Path:
        """The folder that holds run folders."""
        return self.report_dir or self.project_root / REPORTS
