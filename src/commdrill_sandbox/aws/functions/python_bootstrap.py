"""Runs a Python function: `python_bootstrap.py FOLDER LINE`, in a process of its own.

At each byte on LINE, a file descriptor, it reads FOLDER/told and FOLDER/event, writes what the
handler returns, or how it failed, to FOLDER/result, and answers by a byte. At the line's end it
ends, whatever it does. The module is imported once.
Nothing of ours is imported: a function has the standard library, boto3, and what its zip brings.
"""

import functools
import importlib
import json
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from typing import Any

_MIB = 1 << 20
_GOES_ON, _LAST = b".", b"!"


class _Context:
    """What a handler knows of its invocation."""

    identity = None
    client_context = None

    def __init__(self, told: dict[str, Any]) -> None:
        self._ends_at = time.monotonic() + float(told["seconds"])
        self.aws_request_id = told["request"]
        self.invoked_function_arn = told["arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]

    def get_remaining_time_in_millis(self) -> int:
        return max(0, int((self._ends_at - time.monotonic()) * 1000))


class _Unusable(Exception):
    """There is no handler to call."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@functools.cache
def _handler(named: str) -> Callable[[Any, _Context], Any]:
    module, dot, name = named.rpartition(".")
    if not dot:
        said = f"Bad handler '{named}': not enough values to unpack (expected 2, got 1)"
        raise _Unusable("Runtime.MalformedHandlerName", said)
    try:
        loaded = importlib.import_module(module.replace("/", "."))
    except ImportError as problem:
        said = f"Unable to import module '{module}': {problem}"
        raise _Unusable("Runtime.ImportModuleError", said) from problem
    except SyntaxError as problem:
        said = f"Syntax error in module '{module}': {problem}"
        raise _Unusable("Runtime.UserCodeSyntaxError", said) from problem
    try:
        found: Callable[[Any, _Context], Any] = getattr(loaded, name)
    except AttributeError:
        said = f"Handler '{name}' missing on module '{module}'"
        raise _Unusable("Runtime.HandlerNotFound", said) from None
    return found


def _answered(event: bytes, context: _Context) -> dict[str, Any]:
    try:
        handler = _handler(os.environ["_HANDLER"])
    except Exception as problem:  # noqa: BLE001 - whatever a module raises as it is imported
        return {**_raised(problem, context), "last": True}
    try:
        returned = handler(json.loads(event), context)
    except Exception as problem:  # noqa: BLE001 - the caller is told of it
        return _raised(problem, context)
    try:
        return {"returned": json.dumps(returned, ensure_ascii=False)}
    except (TypeError, ValueError) as problem:
        said = f"Unable to marshal response: {problem}"
        return _failed("Runtime.MarshalError", said, context, [])


def _raised(problem: Exception, context: _Context) -> dict[str, Any]:
    if isinstance(problem, MemoryError):
        os.kill(os.getpid(), signal.SIGKILL)  # as Lambda does
    if isinstance(problem, _Unusable):
        return _failed(problem.kind, str(problem), context, [])
    where = traceback.format_tb(problem.__traceback__)[1:]
    return _failed(type(problem).__name__, str(problem), context, where)


def _failed(kind: str, message: str, context: _Context, where: list[str]) -> dict[str, Any]:
    sys.stderr.write("\n".join((f"[ERROR] {kind}: {message}", *where, "")))
    told = {"errorMessage": message, "errorType": kind, "requestId": context.aws_request_id}
    return {"failed": json.dumps({**told, "stackTrace": where})}


def _bound(megabytes: int) -> None:
    """What is reserved counts here, and what is used counts at Lambda: so there is some more."""
    import resource

    most = (megabytes + 128) * _MIB
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _asked(line: int) -> "Queue[bytes]":
    """What is said on the line. What the function starts has nothing of it."""
    os.set_inheritable(line, False)  # noqa: FBT003 - as it is called
    os.register_at_fork(after_in_child=functools.partial(os.close, line))
    asked: Queue[bytes] = Queue()
    threading.Thread(target=_hear, args=(line, asked), daemon=True).start()
    return asked


def _hear(line: int, asked: "Queue[bytes]") -> None:
    try:
        while said := os.read(line, 1):
            asked.put(said)
    finally:
        os.killpg(0, signal.SIGKILL)  # nobody is there to answer to


def _serve(folder: Path) -> bytes:
    """One event."""
    document = json.loads((folder / "told").read_bytes())
    answer = _answered((folder / "event").read_bytes(), _Context(document))
    sys.stdout.flush()
    last = answer.pop("last", False)
    (folder / "result").write_text(json.dumps(answer), "utf-8")
    return _LAST if last else _GOES_ON


def _main(folder: Path, line: int) -> None:
    asked = _asked(line)
    sys.path.insert(0, os.environ["LAMBDA_TASK_ROOT"])
    _bound(int(os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]))
    while asked.get():
        os.write(line, _serve(folder))


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]))
