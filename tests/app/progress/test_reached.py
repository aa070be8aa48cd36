"""Whom a step has reached: the same as one set of them, in few pieces."""

from hypothesis import given
from hypothesis import strategies as st

from commdrill.app.progress.progress import Reached

PEOPLE = st.sampled_from([f"c{number}" for number in range(40)])


@given(st.lists(st.frozensets(PEOPLE, max_size=3), max_size=60))
def test_whoever_came_is_in_it_and_nobody_else(messages: list[frozenset[str]]) -> None:
    reached = Reached()
    for people in messages:
        reached = reached.and_also(people)
    came = frozenset[str]().union(*messages)
    assert {
        person for person in (f"c{number}" for number in range(40)) if person in reached
    } == came
    assert sum(map(len, reached.groups)) == len(came)


def test_a_thousand_lie_in_a_few_sets() -> None:
    reached = Reached()
    for number in range(1_000):
        reached = reached.and_also([f"c{number}"])
    assert len(reached.groups) <= 10
