"""A house, opened once for a file of tests; each finds it as it was left, but for what it was told."""

from collections.abc import Iterator

import pytest

from commdrill.testing.local_web import LocalWeb
from tests.sandbox.aws.house import House, open_house


@pytest.fixture(scope="module")
def opened() -> Iterator[House]:
    with open_house() as house:
        yield house


@pytest.fixture
def house(opened: House) -> House:
    opened.forget()
    return opened


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    """What stands behind the company's fronts; paths that are no routes are answered 404."""
    with LocalWeb() as server:
        yield server
