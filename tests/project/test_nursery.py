import shlex
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.nursery import Nursery

Worker = subprocess.Popen[str]


@contextmanager
def worker(nursery: Nursery, doing: str) -> Iterator[Worker]:
    """Started, and told what to do, as execnet would."""
    asked = (*shlex.split(nursery.stand_in), "-u", "-c", "what execnet begins with")
    pipe = subprocess.PIPE
    with subprocess.Popen(asked, stdin=pipe, stdout=pipe, text=True) as stand_in:
        assert stand_in.stdin
        stand_in.stdin.write(f"{doing!r}\n")
        stand_in.stdin.flush()
        yield stand_in


def said(nursery: Nursery, expression: str) -> str:
    with worker(nursery, f"import os, sys; print({expression}, flush=True)") as asked:
        return asked.communicate()[0].strip()


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    file = tmp_path_factory.mktemp("collected") / "test_shop.py"
    file.write_text("import os\n\nIMPORTED_BY = os.getpid()\n\n\ndef test_nothing() -> None: ...\n")
    with closing(Nursery([str(file)])) as opened:
        yield opened


@pytest.fixture
def imported(nursery: Nursery) -> Callable[[], tuple[str, str]]:
    """Who imported the test, and who says so."""
    module = "next(m for name, m in sys.modules.items() if name.endswith('test_shop'))"
    return lambda: tuple(said(nursery, f"{module}.IMPORTED_BY, os.getpid()").split(" "))  # type: ignore[return-value]


def test_workers_find_imported_what_one_process_has_collected(
    imported: Callable[[], tuple[str, str]],
) -> None:
    (by, first), (also_by, second) = imported(), imported()
    assert by == also_by
    assert len({by, first, second}) == 3


def test_a_worker_ends_with_whom_xdist_takes_for_it(nursery: Nursery, tmp_path: Path) -> None:
    waiting = "import signal; print('here', flush=True); signal.pause()"
    with worker(nursery, waiting) as stand_in:
        assert stand_in.stdout
        assert stand_in.stdout.readline() == "here\n"
        stand_in.kill()
        assert stand_in.stdout.read() == ""  # at the end, which is not before all have closed it
