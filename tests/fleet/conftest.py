"""One Temporal for the tests of a process, and one that workers' programs are forked from; each test has a project, and so queues, of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.corner import cornered
from tests.fleet.deeds_at_hand import DeedsAtHand, deeds_at_hand
from tests.fleet.engine import Engine, serving
from tests.fleet.workers import Fleet


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with serving(tmp_path_factory.mktemp("temporal")) as found:
        yield found


@pytest.fixture(scope="session")
def deeds() -> Iterator[DeedsAtHand]:
    with deeds_at_hand() as made:
        yield made


@pytest.fixture
def fleet(engine: Engine, deeds: DeedsAtHand, tmp_path: Path) -> Iterator[Fleet]:
    with cornered(tmp_path) as corner, Fleet(corner, deeds, engine.address, tmp_path.name) as made:
        yield made
