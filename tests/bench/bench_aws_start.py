"""How much longer than the import of moto alone the start of the sandbox takes, and its memory.

Run by hand: `python tests/bench/bench_aws_start.py [ROUNDS]`, from the project's root. The bounds are
3.4 times as long as the import of moto and 250 MiB. What it compares is processor time: until its
first line the sandbox waits for nothing, so on a quiet machine the clock says the same. Modules are
compiled already, as in any installation; each sandbox is ended once it is ready.
"""

import os
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass

MOTO = ("-c", "import moto.moto_server.werkzeug_app; print()")
SANDBOX = ("-m", "commdrill_sandbox.company", "--environment")
ENVIRONMENTS = ("sandbox-plain", "sandbox")  # the second one is the company on AWS


@dataclass(frozen=True)
class Start:
    """What it takes until the first line is printed: by the processor, by the clock, at its peak."""

    seconds: float
    wall: float
    mebibytes: float


def measured(argv: tuple[str, ...], rounds: int, environ: Mapping[str, str]) -> Start:
    """Start Python with these arguments, again and again."""
    starts = [_once(argv, environ) for _ in range(rounds + 1)][1:]  # the first one compiles
    return Start(
        statistics.median(start.seconds for start in starts),
        statistics.median(start.wall for start in starts),
        max(start.mebibytes for start in starts),
    )


def _once(argv: tuple[str, ...], environ: Mapping[str, str]) -> Start:
    reading, writing = os.pipe()
    began = time.perf_counter()
    pid = os.posix_spawn(
        sys.executable,
        [sys.executable, *argv],
        environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, writing, 1)],
    )
    os.close(writing)
    with os.fdopen(reading, "rb") as stdout:
        line = stdout.readline()
        wall = time.perf_counter() - began
        os.kill(pid, signal.SIGKILL)
        _, _, usage = os.wait4(pid, 0)
    assert line, argv
    return Start(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def main() -> None:
    """Measure, and print a table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as folder:  # what killed ones leave goes with it
        compiled = {"PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        environ = {**os.environ, **compiled, "TMPDIR": folder}
        bare = measured(MOTO, rounds, environ)
        print(f"moto imported: {bare.seconds:.2f} s, {bare.mebibytes:.0f} MiB")
        for name in ENVIRONMENTS:
            start = measured((*SANDBOX, name), rounds, environ)
            print(
                f"{name} ready: {start.seconds:.2f} s ({start.seconds / bare.seconds:.1f} times), "
                f"by the clock {start.wall:.2f} s, {start.mebibytes:.0f} MiB"
            )


if __name__ == "__main__":
    main()
