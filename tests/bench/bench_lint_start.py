"""What `commdrill lint` of one plan costs from a cold start, beside `yamllint` on the same file.

Run by hand: `python tests/bench/bench_lint_start.py [ROUNDS]`, from the project's root. The bound is twice, for
the shipped plan; of a short one Python and pydantic alone take as much as yamllint does. Both are started
in turn, so that what disturbs one disturbs the other; the least of each is what it takes by itself.
"""

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # it is called by its file name

from tests.bench.bench_documents import PLAN

SHIPPED = Path(__file__).parents[2] / "plans" / "storefront.yaml"
BOUND = 2.0
ROUNDS = 20


def seconds(program: str, folder: Path) -> float:
    """Of one core, as a user has it: modules are compiled once and kept."""
    argv = {"commdrill": ["lint", "--root", str(folder)], "yamllint": [str(folder)]}[program]
    path = Path(sys.executable).parent / program
    environ = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    nowhere = os.open(os.devnull, os.O_WRONLY)
    quiet = [(os.POSIX_SPAWN_DUP2, nowhere, stream) for stream in (1, 2)]
    pid = os.posix_spawn(path, [program, *argv], environ, file_actions=quiet)
    _, status, usage = os.wait4(pid, 0)
    os.close(nowhere)
    assert os.waitstatus_to_exitcode(status) in (0, 1), argv  # it was looked at
    return usage.ru_utime + usage.ru_stime


def compare(plan: str, rounds: int) -> float:
    """How many times as much as yamllint takes, by the least that each of them took."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "plan.yaml").write_text(plan, encoding="utf-8")
        took = [
            (seconds("commdrill", Path(folder)), seconds("yamllint", Path(folder)))
            for _ in range(rounds + 1)
        ][1:]  # the first one compiles
    ours, theirs = min(ours for ours, _ in took), min(theirs for _, theirs in took)
    print(f"{plan.count(chr(10))} lines: commdrill lint {ours:.3f} s, yamllint {theirs:.3f} s: "
          f"ratio {ours / theirs:.2f}", flush=True)  # fmt: skip
    return ours / theirs


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    compare(PLAN.format(n=0), rounds)
    return int(compare(SHIPPED.read_text(encoding="utf-8"), rounds) > BOUND)


if __name__ == "__main__":
    sys.exit(main())
