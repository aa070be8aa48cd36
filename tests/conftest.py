"""Options of the whole suite, and what several rooms need to be there."""

import gc
import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

import execnet
import pytest
from hypothesis import HealthCheck, settings

from tests.beforehand import prepare
from tests.nursery import Nursery
from tests.slowness import slowness
from tests.spreading import (
    CORES,
    GIVES_WAY,
    Part,
    Spreading,
    alternating,
    only_sessions,
    part_of,
    workers,
)
from tests.tiers import tiers_of

if TYPE_CHECKING:
    from tests.drivers.aws.local_aws import LocalAws

# A busy machine is no fault of an example's; and whether a change is right must not hang on which are tried that day.
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", settings.get_profile("explore"), derandomize=True, database=None)
settings.load_profile("same")

# Whole sessions start the command hundreds of times: let each module be compiled once.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# The embedded AWS asks this of moto; here moto may have been imported before it.
os.environ["MOTO_DISABLE_GLOBAL_CORS"] = "true"

# What this machine remembers of runs is none of the tests' business, and theirs is none of it.
_STATE = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_STATE] = tempfile.mkdtemp(prefix="commdrill-tests-")
    os.environ["XDG_STATE_HOME"] = config.stash[_STATE]
    worker = getattr(config, "workerinput", None)
    if not worker and config.getoption("numprocesses", None) and _is_all_asked_for(config):
        prepare(CORES)


def _is_all_asked_for(config: pytest.Config) -> bool:
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays: it is not looked through for rubbish while it grows, nor later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[_STATE], ignore_errors=True)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """More than cores, for whole sessions wait; what computes gives way to them."""
    return workers(CORES, slowness())


def pytest_xdist_setupnodes(config: pytest.Config, specs: list[execnet.XSpec]) -> None:
    if len(specs) > 1:
        nursery = Nursery(config.args)
        config.add_cleanup(nursery.close)
        for spec in specs:
            spec.python = nursery.stand_in


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Spreading | None:
    return Spreading(config, log) if config.getoption("dist") == "load" else None


def pytest_itemcollected(item: pytest.Item) -> None:
    """By its kind, so that none is forgotten."""
    assert isinstance(item, pytest.Function)
    for tier in tiers_of(item):
        item.add_marker(tier)


@pytest.hookimpl(trylast=True)  # the order of chance comes first
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Who computes lets those go before who have deadlines to meet."""
    items[:] = alternating(items)
    worker = getattr(config, "workerinput", None)
    if worker and part_of(worker["workerid"], worker["workercount"], CORES) is Part.ROOMS:
        os.nice(0 if only_sessions(item.nodeid for item in items) else GIVES_WAY)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden texts anew, to be read in the diff",
    )


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser lies."""
    from commdrill.drivers.http.browser import chromium_on_path

    if (found := chromium_on_path()) is None:
        pytest.skip("no Chromium: apt install chromium, and pip install '.[browser]'")
    return found


@pytest.fixture
def patient_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """It has long for what it does beside a look: a machine that stands still for seconds fails nobody."""
    monkeypatch.setattr("commdrill.drivers.http.browser_visit._TO_START", 120.0)
    monkeypatch.setattr("commdrill.drivers.http.browser_visit._TO_END", 30.0)


@pytest.fixture(scope="session")
def aws_on_this_machine() -> Iterator["LocalAws"]:
    from tests.drivers.aws.local_aws import served_by_moto

    with served_by_moto() as aws:
        yield aws


@pytest.fixture
def local_aws(aws_on_this_machine: "LocalAws") -> "LocalAws":
    """An AWS with nothing in it."""
    aws_on_this_machine.empty()
    return aws_on_this_machine
