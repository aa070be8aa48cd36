"""Drills as pytest runs them: `pytest drills/`."""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from .conftest import Project

MakeProject = Callable[..., Project]
STEPS = {
    "page-tells", "api-tells", "status-tells", "email-tells", "sms-tells", "updates-come",
    "page-is-back", "status-is-back", "email-restored",
}  # fmt: skip


def among(*arguments: str) -> tuple[str, ...]:
    """Without what others have pytest do here."""
    cache = () if "cacheprovider" in arguments else ("-p", "no:cacheprovider")
    return (*cache, "-p", "no:randomly", "-p", "no:hypothesispytest", *arguments)


def pytest_in(shop: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    return shop.tested(*among(*arguments))


def begun_from_nothing(shop: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    """With all it warns of, which what was imported before it would add to."""
    return subprocess.run(
        (sys.executable, "-m", "pytest", *among(*arguments), "-W", "error"),
        cwd=shop.root, capture_output=True, text=True, timeout=240, check=False, env=shop.variables,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


def outcomes(junit: Path) -> dict[str, str]:
    return {
        str(case.get("name")): next((child.tag for child in case), "passed")
        for case in ET.parse(junit).iter("testcase")
    }


def test_every_step_is_a_test_of_one_run(project: MakeProject) -> None:
    shop = project()
    ended = begun_from_nothing(shop, "drill.yaml", "-v", "--junitxml", "out.xml")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert outcomes(shop.root / "out.xml") == dict.fromkeys(STEPS, "passed")
    assert "drill.yaml::checkout-outage::page-tells PASSED" in ended.stdout
    (run,) = shop.runs
    assert f"checkout-outage: PASSED, {run}" in ended.stdout
    assert not shop.broken.exists()
    assert run.name in (shop.root / "reports" / "index.html").read_text()


def test_a_broken_promise_fails_its_step_with_reason_and_differences(project: MakeProject) -> None:
    shop = project("page-no-eta")
    ended = pytest_in(shop, "drill.yaml", "--junitxml", "out.xml")
    assert ended.returncode == 1
    found = outcomes(shop.root / "out.xml")
    assert found.pop("page-tells") == "failure"
    assert set(found.values()) == {"passed"}
    reason = json.loads((shop.runs[0] / "report.json").read_text())["steps"][0]["reason"]
    assert f"FAILED drill.yaml::checkout-outage::page-tells - {reason[:20]}" in ended.stdout
    assert "failed page-tells (outage, page" in ended.stdout
    assert "soon" in ended.stdout
    assert "Traceback" not in ended.stdout


def test_what_is_not_selected_is_drilled_all_the_same_and_not_told(project: MakeProject) -> None:
    shop = project()
    ended = pytest_in(shop, ".", "-k", "page-tells", "--junitxml", "out.xml",
                      "--commdrill-report-dir", "elsewhere")  # fmt: skip
    assert ended.returncode == 0, ended.stdout
    assert outcomes(shop.root / "out.xml") == {"page-tells": "passed"}
    (run,) = (path for path in (shop.root / "elsewhere").iterdir() if path.is_dir())
    steps = json.loads((run / "report.json").read_text())["steps"]
    assert {step["id"] for step in steps} == STEPS


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--co", "-q", "."], id="collecting"),
        pytest.param(["-k", "nothing", "."], id="nothing selected"),
    ],
)
def test_nothing_runs_unless_a_step_is_to_be_run(
    project: MakeProject, arguments: list[str]
) -> None:
    shop = project()
    ended = pytest_in(shop, *arguments)
    assert ended.returncode in {0, 5}, ended.stdout
    assert "9" in ended.stdout
    assert shop.runs == []


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "with workers"])
def test_a_bare_pytest_breaks_nothing(project: MakeProject, workers: tuple[str, ...]) -> None:
    shop = project()
    ended = pytest_in(shop, *workers)
    assert ended.returncode == 5
    assert "no tests ran" in ended.stdout
    assert shop.runs == []


def test_the_first_failure_ends_the_session_and_all_is_put_back(project: MakeProject) -> None:
    shop = project("page-no-eta")
    ended = pytest_in(shop, "drill.yaml", "-x")
    assert "1 failed" in ended.stdout
    assert "passed" not in ended.stdout.splitlines()[-1]
    assert not shop.broken.exists()


@pytest.mark.parametrize("dist", ["load", "loadgroup"])
def test_a_drill_runs_once_whatever_worker_its_steps_are_on(
    project: MakeProject, dist: str
) -> None:
    shop = project("page-no-eta")
    ended = pytest_in(shop, "drill.yaml", "-n", "2", "--dist", dist, "--junitxml", "out.xml")
    assert ended.returncode == 1, ended.stdout
    assert {name.partition("@")[0] for name in outcomes(shop.root / "out.xml")} == STEPS
    assert "1 failed, 8 passed" in ended.stdout
    told = json.loads((shop.runs[0] / "report.json").read_text())["steps"][0]["reason"]
    assert f" - {told[:20]}" in ended.stdout  # in the summary, and not that it failed
    assert len(shop.runs) == 1
    assert ended.stdout.count("checkout-outage: FAILED") == 1


def test_a_world_still_broken_fails_every_step_loudly(project: MakeProject) -> None:
    shop = project("unrestorable")
    ended = pytest_in(shop, "drill.yaml")
    assert ended.returncode == 1
    assert "9 failed" in ended.stdout
    told = ended.stdout.partition("= drills =")[2]
    assert "NOT RESTORED: a person must act" in told
    assert "commdrill recover --resolved" in told


def test_what_could_not_be_told_fails_and_says_so(project: MakeProject) -> None:
    shop = project("unbreakable")
    ended = pytest_in(shop, "drill.yaml", "--junitxml", "out.xml")
    assert ended.returncode == 1
    assert set(outcomes(shop.root / "out.xml").values()) == {"failure"}
    assert "this says nothing about the plan, good or bad" in ended.stdout


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "with workers"])
def test_a_refused_preflight_is_one_failure_and_the_rest_is_skipped_with_its_reason(
    project: MakeProject, workers: tuple[str, ...]
) -> None:
    shop = project()
    environment = shop.root / "environment.yaml"
    environment.write_text(environment.read_text().replace("SHOP_TOKEN", "NOT_SET_ANYWHERE"))
    ended = pytest_in(shop, "drill.yaml", "-rfs", *workers)
    assert ended.returncode == 1
    assert "1 failed, 8 skipped" in ended.stdout
    (failed,) = [line for line in ended.stdout.splitlines() if line.startswith("FAILED")]
    assert "preflight refused: " in failed
    skipped = [line for line in ended.stdout.splitlines() if line.startswith("SKIPPED")]
    assert all("${env:NOT_SET_ANYWHERE} is not set" in line for line in skipped)


def test_a_line_is_enough_to_say_what_failed(project: MakeProject) -> None:
    shop = project("page-no-eta")
    ended = pytest_in(shop, "drill.yaml", "--tb=line")
    reason = json.loads((shop.runs[0] / "report.json").read_text())["steps"][0]["reason"]
    line = f"drill.yaml: checkout-outage: page-tells: {' '.join(reason.split())}"
    assert line in ended.stdout.splitlines()


def test_a_file_of_other_people_that_says_it_is_a_drill_stops_nothing(project: MakeProject) -> None:
    shop = project()
    (shop.root / "toolbox").mkdir()
    (shop.root / "toolbox" / "bits.yaml").write_text("kind: drill\nname: hammer\nvolts: 18\n")
    copied = shop.root / "reports" / "20260101T000000Z-x-0000"
    copied.mkdir(parents=True)
    (copied / "journal.jsonl").touch()
    (copied / "drill.yaml").write_text((shop.root / "drill.yaml").read_text())
    (shop.root / "test_theirs.py").write_text("def test_theirs(): pass\n")
    ended = begun_from_nothing(shop, ".", "-k", "page-tells or theirs")
    assert ended.returncode == 0, ended.stdout
    assert "2 passed" in ended.stdout


def test_what_failed_last_is_drilled_alone(project: MakeProject) -> None:
    shop = project("page-no-eta")
    cache = ("-p", "cacheprovider", "-o", f"cache_dir={shop.root / 'cache'}")
    assert pytest_in(shop, "drill.yaml", *cache).returncode == 1
    again = pytest_in(shop, "drill.yaml", "--lf", *cache)
    assert "1 failed" in again.stdout
    steps = json.loads((shop.runs[1] / "report.json").read_text())["steps"]
    assert {step["id"]: step["outcome"] for step in steps} == {
        **dict.fromkeys(STEPS, "skipped"), "page-tells": "failed",
    }  # fmt: skip


def test_ctrl_c_restores_and_ends_the_session(project: MakeProject) -> None:
    shop = project()
    shop.lasts()
    run = subprocess.Popen(
        (sys.executable, "-m", "pytest", *among("drill.yaml")), cwd=shop.root, env=shop.variables, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    while run.poll() is None and not shop.broken.exists():
        threading.Event().wait(0.01)
    run.send_signal(signal.SIGINT)
    said, _ = run.communicate(timeout=120)
    assert run.returncode == 130
    assert "checkout-outage was interrupted by Ctrl-C: everything is put back" in said
    assert not shop.broken.exists()


def test_a_test_by_hand_asks_for_a_drill(project: MakeProject) -> None:
    shop = project("page-no-eta")
    (shop.root / "test_by_hand.py").write_text(
        "import dataclasses, pytest\n"
        "def test_it(drill):\n"
        "    outage = drill('checkout-outage')\n"
        "    assert outage.outcome == 'failed' and outage.is_restored\n"
        "    assert outage.steps['page-tells'].outcome == 'failed'\n"
        "    assert outage.steps['page-tells'].differences\n"
        "    assert outage.steps['email-tells'].took < 20\n"
        "    assert drill('checkout-outage') is outage\n"
        "    with pytest.raises(dataclasses.FrozenInstanceError):\n"
        "        outage.outcome = 'passed'\n"
    )
    ended = pytest_in(shop, "test_by_hand.py", "drill.yaml", "-k", "test_it or api-tells")
    assert ended.returncode == 0, ended.stdout
    assert "2 passed" in ended.stdout
    assert len(shop.runs) == 1


def test_a_test_by_hand_fails_where_the_world_is_still_broken(project: MakeProject) -> None:
    shop = project("unrestorable")
    (shop.root / "test_by_hand.py").write_text("def test_it(drill): drill('checkout-outage')\n")
    ended = pytest_in(shop, "test_by_hand.py")
    assert ended.returncode == 1
    assert "NOT RESTORED: a person must act" in ended.stdout
