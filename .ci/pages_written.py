"""pages_written.py FOLDER: the report of a run of each kind, the sample's, an after-action report, the list of runs, the live page."""

import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from commdrill.app.after_action import material_of
from commdrill.app.coverage.listing import list_runs
from commdrill.live.page import page as live
from commdrill.record.history import past_run
from commdrill.reports.after_action import page as after_action
from commdrill.reports.after_action.review import review
from commdrill.reports.all import render
from commdrill.reports.source import source_in
from tests.reports.kinds import runs_of_each_kind

out = Path(sys.argv[1])
runs = runs_of_each_kind(out / "runs")
for name, folder in runs.items():
    (out / f"{name}.html").write_bytes(render(folder, "html").encode("utf-8", "replace"))
told = after_action.render(review(material_of("checkout-outage", out / "runs", None)))
(out / "after-action.html").write_text(told, encoding="utf-8")
list_runs(out / "runs", past_run(source_in(runs["passed"]).result, runs["passed"]))
shutil.copy(out / "runs" / "index.html", out / "index.html")
(out / "live.html").write_bytes(live())
