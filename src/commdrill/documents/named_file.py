"""A file that a document names: a regular one, where documents may read, and no larger than is sound.

A document may come in a stranger's change: what it names is not read before that is sure.
"""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


class NotReadable(ValueError):
    """The file is not there, or may not be read; the words say which."""


@dataclass(frozen=True)
class ReadableFolders:
    """Where the files are that documents may name: whoever owns the project says so."""

    folders: tuple[Path, ...]

    @classmethod
    def of(cls, *folders: Path) -> "ReadableFolders":
        """These folders, and all that lies in them."""
        return cls(tuple(folder.resolve() for folder in folders))

    def read(self, file: Path, most: int) -> bytes:
        """The content of a file of at most so many bytes.

        Raises:
            NotReadable: it lies elsewhere (be it by a link), is no regular file, or is larger.
        """
        return _content_of(self.within(file), most)

    def text(self, file: Path, most: int) -> str:
        """The same, where it is text.

        Raises:
            NotReadable: as for `read`; or it is not UTF-8.
        """
        try:
            return self.read(file, most).decode("utf-8")
        except UnicodeDecodeError:
            raise NotReadable("it is not UTF-8 text") from None

    def within(self, file: Path) -> Path:
        """Where it lies, whatever links lead there.

        Raises:
            NotReadable: that is elsewhere, or nowhere.
        """
        try:
            place = file.resolve()
        except (OSError, RuntimeError):
            raise NotReadable("there is no such file") from None
        if not any(place.is_relative_to(folder) for folder in self.folders):
            allowed = " or ".join(repr(str(folder)) for folder in self.folders)
            raise NotReadable(
                f"it lies outside {allowed}: documents read nothing from elsewhere, "
                "unless the owner's policy (`--policy`) names its folder"
            )
        return place


ANYWHERE = ReadableFolders.of(Path("/"))


def _content_of(place: Path, most: int) -> bytes:
    """Opened without waiting for a writer, and looked at before a byte is read."""
    try:
        file = os.open(place, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        raise NotReadable("there is no such file") from None
    except OSError as error:
        raise NotReadable(f"the file cannot be read: {error.strerror}") from None
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        raise NotReadable("it is no regular file")
    with os.fdopen(file, "rb") as opened:
        content = _first_of(opened.read, most + 1)
    if len(content) > most:
        raise NotReadable(f"the file is larger than {most:,} bytes")
    return content


def _first_of(read: Callable[[int], bytes], most: int) -> bytes:
    try:
        return read(most)
    except OSError as error:
        raise NotReadable(f"the file cannot be read: {error.strerror}") from None
