"""Every benchmark starts by its file name, from wherever it is called."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = sorted(Path(__file__).parent.glob("bench_*.py"))
# Each in a fork of one Python, which has loaded what is installed, and nothing of what lies beside them.
UP_TO_ITS_FIGURES = """
import json, os, runpy, sys
import boto3, commdrill.app.cli, commdrill.app.run.drills, commdrill.engine.runner, moto.server

def code_of(script):
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    sys.path[0] = os.path.dirname(script)
    sys.argv[:] = [script]
    runpy.run_path(script, run_name="looked at")
    os._exit(0)

print(json.dumps({script: code_of(script) for script in sys.argv[1:]}))
"""


@pytest.fixture(scope="module")
def codes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """What each ended with, called from somewhere else."""
    started = (sys.executable, "-c", UP_TO_ITS_FIGURES, *map(str, SCRIPTS))
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    ended = subprocess.run(started, cwd=elsewhere, check=True, stdout=subprocess.PIPE)
    codes: dict[str, int] = json.loads(ended.stdout)
    return codes


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_it_finds_all_that_it_imports(script: Path, codes: dict[str, int]) -> None:
    assert codes[str(script)] == 0
