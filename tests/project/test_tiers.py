"""What is left out between two changes: it meets no counterpart, and begins no session."""

from pathlib import Path

import pytest

from tests.engine import world
from tests.tiers import MADE_OF, TAKEN, made_of

ROOT = Path(__file__).parents[2]
LEFT_OUT = {"e2e", "slow"}
COUNTERPARTS = {"chromium", "dovecot", "maildev", "aws_on_this_machine", "engine", "fleet", "sound"}


def test_no_quick_test_takes_a_counterpart(request: pytest.FixtureRequest) -> None:
    every = [item for item in request.session.items if isinstance(item, pytest.Function)]
    quick = [one for one in every if LEFT_OUT.isdisjoint(m.name for m in one.iter_markers())]
    assert request.node in quick
    assert COUNTERPARTS & {name for one in quick for name in one.fixturenames} == set()


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


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_developers_are_told_how_to_leave_them_out(page: str) -> None:
    assert {*TAKEN.values(), *MADE_OF.values()} == LEFT_OUT
    assert '-m "not e2e and not slow"`' in (ROOT / page).read_text(encoding="utf-8")
