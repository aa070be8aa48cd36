"""Options of the whole suite."""

import os

import pytest

# Whole sessions start the command hundreds of times: let each module be compiled once.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """More workers than cores: whole sessions mostly wait, for deadlines to pass."""
    return 2 * (os.cpu_count() or 1)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden texts anew, to be read in the diff",
    )
