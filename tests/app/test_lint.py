"""`commdrill lint` as people type it, in a repository of their own."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import distribution
from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.app.doctor.told_by import unproved
from commdrill.app.request import RunRequest
from commdrill.app.run.drills import scripts_of
from commdrill.documents.problem import DocumentErrors
from commdrill.drivers.registry import Kind
from tests.each import each

PLUGINS = "PYDANTIC_DISABLE_PLUGINS"
PLAN = """\
kind: plan
id: shop
title: Shop
version: "1"
approved: {by: Somebody, on: 2026-01-02}
components: {checkout: {name: Checkout}}
audiences: {customers: {relation: external}}
channels: {page: {type: error-page}}
messages:
  out: {text: "{{component}} is down until 16:30 UTC. Please wait."}
  back: {text: "{{component}} is back."}
scenarios:
  outage: &outage
    type: unplanned
    affects: [checkout]
    steps:
      - {id: a, phase: outage, channel: page, message: out, within: 2m}
      - {id: b, phase: update, channel: page, message: out, every: 30m}
      - {id: c, phase: recovery, channel: page, message: back, within: 2m}
  other: *outage
"""
DRILLS = """\
{kind: environment, id: sandbox, stage: sandbox, channels: {page: {use: web-page, with: {url: "http://127.0.0.1:9/"}}}}
---
{kind: drill, id: d1, title: D, plan: shop, scenario: outage, environment: sandbox}
---
{kind: drill, id: d2, title: D, plan: shop, scenario: other, environment: sandbox}
"""
PROBE = """
import json, sys
before = set(sys.modules)  # whatever is installed beside us may be imported at the start
from commdrill.app.cli import main
code = main(sys.argv[1:])
print()
new = set(sys.modules) - before
print(json.dumps([code, sorted({name.partition(".")[0] for name in new})]))
"""
HEAVY = {
    "boto3", "botocore", "jinja2", "moto", "playwright", "requests", "rich", "selectolax", "urllib3",
    "werkzeug",
}  # fmt: skip
Git = Callable[..., None]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with warnings and no errors, where commands are typed."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "shop.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "drills").mkdir()
    (tmp_path / "drills" / "drills.yaml").write_text(DRILLS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def git(shop: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    for name, value in (("NAME", "Kim"), ("EMAIL", "kim@anycompany.example")):
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)

    def git(*arguments: str, on: str = "2026-01-02") -> None:
        monkeypatch.setenv("GIT_AUTHOR_DATE", f"{on}T12:00:00Z")
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"{on}T12:00:00Z")
        subprocess.run(["git", *arguments], cwd=shop, check=True, capture_output=True)

    git("init", "-q")
    return git


def rewrite(shop: Path, before: str, after: str) -> None:
    plan = shop / "plans" / "shop.yaml"
    text = plan.read_text(encoding="utf-8")
    assert before in text
    plan.write_text(text.replace(before, after, 1), encoding="utf-8")


def codes(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    capsys.readouterr()
    code = main(["lint", "--format", "json", *arguments])
    findings = json.loads(capsys.readouterr().out)["findings"]
    return code, [finding["code"] for finding in findings]


def test_warnings_alone_do_not_fail(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = codes(capsys)
    assert code == 0
    assert set(found) >= {"CD101", "CD111", "CD113"}


@pytest.mark.usefixtures("shop")
def test_a_repository_without_a_commit_is_no_obstacle(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    git("add", ".")
    assert codes(capsys)[0] == 0


def test_an_error_fails(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(shop, "is down until 16:30 UTC", "is down")
    assert codes(capsys, "--select", "CD2") == (1, ["CD201"])


def test_a_mistake_between_documents_fails(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(shop, "message: back", "message: bakc")
    code, found = codes(capsys, "plans")
    assert (code, set(found)) == (1, {"D301"})


def test_a_file_that_is_no_document_is_worse(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop / "plans" / "torn.yaml").write_text("kind: plan\nid: [", encoding="utf-8")
    assert codes(capsys, "plans/torn.yaml") == (2, ["D001"])


def test_only_what_is_named_is_told(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert set(codes(capsys, "drills")[1]) == {"CD403"}
    assert "CD403" not in codes(capsys, "plans/shop.yaml")[1]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        pytest.param(["nowhere.yaml"], "there is no file or folder 'nowhere.yaml'", id="no file"),
        pytest.param(["README.md"], "'README.md' holds no plan", id="no document"),
        pytest.param(["--format", "sarfi"], "did you mean 'sarif'", id="no format"),
        pytest.param(["--select", "XX"], "no rule begins so", id="no rule"),
        pytest.param(["--explain", "CD1"], "no rule has the id 'CD1'", id="nothing to explain"),
        pytest.param(["--since", "HEAD"], "git", id="no repository"),
    ],
)
def test_a_wrong_command_line_is_told(
    arguments: list[str],
    complaint: str,
    shop: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(shop.parent))
    (shop / "README.md").write_text("# Shop", encoding="utf-8")
    assert main(["lint", *arguments]) == 2
    assert complaint in capsys.readouterr().err


def test_a_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--explain", "cd103"]) == 0
    assert capsys.readouterr().out.startswith("CD103 (error): An outage that is announced")
    assert main(["lint", "--explain"]) == 0
    assert "CD418  warning  A drill that is due on a weekend" in capsys.readouterr().out


def test_since_a_revision_only_what_changed_is_told_and_drilled(
    shop: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    git("add", ".")
    git("commit", "-qm", "first")
    rewrite(shop, "title: Shop", "# a comment\n\ntitle: Our shop")
    assert codes(capsys, "--since", "HEAD") == (0, [])
    assert scripts_of(RunRequest(since="HEAD")) == ()
    rewrite(shop, "  other: *outage", "  other:\n    <<: *outage\n    title: Another")
    rewrite(shop, "is back.", "is back: HTTP 200.")
    assert codes(capsys, "--since", "HEAD") == (1, ["CD204"])
    assert [script.drill for script in scripts_of(RunRequest(since="HEAD"))] == ["d1", "d2"]


def test_what_others_changed_meanwhile_is_no_change_of_this_branch(
    shop: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    git("add", ".")
    git("commit", "-qm", "first")
    git("branch", "theirs")
    (shop / "README.md").write_text("# Ours", encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "ours")
    git("switch", "-q", "theirs")
    rewrite(shop, "is back.", "is back: HTTP 200.")
    git("commit", "-qam", "theirs")
    git("switch", "-q", "-")
    assert codes(capsys, "--since", "theirs") == (0, [])
    assert scripts_of(RunRequest(since="theirs")) == ()


def test_histories_that_share_nothing_say_what_to_do_in_ci(
    shop: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    git("add", ".")
    git("commit", "-qm", "first")
    git("branch", "theirs")
    git("checkout", "-q", "--orphan", "elsewhere")
    git("commit", "-qm", "another first")
    assert main(["lint", "--since", "theirs"]) == 2
    assert "no commit in common here; in CI, fetch more" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif"])
def test_in_a_folder_of_a_repository_paths_start_at_its_top(
    shop: Path,
    git: Git,
    form: str,
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rewrite(shop, "is back.", "is back: HTTP 200.")
    monkeypatch.chdir(shop / "plans")
    assert main(["lint", "--format", form]) == 1
    told = capsysbinary.readouterr().out
    assert b"plans/shop.yaml" in told
    assert b"../" not in told


def test_an_unknown_revision_says_what_to_do_in_ci(
    shop: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "--since", "origin/mian"]) == 2
    assert "fetch-depth: 0" in capsys.readouterr().err


def test_a_plan_that_changed_after_its_approval_is_told(
    shop: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    git("add", ".")
    git("commit", "-qm", "first")
    rewrite(shop, "title: Shop", "title: Our shop  # no promise")
    git("commit", "-qam", "title", on="2026-03-01")
    assert "CD115" not in codes(capsys)[1]
    rewrite(shop, "Please wait.", "Please come back.")
    git("commit", "-qam", "words", on="2026-03-02")
    assert "CD115" in codes(capsys)[1]
    rewrite(shop, "on: 2026-01-02", "on: 2026-03-02")
    git("commit", "-qam", "approved", on="2026-03-02")
    assert "CD115" not in codes(capsys)[1]


def test_a_plan_committed_after_its_approval_was_approved_as_it_is(
    shop: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    git("add", ".", on="2026-02-01")
    git("commit", "-qm", "first", on="2026-02-01")
    assert "CD115" not in codes(capsys)[1]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("use: web-page", "use: web-pge", "error[D401]: there is no observer 'web-pge'"),
        ("use: web-page", "use: mailpit", "error[D403]: mailpit shows messages"),
        ("{url:", "{ulr:", "error[D402]: web-page: unknown key 'ulr' (did you mean 'url'?)"),
        ('{url: "http://127.0.0.1:9/"}', "{}", "error[D402]: web-page: 'url' is missing"),
        (
            "http://127.0.0.1:9/",
            "shop.example",
            "error[D402]: web-page: 'shop.example' is not a web address",
        ),
        (
            "http://127.0.0.1:9/",
            "${sandbox:page}",
            "error[D404]: ${sandbox:page}: this environment does not start the sandbox",
        ),
        (
            "http://127.0.0.1:9/",
            "${evn:PAGE}",
            "error[D404]: ${evn:PAGE}: nothing is called 'evn' (did you mean 'env'?)",
        ),
    ],
    ids=["no driver", "other sighting", "unknown", "missing", "unfit", "no sandbox", "no source"],
)
def test_what_run_says_of_drivers_is_told(
    shop: Path, capsys: pytest.CaptureFixture[str], before: str, after: str, told: str
) -> None:
    drills = shop / "drills" / "drills.yaml"
    drills.write_text(DRILLS.replace(before, after), encoding="utf-8")
    assert main(["lint"]) == 1
    assert told in capsys.readouterr().out
    with pytest.raises(DocumentErrors, match=re.escape(told)):
        scripts_of(RunRequest(root=shop))


def every_driver() -> str:
    """An environment that uses every driver of ours, rightly or wrongly."""
    ours = {kind: distribution("commdrill").entry_points.select(group=kind.group) for kind in Kind}
    channels = "".join(f"  c-{one.name}: {{use: {one.name}}}\n" for one in ours[Kind.OBSERVER])
    actions = "".join(f"  a-{one.name}: {{use: {one.name}}}\n" for one in ours[Kind.ACTION])
    ways = "".join(f"    w-{one.name}: {{use: {one.name}}}\n" for one in ours[Kind.FAULT])
    return (
        "kind: environment\nid: all\nstage: sandbox\n"
        f"components:\n  x:\n{ways}channels:\n{channels}actions:\n{actions}"
    )


def test_drivers_settings_are_read_without_what_drivers_speak_with(shop: Path) -> None:
    (shop / "drills" / "all.yaml").write_text(every_driver(), encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", PROBE, "lint"], capture_output=True, text=True, check=True
    )
    code, modules = json.loads(ended.stdout.splitlines()[-1])
    assert code == 1
    assert "error[D402]: lambda-throttle: 'function' is missing" in ended.stdout
    assert HEAVY & set(modules) == set()


def test_what_others_plugged_into_pydantic_has_no_say(shop: Path, tmp_path: Path) -> None:
    beside = tmp_path / "beside"
    declared = beside / "plugged-1.0.dist-info"
    declared.mkdir(parents=True)
    (declared / "METADATA").write_text("Metadata-Version: 2.1\nName: plugged\nVersion: 1.0\n")
    (declared / "entry_points.txt").write_text("[pydantic]\nplugged = plugged\n")
    (beside / "plugged.py").write_text("raise SystemExit('the plugin was loaded')\n")
    environ = {name: value for name, value in os.environ.items() if name != PLUGINS}
    ended = subprocess.run(
        [sys.executable, "-m", "commdrill", "lint", "--root", str(shop)],
        env={**environ, "PYTHONPATH": str(beside)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "the plugin was loaded" not in ended.stderr
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_lint_reaches_for_nothing_outside(shop: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROBE, "lint"], capture_output=True, text=True, check=True
    )
    code, modules = json.loads(ended.stdout.splitlines()[-1])
    assert code == 0
    assert HEAVY & set(modules) == set()


POSTS = """\
kind: plan
id: shop
title: Shop
version: "1"
components: {checkout: {name: Checkout}}
audiences: {clients: {relation: external}}
channels: {orders-api: {type: api-error}}
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps: [{id: api-tells, phase: outage, channel: orders-api, within: 3h, expect: {status: 503}}]
---
kind: environment
id: dev
stage: dev
guard: {hosts: [127.0.0.1], recipients: ["*@drill.anycompany.example"]}
components: {checkout: {outage: {use: command, with: {break: [touch, down], restore: [rm, -f, down]}}}}
channels: {orders-api: {use: web-page, with: {url: "http://127.0.0.1:9/orders", method: POST}}}
---
kind: drill
id: checkout-outage
title: Outage
plan: shop
scenario: outage
environment: dev
take_down: {checkout: outage}
"""


PROVED = """kind: plan
id: shop
title: Shop
version: "1"
components: {checkout: {name: Checkout}}
audiences: {customers: {relation: external}}
channels: {mail: {type: email}}
messages: {out: {subject: Checkout is away, text: Checkout is away.}}
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps: [{id: mails, phase: outage, channel: mail, to: [customers], message: out, proof: ASKED, within: 3h}]
---
kind: environment
id: dev
stage: dev
guard: {hosts: [127.0.0.1], recipients: ["*@drill.anycompany.example"]}
components: {checkout: {outage: {use: command, with: {break: [touch, down], restore: [rm, -f, down]}}}}
channels: {mail: {use: SEEN}}
subscribers: [{id: ana, audience: customers, email: ana@drill.anycompany.example}]
---
kind: drill
id: checkout-outage
title: Outage
plan: shop
scenario: outage
environment: dev
take_down: {checkout: outage}
"""
_LISTS = 'http-inbox, with: {url: "${env:MAILS}", messages: $, fields: {id: $.id, to: $.to, text: $.text}'
_ACCEPTED = 'http-inbox, with: {preset: postmark, url: "http://127.0.0.1:9/"}'


@each(
    "seen, asked, is_told",
    [
        (f"{_LISTS}, delivered_when: $.done}}", "content", True),
        (_ACCEPTED, "carrier", True),
        (f"{_LISTS}, proof: request}}", "carrier", True),
        (f'{_LISTS}, proof: "${{env:PROOF}}"}}', "content", False),
        (f"{_LISTS}}}", "content", False),
        (f"{_LISTS}, delivered_when: $.done}}", "carrier", False),
        ("maildir, with: {path: box}", "content", False),
    ],
)
def test_a_step_that_asks_for_more_than_its_observer_proves_is_told_beforehand(  # noqa: PLR0917
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    seen: str,
    asked: str,
    is_told: bool,
) -> None:
    (tmp_path / "shop.yaml").write_text(PROVED.replace("SEEN", seen).replace("ASKED", asked))
    monkeypatch.chdir(tmp_path)
    main(["lint", "--select", "CD445"])
    assert ("CD445" in capsys.readouterr().out) is is_told
    (script,) = scripts_of(RunRequest(root=tmp_path))
    assert bool(tuple(unproved(script))) is is_told


def test_how_often_a_drill_posts_is_told_as_a_dry_run_tells_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "shop.yaml").write_text(POSTS)
    monkeypatch.chdir(tmp_path)
    assert main(["run", "--dry-run"]) == 0
    (said,) = re.findall(r"([\d,]+) looks at the most, each a POST", capsys.readouterr().out)
    main(["lint", "--select", "CD442"])
    told = f"drill 'checkout-outage' may look up to {said} times, each a POST"
    assert told in capsys.readouterr().out
    (tmp_path / "shop.yaml").write_text(POSTS.replace("web-page,", "web-page, look_every: 1m,"))
    main(["lint", "--select", "CD442"])
    assert "CD442" not in capsys.readouterr().out
