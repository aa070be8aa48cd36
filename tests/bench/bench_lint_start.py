"""What `commdrill lint` of one plan costs from a cold start, beside `yamllint` on the same file.

Run by hand: `python tests/bench/bench_lint_start.py [ROUNDS]`. The bound is twice. Both are started
in turn, so that what disturbs one disturbs the other; the least of each is what it takes by itself.
"""

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # it is called by its file name

from tests.bench.bench_documents import PLAN

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


def compare(rounds: int) -> tuple[float, float]:
    """The least that each of them took."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "plan.yaml").write_text(PLAN.format(n=0), encoding="utf-8")
        took = [
            (seconds("commdrill", Path(folder)), seconds("yamllint", Path(folder)))
            for _ in range(rounds + 1)
        ][1:]  # the first one compiles
    return min(ours for ours, _ in took), min(theirs for _, theirs in took)


def main() -> int:
    ours, theirs = compare(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
    ratio = ours / theirs
    print(f"commdrill lint {ours:.3f} s, yamllint {theirs:.3f} s: ratio {ratio:.2f}", flush=True)
    return int(ratio > BOUND)


if __name__ == "__main__":
    sys.exit(main())
