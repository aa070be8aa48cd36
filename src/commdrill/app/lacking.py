"""What this machine gives too little of: nobody's mistake, and somebody can give more."""

import errno

_MORE = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "make room"),
    **dict.fromkeys((errno.EMFILE, errno.ENFILE), "allow more open files (`ulimit -n`)"),
    errno.EAGAIN: "allow more processes (`ulimit -u`, or the container's limit of pids)",
    errno.ENOMEM: "allow more memory (`ulimit -v`, or the container's limit)",
    errno.EROFS: "have it where one may write",
}
_NO_THREAD = "can't start new thread"  # Python says so by a bare RuntimeError


def lacking(error: BaseException) -> str | None:
    """What is missing and what to do; None: something else is wrong."""
    if isinstance(error, MemoryError):
        return f"there is too little memory: {_MORE[errno.ENOMEM]}"
    if isinstance(error, RuntimeError) and _NO_THREAD in str(error):
        return f"no more threads can be started: {_MORE[errno.EAGAIN]}"
    if not isinstance(error, OSError) or error.errno not in _MORE:
        return None
    where = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror}{where}: {_MORE[error.errno]}"
