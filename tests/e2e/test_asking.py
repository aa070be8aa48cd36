"""What a run is asked for on the command line, on real processes."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from .conftest import SECRET, Project
from .stood_still import seen_outcomes

MakeProject = Callable[..., Project]


def report_of(shop: Project) -> dict[str, Any]:
    (run,) = shop.runs
    return dict(json.loads((run / "report.json").read_text()))


def test_variables_files_and_pace_make_one_environment_another(project: MakeProject) -> None:
    shop = project()
    environment = shop.root / "environment.yaml"
    written = environment.read_text().replace(f"127.0.0.1:{shop.port}", "${var:shop}")
    environment.write_text(written.replace("SHOP_TOKEN", "TOKEN_FROM_A_FILE"))
    asked = ("run", "--set", f"shop=127.0.0.1:{shop.port}")
    refused = shop.run("run")
    assert refused.returncode == 3
    assert "${var:shop} is not set: add it to the environment's variables" in refused.stdout
    assert "TOKEN_FROM_A_FILE" in shop.run(*asked).stdout
    for run in shop.runs:
        run.rename(shop.root / run.name)
    (shop.root / "secrets").write_text(f"TOKEN_FROM_A_FILE={SECRET}\n")
    done = shop.run(*asked, "--env-file", str(shop.root / "secrets"), "--pace", "2")
    assert done.returncode == 0, done.stdout + done.stderr
    report = report_of(shop)
    assert (report["environment"]["pace"], report["steps"][0]["within_s"]) == (2, 10)
    assert report["variables"] == {"shop": f"127.0.0.1:{shop.port}"}
    everything = b"".join(file.read_bytes() for file in shop.runs[0].rglob("*") if file.is_file())
    assert SECRET.encode() not in everything


def test_the_latest_run_has_a_name(project: MakeProject) -> None:
    shop = project()
    nobody = shop.run("verify", "latest")
    assert (nobody.returncode, "holds no run" in nobody.stderr) == (2, True)
    assert shop.run("run").returncode == 0
    assert shop.run("verify", "latest").returncode == 0
    assert shop.runs[0].name in shop.run("report", "latest", "--format", "json").stdout


def test_only_the_steps_that_are_asked_for_are_told(project: MakeProject) -> None:
    shop = project("page-no-eta")
    done = shop.run("run", "--only", "api-tells")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not shop.broken.exists()
    outcomes = {step["id"]: step["outcome"] for step in report_of(shop)["steps"]}
    assert outcomes.pop("api-tells") == "passed"
    assert set(outcomes.values()) == {"skipped"}
    assert len(outcomes) == 8


def test_what_comes_before_a_step_that_is_asked_for_takes_place(project: MakeProject) -> None:
    shop = project("page-no-eta")
    done = shop.run("run", "checkout-outage", "--only", "email-restored", "page-tells")
    outcomes = seen_outcomes(report_of(shop))
    assert done.returncode == (1 if "page-tells" in outcomes else 3)
    assert outcomes.get("email-restored", "passed") == "passed"
    assert outcomes.get("page-tells", "failed") == "failed"
    assert outcomes["email-tells"] == outcomes["status-is-back"] == "skipped"


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (["--only", "page-tels"], "no drill here has this step (did you mean 'page-tells'?)"),
        (["--only", "page-tells", "--strict"], "choose one"),
    ],
)
def test_a_part_that_cannot_be_is_a_mistake_of_the_command_line(
    project: MakeProject, asked: list[str], why: str
) -> None:
    shop = project()
    refused = shop.run("run", *asked)
    assert (refused.returncode, why in refused.stderr, shop.runs) == (2, True, [])


def test_a_dry_run_says_what_would_be_done_and_contacts_nobody(project: MakeProject) -> None:
    shop = project()
    (shop.root / "environment.yaml").write_text(
        (shop.root / "environment.yaml").read_text().replace(str(shop.port), "9")
    )
    before = set(shop.root.parent.rglob("*"))
    dry = shop.run("run", "--dry-run", "--pace", "2", "--only", "page-tells", "email-restored")
    assert dry.returncode == 0, dry.stderr
    assert {file for file in shop.root.parent.rglob("*") if "said-" not in str(file)} <= before
    for said in (
        "outage of shop 1, on dev (stage dev), pace 2",
        "hosts allowed: 127.0.0.1",
        'breaks checkout (outage): http {"break": {"url": "http://127.0.0.1:9/break"',
        "Bearer ${env:SHOP_TOKEN}",
        "page-tells, within 10s (plan: 20s), stays 0.25s (plan: 0.5s): page: ",
        "api-tells: left out",
        " looks at the most, each of 1 to 3 requests",
        "puts back checkout (outage)",
        "ana@drill.anycompany.example",
        "Nothing was contacted",
    ):
        assert said in dry.stdout
    assert SECRET not in dry.stdout


def test_a_dry_run_tells_no_secret_that_somebody_wrote_out(project: MakeProject) -> None:
    shop = project()
    environment = shop.root / "environment.yaml"
    environment.write_text(environment.read_text().replace("${env:SHOP_TOKEN}", "written-out"))
    dry = shop.run("run", "--dry-run")
    assert dry.returncode == 0, dry.stderr
    assert '"Authorization": "***"' in dry.stdout
    assert "written-out" not in dry.stdout


def test_a_tag_is_found_again_in_the_reports(project: MakeProject) -> None:
    shop = project()
    done = shop.run("run", "--tag", "release 14", "--tag", "<b>", "--only", "api-tells")
    assert done.returncode == 0
    assert report_of(shop)["tags"] == ["release 14", "<b>"]
    assert "release 14, &lt;b&gt;" in (shop.runs[0] / "report.html").read_text()
