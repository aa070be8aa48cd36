"""What tests of the engine begin with."""

import pytest

from .desk import Desk
from .steps import is_back, tells


@pytest.fixture
def desk() -> Desk:
    return Desk((tells(), is_back()))
