"""Three runs, sealed by an auditor: who proves them, and what a forger needs for any of it."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commdrill import __version__
from commdrill.app.cli import main
from commdrill.record.chain import FIRST_PREV, link
from commdrill.record.checksums import checksums, written
from commdrill.record.run_ledger import LEDGER, Kind
from commdrill.reports.page import enclosed
from tests.reports import story
from tests.reports.anew import enter_anew, write_anew

PROOF = enclosed("proof.sh")
WHO = "auditor@anycompany.example"
RED, GREEN, LAST = (f"2026112{n}T100000Z-checkout-outage-000{n}" for n in (1, 2, 3))

Forgery = Callable[[Path], None]
"""What is done to a folder of runs."""


def sealed_runs(root: Path) -> None:
    """The first of them red; the ledger is kept elsewhere, too."""
    reports, key = root / "reports", new_key(root, "auditor")
    reports.mkdir()
    (root / "signers").write_text(f"{WHO} {key.with_suffix('.pub').read_text()}")
    for name, moments in ((RED, story.failed()), (GREEN, story.passed()), (LAST, story.passed())):
        run_in(reports, name, moments)
        assert main(["seal", str(reports / name), "--key", str(key)]) == 0
    shutil.copy(reports / LEDGER, root / "kept.jsonl")


def each_is_told(forgeries: list[Forgery]) -> Callable[[Forgery, Path], None]:
    """A test: by `verify`, and by coreutils and OpenSSH alone."""

    @pytest.mark.parametrize("forge", forgeries, ids=lambda forge: forge.__name__)
    def test(forge: Forgery, audited: Path) -> None:
        forge(audited / "reports")
        assert verified(audited) in {1, 3}
        assert not holds_by_shell(audited)

    return test


def new_key(folder: Path, name: str) -> Path:
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name)]
    subprocess.run(command, check=True)
    return folder / name


def run_in(reports: Path, name: str, moments: list[story.Moment]) -> None:
    began = (0.0, story.started(version=__version__))
    folder = story.write(reports, [began, *moments[1:]], name)
    enter_anew(folder, Kind.STARTED, datetime(2026, 11, 23, 10, tzinfo=UTC))
    enter_anew(folder, Kind.ENDED, datetime(2026, 11, 23, 11, tzinfo=UTC))
    write_anew(folder)


def verified(audited: Path) -> int:
    return main([
        "verify", "--all", "--strict", "--report-dir", str(audited / "reports"),
        "--allowed-signers", str(audited / "signers"), "--ledger", str(audited / "kept.jsonl"),
    ])  # fmt: skip


def holds_by_shell(audited: Path) -> bool:
    """What the lines of README and of reports say, folder by folder, until one is told: the last changed first."""
    variables = {
        "PATH": os.environ["PATH"],
        "SIGNERS": str(audited / "signers"),
        "WHO": WHO,
        "KEPT": str(audited / "kept.jsonl"),
    }
    folders = [path.parent for path in audited.glob("reports/*/journal.jsonl")]
    folders.sort(key=_changed_at, reverse=True)
    return all(_is_proved(folder, variables) for folder in folders)


def _changed_at(folder: Path) -> float:
    return max(path.lstat().st_mtime for path in (folder, *folder.rglob("*")))


def _is_proved(folder: Path, variables: Mapping[str, str]) -> bool:
    ended = subprocess.run(
        ["bash", "-c", PROOF],
        cwd=folder, env={**variables, "PWD": str(folder)}, check=False, timeout=60,
    )  # fmt: skip
    return ended.returncode == 0


def lines_of(run: Path) -> list[bytes]:
    return (run / "journal.jsonl").read_bytes().splitlines()


def chained_anew(run: Path, lines: list[bytes]) -> None:
    prev, anew = FIRST_PREV, list[bytes]()
    for number, line in enumerate(lines, start=1):
        data = json.loads(line) | {"seq": number}
        data["prev"] = prev
        anew.append(json.dumps(data, ensure_ascii=False).encode())
        prev = link(anew[-1])
    (run / "journal.jsonl").write_bytes(b"".join(line + b"\n" for line in anew))


def made_anew(run: Path, lines: list[bytes]) -> None:
    """Chain, reports and sums agree with each other afterwards."""
    signature = (run / "SHA256SUMS.sig").read_bytes()
    chained_anew(run, lines)
    (run / "SHA256SUMS.sig").unlink()
    write_anew(run)
    (run / "SHA256SUMS.sig").write_bytes(signature)


def sums_anew(run: Path) -> None:
    (run / "SHA256SUMS").write_text(written(checksums(run)))


def signed_by_whoever_has_the_key(run: Path) -> None:
    """Sums and signature made anew."""
    sums_anew(run)
    (run / "SHA256SUMS.sig").unlink()
    key = str(run.parents[1] / "auditor")
    command = ["ssh-keygen", "-Y", "sign", "-q", "-f", key, "-n", "commdrill", "SHA256SUMS"]
    subprocess.run(command, cwd=run, check=True)


def add_a_line_with_the_key(run: Path, told: Mapping[str, object]) -> None:
    """Entered in the ledger, as if one of our commands had added it."""
    last = json.loads(lines_of(run)[-1])
    line = {**{key: last[key] for key in ("run", "at", "elapsed")}, **told}
    made_anew(run, [*lines_of(run), json.dumps(line).encode()])
    signed_by_whoever_has_the_key(run)
    enter_anew(run, Kind.AMENDED, datetime(2026, 11, 28, 23, tzinfo=UTC))
