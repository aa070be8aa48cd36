"""The README's walk from SES and a status page to a first drill, command by command."""

import json
import re
import shlex
from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.documents.links.linked_documents import link
from commdrill.documents.project import load_project
from tests.adopt.own_aws import own_aws

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("## From what you have")[2].partition("\n## ")[0]
(COMMANDS,) = re.findall(r"^```sh\n(.*?)^```$", SECTION, re.DOTALL | re.MULTILINE)
(ANSWERS,) = re.findall(r"^```yaml\n(.*?)^```$", SECTION, re.DOTALL | re.MULTILINE)
SECRET = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY"  # made up
DUMP = {
    "page": {"url": "https://status.dev.anycompany.example"},
    "components": [{"id": "c1", "name": "Checkout"}],
    "incident_templates": [
        {"name": "We look into it", "body": "[component] does not work.", "update_status": "investigating"},
        {"name": "It is over", "body": "[component] works again.", "update_status": "resolved"},
    ],
}  # fmt: skip


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    monkeypatch.delenv("IMAP_PASSWORD", raising=False)
    Path("page.json").write_text(json.dumps(DUMP))
    Path("answers.yaml").write_text(ANSWERS)
    return tmp_path


def test_the_walk_leads_to_documents_that_load_and_a_list_of_what_is_missing(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = {"Subject": "{{component}} is down", "Text": "{{component}} is down.", "Html": ""}
    init, doctor = (shlex.split(line)[1:] for line in COMMANDS.splitlines())
    with own_aws() as aws:
        monkeypatch.setenv("AWS_ENDPOINT_URL", aws.endpoint_url)
        ses = aws.client("sesv2")
        ses.create_email_template(TemplateName="outage-notice", TemplateContent=content)
        assert main(init) == 0
    project = load_project(here / "ours")
    assert link(project).problems == ()
    steps = project.plans["drafted"].model.scenarios["unplanned-outage"].steps
    assert [step.id for step in steps] == [
        "outage-notice-is-seen",
        "we-look-into-it-is-seen",
        "it-is-over-is-seen",
        "news-keeps-coming",
    ]
    assert main(doctor) == 3
    told = capsys.readouterr()
    assert "open: Which stage is this environment" in told.out
    assert "${env:IMAP_PASSWORD} is not set" in told.out
    assert "outage-notice-is-seen: nobody known" in told.out
    written = "".join(file.read_text() for file in (here / "ours").rglob("*.yaml"))
    assert SECRET not in written + told.out + told.err
