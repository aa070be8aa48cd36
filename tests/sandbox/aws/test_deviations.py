"""The list of deviations is a text for people, and no entry of it is half an entry."""

import pytest

from commdrill.app.cli import main
from tests.each import each
from tests.sandbox.aws.deviations import Deviation, deviations, text


def test_each_entry_is_read_back() -> None:
    names = [line for line in text().splitlines() if line[:1].islower() and " " not in line]
    assert [one.name for one in deviations()] == names
    assert len(set(names)) == len(names) >= 38


@each("deviation", deviations())
def test_a_deviation_says_what_aws_does_and_what_happens_here(deviation: Deviation) -> None:
    assert deviation.aws.endswith(".")
    assert deviation.here.endswith(".")


def test_it_fits_on_a_screen_of_a_hundred_columns() -> None:
    assert max(map(len, text().splitlines())) <= 100


def test_the_command_prints_it_and_starts_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sandbox", "--deviations"]) == 0
    assert capsys.readouterr().out == text()
