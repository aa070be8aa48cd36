"""What a command may import before it is known what it needs."""

import json
import subprocess
import sys

import pytest

HEAVY = {
    "boto3",
    "botocore",
    "jinja2",
    "lxml",
    "moto",
    "playwright",
    "pydantic",
    "re2",
    "requests",
    "rich",
    "selectolax",
    "ssl",
    "temporalio",
    "werkzeug",
    "yaml",
}
PROBE = """
import json, sys
before = set(sys.modules)  # whatever is installed beside us may be imported at the start
from commdrill.app.cli import main
code = main(sys.argv[1:])
print()
new = set(sys.modules) - before
print(json.dumps([code, sorted({name.partition(".")[0] for name in new})]))
"""


@pytest.mark.parametrize("argv", [["--version"], ["--help"], ["schema", "plan"], ["run", "-h"]])
def test_quick_commands_import_nothing_heavy(argv: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROBE, *argv], capture_output=True, text=True, check=True
    )
    code, modules = json.loads(ended.stdout.splitlines()[-1])
    assert code == 0
    assert HEAVY & set(modules) == set()


@pytest.mark.parametrize("argv", [["drivers"], ["drivers", "--iam", "aws-dev-example"]])
def test_what_is_said_of_drivers_needs_no_sdk(argv: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROBE, *argv], capture_output=True, text=True, check=True
    )
    code, modules = json.loads(ended.stdout.splitlines()[-1])
    assert code == 0
    assert {"boto3", "botocore", "moto"} & set(modules) == set()
