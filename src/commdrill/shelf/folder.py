"""A shelf as a folder that hosts share: link(2) makes a name once, also where locks are kept by each host."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from commdrill.errors import UsageError
from commdrill.private_files import (
    UNFINISHED,
    NotOurs,
    open_private,
    private_folder,
    read_private,
    sync_folder,
)
from commdrill.shelf.protocol import ShelfOutOfReach

_LARGEST = 2**30  # bytes of one object, as of a journal


@dataclass(frozen=True)
class FolderShelf:
    """Objects as files, each written beside its place and then linked to it."""

    folder: Path

    @property
    def address(self) -> str:
        return self.folder.as_uri()

    def create(self, key: str, content: bytes) -> bool:
        path = self._path(key)
        with self._in_words(), self._written(path, content) as unfinished:
            try:
                os.link(unfinished, path)
            except FileExistsError:
                return read_private(path, _LARGEST) == content
            sync_folder(path.parent)
        return True

    def replace(self, key: str, content: bytes) -> None:
        path = self._path(key)
        with self._in_words(), self._written(path, content) as unfinished:
            unfinished.replace(path)
            sync_folder(path.parent)

    def read(self, key: str) -> bytes | None:
        with self._in_words():
            try:
                return read_private(self._path(key), _LARGEST)
            except FileNotFoundError:
                return None

    def list(self, prefix: str, after: str = "") -> Iterator[str]:
        with self._in_words():
            folder = self._path(prefix.rpartition("/")[0] or ".")
            found = [path.relative_to(self.folder) for path in folder.rglob("*") if path.is_file()]
        keys = sorted(path.as_posix() for path in found if path.suffix != UNFINISHED)
        return (key for key in keys if key.startswith(prefix) and key > after)

    def _path(self, key: str) -> Path:
        if ".." in PurePosixPath(key).parts or key.startswith("/"):
            raise UsageError(f"{key!r} is no name of an object on a shelf")
        return self.folder / key

    @contextmanager
    def _written(self, path: Path, content: bytes) -> Iterator[Path]:
        """The content on disk, under a name that nobody else writes."""
        self._made(path.parent)
        unfinished = path.with_name(f"{path.name}-{secrets.token_hex(8)}{UNFINISHED}")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        try:
            with os.fdopen(open_private(unfinished, flags), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            yield unfinished
        finally:
            unfinished.unlink(missing_ok=True)

    def _made(self, folder: Path) -> None:
        if not folder.is_dir():
            self._made(folder.parent)
            private_folder(folder)
            sync_folder(folder.parent)

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except ShelfOutOfReach:
            raise
        except (OSError, NotOurs) as why:
            reason = getattr(why, "strerror", None) or str(why)
            raise ShelfOutOfReach(f"the shelf {self.address} cannot be used: {reason}") from why
