"""What whole sessions import and read sooner or later: read once, by whom their processes are forked from."""

import gc
import os
import threading
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from commdrill.app.cli import main
from commdrill.reports.formats import FORMATS
from commdrill.wording.seen import SeenText
from commdrill.wording.times.in_text import times_in
from commdrill_sandbox.company.mould import fill
from tests.e2e.conftest import drilled_against

_ROOT = str(Path(__file__).parents[1])

for _module in (
    *("commdrill.app.progress.console", "commdrill.app.run.drills", "commdrill.app.schedule.tick"),
    *("commdrill.drivers.http.fault", "commdrill.drivers.http.http_inbox"),
    *("commdrill.drivers.mail.maildir", "commdrill.drivers.status.statuspage"),
    *("commdrill.drivers.http.web_page", "commdrill.drivers.http.webhook"),
    *("commdrill.drivers.aws.faults.lambda_throttle", "commdrill.reports.compiled"),
    *(f"commdrill.app.commands.{command}" for command in ("recover", "run", "tick", "verify")),
    *("commdrill.app.live", "commdrill.app.run.options", "selectolax.lexbor"),
    *("junit_xml", "packaging.requirements"),
    *("pytest", "pytest_timeout", "xdist.plugin", "commdrill.app.pytest.plugin"),
    *(f"commdrill.reports.formats.{report}" for report in FORMATS),
    *(
        (f"commdrill.app.fleet.{part}" for part in ("asking", "overview", "process", "worker"))
        if find_spec("temporalio")
        else ()
    ),
):
    import_module(_module)


def _perform(*words: str) -> int:
    """The command, unheard."""
    with redirect_stdout(_nothing()), redirect_stderr(_nothing()):
        return main(list(words))


def _nothing() -> TextIOWrapper:
    return TextIOWrapper(BytesIO())


def _drill() -> None:
    """A run's first look, its first line and its first report build what no later one builds again."""
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        project = stack.enter_context(drilled_against(Path(folder), "shop"))
        variables = {**project.variables, "SHOP_TOKEN": "of nobody else"}
        stack.enter_context(patch.dict(os.environ, variables))
        _perform("--root", str(project.root), "run")  # tests say what comes of it
    assert threading.enumerate() == [threading.main_thread()], "nobody else is forked"


fill()
_perform("--root", _ROOT, "lint")  # schemas are built, patterns compiled
_perform("--root", _ROOT, "verify", "--replay", "reports/sample")  # a run's texts are read
_drill()
for _language, _seen in (("en", "by 16:30 UTC"), ("es", "en 45 minutos")):
    assert times_in(SeenText.of(_seen), 0, _language)
gc.freeze()  # what was read is not looked through again by each that is forked
