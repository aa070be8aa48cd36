"""What can go wrong, told apart by who has to act: each kind knows its exit code."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from typing import ClassVar


class CommdrillError(Exception):
    """A failure whose text is meant for the person at the keyboard; 3 where its kind says nothing else."""

    exit_code: ClassVar[int] = 3


class UsageError(CommdrillError):
    """The command line asks for something that does not exist or does not fit."""

    exit_code = 2


class PreflightRefused(CommdrillError):
    """The world is not as the drill needs it; nothing has been touched."""


class CannotLook(CommdrillError):
    """A look that says nothing about the plan: refused log-in, TLS, unreadable answer.

    `evidence` keeps the bytes that could not be read, if any came. `again_after`: we were asked to
    come again no sooner than in so many seconds.
    """

    def __init__(self, why: str, evidence: bytes = b"", again_after: float | None = None) -> None:
        super().__init__(why)
        self.evidence = evidence
        self.again_after = again_after


class TooOften(CannotLook):
    """Our own looks are too many: that says nothing of how a channel is."""


class MissingExtra(CommdrillError):
    """An extra of this product, or a part of it, is not installed."""


class DriverError(CommdrillError):
    """A fault or an action could not do its work (break, restore, announce)."""


class NotSet(CommdrillError):
    """A `${…}` reference names something that is not set."""


class NotAllowed(CommdrillError):
    """The owner's policy does not let documents do this."""


class Fenced(CommdrillError):
    """Another host has gone on with this run: whoever had it changes nothing any more."""


class NotRestored(CommdrillError):
    """The environment is still broken: a person must act."""

    exit_code = 4


@contextmanager
def contained() -> Iterator[None]:
    """What is called may end its own work, and not ours: some libraries call sys.exit, or cancel.

    Raises:
        DriverError: it did.
    """
    try:
        yield
    except SystemExit as ending:
        raise DriverError(f"it called sys.exit({ending.code!r})") from ending
    except (Exception, GeneratorExit):
        raise
    except BaseException as ending:  # such as asyncio's CancelledError
        if isinstance(ending, KeyboardInterrupt) and current_thread() is main_thread():
            raise  # a person's: Python interrupts no other thread
        raise DriverError(f"it ended its own work: {type(ending).__name__}") from ending


_MORE = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "make room"),
    **dict.fromkeys((errno.EMFILE, errno.ENFILE), "allow more open files (`ulimit -n`)"),
    errno.EAGAIN: "allow more processes (`ulimit -u`, or the container's limit of pids)",
    errno.ENOMEM: "allow more memory (`ulimit -v`, or the container's limit)",
    errno.EROFS: "have it where one may write",
}
_NO_THREAD = "can't start new thread"  # Python says so by a bare RuntimeError


def lacking(error: BaseException) -> str | None:
    """What this machine gives too little of, and what to do; None: something else is wrong."""
    if isinstance(error, MemoryError):
        return f"there is too little memory: {_MORE[errno.ENOMEM]}"
    if isinstance(error, RuntimeError) and _NO_THREAD in str(error):
        return (
            "no more threads can be started: allow more processes, or memory (`ulimit -u`, "
            "`ulimit -v`, or the container's limits)"
        )
    if not isinstance(error, OSError) or error.errno not in _MORE:
        return None
    where = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror}{where}: {_MORE[error.errno]}"


def in_words(error: BaseException) -> str:
    """What there is to say of it; whoever raised one that is not ours had no people in mind."""
    return str(error) if isinstance(error, CommdrillError) else f"{type(error).__name__}: {error}"
