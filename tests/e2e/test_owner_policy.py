"""Whoever owns the machine says what documents may use; a stranger's documents get no further."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import SECRET, Project
from .test_restoring import kill_at

MakeProject = Callable[..., Project]

POLICY = """\
drivers: [http, web-page, statuspage, maildir, http-inbox]
env: [SHOP_*]
hosts: ["127.0.0.1"]
"""


def owned(shop: Project, policy: str) -> tuple[str, ...]:
    """The option that names a policy beside the project."""
    file = shop.root.parent / "policy.yaml"
    file.write_text(policy)
    return "--policy", str(file)


def environment(shop: Project, old: str, new: str) -> None:
    """Change the environment as a stranger's pull request would."""
    file = shop.root / "environment.yaml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_what_the_policy_allows_is_drilled(project: MakeProject) -> None:
    shop = project()
    run = shop.run(*owned(shop, POLICY), "run")
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    ("policy", "key", "what"),
    [
        (POLICY.replace("[http, ", "["), "drivers", "the driver 'http'"),
        (POLICY.replace("SHOP_*", "IMAP_*"), "env", "${env:SHOP_TOKEN}"),
        (POLICY.replace("127.0.0.1", "*.dev.anycompany.example"), "hosts", "127.0.0.1"),
    ],
    ids=["driver", "variable", "host"],
)
@pytest.mark.parametrize("command", ["run", "preflight"])
def test_what_it_does_not_allow_is_refused_before_anything_is_touched(
    project: MakeProject, command: str, policy: str, key: str, what: str
) -> None:
    shop = project()
    run = shop.run(*owned(shop, policy), command)
    told = run.stdout + run.stderr
    assert run.returncode in (2, 3)
    assert "the owner's policy" in told
    assert what in told
    assert not shop.broken.exists()
    assert key == "hosts" or "policy.yaml" in told


def test_a_file_outside_the_project_is_no_secret_of_a_document(project: MakeProject) -> None:
    shop = project()
    beside = shop.root.parent / "secrets" / "token"
    beside.parent.mkdir()
    beside.write_text("hush-outside\n")
    environment(shop, "${env:SHOP_TOKEN}", "${file:../secrets/token}")
    refused = shop.run("run")
    assert refused.returncode == 3
    assert "lies outside" in refused.stdout + refused.stderr
    assert not shop.broken.exists()
    allowed = shop.run(*owned(shop, "folders: [secrets]\n"), "run")
    assert "lies outside" not in allowed.stdout + allowed.stderr


@pytest.mark.parametrize("file", ["/proc/self/environ", "/dev/zero", "../beside.csv"])
@pytest.mark.parametrize("command", ["lint", "run", "coverage", "due"])
def test_subscribers_are_read_from_the_project_alone(
    project: MakeProject, command: str, file: str
) -> None:
    shop = project()
    (shop.root.parent / "beside.csv").write_text(f"{SECRET},b,c\n")
    environment(shop, "subscribers:\n", f'subscribers:\n  - {{file: "{file}"}}\n')
    run = shop.run(command)
    assert SECRET not in run.stdout + run.stderr
    assert command in ("coverage", "due") or "lies outside" in run.stdout + run.stderr


def test_recovery_runs_only_what_the_policy_lets_it(project: MakeProject) -> None:
    shop = project()
    kill_at(shop, "FaultInjected", signal.SIGKILL)
    refused = shop.run(*owned(shop, "recover: [command]\n"), "recover")
    assert refused.returncode == 4
    assert "recovery by the driver 'http'" in refused.stdout + refused.stderr
    assert shop.broken.exists()
    assert shop.run(*owned(shop, POLICY), "recover").returncode == 0
    assert not shop.broken.exists()


@pytest.mark.parametrize(
    ("policy", "word"),
    [("drivers: http\n", "drivers"), ("driver: [http]\n", "driver"), ("[", "policy.yaml")],
)
def test_a_policy_that_cannot_be_read_stops_everything(
    project: MakeProject, policy: str, word: str
) -> None:
    shop = project()
    run = shop.run(*owned(shop, policy), "run")
    assert run.returncode == 2
    assert word in run.stderr
    assert not shop.broken.exists()


def test_a_policy_that_is_not_there_stops_everything(project: MakeProject, tmp_path: Path) -> None:
    run = project().run("--policy", str(tmp_path / "none.yaml"), "run")
    assert run.returncode == 2
    assert "there is no such file" in run.stderr
