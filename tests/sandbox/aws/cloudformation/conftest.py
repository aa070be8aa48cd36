"""One AWS for all stacks of a file."""

from collections.abc import Iterator

import pytest

from commdrill.testing import FakeClock
from commdrill_sandbox.aws.embedded import EmbeddedAws
from tests.sandbox.aws.cloudformation.stacks import Stacks


@pytest.fixture(scope="module")
def stacks() -> Iterator[Stacks]:
    embedded = EmbeddedAws(FakeClock())
    embedded.start()
    yield Stacks(embedded)
    embedded.stop()
