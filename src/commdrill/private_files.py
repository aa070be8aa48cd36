"""Files of ours, all opened here: nobody else reads them, and nobody's link is followed."""

import os
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from commdrill.errors import CommdrillError

FOLDER_MODE, FILE_MODE = 0o700, 0o600
UNFINISHED = ".unfinished"  # how files end while they are written; leftovers of a crash
_LONGEST_NAME = 255  # bytes, of a file
_SAFELY = os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK  # a FIFO holds nobody up


class NotOurs(CommdrillError):
    """What lies there is not a file or folder as this program makes them."""


def private_folder(folder: Path) -> Path:
    """Make a folder that its owner alone may look into, if it is not there.

    Raises:
        NotOurs: a link or something else lies there.
        OSError: it cannot be made.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.mkdir(mode=FOLDER_MODE)
    except FileExistsError:
        if not stat.S_ISDIR(folder.lstat().st_mode):
            raise NotOurs(f"{folder} is a link or a file: a folder is needed there") from None
    return folder


def open_private(path: Path, flags: int) -> int:
    """A file to read or to write, made if `flags` say so; for its owner alone.

    Raises:
        NotOurs: it is a link, a device, a pipe or a folder.
        OSError: it cannot be opened.
    """
    try:
        file = os.open(path, flags | _SAFELY, FILE_MODE)
    except OSError:
        if path.is_symlink():
            raise NotOurs(f"{path} is a link: links are not followed here, remove it") from None
        raise
    if stat.S_ISREG(os.fstat(file).st_mode):
        return file
    os.close(file)
    raise NotOurs(f"{path} is no regular file: remove it")


def read_private(path: Path, most: int) -> bytes:
    """What a file holds.

    Raises:
        NotOurs: it is no regular file, or holds more than `most` bytes.
        OSError: it cannot be read.
    """
    with os.fdopen(open_private(path, os.O_RDONLY), "rb") as file:
        size = min(os.fstat(file.fileno()).st_size, most)
        content = file.read(size + 1)  # room for all of `most` takes longer than what is in it
        if len(content) > size:
            content += file.read(most + 1 - len(content))
    if len(content) > most:
        raise NotOurs(f"{path} holds more than {most} bytes")
    return content


def write_private(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; what lay there before goes.

    Raises:
        OSError: it cannot be written.
    """
    try:
        write_pieces(path, (content,))
    except (FileExistsError, FileNotFoundError):  # another process writes it at once
        _written_beside(path, content).replace(path)


def write_once(path: Path, content: bytes) -> None:
    """Write a file whole, unless it is there: of several processes that would, one does.

    Raises:
        OSError: it cannot be written.
    """
    unfinished = _written_beside(path, content)
    try:
        os.link(unfinished, path)
    except FileExistsError:
        pass
    except OSError:  # a disk that has no links
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _written_beside(path: Path, content: bytes) -> Path:
    """By a name that no other process has."""
    unfinished = path.with_name(f"{secrets.token_hex(16)}{UNFINISHED}")
    write_pieces(unfinished, (content,))
    return unfinished


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """As `write_private`, what comes piece by piece.

    Raises:
        OSError: it cannot be written.
    """
    unfinished = _while_written(path)
    unfinished.unlink(missing_ok=True)
    file = open_private(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        with os.fdopen(file, "wb") as opened:
            opened.writelines(pieces)
    except BaseException:  # on a full disk it would take the room of what is written next
        unfinished.unlink(missing_ok=True)
        raise
    unfinished.replace(path)


def _while_written(path: Path) -> Path:
    """Its name and that it is unfinished, as far as a name has room for both."""
    room = _LONGEST_NAME - len(UNFINISHED)
    return path.with_name(os.fsdecode(os.fsencode(path.name)[:room]) + UNFINISHED)


def append_whole(file: int, content: bytes) -> None:
    """Add to an open file all of it or nothing: half a line would spoil every line after it.

    Raises:
        OSError: it cannot be written.
    """
    with _as_before_where_it_fails(file):
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(file, rest) :]


def append_durably(file: int, content: bytes) -> None:
    """The same; on disk when this returns.

    Raises:
        OSError: it cannot be written.
    """
    with _as_before_where_it_fails(file):
        append_whole(file, content)
        os.fsync(file)


@contextmanager
def _as_before_where_it_fails(file: int) -> Iterator[None]:
    size = os.fstat(file).st_size
    try:
        yield
    except OSError:
        os.ftruncate(file, size)
        raise


def sync_folder(folder: Path) -> None:
    """See to it that names made or taken away in a folder outlive a power cut."""
    file = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(file)
    finally:
        os.close(file)
