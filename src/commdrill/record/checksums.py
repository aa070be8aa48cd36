"""`SHA256SUMS`: the digest of every file of a run, as `sha256sum -c` reads it."""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from commdrill.private_files import UNFINISHED, open_private
from commdrill.record.folder import CHECKSUMS, SIGNATURE, STAMP

_BESIDE = frozenset({CHECKSUMS, SIGNATURE, STAMP})  # what speaks of all others
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}


def files_of(folder: Path) -> tuple[str, ...]:
    """Every file of a run but its checksums, relative to its folder, sorted."""
    return tuple(sorted(name for name in _walk(folder) if _counts(folder, name)))


def no_files_of(folder: Path) -> tuple[str, ...]:
    """Links, pipes and devices: nothing of ours, and nothing that is opened."""
    return tuple(sorted(name for name in _walk(folder) if not _is_regular(folder / name)))


def leftovers(folder: Path) -> tuple[str, ...]:
    """What was being written when something died; a run that was ended in order has none."""
    return tuple(sorted(name for name in _walk(folder) if name.endswith(UNFINISHED)))


def digest(file: Path) -> str:
    """SHA-256 in hexadecimal."""
    with os.fdopen(open_private(file, os.O_RDONLY), "rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def checksums(folder: Path) -> Mapping[str, str]:
    """Each file's digest."""
    return {name: digest(folder / name) for name in files_of(folder)}


def written(sums: Mapping[str, str]) -> str:
    """As `sha256sum` itself would write them."""
    return "".join(_line(name, sums[name]) for name in sorted(sums))


def read(text: str) -> Mapping[str, str]:
    """What a file of checksums lists; lines that are none are left out."""
    return dict(_entries(text))


def _walk(folder: Path) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        for name in (*names, *links):
            yield os.path.relpath(Path(parent) / name, folder)


def _counts(folder: Path, name: str) -> bool:
    is_ours = name not in _BESIDE and not name.endswith(UNFINISHED)
    return is_ours and _is_regular(folder / name)


def _is_regular(file: Path) -> bool:
    try:
        return stat.S_ISREG(file.lstat().st_mode)
    except OSError:  # it has just gone
        return False


def _line(name: str, sha256: str) -> str:
    escaped = "".join(_ESCAPES.get(character, character) for character in name)
    mark = "" if escaped == name else "\\"
    return f"{mark}{sha256}  {escaped}\n"


def _entries(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n"):
        sha256, _, name = line.lstrip("\\").partition("  ")
        if name:
            yield (_unescaped(name) if line.startswith("\\") else name), sha256


def _unescaped(name: str) -> str:
    parts = iter(name)
    plain = {escape[1]: character for character, escape in _ESCAPES.items()}
    return "".join(
        plain.get(next(parts, ""), "") if character == "\\" else character for character in parts
    )
