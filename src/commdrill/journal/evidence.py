"""Evidence as files: what was seen, byte for byte, but for secrets."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from commdrill.private_files import UNFINISHED, NotOurs, private_folder, write_private
from commdrill.record.bundle import SUFFIX, Piece, bundled
from commdrill.record.checksums import digest
from commdrill.record.evidence import EVIDENCE, is_own_evidence
from commdrill.sighting import Bundle, Evidence

LARGEST = 8 * 1024 * 1024  # a page or a mail beyond that tells nobody more
_PACKED = frozenset(
    [
        ".png",
        ".jpg",
        ".jpeg",
        ".webp",
        ".gif",
        ".heic",
        ".pdf",
        ".mp3",
        ".m4a",
        ".wav",
        ".mp4",
        ".mov",
        ".zip",
        ".gz",
    ]
)
_LONGEST_STEM = 60
_SHORT = 16  # digits of the digest in a name; the whole of it is in the journal
_UNFIT = re.compile(r"[^A-Za-z0-9_-]+")
_SUFFIX = re.compile(r"(\.[A-Za-z0-9]{1,12}){1,2}")


class EvidenceShelf:
    """The evidence folder of a run. A file's name holds the beginning of its SHA-256."""

    def __init__(self, folder: Path, mask: Callable[[bytes], bytes]) -> None:
        self._folder = folder
        self._mask = mask
        self._sums: dict[str, str] = {}

    def keep(self, evidence: Evidence | Bundle, stem: str) -> str:
        """Write it, once for equal bytes; its path in the run's folder."""
        content = self._bytes_of(evidence)
        sha256 = hashlib.sha256(content).hexdigest()
        name = f"{_fit(stem)}-{sha256[:_SHORT]}{_suffix_of(evidence)}"
        path = self._folder / EVIDENCE / name
        private_folder(path.parent)
        if self._sums.get(f"{EVIDENCE}/{name}") != sha256 or not path.exists():
            write_private(path, content)  # whole or not at all, whatever ends the run
        self._sums[f"{EVIDENCE}/{name}"] = sha256
        return f"{EVIDENCE}/{name}"

    def sums(self, paths: Iterable[str]) -> Mapping[str, str]:
        """The whole digests of evidence; of what another process kept, as it lies there."""
        found: dict[str, str] = {}
        for path in paths:
            with suppress(OSError, NotOurs):
                found[path] = self._sums.get(path) or digest(self._folder / path)
        return found

    def tidy(self, recorded: Iterable[str]) -> tuple[str, ...]:
        """After a death: half-written files go; the paths of whole ones that no record names."""
        known = set(recorded)
        for part in (self._folder / EVIDENCE).glob(f"*{UNFINISHED}"):
            part.unlink()
        files = (self._folder / EVIDENCE).glob("*")
        kept = sorted(f"{EVIDENCE}/{one.name}" for one in files if not one.is_symlink())
        return tuple(path for path in kept if is_own_evidence(path) and path not in known)

    def _bytes_of(self, evidence: Evidence | Bundle) -> bytes:
        if isinstance(evidence, Evidence):
            return self._written(evidence)
        pieces = (Piece(self._named(name), self._written(one)) for name, one in evidence.pieces)
        return b"".join(bundled(pieces))

    def _named(self, name: str) -> str:
        """What others call a message may hold a secret, too."""
        return self._mask(name.encode("utf-8", "surrogateescape")).decode(
            "utf-8", "surrogateescape"
        )

    def _written(self, evidence: Evidence) -> bytes:
        if evidence.suffix.lower() in _PACKED:  # no words are in it, and half of it would be none
            return evidence.content
        return _cut(self._mask(evidence.content))


def _cut(content: bytes) -> bytes:
    if len(content) <= LARGEST:
        return content
    note = f"\n[cut here: {len(content) - LARGEST} of {len(content)} bytes left out]\n"
    return content[:LARGEST] + note.encode()


def _fit(stem: str) -> str:
    """A name that any file system and any link takes."""
    return _UNFIT.sub("-", stem)[:_LONGEST_STEM].strip("-") or "evidence"


def _suffix_of(evidence: Evidence | Bundle) -> str:
    """Of a bundle what is in it, and that it is one: `.eml.jsonl`."""
    if isinstance(evidence, Evidence):
        return _fit_suffix(evidence.suffix)
    return f".{_fit_suffix(evidence.pieces[0][1].suffix).rpartition('.')[2]}{SUFFIX}"


def _fit_suffix(suffix: str) -> str:
    return suffix.lower() if _SUFFIX.fullmatch(suffix) else ".bin"
