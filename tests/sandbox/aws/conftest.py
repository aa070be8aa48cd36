"""An embedded AWS whose time passes only when a test says so."""

from collections.abc import Iterator

import pytest

from commdrill.sandbox.aws.embedded import EmbeddedAws
from commdrill.testing import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def aws(clock: FakeClock) -> Iterator[EmbeddedAws]:
    embedded = EmbeddedAws(clock)
    embedded.start()
    yield embedded
    embedded.stop()
