"""Every report of every kind of run: what a machine may rely on, and what no text can spoil."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from commdrill.journal.book import Journal
from commdrill.record import events as e
from commdrill.record.chain import read_whole
from commdrill.record.result import fold
from commdrill.reports.all import render, render_together, write_junit
from commdrill.reports.page import content_hash
from commdrill.sighting import Evidence
from tests.reports.anew import render_files, write_anew

from . import hostile, story

# what Jenkins' junit-10.xsd allows of what we write: attributes and children
NONE: set[str] = set()
DIALECT = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors", "time", "skipped", "timestamp", "hostname", "id"}
        | {"package", "group", "file", "log", "url", "version"},
        {"properties", "testcase", "system-out", "system-err"},
    ),
    "testcase": (
        {"name", "assertions", "time", "timestamp", "classname", "status", "class", "file", "line"},
        {"skipped", "error", "failure", "system-out", "system-err"},
    ),
    "properties": (NONE, {"property"}),
    "property": ({"name", "value"}, NONE),
    "skipped": ({"type", "message"}, NONE),
    "error": ({"type", "message"}, NONE),
    "failure": ({"type", "message"}, NONE),
    "system-out": (NONE, NONE),
    "system-err": (NONE, NONE),
}
TOP: dict[str, Any] = {
    "schema": str, "run": str, "drill": str, "plan": dict, "scenario": str, "environment": dict,
    "started": str, "outcome": str, "restored": bool, "exit_code": int, "steps": list,
    "findings": list,
}  # fmt: skip
STEP: dict[str, Any] = {
    "id": str, "phase": str, "channel": str, "outcome": str, "within_s": float | None,
    "took_s": float | None, "reason": str, "differences": list, "captured": dict,
    "recipients": dict | None, "evidence": list,
}  # fmt: skip
FORMATS = ("html", "json", "junit", "markdown", "chat", "oscal")
CODES = {"passed": 0, "failed": 1, "error": 3, "not-restored": 4, "interrupted": 130}


@pytest.fixture(params=[*story.STORIES, "hostile"])
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "hostile":
        return hostile.write(tmp_path)
    return story.write(tmp_path, story.STORIES[request.param]())


def suites(text: str) -> ET.Element:
    return ET.fromstring(text.encode())


def told(folder: Path) -> Any:
    return json.loads(render(folder, "json"))


def test_the_json_report_has_every_key_of_the_contract(run: Path) -> None:
    report = told(run)
    assert report["schema"] == "commdrill/report/1"
    for key, kind in TOP.items():
        assert isinstance(report[key], kind), key
    assert report["finished"] is None or report["finished"].endswith("Z")
    assert {"id", "version", "sha256"} <= report["plan"].keys()
    assert {"id", "stage", "pace"} <= report["environment"].keys()
    for step in report["steps"]:
        for key, kind in STEP.items():
            assert isinstance(step[key], kind), key
        for difference in step["differences"]:
            assert difference.keys() == {"what", "expected", "seen"}
    for finding in report["findings"]:
        assert {"code", "message", "step", "evidence"} <= finding.keys()


def test_outcome_restored_and_exit_code_agree(run: Path) -> None:
    report = told(run)
    assert report["exit_code"] == CODES[report["outcome"]]
    assert (report["outcome"] == "not-restored") == (not report["restored"])


def test_junit_is_as_the_strictest_reader_wants_it(run: Path) -> None:
    for element in suites(render(run, "junit")).iter():
        attributes, children = DIALECT[element.tag]
        assert set(element.keys()) <= attributes, element.tag
        assert {child.tag for child in element} <= children, element.tag
        if "time" in element.keys():  # noqa: SIM118 an element is no mapping
            assert re.fullmatch(r"\d+\.\d{3}", element.get("time", ""))


def test_each_step_is_exactly_one_testcase_with_its_verdict(run: Path) -> None:
    cases = {case.get("name"): case for case in suites(render(run, "junit")).iter("testcase")}
    steps = told(run)["steps"]
    assert list(cases) == [step["id"] for step in steps]
    tags = {"failed": "failure", "error": "error", "skipped": "skipped", "passed": None}
    for step in steps:
        kinds = [child.tag for child in cases[step["id"]] if child.tag in tags.values()]
        assert kinds == [tag for tag in [tags[step["outcome"]]] if tag]


def test_several_runs_are_a_suite_each(tmp_path: Path) -> None:
    folders = [story.write(tmp_path, story.STORIES[name](), run=name) for name in story.STORIES]
    write_junit(tmp_path / "all.xml", [fold(read_whole(folder)) for folder in folders])
    root = suites((tmp_path / "all.xml").read_text())
    assert len(root) == len(folders)
    assert len(list(root.iter("testcase"))) == len(story.STEPS) * len(folders)


def test_no_link_is_written_through_where_a_junit_file_is_made(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_text("mine")
    (tmp_path / "all.xml.unfinished").symlink_to(mine)
    write_junit(tmp_path / "all.xml", [])
    assert mine.read_text() == "mine"
    assert (tmp_path / "all.xml").is_file()
    assert not (tmp_path / "all.xml").is_symlink()


def test_the_page_lets_no_script_in_but_its_own_and_needs_no_network(run: Path) -> None:
    page = render(run, "html")
    (script,) = re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL)
    assert f"script-src '{content_hash(script)}';" in page
    page = page.lower()
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page)
    assert "default-src 'none'" in page
    assert "onerror=alert" not in re.sub(r"&lt;.*?&gt;", "", page)


def test_every_link_within_the_page_leads_somewhere(run: Path) -> None:
    page = render(run, "html")
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_no_report_holds_a_control_character(run: Path) -> None:
    for name, text in render_files(run).items():
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text), name


def test_nothing_in_a_report_turns_text_round(run: Path) -> None:
    for name in FORMATS:
        assert not re.search("[\x80-\x9f\u202a-\u202e\u2066-\u2069]", render(run, name)), name


def test_reports_for_machines_say_all_the_same_what_was_seen(tmp_path: Path) -> None:
    run = hostile.write(tmp_path, steps=1)
    (step,) = told(run)["steps"]
    (reason,) = [case.get("message", "") for case in suites(render(run, "junit")).iter("failure")]
    for text in (step["reason"], step["differences"][0]["seen"], reason):
        assert "\u202egnp.exe\u202c" in text


def test_the_summary_is_small_and_what_others_said_makes_no_markup_in_it(tmp_path: Path) -> None:
    summary = render(hostile.write(tmp_path, steps=400), "markdown")
    assert len(summary.encode("utf-8", "replace")) < 1024 * 1024
    assert "left out" in summary
    assert not re.search(r"(?<!\\)<script|^# heading", summary, re.MULTILINE)
    assert "acme/ops" in summary
    assert not re.search(r"(?<!\w)@\w", summary)  # who is named so is called


def test_several_runs_are_one_summary_worst_first(tmp_path: Path) -> None:
    names = ("passed", "failed", "not-restored")
    runs = [story.write(tmp_path, story.STORIES[name](), run=name) for name in names]
    summary = render_together(runs, "markdown")
    headings = re.findall(r"^# .*: (.*)$", summary, re.MULTILINE)
    assert headings == ["Not restored", "Failed", "Passed"]
    assert summary.index("| Outcome | Drill |") < summary.index("# ")
    assert render_together(runs[:1], "markdown") == render(runs[0], "markdown")


def test_a_summary_of_several_runs_is_small_as_a_whole(tmp_path: Path) -> None:
    big = hostile.write(tmp_path, steps=400)
    summary = render_together([big, big, big], "markdown")
    assert len(summary.encode("utf-8", "replace")) < 1024 * 1024
    assert "left out" in summary


def test_reports_are_made_from_the_journal_alone_to_the_byte(run: Path) -> None:
    write_anew(run)
    written = {name: (run / name).read_bytes() for name in render_files(run)}
    for name in written:
        (run / name).unlink()
    write_anew(run)
    assert {name: (run / name).read_bytes() for name in written} == written


@pytest.mark.parametrize("name", ["killed", "failed"])
def test_any_beginning_of_a_run_can_be_told(name: str, tmp_path: Path) -> None:
    moments = story.STORIES[name]()
    for length in range(1, len(moments) + 1, 3):
        folder = story.write(tmp_path / str(length), moments[:length])
        assert told(folder)["exit_code"] in CODES.values()
        assert render_files(folder).keys() >= {
            "report.json", "junit.xml", "summary.md", "report.html",
        }  # fmt: skip


class TestFirstScreen:
    """What a reader finds before the timeline: the header of the page."""

    @staticmethod
    def header(folder: Path, name: str) -> str:
        page = render(story.write(folder, story.STORIES[name]()), "html")
        header = page.partition("<header")[2].partition("</header>")[0]
        return " ".join(re.sub(r"<[^>]+>", " ", header).split()).replace(" ;", ";")

    def test_says_whether_it_passed_and_whether_the_world_is_restored(self, tmp_path: Path) -> None:
        assert " Failed Restored " in self.header(tmp_path / "a", "failed")
        assert " Not restored " in self.header(tmp_path / "b", "not-restored")
        assert " Passed Restored " in self.header(tmp_path / "c", "passed")

    def test_says_what_failed_and_why(self, tmp_path: Path) -> None:
        told = self.header(tmp_path, "failed")
        assert "status-investigating seen after 12.7s instead of within 10s" in told

    def test_says_who_was_not_reached(self, tmp_path: Path) -> None:
        told = self.header(tmp_path, "failed")
        assert "Not reached ben, eva (email-customers); ana, ben, eva (sms-customers)" in told


def test_what_was_seen_instead_stands_beside_a_broken_promise(tmp_path: Path) -> None:
    page = render(hostile.write(tmp_path, steps=1), "html")
    assert "Seen instead" in page
    assert "<mark>c </mark>" in page
    assert "<mark>x </mark>" in page


def page_of(folder: Path, happenings: list[story.Moment]) -> str:
    return render(story.write(folder, happenings), "html")


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("passed", "The one promise of the plan was kept, and everything is as it was before."),
        ("failed", "1 of 1 promise was broken."),
        ("error", "0 of 1 promise was kept; whether the rest was could not be told."),
    ],
)
def test_a_plan_of_one_promise_is_told_in_the_singular(
    tmp_path: Path, outcome: str, said: str
) -> None:
    ref, found = story.PAGE, e.StepOutcome(outcome)
    moments: list[story.Moment] = [
        (0.0, story.started(steps=(ref,))),
        (1.0, story.decided(ref, found)),
        (2.0, e.RunFinished(e.RunOutcome(outcome), CODES[outcome], restored=True)),
    ]
    assert said in page_of(tmp_path, moments)


def test_what_another_person_received_and_rightly_was_not_seen_instead(tmp_path: Path) -> None:
    people, mail = e.Recipients(2, 1, ("ana",)), Evidence(b"To: bo\n\nAnother day.\n", ".eml")

    def finding(journal: Journal) -> e.Event:
        path = journal.keep(mail, "customer-email")
        return e.FindingMade("wrong-message", "wrong", e.Severity.ERROR, story.EMAIL.id, path)

    right: list[story.Moment] = [
        (0.0, story.started(steps=(story.EMAIL,))),
        (1.0, story.decided(story.EMAIL, story.FAILED, recipients=people, evidence=(mail,))),
    ]
    assert "Seen instead" not in page_of(tmp_path / "right", right)
    assert "Seen instead" in page_of(tmp_path / "wrong", [*right, (1.5, finding)])
