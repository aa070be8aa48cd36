"""One Temporal for the tests of a process; each test has a project, and so queues, of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.corner import cornered
from tests.fleet.engine import Engine, serving
from tests.fleet.workers import Fleet


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with serving(tmp_path_factory.mktemp("temporal")) as found:
        yield found


@pytest.fixture
def fleet(engine: Engine, tmp_path: Path) -> Iterator[Fleet]:
    with cornered(tmp_path) as corner, Fleet(corner, engine.address, tmp_path.name) as made:
        yield made
