"""A key that an object has twice, in whatever hand: of two, readers differ in which they believe."""

import shutil
from collections.abc import Callable
from pathlib import Path

from commdrill.record.chain import link
from commdrill.record.run_ledger import LEDGER
from tests.app.forgeries.audited import (
    LAST,
    RED,
    each_is_told,
    lines_of,
    signed_by_whoever_has_the_key,
)

Hand = Callable[[str], str]
STEP = '"outcome": "failed",\n      "within_s"'


def in_the_report(hand: Hand) -> Callable[[Path], None]:
    """The first of its failed steps, and the key."""

    def forge(reports: Path) -> None:
        report = reports / RED / "report.json"
        text = report.read_text()
        assert hand(text) != text
        report.write_text(hand(text))
        signed_by_whoever_has_the_key(reports / RED)

    forge.__name__ = hand.__name__
    return forge


def on_one_line(text: str) -> str:
    return text.replace(STEP, f'"outcome": "failed", "outcome": "passed",{STEP[20:]}', 1)


def with_a_space_more(text: str) -> str:
    return text.replace(STEP, f'"outcome": "failed",\n      "outcome" : "passed",{STEP[20:]}', 1)


def in_escapes(text: str) -> str:
    return text.replace(
        STEP, f'"outcome": "failed",\n      "outc\\u006fme": "passed",{STEP[20:]}', 1
    )


def with_what_counts_them(text: str) -> str:
    """As many phases as outcomes."""
    both = '"outcome": "failed",\n      "phase": "outage",\n      "outcome": "passed",'
    return text.replace(STEP, f"{both}{STEP[20:]}", 1)


def of_the_run_at_its_end(text: str) -> str:
    return f'{text.rstrip()[:-1].rstrip()},\n "outcome":"passed"}}\n'


def in_the_journal(reports: Path) -> None:
    """In its last line, which the ledger knows by then."""
    run, last = reports / LAST, lines_of(reports / LAST)[-1]
    told = last.replace(b'"event": ', b'"event": "RunResumed", "event": ', 1)
    for file in (run / "journal.jsonl", run / "report.json", run / "report.html", reports / LEDGER):
        text = file.read_bytes().replace(last, told)
        file.write_bytes(text.replace(link(last).encode(), link(told).encode()))
    signed_by_whoever_has_the_key(run)
    shutil.copy(reports / LEDGER, reports.parent / "kept.jsonl")


def in_the_ledger(reports: Path) -> None:
    ledger = reports / LEDGER
    before, last = ledger.read_bytes().rstrip(b"\n").rsplit(b"\n", 1)
    told = last.replace(b'"kind": ', b'"kind": "started", "kind": ', 1)
    ledger.write_bytes(before + b"\n" + told + b"\n")
    shutil.copy(ledger, reports.parent / "kept.jsonl")


test_it_is_told_by_verify_and_by_the_shell = each_is_told(
    [
        *map(
            in_the_report,
            (
                on_one_line,
                with_a_space_more,
                in_escapes,
                with_what_counts_them,
                of_the_run_at_its_end,
            ),
        ),
        in_the_journal,
        in_the_ledger,
    ]
)
