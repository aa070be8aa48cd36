"""An embedded AWS whose time passes only when a test says so."""

from collections.abc import Iterator

import pytest

from commdrill.testing import FakeClock
from commdrill.testing.local_web import LocalWeb
from commdrill_sandbox.aws.embedded import EmbeddedAws
from tests.sandbox.aws.world import World


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def aws(clock: FakeClock) -> Iterator[EmbeddedAws]:
    embedded = EmbeddedAws(clock)
    embedded.start()
    yield embedded
    embedded.stop()


@pytest.fixture(scope="session")
def long_lived() -> Iterator[World]:
    """One for all: moto remembers for the whole process anyway, so names are never used twice."""
    clock = FakeClock()
    embedded = EmbeddedAws(clock)
    embedded.start()
    around = World(embedded, clock)
    yield around
    around.close()
    embedded.stop()


@pytest.fixture
def world(long_lived: World) -> World:
    return long_lived


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    """The origin; other paths than its routes are answered 404."""
    with LocalWeb() as server:
        yield server


@pytest.fixture
def spare() -> Iterator[LocalWeb]:
    """A second origin."""
    with LocalWeb() as server:
        yield server
