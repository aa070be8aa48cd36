"""How much longer, and how much more memory, than `python -c pass` a command's start takes.

Run by hand: `python tests/bench/bench_start.py [ROUNDS]`. The bound is 0.15 s and 40 MiB. Starting
waits for nothing, so the time is that of the process itself, whatever else the machine does; modules
are compiled already, as in any installation.
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass

BARE = ("-c", "pass")
COMMANDS = (("--version",), ("schema", "plan"), ("--help",))


@dataclass(frozen=True)
class Start:
    """What one start takes, in the middle of several."""

    seconds: float
    mebibytes: float


def measured(argv: tuple[str, ...], rounds: int, environ: Mapping[str, str]) -> Start:
    """Start Python with these arguments, again and again."""
    starts = [_once(argv, environ) for _ in range(rounds + 1)][1:]  # the first one compiles
    return Start(
        statistics.median(start.seconds for start in starts),
        statistics.median(start.mebibytes for start in starts),
    )


def _once(argv: tuple[str, ...], environ: Mapping[str, str]) -> Start:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    pid = os.posix_spawn(
        sys.executable,
        [sys.executable, *argv],
        environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, nowhere, 1)],
    )
    _, status, usage = os.wait4(pid, 0)
    os.close(nowhere)
    assert status == 0, argv
    return Start(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main() -> None:
    """Measure, and print a table for the README."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as compiled:
        environ = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        bare = measured(BARE, rounds, environ)
        lines = [f"python -c pass: {bare.seconds:.3f} s, {bare.mebibytes:.0f} MiB"]
        for command in COMMANDS:
            start = measured(("-m", "commdrill", *command), rounds, environ)
            lines.append(
                f"commdrill {' '.join(command)}: +{start.seconds - bare.seconds:.3f} s "
                f"({start.seconds / bare.seconds:.1f} times), {start.mebibytes:.0f} MiB "
                f"({start.mebibytes / bare.mebibytes:.1f} times)"
            )
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
