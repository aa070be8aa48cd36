"""Seals: a signature and a time stamp on `SHA256SUMS`; those of before a later word are kept beside it."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from commdrill.private_files import private_folder
from commdrill.record.checksums import read
from commdrill.record.folder import CHECKSUMS, DOCUMENTS, SIGNATURE, STAMP, lines_of

SEALS = "seals"
_LASTING = ("evidence/", f"{DOCUMENTS}/")


def put_aside(folder: Path) -> None:
    """Keep the seal that lies there with the sums it is on; another one may take its place."""
    kept = folder / SEALS
    private_folder(kept)
    place = private_folder(kept / str(1 + sum(1 for _ in kept.iterdir())))
    for name in (CHECKSUMS, SIGNATURE, STAMP):
        if (folder / name).is_file():
            (folder / name).rename(place / name)


def is_sealed(folder: Path) -> bool:
    """Whether somebody signed or stamped the sums as they are."""
    return (folder / SIGNATURE).exists() or (folder / STAMP).exists()


def seals_of(folder: Path) -> Iterator[Path]:
    """The folders with a seal in it, the oldest first; the run's own is the last."""
    yield from sorted((folder / SEALS).glob("*"), key=lambda place: (len(place.name), place.name))
    if is_sealed(folder):
        yield folder


def changed_since(folder: Path, seal: Path, now: Mapping[str, str]) -> Iterator[str]:
    """What an older seal vouches for, and is otherwise now: a journal may only have grown."""
    listed = read((seal / CHECKSUMS).read_text(encoding="utf-8", errors="replace"))
    for name, sha256 in listed.items():
        if name.startswith(_LASTING) and now.get(name, sha256) != sha256:
            yield f"{name} is not what was sealed"
    if listed.get("journal.jsonl") not in _lengths(folder):
        yield "journal.jsonl is not the one that was sealed, gone on with"


def _lengths(folder: Path) -> frozenset[str]:
    """The digest of the journal as it was after each of its lines."""
    so_far, found = hashlib.sha256(), set[str]()
    for line in lines_of(folder):
        so_far.update(line)
        found.add(so_far.hexdigest())
    return frozenset(found)
