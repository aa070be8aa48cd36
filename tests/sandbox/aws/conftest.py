"""An embedded AWS whose time passes only when a test says so."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from commdrill.testing import FakeClock
from commdrill.testing.local_web import LocalWeb
from commdrill_sandbox.aws.embedded import EmbeddedAws
from tests.sandbox.aws.house import House, open_house
from tests.sandbox.aws.world import World

_numbers = count()


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
def s3(world: World) -> Any:
    return world.s3


@pytest.fixture
def bucket(s3: Any) -> Iterator[str]:
    name = f"pages-of-{next(_numbers)}"
    s3.create_bucket(Bucket=name)
    yield name
    for one in s3.list_objects_v2(Bucket=name).get("Contents", ()):
        s3.delete_object(Bucket=name, Key=one["Key"])
    s3.delete_bucket(Bucket=name)


@pytest.fixture(scope="module")
def opened() -> Iterator[House]:
    """A house, opened once for a file of tests."""
    with open_house() as house:
        yield house


@pytest.fixture
def house(opened: House) -> House:
    """Each test finds it as it was left, but for what it was told."""
    opened.forget()
    return opened


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    """What stands behind the fronts; other paths than its routes are answered 404."""
    with LocalWeb() as server:
        yield server


@pytest.fixture
def spare() -> Iterator[LocalWeb]:
    """A second origin."""
    with LocalWeb() as server:
        yield server
