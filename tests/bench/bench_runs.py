"""Many earlier runs: what commands that look back take with an index and without one, and what a run does.

Run by hand: `python tests/bench/bench_runs.py [RUNS]…`. The runs are the sample's, again and again: each
with its own name, day and chain, of twenty drills, and all of them in a ledger. Each command is a process
of its own, and told by processor time and by its largest memory. `cold` is without an index, `warm` with
one. Asked of 50,000: `coverage` and `due` warm 3 s and 200 MB, cold 60 s; 0.3 s more for a run than in
an empty folder.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "reports" / "sample" / "journal.jsonl"
FIRST_DAY = datetime(2020, 1, 1, tzinfo=UTC)
DRILLS = 20
ROUNDS = 3
PLAN = """\
kind: plan
id: shop
title: Shop
version: "1"
components: {checkout: {name: Checkout}}
audiences: {customers: {relation: external}}
channels: {page: {type: error-page}}
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps: [{id: page-tells, phase: outage, channel: page, within: 2m, expect: {status: 503}}]
---
kind: environment
id: here
stage: sandbox
components: {checkout: {outage: {use: command, with: {break: [touch, down], restore: [rm, -f, down]}}}}
channels: {page: {use: web-page, with: {url: "http://127.0.0.1:9/"}}}
---
kind: drill
id: outage
title: Outage
plan: shop
scenario: outage
environment: here
take_down: {checkout: outage}
"""


@dataclass(frozen=True)
class Took:
    """One process: seconds of the processor, and megabytes at its largest."""

    seconds: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.seconds:6.2f} s {self.megabytes:5.0f} MB"


def chained(lines: list[bytes]) -> tuple[bytes, str]:
    """The lines of a journal, and the digest of the last."""
    prev, whole = "0" * 64, []
    for line in lines:
        whole.append(line[: line.rindex(b'"prev"')] + f'"prev": "{prev}"}}'.encode())
        prev = hashlib.sha256(whole[-1]).hexdigest()
    return b"\n".join((*whole, b"")), prev


def make_runs(reports: Path, count: int) -> None:
    """Run folders that hold a journal each, and the ledger that knows them."""
    lines = SAMPLE.read_bytes().split(b"\n")[:-1]
    first = json.loads(lines[0])
    ledger = list[bytes]()
    for number in range(count):
        at = FIRST_DAY + timedelta(minutes=30 * number)
        drill = f"{first['drill']}-{number % DRILLS}"
        run = f"{at:%Y%m%dT%H%M%SZ}-{drill}-{number % 65_536:04x}"
        changes = ((first["run"], run), (first["at"][:10], f"{at:%Y-%m-%d}"),
                   (f'"{first["drill"]}"', f'"{drill}"'))  # fmt: skip
        own = lines
        for old, new in changes:
            own = [line.replace(old.encode(), new.encode()) for line in own]
        journal, digest = chained(own)
        (reports / run).mkdir(parents=True)
        (reports / run / "journal.jsonl").write_bytes(journal)
        for kind in ("started", "ended"):
            entry = {"n": len(ledger) + 1, "at": f"{at:%Y-%m-%dT%H:%M:%S}.000Z", "kind": kind,
                     "run": run, "drill": drill, "digest": digest,
                     "prev": hashlib.sha256(ledger[-1]).hexdigest() if ledger else "0" * 64}  # fmt: skip
            ledger.append(json.dumps(entry).encode())
    (reports / "LEDGER.jsonl").write_bytes(b"".join(line + b"\n" for line in ledger))


def took(arguments: list[str], environ: Mapping[str, str]) -> Took:
    """The command, in a process of its own; whatever it says of documents is no matter here."""
    with subprocess.Popen(
        [sys.executable, "-m", "commdrill", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environ,
    ) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return Took(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def best(arguments: list[str], environ: Mapping[str, str]) -> Took:
    """Of some rounds: what else the machine does only ever adds."""
    return min((took(arguments, environ) for _ in range(ROUNDS)), key=lambda one: one.seconds)


def measure(count: int) -> None:
    """One folder of this many runs."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "shop.yaml").write_text(PLAN, encoding="utf-8")
        (root / "empty").mkdir()
        make_runs(root / "reports", count)
        environ = {**os.environ, "XDG_CACHE_HOME": f"{folder}/cache", "XDG_STATE_HOME": f"{folder}/state"}  # fmt: skip
        asked = ["--root", folder]
        print(f"{count:,} runs")
        for command in ("coverage", "due"):
            for index in (root / "cache").rglob("*.sqlite"):
                index.unlink()
            cold = took([*asked, command], environ)
            print(f"  {command:<9} cold {cold}   warm {best([*asked, command], environ)}")
        kept = sum(file.stat().st_size for file in (root / "cache").rglob("*.sqlite"))
        print(f"  index     {kept / 1e6:.0f} MB on disk")
        alone = best([*asked, "run", "--report-dir", f"{folder}/empty"], environ)
        took([*asked, "run"], environ)  # the pages of the earlier runs are made once
        among = best([*asked, "run"], environ)
        page = (root / "reports" / "index.html").stat().st_size
        print(
            f"  run       alone {alone}   among them {among}: {among.seconds - alone.seconds:+.2f} s"
        )
        print(f"  page      {page / 1e6:.2f} MB")


def main() -> None:
    """Measure each number of runs that is asked for."""
    for count in [*map(int, sys.argv[1:])] or [1_000]:
        measure(count)


if __name__ == "__main__":
    main()
