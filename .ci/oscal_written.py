"""oscal_written.py FOLDER: a run of each kind as OSCAL assessment results, the sample among them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from commdrill.reports.all import render
from tests.reports.kinds import runs_of_each_kind

out = Path(sys.argv[1])
runs = runs_of_each_kind(out / "runs")
for name, folder in runs.items():
    (out / f"{name}.json").write_bytes(render(folder, "oscal").encode("utf-8", "replace"))
