"""`SHA256SUMS`: the digest of every file of a run, as `sha256sum -c` reads it."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from commdrill.private_files import UNFINISHED, open_private
from commdrill.record.folder import CHECKSUMS, SIGNATURE, STAMP

_BESIDE = frozenset({CHECKSUMS, SIGNATURE, STAMP})  # what speaks of all others
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}


@dataclass(frozen=True)
class RunFiles:
    """All that lies in a run's folder, by names relative to it, sorted; each file is read once, if asked for.

    `files`: of the run, but for its checksums. `strange`: links, pipes and devices: nothing of ours,
    and nothing that is opened. `leftovers`: what was being written when something died.
    """

    folder: Path
    files: tuple[str, ...]
    strange: tuple[str, ...]
    leftovers: tuple[str, ...]

    @cached_property
    def sums(self) -> Mapping[str, str]:
        """Each file's digest."""
        return _Digests(self.folder, self.files)


class _Digests(Mapping[str, str]):
    """Of files, each when it is asked for: what nobody recorded may be as large as a forger likes."""

    def __init__(self, folder: Path, names: tuple[str, ...]) -> None:
        self._folder, self._names = folder, frozenset(names)
        self._known: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._known:
            self._known[name] = digest(self._folder / name)
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._names))

    def __len__(self) -> int:
        return len(self._names)


def run_files(folder: Path) -> RunFiles:
    """What lies there now."""
    found = sorted(_walk(folder, ""))
    return RunFiles(
        folder,
        tuple(name for name, is_file in found if is_file and _counts(name)),
        tuple(name for name, is_file in found if not is_file),
        tuple(name for name, _ in found if name.endswith(UNFINISHED)),
    )


def files_of(folder: Path) -> tuple[str, ...]:
    """Every file of a run but its checksums, relative to its folder, sorted."""
    return run_files(folder).files


def digest(file: Path) -> str:
    """SHA-256 in hexadecimal."""
    with os.fdopen(open_private(file, os.O_RDONLY), "rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def checksums(folder: Path) -> Mapping[str, str]:
    """Each file's digest."""
    return run_files(folder).sums


def written(sums: Mapping[str, str]) -> str:
    """As `sha256sum` itself would write them."""
    return "".join(_line(name, sums[name]) for name in sorted(sums))


def read(text: str) -> Mapping[str, str]:
    """What a file of checksums lists; lines that are none are left out."""
    return dict(_entries(text))


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, bool]]:
    """Everything below but folders, and whether it is a file; no link is followed."""
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError:  # it has just gone, or is nobody's to read
        return
    for entry in found:
        name = prefix + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), f"{name}/")
        else:
            yield name, entry.is_file(follow_symlinks=False)


def _counts(name: str) -> bool:
    return name not in _BESIDE and not name.endswith(UNFINISHED)


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
