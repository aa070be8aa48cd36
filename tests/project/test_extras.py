"""With any one of the optional libraries gone, a run passes or is refused by name before it begins."""

import shutil
import subprocess
import tomllib
import venv
from importlib.metadata import distribution
from pathlib import Path
from sysconfig import get_path

import pytest
from packaging.requirements import Requirement

from commdrill.extras import lacking

ROOT = Path(__file__).parents[2]
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "optional-dependencies"
]
IN_THE_SANDBOX = [Requirement(line).name for line in EXTRAS["sandbox"]]
NOT_FOR_THE_SANDBOX = ("playwright", "pytest", "icalendar", "recurring-ical-events")

ASKS_AWS = """
import os
os.chdir("/")
from commdrill.drivers.aws.access import AwsAccess
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.aws.trouble import AwsRefused
access = AwsAccess(region="us-east-1", endpoint_url="http://127.0.0.1:9")
store = "arn:aws:cloudfront::111122223333:key-value-store/8aa76c93"
with Aws(access, Ledger().page("a test")) as aws:
    try:
        aws.ask("cloudfront-keyvaluestore", "GetKey", KvsARN=store, Key="closed")
    except AwsRefused as refusal:
        print(refusal)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("plans", "drills"):
        shutil.copytree(ROOT / name, tmp_path / "project" / name)
    return tmp_path / "project"


def python_without(folder: Path, *names: str) -> Path:
    """An environment that holds what this one does, save for these distributions."""
    venv.create(folder, symlinks=True)
    gone = {file.parts[0] for name in names for file in distribution(name).files or ()}
    (there,) = folder.glob("lib/python*/site-packages")
    for entry in Path(get_path("purelib")).iterdir():
        if entry.name not in gone:
            (there / entry.name).symlink_to(entry)
    return folder / "bin/python"


def commdrill(python: Path, project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [python, "-m", "commdrill", *words], cwd=project, text=True, capture_output=True, check=False
    )  # fmt: skip


@pytest.mark.parametrize("name", [*IN_THE_SANDBOX, "awscrt", "docker"])
def test_what_the_sandbox_lacks_is_named_before_it_starts(
    project: Path, tmp_path: Path, name: str
) -> None:
    python = python_without(tmp_path / "venv", name)
    ended = commdrill(python, project, "run", "checkout-outage")
    refusal = f"the embedded environment needs {name}: pip install '{ROOT}[sandbox]'"
    assert (ended.returncode, refusal in ended.stdout) == (3, True), ended.stdout + ended.stderr
    assert "SandboxStarted" not in next(project.glob("reports/*/journal.jsonl")).read_text()


def test_what_no_drill_here_asks_for_keeps_none_from_passing(project: Path, tmp_path: Path) -> None:
    python = python_without(tmp_path / "venv", *NOT_FOR_THE_SANDBOX)
    words = ("run", "search-slowdown", "--environment", "sandbox-plain")
    ended = commdrill(python, project, *words)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("name", ["boto3", "botocore"])
def test_aws_without_its_sdk_is_refused_by_name(tmp_path: Path, name: str) -> None:
    python = python_without(tmp_path / "venv", name)
    ended = subprocess.run([python, "-c", ASKS_AWS], text=True, capture_output=True, check=False)
    refusal = f"AWS needs {name}, which is not installed: pip install '{ROOT}[aws]'"
    assert ended.stdout.strip() == refusal, ended.stderr


def test_aws_without_crt_names_it_where_a_call_asks_for_it(tmp_path: Path) -> None:
    python = python_without(tmp_path / "venv", "awscrt")
    ended = subprocess.run([python, "-c", ASKS_AWS], text=True, capture_output=True, check=False)
    refusal = f"cloudfront-keyvaluestore:GetKey needs awscrt: pip install '{ROOT}[aws]'"
    assert ended.stdout.strip() == refusal, ended.stderr


def test_calendars_without_their_extra_are_refused_by_name(project: Path, tmp_path: Path) -> None:
    python = python_without(tmp_path / "venv", "icalendar")
    ended = commdrill(python, project, "due", "--ics")
    assert ended.returncode == 3
    assert f"--ics needs icalendar: pip install '{ROOT}[scheduler]'" in ended.stderr


@pytest.mark.parametrize("extra", sorted(Requirement(EXTRAS["test"][0]).extras))
def test_what_the_tests_extra_brings_is_whole(extra: str) -> None:
    assert lacking(extra) == ()
