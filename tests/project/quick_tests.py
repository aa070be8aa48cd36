"""The tests of the quick tier, of everything or of what may take a counterpart."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

_TESTS = Path(__file__).parents[1]
_LEAVE_OUT = "not e2e and not slow"
_COLLECT = ("--collect-only", "-qq", "-n0", "-p", "no:cacheprovider", "-p", "no:randomly")


@dataclass(frozen=True)
class QuickTest:
    """What it is called, and all that it takes, be it through something else."""

    nodeid: str
    takes: tuple[str, ...]


def quick_tests(
    session: pytest.Session, counterparts: Iterable[str], folder: Path
) -> list[QuickTest]:
    """Of the session, where it has collected everything; else of the files that speak of these."""
    asked = [Path(argument).resolve() for argument in session.config.args]
    if asked == [_TESTS] and not session.config.option.keyword:
        return _quick(session.items)
    told = folder / "collected.json"
    files = map(str, _taking(counterparts))
    given = (sys.executable, "-m", "tests.project.quick_tests", str(told), *files)
    subprocess.run(given, cwd=_TESTS.parent, check=True, stdout=subprocess.DEVNULL)
    documents = json.loads(told.read_text(encoding="utf-8"))
    return [QuickTest(one["nodeid"], tuple(one["takes"])) for one in documents]


def _taking(counterparts: Iterable[str]) -> Iterator[Path]:
    """As arguments of tests or of fixtures, there or in what lies beside them."""
    speaks = re.compile(rf"\b(?:{'|'.join(sorted(counterparts))})(?:: |\"\))")
    for file in sorted(_TESTS.rglob("test_*.py")):
        both = (one for one in (file, file.with_name("conftest.py")) if one.exists())
        if any(speaks.search(one.read_text(encoding="utf-8")) for one in both):
            yield file


def _quick(items: list[pytest.Item]) -> list[QuickTest]:
    kept = (
        item for item in items if {"e2e", "slow"}.isdisjoint(m.name for m in item.iter_markers())
    )
    return [QuickTest(one.nodeid, tuple(getattr(one, "fixturenames", ()))) for one in kept]


@dataclass(frozen=True)
class _Teller:
    file: Path

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        told = json.dumps([asdict(one) for one in _quick(session.items)])
        self.file.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    told, *files = sys.argv[1:]
    sys.exit(pytest.main([*_COLLECT, "-m", _LEAVE_OUT, *files], plugins=[_Teller(Path(told))]))
