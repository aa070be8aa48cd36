"""In which order the suite runs, and what stays together."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from tests.spreading import alternating, unit_of


@dataclass(frozen=True)
class Item:
    """All that is asked of a test."""

    nodeid: str


FILES = st.sampled_from(
    ["tests/e2e/test_sabotages.py", "tests/e2e/test_verdicts.py", "tests/judge/test_pages.py",
     "tests/contracts/test_faults.py::TestHttp", "tests/contracts/test_faults.py::TestCommand"]
)  # fmt: skip
SUITES = st.lists(st.builds("{}::test_{}".format, FILES, st.integers(0, 9)), unique=True)


@given(SUITES)
def test_no_test_is_lost_or_run_twice(nodeids: list[str]) -> None:
    ordered = [item.nodeid for item in alternating([Item(nodeid) for nodeid in nodeids])]  # type: ignore[misc]  # see Item
    assert sorted(ordered) == sorted(nodeids)


def test_a_session_goes_alone_and_a_class_or_module_together() -> None:
    session = "tests/e2e/test_verdicts.py::test_a_secret[page]"
    assert unit_of(session) == session
    assert unit_of("tests/judge/test_pages.py::test_it[a]") == "tests/judge/test_pages.py"
    contract = "tests/contracts/test_faults.py::TestHttp"
    assert unit_of(f"{contract}::test_is_a_fault[a::b]") == contract


def test_sessions_the_longest_first_take_turns_with_all_else() -> None:
    given = ["tests/a.py::test_1", "tests/a.py::test_2", "tests/b.py::test_1",
             "tests/e2e/test_verdicts.py::test_1", "tests/e2e/test_sabotages.py::test_1"]  # fmt: skip
    ordered = [item.nodeid for item in alternating([Item(nodeid) for nodeid in given])]  # type: ignore[misc]  # see Item
    assert ordered == [given[4], given[0], given[1], given[3], given[2]]
