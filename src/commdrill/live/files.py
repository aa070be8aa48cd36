"""What of a run's folder may be read once it is over: its report, and the evidence it shows."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from commdrill.private_files import NotOurs, read_private
from commdrill.record.evidence import is_own_evidence

_LARGEST = 2**26
_REPORTS = {
    "report.html": "text/html; charset=utf-8",
    "report.json": "application/json",
    "summary.md": "text/plain; charset=utf-8",
    "junit.xml": "text/plain; charset=utf-8",
    "journal.jsonl": "text/plain; charset=utf-8",
    "SHA256SUMS": "text/plain; charset=utf-8",
}
_PICTURES = {".png": "image/png"}  # all else of the evidence is shown as text: it is others'


@dataclass(frozen=True)
class File:
    """Its bytes, and as what they are to be taken."""

    content: bytes
    media_type: str
    is_ours: bool


def file_of(folder: Path, place: str) -> File | None:
    """A file that those who watch may have; None where there is none."""
    is_evidence = is_own_evidence(place)
    if not is_evidence and place not in _REPORTS:
        return None
    if is_evidence and (folder / place).parent.is_symlink():
        return None
    try:
        content = read_private(folder / place, _LARGEST)
    except (OSError, NotOurs):
        return None
    plain = _PICTURES.get(PurePosixPath(place).suffix, "text/plain; charset=utf-8")
    return File(content, _REPORTS.get(place, plain), not is_evidence)
