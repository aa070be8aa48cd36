"""One test of many cases goes through all of them, and names each that fails."""

import inspect

import pytest

from tests.each import each

TRIED: list[int] = []


@each("number", range(5))
def numbers_are_even(number: int) -> None:
    TRIED.append(number)
    assert number % 2 == 0, "odd"


@each(("said", "heard"), [("a", "a"), ("b", "c")])
@each("times", [1, 2])
def said_is_heard(said: str, heard: str, times: int, house: str) -> None:
    if said * times != heard * times:
        pytest.fail(f"in the {house}")


def test_all_are_tried_and_each_that_fails_is_named() -> None:
    TRIED.clear()
    with pytest.raises(ExceptionGroup, match="2 of 5 cases") as told:
        numbers_are_even()
    assert TRIED == [0, 1, 2, 3, 4]
    assert [one.__notes__ for one in told.value.exceptions] == [
        ["case: number=1"],
        ["case: number=3"],
    ]
    assert all("odd" in str(one) for one in told.value.exceptions)


def test_fixtures_are_asked_for_as_ever_and_what_pytest_fails_by_counts() -> None:
    assert list(inspect.signature(said_is_heard).parameters) == ["house"]
    with pytest.raises(BaseExceptionGroup, match="1 of 2 cases") as told:
        said_is_heard(house="hall")
    (failed,) = told.value.exceptions
    assert failed.__notes__ == ["case: said='b', heard='c'"]
    assert isinstance(failed, BaseExceptionGroup)
    assert [str(one) for one in failed.exceptions] == ["in the hall", "in the hall"]


def test_no_cases_are_no_test() -> None:
    with pytest.raises(AssertionError, match="no cases"):
        each("number", [])
