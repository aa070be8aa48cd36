"""What each worker would work out for itself in a new checkout: worked out once, before they start.

Tests are compiled for pytest, modules for Python, and Hypothesis reads all of them, and all of
Unicode: two thirds of what collecting takes, and none of it once it lies on the disk.
"""

import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent
_COLLECT = ("-m", "pytest", "--collect-only", "-qq", "-p", "no:cacheprovider")
_READ_UNICODE = ("-c", "from hypothesis.strategies import text; text().validate()")


def prepare(cores: int) -> None:
    """As many at once as there are cores. What goes wrong here, each worker will tell."""
    files = _files()
    if _compiled().issuperset(file.stem for file in files):
        return
    collecting = [_start(*_COLLECT, *files[part::cores]) for part in range(cores)]
    for process in (*collecting, _start(*_READ_UNICODE)):
        process.wait()


def _files() -> list[Path]:
    return sorted(TESTS.rglob("test_*.py"))


def _compiled() -> frozenset[str]:
    kept = TESTS.rglob("__pycache__/test_*-pytest-*.pyc")
    return frozenset(file.name.partition(".")[0] for file in kept)


def _start(*asked: str | Path) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        (sys.executable, *asked), cwd=TESTS.parent, stdin=quiet, stdout=quiet, stderr=quiet
    )
