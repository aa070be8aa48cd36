from collections.abc import Iterator

import pytest

from tests.drivers.aws.moto_server import LocalAws, moto


@pytest.fixture
def local_aws() -> Iterator[LocalAws]:
    with moto() as aws:
        yield aws
