"""A process that has run a function is there for its next event, for a while."""

import json
import os
import select
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from commdrill_sandbox.aws.functions.own_code import OwnCode
from commdrill_sandbox.aws.functions.runtimes import command
from commdrill_sandbox.aws.functions.uploaded import Uploaded
from commdrill_sandbox.aws.functions.warm import Warm
from tests.sandbox.aws.functions.test_own_code import archive, needs_node

COUNTS = """
import os, time
calls = 0
def handler(event, context):
    global calls
    calls += 1
    if event == 'exit':
        os._exit(1)
    if event == 'raise':
        raise ValueError
    while event == 'never':
        time.sleep(1)
    return [calls, os.getpid()]
"""
COUNTS_IN_NODE = """
let calls = 0;
exports.handler = async (event) => {
  calls += 1;
  if (event === 'exit') process.exit(1);
  if (event === 'raise') throw new Error();
  if (event === 'never') for (;;);
  return [calls, process.pid];
};
"""


def function(code: str, runtime: str = "python3.12", **more: Any) -> Uploaded:
    packed = archive(**{"app.js" if runtime.startswith("node") else "app.py": code})
    made = Uploaded("f", "1", "arn", runtime, "app.handler", {}, 120, 128, packed, code, "today")
    return replace(made, **more)


RUNTIMES = [
    pytest.param(function(COUNTS), id="python"),
    pytest.param(function(COUNTS_IN_NODE, "nodejs20.x"), id="node", marks=needs_node),
]


@pytest.fixture
def functions() -> Iterator[OwnCode]:
    with closing(OwnCode("http://127.0.0.1:9", Warm(idle=600))) as opened:
        yield opened


def call(functions: OwnCode, called: Uploaded, event: str = "", region: str = "us-east-1") -> Any:
    return json.loads(functions.run(called, region, json.dumps(event).encode(), 120).payload)


def ends(pid: int) -> bool:
    """Whether it does, within two minutes."""
    try:
        ending = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([ending], [], [], 120)[0])
    finally:
        os.close(ending)


@pytest.mark.parametrize("counts", RUNTIMES)
def test_what_a_module_remembers_is_there_until_it_crashes_or_is_out_of_time(
    functions: OwnCode, counts: Uploaded
) -> None:
    calls = [call(functions, counts)[0] for _ in range(2)]
    call(functions, counts, "raise")
    assert [*calls, call(functions, counts)[0]] == [1, 2, 4]
    assert call(functions, counts, "exit")["errorType"] == "Runtime.ExitError"
    assert call(functions, counts)[0] == 1
    hasty = replace(counts, timeout=1)
    assert call(functions, hasty, "never")["errorType"] == "Sandbox.Timedout"
    assert call(functions, counts)[0] == 2


def test_another_configuration_or_region_has_a_process_of_its_own(functions: OwnCode) -> None:
    first = function(COUNTS)
    calls = [
        (first, "us-east-1"),
        (replace(first, changed="now"), "us-east-1"),
        (first, "eu-west-1"),
    ]
    assert [call(functions, called, region=region)[0] for called, region in calls] == [1, 1, 1]


def test_a_module_that_cannot_be_imported_is_tried_again_from_the_start(
    functions: OwnCode, tmp_path: Path
) -> None:
    code = f"import os\nif not os.path.exists('{tmp_path}/there'): raise OSError\n{COUNTS}"
    assert call(functions, broken := function(code))["errorType"] == "OSError"
    (tmp_path / "there").touch()
    assert call(functions, broken)[0] == 1


def test_one_that_runs_is_nobody_elses(functions: OwnCode) -> None:
    call(functions, counts := function(COUNTS))
    taken = functions.warm.take(counts, "us-east-1")
    assert taken
    assert functions.warm.take(counts, "us-east-1") is None
    functions.warm.keep(taken)
    assert functions.warm.take(counts, "us-east-1") is taken
    functions.warm.keep(taken)


STARTS = """
import subprocess
def handler(event, context):
    return [subprocess.Popen(['sleep', '600']).pid]
"""


@pytest.mark.parametrize(("idle", "most"), [(0.01, 8), (60, 0)], ids=["idle", "one too many"])
@pytest.mark.parametrize("code", [COUNTS, STARTS], ids=["itself", "what it has started"])
def test_one_that_waits_no_longer_ends(code: str, idle: float, most: int) -> None:
    with closing(OwnCode("http://127.0.0.1:9", Warm(idle, most))) as functions:
        assert ends(call(functions, function(code))[-1])


@pytest.mark.parametrize("code", [COUNTS, STARTS], ids=["itself", "what it has started"])
def test_none_outlives_what_it_belongs_to(functions: OwnCode, code: str) -> None:
    pid = call(functions, function(code))[-1]
    functions.close()
    assert ends(pid)


@pytest.mark.parametrize(
    "runtime", ["python3.12", pytest.param("nodejs20.x", marks=needs_node)], ids=["python", "node"]
)
def test_a_process_ends_as_soon_as_nobody_listens(runtime: str, tmp_path: Path) -> None:
    ours, theirs = socket.socketpair()
    variables = {"LAMBDA_TASK_ROOT": str(tmp_path), "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128"}
    with ours, theirs:
        process = subprocess.Popen(
            (*command(runtime, 128), str(tmp_path), str(theirs.fileno())),
            env=variables, pass_fds=(theirs.fileno(),), start_new_session=True,
        )  # fmt: skip
    assert process.wait(120) == -9
