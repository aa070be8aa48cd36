"""How much longer `run DRILL --dry-run` takes where 500 plans are than where its own is alone.

Run by hand: `python tests/bench/bench_one_drill.py [PLANS] [ROUNDS]`. Processor time of the processes;
both are started in turn, and the least of each is what it takes by itself.
"""

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # it is called by its file name

from tests.bench.bench_documents import PLAN

BOUND = 1.25
DRILL = """\
kind: drill
id: checkout
title: Checkout is lost
plan: plan-0
scenario: unplanned-outage
environment: here
take_down: {checkout: outage}
"""
PLACE = """\
kind: environment
id: here
stage: dev
guard: {hosts: ["*.dev.anycompany.example"], recipients: ["*@drill.anycompany.example"]}
components: {checkout: {outage: {use: command, with: {break: ["true"], restore: ["true"]}}}}
channels:
  store-page: {use: web-page, with: {url: "https://shop.dev.anycompany.example/"}}
  status-page: {use: statuspage, with: {url: "https://status.dev.anycompany.example"}}
  customer-email: {use: maildir, with: {path: mail}}
subscribers: [{id: ana, audience: customers, email: ana@drill.anycompany.example}]
"""


def project(folder: Path, plans: int) -> Path:
    """So many plans, and a drill of one of them."""
    folder.mkdir()
    for n in range(plans):
        (folder / f"plan-{n}.yaml").write_text(PLAN.format(n=n), encoding="utf-8")
    (folder / "drill.yaml").write_text(DRILL, encoding="utf-8")
    (folder / "place.yaml").write_text(PLACE, encoding="utf-8")
    return folder


def seconds(folder: Path) -> float:
    """Of one core, as a user has it: modules are compiled once and kept."""
    program = str(Path(sys.executable).parent / "commdrill")
    argv = [program, "run", "checkout", "--dry-run", "--root", str(folder)]
    environ = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    _, status, usage = os.wait4(os.posix_spawn(program, argv, environ, file_actions=quiet), 0)
    assert os.waitstatus_to_exitcode(status) == 0, argv
    return usage.ru_utime + usage.ru_stime


def main() -> int:
    plans, rounds = (int(given) for given in (*sys.argv[1:], *("500", "10")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as name:
        many, alone = project(Path(name, "many"), plans), project(Path(name, "alone"), 1)
        took = [(seconds(many), seconds(alone)) for _ in range(rounds + 1)][1:]
    among, by_itself = min(many for many, _ in took), min(alone for _, alone in took)
    ratio = among / by_itself
    print(
        f"among {plans} plans {among:.3f} s, alone {by_itself:.3f} s: ratio {ratio:.2f}", flush=True
    )
    return int(ratio > BOUND)


if __name__ == "__main__":
    sys.exit(main())
