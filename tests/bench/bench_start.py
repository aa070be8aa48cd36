"""How much longer, and how much more memory, than `python -c pass` a command's start takes.

Run by hand: `python tests/bench/bench_start.py [ROUNDS]`. The bound is 0.15 s and 40 MiB.
"""

import os
import sys
import time
from dataclasses import dataclass

BARE = ("-c", "pass")
COMMANDS = (("--version",), ("schema", "plan"), ("--help",))


@dataclass(frozen=True)
class Start:
    """The best of several starts: what is above it is the machine's other work."""

    seconds: float
    mebibytes: float


def measured(argv: tuple[str, ...], rounds: int) -> Start:
    """Start Python with these arguments, again and again."""
    starts = [_once(argv) for _ in range(rounds)]
    return Start(
        min(start.seconds for start in starts),
        min(start.mebibytes for start in starts),
    )


def _once(argv: tuple[str, ...]) -> Start:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    began = time.perf_counter()
    pid = os.posix_spawn(
        sys.executable,
        [sys.executable, *argv],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, nowhere, 1)],
    )
    _, status, usage = os.wait4(pid, 0)
    took = time.perf_counter() - began
    os.close(nowhere)
    assert status == 0, argv
    return Start(took, usage.ru_maxrss / 1024)


def main() -> None:
    """Measure, and print a table for the README."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    bare = measured(BARE, rounds)
    lines = [f"python -c pass: {bare.seconds:.3f} s, {bare.mebibytes:.0f} MiB"]
    for command in COMMANDS:
        start = measured(("-m", "commdrill", *command), rounds)
        lines.append(
            f"commdrill {' '.join(command)}: +{start.seconds - bare.seconds:.3f} s "
            f"({start.seconds / bare.seconds:.1f} times), {start.mebibytes:.0f} MiB "
            f"({start.mebibytes / bare.mebibytes:.1f} times)"
        )
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
