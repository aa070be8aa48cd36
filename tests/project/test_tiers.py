"""What is left out between two changes: it meets no counterpart, and begins no session."""

from pathlib import Path

import pytest

from tests.engine import world
from tests.tiers import MADE_OF, TAKEN, made_of

from .quick_tests import quick_tests

ROOT = Path(__file__).parents[2]
LEFT_OUT = {"e2e", "slow"}
COUNTERPARTS = {
    *("chromium", "dovecot", "maildev", "aws_on_this_machine", "local_aws"),
    *("engine", "fleet", "sound"),
}


def test_no_quick_test_takes_a_counterpart(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    quick = quick_tests(request.session, COUNTERPARTS, tmp_path)
    assert any("test_browser.py" in one.nodeid for one in quick)
    assert [one.nodeid for one in quick if COUNTERPARTS.intersection(one.takes)] == []


def test_what_begins_sessions_and_companies_is_known_through_what_it_uses() -> None:
    from tests.e2e import conftest  # here, or this file would be made of them, too
    from tests.fleet import workers
    from tests.sandbox.company.conftest import Open

    for module in (conftest.__name__, workers.__name__):
        assert "tests.forge" in made_of(module)
    assert "commdrill_sandbox.company.company" in made_of(Open.__module__)


def test_what_only_computes_is_quick() -> None:
    assert "commdrill.engine.resume.resumption" in made_of(world.__name__)
    assert MADE_OF.keys() & made_of(world.__name__) == set()


def test_no_mark_is_put_that_the_quick_tests_would_keep() -> None:
    assert {*TAKEN.values(), *MADE_OF.values()} == LEFT_OUT
