"""The pytest plugin: `pytest drills/` runs drills, each step of a plan being a test.

A drill runs once, when the first of its steps is; `--collect-only` runs nothing. As it breaks things on
purpose, it is collected only where a file or folder is named (`pytest drills/`, or `testpaths`), never
by a bare `pytest`. Each step passes, fails or is skipped as it did in the drill; where it could not even
begin, its first step fails with the reason, and the others are skipped with it. A file of other people that
says `kind: drill`, too, is left alone. With `--lf` a drill is run for the steps that failed alone; those of
earlier phases are awaited as ever, and not told.

With pytest-xdist every drill still runs once, and one at a time. `--dist loadfile` keeps its steps on one
worker, so that no other waits for them; `--dist loadgroup` does, too, and adds the group to their names.

A test written by hand asks for a drill by its id:

    def test_the_mail_is_quick(drill):
        outage = drill("checkout-outage")
        assert outage.outcome == "passed"
        assert outage.steps["email-customers"].took < 5

Nothing that pytest does not need is imported until there is a drill to collect.
"""

import secrets as randomness
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from commdrill.app.command import report_dir
from commdrill.documents.files import holds_a_drill

if TYPE_CHECKING:
    from commdrill.app.pytest.drills import Drills
    from commdrill.app.pytest.results import Drilled

_HEAD = 100_000  # bytes in which a file must say that it holds a drill
_NAME = "commdrill"  # of what goes between the workers of a session
_ASKED = "commdrill_asked"
_DRILLS: "pytest.StashKey[Drills]" = pytest.StashKey()
_SHARED: pytest.StashKey[Path] = pytest.StashKey()
_Told = dict[str, dict[str, bool]]  # the lines on each run, and whether they tell of something bad
_TOLD: pytest.StashKey[_Told] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where to drill, and where the runs go."""
    group = parser.getgroup("commdrill", "drills of communication plans")
    group.addoption(
        "--commdrill-environment", metavar="ID", help="drill here, instead of where the drills say"
    )
    group.addoption(
        "--commdrill-report-dir",
        metavar="DIR",
        type=report_dir,
        help="the folder that holds run folders (default: reports, in the project's root); or"
        " s3://BUCKET/PREFIX, a shelf that several hosts share",
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A drill file, where one was asked for; every other YAML file is left alone."""
    if file_path.suffix not in (".yaml", ".yml") or not _is_asked_for(parent.config):
        return None
    with file_path.open("rb") as opened:
        if not holds_a_drill(opened.read(_HEAD)):
            return None
    from commdrill.app.pytest.items import DrillFile

    return DrillFile.from_parent(parent, path=file_path, drills=_drills(parent.config))


def pytest_collection_finish(session: pytest.Session) -> None:
    """With `--lf` a drill is run for the steps that failed alone, unless a test wants it whole."""
    config = session.config
    asks = any("drill" in getattr(item, "fixturenames", ()) for item in session.items)
    if _DRILLS in config.stash and config.getoption("lf", default=False) and not asks:
        from commdrill.app.pytest.items import steps_left

        _drills(config).narrow(steps_left(session.items))


@pytest.fixture(scope="session")
def drill(request: pytest.FixtureRequest) -> "Callable[[str], Drilled]":
    """Runs a drill by its id, once a session; what came of it. Fails if the world is not restored."""
    drills = _drills(request.config)

    def run(name: str) -> "Drilled":
        drilled = drills.drilled(drills.root_of(request.config.invocation_params.dir), name)
        if not drilled.is_restored:
            pytest.fail("\n".join(_words_of(drilled)), pytrace=False)
        return drilled

    return run


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Each drill with its report; loud where a person must act."""
    others: _Told = config.stash.get(_TOLD, {})
    all_lines = {**others, **_told_here(config)}
    if not all_lines:
        return
    terminalreporter.section("drills")
    for lines in all_lines.values():
        for line, is_bad in lines.items():
            terminalreporter.write_line(line, red=is_bad)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker hands over what it has to tell."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput[_NAME] = _told_here(session.config)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """All workers of a session share a folder; it is made when the first drill runs."""
    name = f"{_NAME}-{randomness.token_hex(16)}"
    shared = node.config.stash.setdefault(_SHARED, Path(tempfile.gettempdir()) / name)
    node.workerinput[_NAME] = str(shared)
    node.workerinput[_ASKED] = _is_asked_for(node.config)  # a worker is always given names


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What a worker had to tell, for the summary."""
    of_worker = getattr(node, "workeroutput", {}).get(_NAME, {})
    others: _Told = node.config.stash.setdefault(_TOLD, {})
    others.update(of_worker)


def pytest_unconfigure(config: pytest.Config) -> None:
    """The workers are gone, and so may be what they shared."""
    shared = config.stash.get(_SHARED, None)
    if shared is not None:
        shutil.rmtree(shared, ignore_errors=True)


def _is_asked_for(config: pytest.Config) -> bool:
    if hasattr(config, "workerinput"):
        return bool(config.workerinput[_ASKED])
    return config.args_source is not pytest.Config.ArgsSource.INVOCATION_DIR


def _drills(config: pytest.Config) -> "Drills":
    if _DRILLS not in config.stash:
        from commdrill.app.pytest.drills import DrillOptions, Drills

        shared = getattr(config, "workerinput", {}).get(_NAME)
        options = DrillOptions(
            here=config.invocation_params.dir,
            environment=config.getoption("--commdrill-environment"),
            report_dir=config.getoption("--commdrill-report-dir"),
            shared=Path(shared) if shared else None,
        )
        config.stash[_DRILLS] = Drills(options)
    return config.stash[_DRILLS]


def _told_here(config: pytest.Config) -> _Told:
    """Of the runs of this process."""
    if _DRILLS not in config.stash:
        return {}
    from commdrill.app.progress.event_texts import Tone
    from commdrill.app.pytest.drills import in_words

    return {
        str(drilled.folder.resolve()): {
            line.text: line.tone is Tone.BAD for line in in_words(drilled)
        }
        for drilled in config.stash[_DRILLS].runs
    }


def _words_of(drilled: "Drilled") -> list[str]:
    from commdrill.app.pytest.drills import in_words

    return [line.text for line in in_words(drilled)]
