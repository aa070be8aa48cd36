"""The sample run for readers: whole, small, and as today's reports would show it."""

import hashlib
import json
from pathlib import Path

import pytest

from commdrill.journal.verify import verify
from commdrill.reports.all import reports_of
from commdrill.reports.formats.json import LAYOUT
from tests.reports.anew import render_files, write_anew

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "reports" / "sample"


KNOWN = ROOT / "tests" / "golden" / "layout.json"


OTHERWISE = f"""the reports read otherwise than in layout {LAYOUT}, and --update-golden wrote nothing:
count LAYOUT up (reports/formats/json.py), then --update-golden. Where this change has counted it up
already, `git checkout main -- tests/golden/layout.json` first: it is then compared with what others have."""


def layout_now() -> dict[str, str | int]:
    """The number of the layout, and a digest of what the sample's reports say in it."""
    without = (
        text.replace(f'"layout": {LAYOUT},', "") for _, text in sorted(render_files(SAMPLE).items())
    )
    return {"layout": LAYOUT, "sha256": hashlib.sha256("".join(without).encode()).hexdigest()}


def is_counted(known: dict[str, str | int]) -> bool:
    """Whether the layout is another number, wherever the reports read otherwise."""
    return known == layout_now() or known["layout"] != LAYOUT


@pytest.fixture(autouse=True)
def anew(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden") and is_counted(json.loads(KNOWN.read_text())):
        write_anew(SAMPLE)
        KNOWN.write_text(json.dumps(layout_now()) + "\n")


def test_reports_that_read_otherwise_are_of_another_layout() -> None:
    assert json.loads(KNOWN.read_text()) == layout_now(), OTHERWISE


def test_the_sample_is_whole_and_unchanged() -> None:
    verification = verify(SAMPLE, reports_of)
    assert verification.problems == ()
    assert verification.completeness.endswith("0 missing; 0 extra")


def test_its_reports_are_those_that_would_be_written_today() -> None:
    for name, text in render_files(SAMPLE).items():
        assert (SAMPLE / name).read_text(encoding="utf-8") == text, name


def test_it_is_small_and_shows_a_broken_promise() -> None:
    assert sum(file.stat().st_size for file in SAMPLE.rglob("*") if file.is_file()) < 300_000
    assert '"outcome": "failed", "restored": true'.replace(" ", "") in "".join(
        (SAMPLE / "report.json").read_text(encoding="utf-8").split()
    )


def test_the_readme_shows_it() -> None:
    assert "](.github/report.png)" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / ".github" / "report.png").stat().st_size < 200_000
