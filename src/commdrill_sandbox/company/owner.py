"""The process that started the sandbox: when it is gone, the sandbox does not stay for ever."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Owner:
    """A process, told from a later one with the same pid by the time it was started."""

    pid: int
    started: str

    @classmethod
    def of(cls, pid: int) -> "Owner":
        return cls(pid, _started(pid))

    def is_alive(self) -> bool:
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return _started(self.pid) == self.started


def _started(pid: int) -> str:
    """Linux tells when a process began; elsewhere its pid alone must do."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return ""
    return told.rpartition(")")[2].split()[19]
