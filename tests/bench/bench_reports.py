"""How long all reports of a 1,000-step run take, and how much memory: 1 s and 100 MiB at most.

Run by hand: `python tests/bench/bench_reports.py [STEPS]`. They are made in a process of their own,
as `commdrill report` does; its start is not counted, its memory is. The ratio is against reading the
records of the run's journal, which every report begins with.
"""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from commdrill.record import events as e
from commdrill.sighting import Evidence

sys.path.insert(0, str(Path(__file__).parents[2]))  # it is called by its file name

from tests.reports import story

ROUNDS = 5
PROGRAM = """
import resource, sys, time
from pathlib import Path
from commdrill.record.chain import read_whole
from commdrill.record.result import fold
from commdrill.reports.all import write_all
folder = Path(sys.argv[1])
began = time.process_time()
records = read_whole(folder)
read = time.process_time()
write_all(folder, fold(records))
made = time.process_time()
print(read - began, made - read, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
KINDS = (story.PAGE, story.API, story.STATUS, story.EMAIL)


def steps_of(count: int) -> tuple[e.StepRef, ...]:
    """As many promises, on channels of all kinds."""
    return tuple(
        story.step(f"{kind.id}-{n}", "outage", f"{kind.channel}-{n}", kind.channel_type,
                   kind.promise, n, within=120.0)
        for n, kind in ((n, KINDS[n % len(KINDS)]) for n in range(count))
    )  # fmt: skip


def happenings(steps: tuple[e.StepRef, ...]) -> Iterator[story.Moment]:
    """Each step looked at twice, with a page of evidence of its own; every tenth one failed."""
    yield from story.opening(story.started(steps=steps))
    for number, ref in enumerate(steps):
        at = 2.0 + number / 100
        page = story.DOWN + f"<p>{number}</p>".encode() * 40
        yield at, story.looked(ref.channel, at - 0.05, "503 Checkout is down", page, ".html")
        yield at, story.received(ref.channel, number, at, "ana", "Checkout", "outage-email (en)")
        outcome = story.FAILED if number % 10 == 0 else e.StepOutcome.PASSED
        evidence = (Evidence(page, ".html"),)
        yield at, story.decided(ref, outcome, took=1.0, not_before=0.5, evidence=evidence)
    yield from story.RECOVERY
    yield 60.0, story.the_end(e.RunOutcome.FAILED, 1)


def made(folder: Path) -> tuple[float, float, float]:
    """Seconds to read the journal and to make all reports, and the MiB that took."""
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)], capture_output=True, text=True, check=True
    )
    read, reports, mebibytes = map(float, told.stdout.split())
    return read, reports, mebibytes


def main() -> None:
    """Measure, and print a line for the README."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as name:
        folder = story.write(Path(name), list(happenings(steps_of(count))))
        rounds = [made(folder) for _ in range(ROUNDS)]
    seconds = statistics.median(reports for _, reports, _ in rounds)
    ratio = statistics.median(reports / read for read, reports, _ in rounds)
    sys.stdout.write(
        f"all reports of {count:,} steps: {seconds:.2f} s ({ratio:.1f} times reading its journal's "
        f"records), {max(memory for *_, memory in rounds):.0f} MiB\n"
    )


if __name__ == "__main__":
    main()
