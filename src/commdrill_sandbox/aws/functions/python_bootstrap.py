"""Runs a Python function: `python_bootstrap.py FOLDER`, in a process of its own.

It reads FOLDER/event, and writes what the handler returns, or how it failed, to FOLDER/result.
Nothing of ours is imported: a function has the standard library, boto3, and what its zip brings.
"""

import importlib
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

_MIB = 1 << 20


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
        returned = _handler(os.environ["_HANDLER"])(json.loads(event), context)
    except MemoryError:
        os.kill(os.getpid(), signal.SIGKILL)  # as Lambda does
        raise
    except _Unusable as problem:
        return _failed(problem.kind, str(problem), context, [])
    except Exception as problem:  # noqa: BLE001 - the caller is told of it
        where = traceback.format_tb(problem.__traceback__)[1:]
        return _failed(type(problem).__name__, str(problem), context, where)
    try:
        return {"returned": json.dumps(returned, ensure_ascii=False)}
    except (TypeError, ValueError) as problem:
        said = f"Unable to marshal response: {problem}"
        return _failed("Runtime.MarshalError", said, context, [])


def _failed(kind: str, message: str, context: _Context, where: list[str]) -> dict[str, Any]:
    sys.stderr.write("\n".join((f"[ERROR] {kind}: {message}", *where, "")))
    told = {"errorMessage": message, "errorType": kind, "requestId": context.aws_request_id}
    return {"failed": json.dumps({**told, "stackTrace": where})}


def _bound(megabytes: int) -> None:
    """What is reserved counts here, and what is used counts at Lambda: so there is some more."""
    import resource

    most = (megabytes + 128) * _MIB
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _main(folder: Path) -> None:
    told = json.loads((folder / "told").read_bytes())
    event = (folder / "event").read_bytes()
    sys.path.insert(0, os.environ["LAMBDA_TASK_ROOT"])
    _bound(int(os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]))
    answer = _answered(event, _Context(told))
    sys.stdout.flush()
    (folder / "result").write_text(json.dumps(answer), "utf-8")
    os._exit(0)  # threads that are left do not keep it


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
