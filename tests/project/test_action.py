"""The GitHub action: its steps are those of a careful job, and its commands exist."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from commdrill.app.commands import NAMES

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / ".github/actions/drill/action.yml").read_text(encoding="utf-8"))
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/drill.yml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
RUNS = [step for step in STEPS if "run" in step]
ALWAYS = {"Put back what a cancelled job left broken", "Summarise, failures first"}
WHOSE = "Tell whose documents these are"
BASE_POLICY = "Take the owner's policy from the branch that a pull request is for"


def step(name: str) -> dict[str, Any]:
    return next(one for one in STEPS if one["name"] == name)


def run(name: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step(name)["run"]],
        cwd=folder, env={"PATH": path, **variables}, text=True, capture_output=True, check=False,
    )  # fmt: skip


def test_every_command_in_it_exists() -> None:
    words = re.findall(r"commdrill (?:--root \S+ )?([a-z]+)", "\n".join(one["run"] for one in RUNS))
    assert set(words) == {"lint", "run", "recover", "report"}
    assert set(words) <= set(NAMES)


def test_what_must_always_happen_always_does() -> None:
    drilled = "always() && steps.drill.outcome != 'skipped'"
    assert all(step(name)["if"] == drilled for name in ALWAYS)
    assert STEPS[-1]["if"].startswith(drilled)


@pytest.mark.parametrize("one", RUNS, ids=lambda one: one["name"])
def test_no_input_is_put_into_a_script(one: dict[str, Any]) -> None:
    assert "${{" not in one["run"]


def test_the_summary_tells_of_every_run(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / "out" / name).mkdir(parents=True)
        journal = (ROOT / "reports/sample/journal.jsonl").read_bytes()
        (tmp_path / "out" / name / "journal.jsonl").write_bytes(journal)
    summary = tmp_path / "summary.md"
    ended = run(
        "Summarise, failures first", tmp_path, REPORTS="out", GITHUB_STEP_SUMMARY=str(summary)
    )
    assert ended.returncode == 0, ended.stderr
    assert summary.read_text(encoding="utf-8").count("# Search is slow and incomplete: Failed") == 2


def test_where_nothing_was_drilled_there_is_no_summary_and_no_error(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    ended = run(
        "Summarise, failures first", tmp_path, REPORTS="out", GITHUB_STEP_SUMMARY=str(summary)
    )
    assert ended.returncode == 0
    assert not summary.exists()


@pytest.mark.parametrize("drills", ["one two", "one\ntwo\n", "  one\n\n  two"])
def test_the_drills_named_are_those_that_run(tmp_path: Path, drills: str) -> None:
    told = _as_commdrill_is_called(
        tmp_path, "Drill", DRILLS=drills, ENVIRONMENT="dev", REPORTS="out"
    )
    asked = "run one two --environment dev --report-dir out --junit out/junit.xml"
    assert told.splitlines()[0] == f"--root . {asked}"


def test_where_none_is_named_all_run(tmp_path: Path) -> None:
    told = _as_commdrill_is_called(tmp_path, "Drill", DRILLS="", ENVIRONMENT="", REPORTS="out")
    assert told.splitlines()[0] == "--root . run --report-dir out --junit out/junit.xml"


def _as_commdrill_is_called(folder: Path, name: str, **variables: str) -> str:
    """The words that a step calls commdrill with, and the variables that it lets it see."""
    program = folder / "bin/commdrill"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\necho "$@"; env\n', encoding="utf-8")
    program.chmod(0o755)
    ended = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step(name)["run"]],
        cwd=folder,
        env={"PATH": f"{program.parent}:/usr/bin:/bin", "HOME": "/", "ROOT": ".", **variables},
        text=True, capture_output=True, check=True,
    )  # fmt: skip
    return ended.stdout


@pytest.mark.parametrize(
    ("event", "comes_from", "approved", "trusted"),
    [
        ("push", "", "false", "true"),
        ("schedule", "", "false", "true"),
        ("workflow_dispatch", "", "false", "true"),
        ("pull_request", "we/plans", "false", "true"),
        ("pull_request", "stranger/plans", "false", "false"),
        ("pull_request", "", "false", "false"),  # the fork has been deleted
        ("pull_request", "stranger/plans", "true", "true"),
        ("pull_request_target", "we/plans", "false", "false"),
        ("issue_comment", "", "false", "false"),
        ("workflow_run", "", "false", "false"),
    ],
)
def test_documents_from_outside_are_drilled_once_somebody_has_read_them(
    tmp_path: Path, event: str, comes_from: str, approved: str, trusted: str
) -> None:
    output = tmp_path / "output"
    github = {"EVENT": event, "FROM": comes_from, "HERE": "we/plans", "APPROVED": approved}
    ended = run(WHOSE, tmp_path, GITHUB_OUTPUT=str(output), **github)
    assert ended.returncode == 0, ended.stderr
    assert output.read_text(encoding="utf-8") == f"trusted={trusted}\n"
    assert ("::notice::" in ended.stdout) is (trusted == "false")


def test_only_trusted_documents_are_drilled_and_what_is_not_drilled_is_not_put_back() -> None:
    assert step("Drill")["if"] == "steps.documents.outputs.trusted == 'true'"
    assert [one["name"] for one in STEPS].index(WHOSE) == 0
    assert "!= 'true'" in step("Review the plans")["if"]  # whether or not a review is wanted


def test_a_review_sees_nothing_of_what_the_job_was_given(tmp_path: Path) -> None:
    secrets = {"DEV_TOKEN": "hunter2", "GITHUB_TOKEN": "ghs_1", "COMMDRILL_POLICY": "policy.yaml"}
    told = _as_commdrill_is_called(tmp_path, "Review the plans", **secrets).splitlines()
    assert told[0] == "--root . lint --format github"
    seen = {line.partition("=")[0] for line in told[1:]}
    assert seen - {"PWD", "_", "SHLVL"} == {"CI", "COMMDRILL_POLICY", "HOME", "LANG", "PATH"}


def test_a_pull_request_does_not_write_its_own_policy(tmp_path: Path) -> None:
    def git(*words: str) -> str:
        who = ("-c", "user.name=Ana", "-c", "user.email=ana@anycompany.example")
        return subprocess.run(
            ["git", *who, *words], cwd=tmp_path, text=True, capture_output=True, check=True
        ).stdout.strip()

    policy = tmp_path / "policy.yaml"
    git("init", "-q")
    policy.write_text("drivers: [web-page]\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "what we allow")
    base = git("rev-parse", "HEAD")
    policy.write_text("drivers: [web-page, command]\n", encoding="utf-8")
    git("commit", "-qam", "what I would like")
    ended = run(BASE_POLICY, tmp_path, BASE=base, POLICY="policy.yaml", HOME=str(tmp_path))
    assert ended.returncode == 0, ended.stderr
    assert policy.read_text(encoding="utf-8") == "drivers: [web-page]\n"


def test_the_workflow_of_this_repository_uses_it() -> None:
    for job in WORKFLOW["jobs"].values():
        used = job["steps"][-1]
        assert used["uses"] == "./.github/actions/drill"
        assert set(used["with"]) <= set(ACTION["inputs"])


def test_a_forks_pull_request_is_reviewed_by_the_base_alone() -> None:
    review, drill = WORKFLOW["jobs"]["review"], WORKFLOW["jobs"]["drill"]
    base, proposed, _, reviewed = review["steps"]
    assert base["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert "path" not in base["with"]  # the action and commdrill are those of the base
    assert proposed["with"]["path"] == reviewed["with"]["root"] == "proposed"
    assert "environment" not in review
    same = "github.event.pull_request.head.repo.full_name == github.repository"
    assert drill["if"] == f"github.event_name != 'pull_request' || {same}"
    assert "secrets." not in json.dumps(WORKFLOW)


@pytest.mark.parametrize(
    "file", sorted((ROOT / ".github").rglob("*.yml")), ids=lambda one: one.name
)
def test_every_action_of_others_is_pinned_by_its_commit(file: Path) -> None:
    used = re.findall(r"uses: (\S+@\S*.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    pinned = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [one for one in used if not pinned.fullmatch(one)] == []


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        (".github/actions/drill/requirements.txt", ("sandbox", "aws", "scheduler")),
        (".github/audit.txt", ()),
    ],
)
def test_a_lock_file_has_a_hash_for_each_and_what_is_declared(
    file: str, wanted: tuple[str, ...]
) -> None:
    lines = (ROOT / file).read_text(encoding="utf-8").replace("\\\n", "").splitlines()[1:]
    pins = {line.split()[0].partition("==")[0]: line for line in lines}
    assert all("==" in line and "--hash=sha256:" in line for line in lines)
    declared = [line for extra in wanted for line in PROJECT["optional-dependencies"][extra]]
    for one in map(Requirement, (*PROJECT["dependencies"], *declared) if wanted else ()):
        version = pins[canonicalize_name(one.name)].split()[0].partition("==")[2]
        assert one.specifier.contains(version), f"{one}: run .ci/lock"


def test_a_strangers_documents_are_read_and_nothing_of_them_is_done(tmp_path: Path) -> None:
    proposed = tmp_path / "proposed"
    (proposed / "plans").mkdir(parents=True)
    touch = f"[sh, -c, 'touch {tmp_path}/done']"
    (proposed / "plans/theirs.yaml").write_text(
        "kind: environment\nid: theirs\nstage: dev\nguard: {hosts: [127.0.0.1]}\ncomponents:\n"
        f"  store: {{outage: {{use: command, with: {{break: {touch}, restore: {touch}, state: {touch}}}}}}}\n"
        'channels: {page: {use: web-page, with: {url: "http://127.0.0.1:9/${env:DEV_TOKEN}"}}}\n'
        "subscribers: [{file: /proc/self/environ}]\n",
        encoding="utf-8",
    )
    given = {"ROOT": "proposed", "HOME": str(tmp_path), "DEV_TOKEN": "a-token-of-ours"}
    ended = run("Review the plans", tmp_path, COMMDRILL_POLICY="", **given)
    assert "::error file=proposed/plans/theirs.yaml" in ended.stdout, ended.stderr
    assert "a-token-of-ours" not in ended.stdout + ended.stderr
    assert [entry.name for entry in tmp_path.iterdir()] == ["proposed"]
