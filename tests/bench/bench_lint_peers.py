"""How long a review takes, beside tools that check a drill's like before it is run, in the same run.

`chaos validate` (chaostoolkit) reads one experiment a process, `robot --dryrun` (robotframework) a
folder of suites; theirs are as long as the plans. Run by hand, with both in an environment of their
own: `python tests/bench/bench_lint_peers.py PEERS/bin`.
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # it is called by its file name

from tests.bench.bench_documents import PLAN

MANY, TIMES = 50, 3
PROBE = """\
  - type: probe
    name: the-{what}-page-says-so-{n}
    tolerance: 503
    provider:
      type: http
      url: http://127.0.0.1:9/{what}
      method: GET
      timeout: 3
"""
EXPERIMENT = """\
version: 1.0.0
title: Checkout is lost without warning {n}
description: Whoever looks sees what is promised, in time.
tags: [checkout, outage]
contributions: {{availability: high}}
steady-state-hypothesis:
  title: The shop is up
  probes:
{steady}method:
{method}rollbacks:
{back}"""
TEST = """\
The {what} page says so {n}
    [Documentation]    Whoever looks sees what is promised, in time.
    [Tags]    {what}    outage
    ${{said}} =    Set Variable    503
    Log    it says ${{said}}
    Should Be Equal    ${{said}}    503
    Should Contain    ${{said}}    50
    Should Not Be Empty    ${{said}}
"""
SUITE = """\
*** Settings ***
Documentation     Checkout is lost without warning {n}
Library           Collections

*** Test Cases ***
{tests}"""
PAGES = ("shop", "orders", "status", "mail", "chat", "banner")


def plan(n: int) -> str:
    return PLAN.format(n=n)


def experiment(n: int) -> str:
    probes = [PROBE.format(n=n, what=what) for what in PAGES]
    steady = "".join(f"  {line}\n" for line in probes[0].splitlines())
    method, back = "".join(probes[1:5]), probes[5].replace("  - type: probe", "  - type: action")
    return EXPERIMENT.format(n=n, steady=steady, method=method, back=back)


def suite(n: int) -> str:
    return SUITE.format(n=n, tests="\n".join(TEST.format(n=n, what=what) for what in PAGES))


def seconds(*commands: Sequence[str], folder: Path) -> float:
    """Of one core, as a user has it: modules are compiled once and kept."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    for command in commands:
        subprocess.run(command, cwd=folder, capture_output=True, check=False, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def written(folder: Path, ending: str, text: Callable[[int], str], count: int) -> list[str]:
    """The names of that many files."""
    names = [f"plans/{ending.strip('.')}-{n}{ending}" for n in range(count)]
    (folder / "plans").mkdir(exist_ok=True)
    for n, name in enumerate(names):
        (folder / name).write_text(text(n), encoding="utf-8")
    return names


def compare(count: int, peers: Path) -> None:
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as theirs:
        ours, others = Path(name), Path(theirs)
        written(ours, ".yaml", plan, count)
        experiments = written(others, ".yml", experiment, count)
        written(others, ".robot", suite, count)
        program = Path(sys.executable).parent
        rivals = {
            "yamllint": [[str(program / "yamllint"), "plans"]],
            "chaos validate": [[str(peers / "chaos"), "validate", file] for file in experiments],
            "robot --dryrun": [
                [
                    str(peers / "robot"),
                    "--dryrun",
                    "--output",
                    "NONE",
                    "--log",
                    "NONE",
                    "--report",
                    "NONE",
                    "plans",
                ]
            ],
        }
        mine, took = list[float](), {rival: list[float]() for rival in rivals}
        for _ in range(TIMES):  # side by side, so that what disturbs one disturbs all
            mine.append(seconds([str(program / "commdrill"), "lint"], folder=ours))
            for rival, commands in rivals.items():
                where = ours if rival == "yamllint" else others
                took[rival].append(seconds(*commands, folder=where))
    told = ";  ".join(
        f"{rival} {min(t):.2f} s, ratio {min(mine) / min(t):.2f}" for rival, t in took.items()
    )
    print(f"{count:3} of 60 lines: commdrill lint {min(mine):.2f} s;  {told}", flush=True)


def main(peers: str) -> int:
    for count in (1, MANY):
        compare(count, Path(peers))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
