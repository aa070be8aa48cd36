"""How long a review takes, beside yamllint on the same files in the same run.

Run by hand: `python tests/bench/bench_lint.py`. Limits are the ones the project promises.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # it is called by its file name

from tests.bench.bench_documents import PLAN

PLANS = 1_000
MANY, COLD = 5.0, 0.4  # seconds
TIMES = 7


def seconds(*command: str, folder: Path) -> float:
    """Of one core, as a user has it: modules are compiled once and kept."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = time.monotonic(), *_spent()
    subprocess.run(command, cwd=folder, capture_output=True, check=False, env=environment)
    user, system = (after - then for after, then in zip(_spent(), before[1:], strict=True))
    return user + system


def _spent() -> tuple[float, float]:
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime, used.ru_stime


def least(command: Sequence[str], folder: Path, times: int) -> float:
    """The best of several: what an idle machine would show."""
    return min(seconds(*command, folder=folder) for _ in range(times))


def measure(what: str, plans: int, limit: float, times: int) -> bool:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plans").mkdir()
        for n in range(plans):
            (folder / "plans" / f"plan-{n}.yaml").write_text(PLAN.format(n=n), encoding="utf-8")
        program = Path(sys.executable).parent
        ours = least([str(program / "commdrill"), "lint"], folder, times)
        peer = least([str(program / "yamllint"), "plans"], folder, times)
    verdict = "ok" if ours <= limit else "TOO SLOW"
    print(
        f"{what:24} commdrill lint {ours:6.2f} s of {limit} s  {verdict};"
        f"  yamllint {peer:6.2f} s;  ratio {ours / peer:.2f}",
        flush=True,
    )
    return ours <= limit


def main() -> int:
    kept = [
        measure("one plan, cold", 1, COLD, TIMES),
        measure("1,000 plans of 60 lines", PLANS, MANY, 2),
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
