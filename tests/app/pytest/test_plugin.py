"""The pytest plugin where there is nothing for it to do, and where documents are wrong."""

import os
from collections.abc import Callable

import pytest

from commdrill.app.cli import main
from tests.forge import Command, run_pytest

pytest_plugins = ["pytester"]

HEAVY = (
    "pydantic",
    "yaml",
    "requests",
    "rich",
    "boto3",
    "jinja2",
    "re2",
    "commdrill.app.run.drills",
)
THEIRS = {
    "no-kind": "name: x\n",
    "other-kind": "kind: Deployment\nmetadata: {name: x}\n",
    "nested": "x:\n  kind: drill\n",
    "plan": "kind: plan\nid: p\n",
    "broken": "{{ kind: drill }}: [\n",
}


@pytest.fixture
def suite(pytester: pytest.Pytester) -> pytest.Pytester:
    """Somebody's own suite, in which it is told what was imported for it."""
    pytester.makeconftest(
        "import sys\n"
        "def pytest_sessionfinish():\n"
        f"    print('HEAVY', [name for name in {HEAVY} if name in sys.modules])\n"
    )
    pytester.makepyfile(test_theirs="def test_theirs(): pass")
    return pytester


ALONE = ("-s", "-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:hypothesispytest")
Forked = Callable[..., pytest.RunResult]


def begun(suite: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """From nothing."""
    return suite.runpytest_subprocess(*ALONE, *arguments)


@pytest.fixture(scope="module")
def forge(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Under way before the folder and the variables are those of somebody's own suite."""
    said = tmp_path_factory.mktemp("version") / "said"
    assert Command(("--version",), os.environ, said).ended().returncode == 0


@pytest.fixture
def run(forge: None, suite: pytest.Pytester, tmp_path_factory: pytest.TempPathFactory) -> Forked:
    """By a pytest that is loaded. What is loaded is no longer rewritten for it, and it would say so."""

    def ran(*arguments: str) -> pytest.RunResult:
        words = ("-W", "ignore:Module already imported", *ALONE, *arguments)
        said = tmp_path_factory.mktemp("said")
        ended = Command(words, os.environ, said, suite.path, run_pytest).ended()
        out, err = ended.stdout.splitlines(), ended.stderr.splitlines()
        return pytest.RunResult(ended.returncode, out, err, 0.0)

    return ran


def test_a_suite_without_drills_does_not_notice(suite: pytest.Pytester) -> None:
    for name, text in THEIRS.items():
        (suite.path / f"{name}.yaml").write_text(text)
    ended = begun(suite, ".")
    ended.assert_outcomes(passed=1)
    ended.stdout.fnmatch_lines(["*HEAVY []*"])
    ended.stdout.no_fnmatch_line("*= drills =*")


def test_a_drill_that_is_wrong_is_told_as_a_compiler_would(
    suite: pytest.Pytester, run: Forked
) -> None:
    assert main(["--root", str(suite.path), "init"]) == 0
    (drill,) = (suite.path / "drills").glob("*.yaml")
    drill.write_text(drill.read_text() + "take_dwon: {}\n")
    ended = run("drills")
    ended.assert_outcomes(errors=1)
    ended.stdout.fnmatch_lines([f"*drills/{drill.name}:*unknown key 'take_dwon'*"])
    ended.stdout.no_fnmatch_line("*Traceback*")


def test_an_environment_that_is_not_there_is_told(suite: pytest.Pytester, run: Forked) -> None:
    assert main(["--root", str(suite.path), "init"]) == 0
    ended = run("drills", "--commdrill-environment", "nowhere")
    ended.assert_outcomes(errors=1)
    ended.stdout.fnmatch_lines(["*nowhere*"])


def test_the_first_drill_is_collected(suite: pytest.Pytester) -> None:
    assert main(["--root", str(suite.path), "init"]) == 0
    ended = begun(suite, "drills", "--collect-only", "-q")
    assert ended.ret == 0
    ended.stdout.fnmatch_lines(["drills/*.yaml::*::*"])
    assert not (suite.path / "reports").exists()


def test_of_plans_those_are_read_that_the_drills_asked_for_need(
    suite: pytest.Pytester, run: Forked
) -> None:
    assert main(["--root", str(suite.path), "init"]) == 0
    (drill,) = (suite.path / "drills").glob("*.yaml")
    said = drill.read_text()
    drill.with_name("another.yaml").write_text(
        said.replace(f"id: {_of(said, 'id')}", "id: another").replace(
            f"plan: {_of(said, 'plan')}", "plan: wrong"
        )
    )
    (suite.path / "wrong.yaml").write_text("kind: plan\nid: wrong\ntitel: Wrong\n")
    assert run(f"drills/{drill.name}", "--collect-only", "-q").ret == 0
    ended = run("drills", "--collect-only", "-q")
    ended.assert_outcomes(errors=2)
    ended.stdout.fnmatch_lines(["*wrong.yaml:*unknown key 'titel'*"])


def _of(document: str, key: str) -> str:
    (line,) = (line for line in document.splitlines() if line.startswith(f"{key}: "))
    return line.removeprefix(f"{key}: ")
