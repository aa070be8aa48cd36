"""Proof that a run is whole and unchanged: every way of tampering is told by name."""

import hashlib
import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from commdrill import __version__
from commdrill.journal.book import Journal
from commdrill.journal.verify import Verification, verify
from commdrill.record import events as e
from commdrill.record.chain import FIRST_PREV, link
from commdrill.record.checksums import checksums, written
from commdrill.record.folder import UnreadableJournal
from commdrill.reports.all import reports_of
from commdrill.reports.formats.json import LAYOUT
from commdrill.sighting import Evidence
from commdrill.testing.fake_clock import FakeClock
from tests.reports import story
from tests.reports.anew import render_files, write_anew


def checked(folder: Path) -> Verification:
    return verify(folder, reports_of)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    moments = [
        (0.0, story.started(version=__version__)),
        *story.passed()[1:],
    ]
    folder = story.write(tmp_path, moments)
    write_anew(folder)
    return folder


def lines(run: Path) -> list[bytes]:
    return (run / "journal.jsonl").read_bytes().splitlines(keepends=True)


def rewrite(run: Path, lines: list[bytes]) -> None:
    (run / "journal.jsonl").write_bytes(b"".join(lines))


def change(run: Path, number: int, before: bytes, after: bytes) -> None:
    found = lines(run)
    assert before in found[number - 1]
    rewrite(run, [*found[: number - 1], found[number - 1].replace(before, after), *found[number:]])


def number_of(run: Path, text: bytes) -> int:
    return next(n for n, line in enumerate(lines(run), start=1) if text in line)


def test_a_run_that_nobody_touched_is_whole(run: Path) -> None:
    verification = checked(run)
    assert verification.problems == ()
    assert verification.notes == ()
    assert not verification.problems
    assert verification.run == story.RUN
    assert len(verification.journal.digests) == len(lines(run))
    assert verification.completeness == "plan has 9 steps; 9 results; 0 missing; 0 extra"


def change_a_word(run: Path) -> None:
    change(run, 5, b"Your basket", b"Your casket")


def change_a_verdict_in_the_middle(run: Path) -> None:
    number = number_of(run, b"api-tells-clients")
    assert number == 1
    change(run, number_of(run, b'"took": 0.6'), b'"took": 0.6', b'"took": 0.1')


def break_a_link(run: Path) -> None:
    prev = json.loads(lines(run)[5])["prev"].encode()
    change(run, 6, prev, b"0" * 64)


def break_the_first_link(run: Path) -> None:
    change(run, 1, b"0" * 64, b"1" * 64)


def remove_a_line(run: Path) -> None:
    rewrite(run, lines(run)[:5] + lines(run)[6:])


def remove_some_lines(run: Path) -> None:
    rewrite(run, lines(run)[:5] + lines(run)[8:])


def swap_two_lines(run: Path) -> None:
    found = lines(run)
    found[4], found[5] = found[5], found[4]
    rewrite(run, found)


def add_a_line(run: Path) -> None:
    found = lines(run)
    rewrite(run, [*found[:6], found[5].replace(b"none", b"major"), *found[6:]])


def put_junk_in(run: Path) -> None:
    found = lines(run)
    rewrite(run, [*found[:5], b"junk\n", *found[6:]])


def cut_the_end_off(run: Path) -> None:
    rewrite(run, lines(run)[:-1])


def tear_the_end_off(run: Path) -> None:
    found = lines(run)
    rewrite(run, [*found[:-1], found[-1][:9]])


def change_the_last_line(run: Path) -> None:
    change(run, len(lines(run)), b'"exit_code": 0', b'"exit_code": 7')


def evidence(run: Path, start: str) -> Path:
    return next(iter(sorted((run / "evidence").glob(f"{start}*"))))


def change_evidence(run: Path) -> None:
    path = evidence(run, "customer-email")
    path.write_bytes(path.read_bytes().replace(b"unavailable", b"back"))


def remove_evidence(run: Path) -> None:
    evidence(run, "customer-email").unlink()


def edit_the_report(run: Path) -> None:
    report = run / "report.json"
    report.write_text(report.read_text().replace('"exit_code": 0', '"exit_code": 1'))


def edit_the_report_and_its_checksum(run: Path) -> None:
    edit_the_report(run)
    (run / "SHA256SUMS").write_text(written(checksums(run)))


def remove_a_report(run: Path) -> None:
    (run / "junit.xml").unlink()


def add_a_file(run: Path) -> None:
    (run / "evidence" / "invented.html").write_text("<p>All was well.</p>")


def remove_the_checksums(run: Path) -> None:
    (run / "SHA256SUMS").unlink()


def shorten_the_checksums(run: Path) -> None:
    sums = (run / "SHA256SUMS").read_text().splitlines(keepends=True)
    (run / "SHA256SUMS").write_text("".join(line for line in sums if "customer" not in line))


NOT_ENDED = (
    "the run has not ended: it was killed (`commdrill recover` ends it), or the end of its"
    " journal was cut off"
)
TAMPERED: list[tuple[Callable[[Path], None], list[str]]] = [
    (change_a_word, ["journal.jsonl line 5 was changed after it was written"]),
    (change_a_verdict_in_the_middle, ["journal.jsonl line 13 was changed after it was written"]),
    (break_a_link, ["journal.jsonl line 6 was changed after it was written"]),
    (break_the_first_link, ["journal.jsonl line 1 was changed after it was written"]),
    (remove_a_line, ["journal.jsonl line 6 is missing"]),
    (remove_some_lines, ["journal.jsonl lines 6 to 8 are missing"]),
    (swap_two_lines, ["journal.jsonl line 5 is out of its place"]),
    (
        add_a_line,
        ["journal.jsonl has 2 lines 6", "journal.jsonl line 6 was changed after it was written"],
    ),
    (put_junk_in, ["journal.jsonl line 6 is no record"]),
    (cut_the_end_off, [NOT_ENDED]),
    (tear_the_end_off, ["journal.jsonl ends within a line: 9 bytes are left", NOT_ENDED]),
    (change_the_last_line, ["report.json is not what the journal says"]),
    (change_evidence, ["evidence/customer-email-… is not what was recorded"]),
    (remove_evidence, ["evidence/customer-email-… is missing"]),
    (edit_the_report, ["report.json is not what the journal says"]),
    (edit_the_report_and_its_checksum, ["report.json is not what the journal says"]),
    (remove_a_report, ["junit.xml is missing"]),
    (add_a_file, ["a file nobody recorded: evidence/invented.html"]),
    (remove_the_checksums, ["SHA256SUMS is missing"]),
    (shorten_the_checksums, ["SHA256SUMS does not list evidence/customer-email-…"]),
]


@pytest.mark.parametrize(
    ("tamper", "told"), TAMPERED, ids=[tamper.__name__ for tamper, _ in TAMPERED]
)
def test_tampering_is_told(tamper: Callable[[Path], None], told: list[str], run: Path) -> None:
    tamper(run)
    verification = checked(run)
    assert verification.problems
    problems = [re.sub(r"-[0-9a-f]{16}\.\w+", "-…", problem) for problem in verification.problems]
    assert set(told) <= set(problems)


def test_of_a_broken_journal_s_own_reports_nobody_says_that_nobody_recorded_them(run: Path) -> None:
    change_a_word(run)
    add_a_file(run)
    assert checked(run).problems == (
        "journal.jsonl line 5 was changed after it was written",
        "SHA256SUMS does not list evidence/invented.html",
        "journal.jsonl is not what SHA256SUMS says",
    )


@pytest.mark.parametrize("tamper", [edit_the_report, remove_a_report, add_a_file, change_evidence])
def test_one_file_is_told_once(tamper: Callable[[Path], None], run: Path) -> None:
    tamper(run)
    problems = checked(run).problems
    touched = [name for name in ("report.json", "junit.xml", "invented", "customer-email-") if
               any(name in problem for problem in problems)]  # fmt: skip
    assert sum(touched[0] in problem for problem in problems) == 1


@pytest.mark.parametrize("number", range(1, 20))
def test_any_changed_byte_is_told_with_its_line(number: int, run: Path) -> None:
    found = lines(run)
    line = found[number - 1]
    where = line.index(b'"elapsed": ') + 11
    digit = b"8" if line[where : where + 1] != b"8" else b"3"
    rewrite(run, [*found[: number - 1], line[:where] + digit + line[where + 1 :], *found[number:]])
    assert (
        checked(run).problems[0] == f"journal.jsonl line {number} was changed after it was written"
    )


def test_a_killed_run_is_told_as_such_and_nothing_else(tmp_path: Path) -> None:
    folder = story.write(tmp_path, story.killed())
    verification = checked(folder)
    assert verification.problems == (NOT_ENDED,)
    assert verification.completeness == "plan has 9 steps; 1 results; 8 missing; 0 extra"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda kept: kept + b"# all is well\n", id="a line that lists nothing"),
        pytest.param(lambda kept: kept.upper(), id="other letters"),
        pytest.param(lambda kept: kept.replace(b"\n", b"\r\n"), id="other line ends"),
        pytest.param(lambda kept: kept + kept, id="twice"),
    ],
)
def test_the_checksums_are_themselves_as_they_were_written(
    content: Callable[[bytes], bytes], run: Path
) -> None:
    sums = run / "SHA256SUMS"
    sums.write_bytes(content(sums.read_bytes()))
    assert checked(run).problems


def test_a_list_that_lists_more_is_told_by_file(run: Path) -> None:
    sums = run / "SHA256SUMS"
    nothing = f"{hashlib.sha256(b'').hexdigest()}  evidence/gone.html\n"
    sums.write_text("".join(sorted([*sums.read_text().splitlines(keepends=True), nothing],
                                   key=lambda line: line[66:])))  # fmt: skip
    assert checked(run).problems == ("evidence/gone.html is missing, and SHA256SUMS lists it",)


def test_a_list_with_a_remark_is_told_as_changed(run: Path) -> None:
    sums = run / "SHA256SUMS"
    sums.write_bytes(sums.read_bytes() + b"# all is well\n")
    assert checked(run).problems == ("SHA256SUMS was changed after it was written",)


@pytest.mark.parametrize("count", [1, 2])
def test_evidence_that_somebody_pruned_is_noted_and_not_missed(count: int, tmp_path: Path) -> None:
    folder = tmp_path / "run-1"
    folder.mkdir(mode=0o700)
    with Journal.create(folder, "run-1", FakeClock(), story.NoSecrets()) as journal:
        journal.append(story.started(version=__version__))
        kept = tuple(
            journal.keep(Evidence(f"page {n}".encode(), ".html"), "page") for n in range(3)
        )
        journal.append(e.Looked("page", 0.0, 0.1, "200", kept))
        journal.append(e.EvidencePruned(kept[:count], "Ada", "older than a year"))
    for path in kept[:count]:
        (folder / path).unlink()
    verification = checked(folder)
    assert verification.problems == (NOT_ENDED,)
    pieces = "1 piece" if count == 1 else "2 pieces"
    told = f"{pieces} of evidence pruned on 2026-11-23 by Ada (older than a year)"
    assert told in verification.notes
    (folder / kept[2]).unlink()
    assert f"{kept[2]} is missing" in checked(folder).problems


def test_a_file_that_looks_unfinished_is_a_file_nobody_recorded(run: Path) -> None:
    (run / "evidence" / "page.html.unfinished").write_text("half a page")
    assert checked(run).problems == ("a file nobody recorded: evidence/page.html.unfinished",)


HUGE = 2**43  # as far as files reach: reading it takes an hour


def test_a_file_without_end_that_nobody_recorded_is_told_and_not_read(run: Path) -> None:
    with (run / "evidence" / "huge.html").open("wb") as file:
        file.truncate(HUGE)
    assert checked(run).problems == ("a file nobody recorded: evidence/huge.html",)


def test_a_report_without_end_is_not_read(run: Path) -> None:
    with (run / "report.json").open("r+b") as file:
        file.write(b'{"layout": 1, ')  # which is no secret, and has it compared by its facts
        file.truncate(HUGE)
    (problem,) = checked(run).problems
    assert problem.startswith("report.json is not what the journal says")


def test_who_writes_all_of_it_anew_is_betrayed_by_the_head_alone(run: Path) -> None:
    before = checked(run)
    prev, anew = FIRST_PREV, []
    for line in lines(run):
        data = json.loads(line.replace(b"2026-11-23", b"2026-11-24")) | {"prev": prev}
        anew.append(json.dumps(data, ensure_ascii=False).encode() + b"\n")
        prev = link(anew[-1][:-1])
    rewrite(run, anew)
    write_anew(run)
    after = checked(run)
    assert after.problems == ()
    assert after.journal.head != before.journal.head


def test_a_live_run_is_told_as_such(tmp_path: Path) -> None:
    with Journal.create(tmp_path, "run", FakeClock(), story.NoSecrets()) as journal:
        journal.append(story.started())
        assert checked(tmp_path).problems == ("the run is still under way",)


def test_a_later_word_belongs_to_the_run(run: Path) -> None:
    with Journal.resume(run, FakeClock(), story.NoSecrets()) as journal:
        said = e.StepAttested(story.CALL.id, "Ada", e.StepOutcome.FAILED, "two did not pick up")
        journal.append(said)
    assert checked(run).problems
    write_anew(run)
    assert not checked(run).problems


def test_words_of_another_version_are_not_accused(tmp_path: Path) -> None:
    folder = story.write(tmp_path, story.passed())
    write_anew(folder)
    report = folder / "report.html"
    report.write_text(report.read_text().replace("Promises", "Pledges"))
    (folder / "SHA256SUMS").write_text(written(checksums(folder)))
    verification = checked(folder)
    assert not verification.problems
    assert verification.uncompared
    (told,) = verification.uncompared
    assert told.startswith("report.html was not compared")


def test_reports_of_another_version_are_held_to_the_facts(tmp_path: Path) -> None:
    folder = story.write(tmp_path, story.passed())
    write_anew(folder)
    for name in ("report.json", "junit.xml"):
        file = folder / name
        file.write_text(file.read_text() + "\n")
    told = checked(folder)
    assert [note for note in told.notes if "laid out" in note] == [
        f"{name} is laid out otherwise than this commdrill does; its facts are the journal's"
        for name in ("report.json", "junit.xml")
    ]
    assert told.problems[0].endswith("is not what SHA256SUMS says")
    assert not told.uncompared
    report = folder / "report.json"
    report.write_text(report.read_text().replace('"passed"', '"failed"'))
    assert "report.json is not what the journal says: outcome is" in checked(folder).problems[0]


@pytest.mark.parametrize("layout", ['"layout": 0,', ""])
def test_a_run_of_this_version_in_an_earlier_layout_is_not_called_changed(
    tmp_path: Path, layout: str
) -> None:
    began = story.started(version=__version__)
    folder = story.write(tmp_path, [(0.0, began), *story.passed()[1:]])
    write_anew(folder)
    report, page = folder / "report.json", folder / "report.html"
    page.write_text(page.read_text().replace("Promises", "Pledges"))
    assert "report.html is not what the journal says" in checked(folder).problems
    report.write_text(report.read_text().replace(f'"layout": {LAYOUT},', layout))
    (folder / "SHA256SUMS").write_text(written(checksums(folder)))
    verification = checked(folder)
    assert not verification.problems
    assert verification.uncompared
    report.write_text(report.read_text().replace('"passed"', '"failed"'))
    assert "report.json is not what the journal says: outcome is" in checked(folder).problems[0]


def test_a_report_that_was_not_compared_says_how_to_make_it_anew(tmp_path: Path) -> None:
    folder = story.write(tmp_path, story.passed())
    write_anew(folder)
    (folder / "report.html").write_text("other words")
    told = (
        f"report.html was not compared with the journal: it is laid out otherwise than this"
        f" commdrill ({__version__}) does; `commdrill report` makes it anew"
    )
    assert checked(folder).uncompared == (told,)


def without_sums(run: Path) -> None:
    """As versions wrote it whose lines held no digests of evidence."""
    prev, anew = FIRST_PREV, []
    for line in lines(run):
        data = {key: value for key, value in json.loads(line).items() if key != "sha256sums"}
        anew.append(json.dumps(data | {"prev": prev}, ensure_ascii=False).encode() + b"\n")
        prev = link(anew[-1][:-1])
    rewrite(run, anew)
    write_anew(run)


def test_evidence_of_before_whole_digests_is_held_to_its_name(run: Path) -> None:
    without_sums(run)
    assert checked(run).problems == ()
    page = next(iter(sorted((run / "evidence").iterdir())))
    page.write_bytes(b"other")
    assert checked(run).problems == (f"evidence/{page.name} is not what was recorded",)


def test_a_run_that_died_before_its_reports_misses_none(tmp_path: Path) -> None:
    folder = story.write(tmp_path, story.killed())
    assert checked(folder).problems == (NOT_ENDED,)
    write_anew(folder)
    (folder / "report.html").unlink()
    assert "report.html is missing" in checked(folder).problems


def test_a_result_for_no_step_of_the_plan_is_counted(tmp_path: Path) -> None:
    stray = e.StepDecided("invented", e.StepOutcome.PASSED, "all was well")
    folder = story.write(tmp_path, [*story.refused()[:-1], (0.5, stray)])
    assert checked(folder).completeness.endswith("0 missing; 1 extra")


def test_the_head_is_the_digest_of_the_last_line(run: Path) -> None:
    before = checked(run).journal.head
    change_the_last_line(run)
    assert checked(run).journal.head != before


def test_files_outside_the_run_are_never_looked_at(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    looked = e.Looked("page", 0.0, 0.1, "200", ("evidence/a",))
    folder = story.write(tmp_path, [(0.0, story.started()), (1.0, looked)])
    change(folder, 2, b"evidence/a", b"../secret")
    why = "'../secret' is not the name of a piece of evidence"
    assert f"journal.jsonl line 2: {why}" in checked(folder).problems


@pytest.mark.parametrize("name", ["javascript:alert(1)", "http://a.example/b", "evidence/../x"])
def test_evidence_is_linked_from_its_folder_alone(tmp_path: Path, name: str) -> None:
    seen = e.MessageSeen("mail", "1", ("ana",), "Hi", "", 0.1, None, ("evidence/a",))
    folder = story.write(tmp_path, [(0.0, story.started()), (1.0, seen)])
    change(folder, 2, b"evidence/a", name.encode())
    with pytest.raises(UnreadableJournal, match="is not the name of a piece of evidence"):
        render_files(folder)


def test_where_no_journal_is_there_is_nothing_to_prove(tmp_path: Path) -> None:
    with pytest.raises(UnreadableJournal):
        checked(tmp_path)


def test_a_journal_of_junk_is_survived(tmp_path: Path) -> None:
    (tmp_path / "journal.jsonl").write_bytes(b"[" * 100_000 + b"\n{}\n\xff\n")
    verification = checked(tmp_path)
    assert "journal.jsonl line 1 is no record" in verification.problems
    assert verification.uncompared == ("the reports were not compared: the journal cannot be read",)


def test_a_link_to_a_file_elsewhere_is_a_file_nobody_recorded(run: Path) -> None:
    (run / "evidence" / "link.txt").symlink_to("/dev/zero")
    os.mkfifo(run / "evidence" / "pipe.txt")
    (run / "elsewhere").symlink_to("/etc")
    for name in ("evidence/link.txt", "evidence/pipe.txt", "elsewhere"):
        told = f"{name} is a link, a pipe or a device: nobody recorded that"
        assert told in checked(run).problems


def test_evidence_that_has_become_a_link_is_gone(run: Path) -> None:
    piece = next((run / "evidence").iterdir())
    piece.unlink()
    piece.symlink_to("/dev/zero")
    assert f"evidence/{piece.name} is missing" in checked(run).problems
    assert "report.html" in render_files(run)


@pytest.fixture
def documented(tmp_path: Path) -> Path:
    clock = FakeClock()
    with Journal.create(tmp_path, story.RUN, clock, story.NoSecrets()) as journal:
        journal.keep_document("plan.yaml", b"kind: plan\n")
        journal.append(story.started(version=__version__))
        kept = journal.keep(Evidence(b"<p>Down until 16:30 UTC.</p>", ".html"), "page")
        journal.append(e.Looked("page", 0.0, 0.1, "503", (kept,)))
        journal.append(story.the_end(e.RunOutcome.PASSED, 0))
    write_anew(tmp_path)
    return tmp_path


def test_documents_belong_to_the_run(documented: Path) -> None:
    assert checked(documented).problems == ()


@pytest.mark.parametrize("name", ["documents/plan.yaml", "evidence/page-*.html"])
def test_what_the_chain_rests_on_is_bound_by_its_whole_digest(documented: Path, name: str) -> None:
    file = next(documented.glob(name))
    assert hashlib.sha256(file.read_bytes()).hexdigest().encode() in b"".join(lines(documented))
    file.write_bytes(b"kind: other\n")
    (documented / "SHA256SUMS").write_text(written(checksums(documented)))
    told = f"{file.relative_to(documented)} is not what was recorded"
    assert told in checked(documented).problems


def test_a_document_that_is_gone_is_told(documented: Path) -> None:
    (documented / "documents" / "plan.yaml").unlink()
    (documented / "SHA256SUMS").write_text(written(checksums(documented)))
    assert "documents/plan.yaml is missing" in checked(documented).problems


@pytest.mark.parametrize("name", ["SHA256SUMS.sig", "SHA256SUMS.tsr"])
def test_a_signature_and_a_time_stamp_belong_to_the_run(documented: Path, name: str) -> None:
    (documented / name).write_bytes(b"signed")
    assert not [told for told in checked(documented).problems if "nobody recorded" in told]


def test_half_a_character_in_a_journal_is_survived(tmp_path: Path) -> None:
    """JSON of a page may hold one, and then it stands in the differences."""
    moments = [
        (at, replace(one, reason="the code is '\ud800'") if isinstance(one, e.StepDecided) else one)
        for at, one in story.failed()
    ]
    folder = story.write(tmp_path, moments)
    write_anew(folder)
    assert verify(folder, reports_of).problems == ()
