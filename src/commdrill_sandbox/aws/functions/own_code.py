"""A function of a user's own: its zip unpacked once, its process begun once for many events."""

import io
import json
import shutil
import stat
import tempfile
import threading
import uuid
import weakref
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from commdrill_sandbox.aws.functions.process import Ended, Process
from commdrill_sandbox.aws.functions.returned import Returned, failure
from commdrill_sandbox.aws.functions.runtimes import Unrunnable, command
from commdrill_sandbox.aws.functions.uploaded import Uploaded
from commdrill_sandbox.aws.functions.warm import Environment, Warm

LARGEST_PACKAGE = 250 << 20  # bytes, unpacked
_LARGEST_RESULT = 6_291_556
_KEYS = {"AWS_ACCESS_KEY_ID": "embedded", "AWS_SECRET_ACCESS_KEY": "embedded"}  # nosec B105


class OutOfTime(Exception):
    """It did not answer in time."""


class Unpackable(Exception):
    """It is no zip, or too large."""


@dataclass(frozen=True)
class Invoked:
    """One invocation: `region` is where it runs; `seconds` its own time-out."""

    function: Uploaded
    region: str
    event: bytes
    request: str = field(default_factory=lambda: str(uuid.uuid4()))


@dataclass
class OwnCode:
    """Runs functions. Safe from any thread; what was unpacked goes when it goes.

    `endpoint_url`: where AWS is, for the SDK in a function.
    """

    endpoint_url: str
    warm: Warm = field(default_factory=Warm)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _folder: Path | None = None
    _unpacked: dict[str, Path] = field(default_factory=dict)

    def run(self, function: Uploaded, region: str, event: bytes, patience: float) -> Returned:
        """What it makes of `event`.

        Raises:
            OutOfTime: no answer within `patience` seconds, though its own time is not over.
        """
        invoked, seconds = Invoked(function, region, event), min(function.timeout, patience)
        told = {"request": invoked.request, "seconds": seconds, "arn": function.arn}
        try:
            environment = self.warm.take(function, region) or self._begun(invoked)
        except Unpackable as problem:
            return failure("Runtime.InvalidZip", str(problem))
        except Unrunnable as problem:
            return failure("Runtime.InvalidRuntime", str(problem))
        try:
            ended = environment.process.invoke(json.dumps(told).encode(), event, seconds)
        finally:
            self.warm.keep(environment)
        if ended.code is None and patience < function.timeout:
            raise OutOfTime
        return _told(invoked, ended)

    def close(self) -> None:
        """No function of its waits for an event any longer."""
        self.warm.close()

    def _begun(self, invoked: Invoked) -> Environment:
        """Raises: Unpackable, Unrunnable."""
        function = invoked.function
        program = command(function.runtime, function.memory)
        folder, root = self._place(function)
        (scratch := folder / "tmp").mkdir()
        variables = _variables(invoked, root, self.endpoint_url)
        process = Process(program, {**variables, "TMPDIR": str(scratch)}, folder)
        return Environment(function, invoked.region, process)

    def _place(self, function: Uploaded) -> tuple[Path, Path]:
        """A folder for a process, and the one of its code."""
        with self._lock:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="functions-"))
                weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
            if function.digest not in self._unpacked:
                root = self._folder / str(len(self._unpacked))
                unpack(function.archive, root)
                self._unpacked[function.digest] = root
            folder = tempfile.mkdtemp(prefix="function-", dir=self._folder)
            return Path(folder), self._unpacked[function.digest]


def unpack(archive: bytes, root: Path) -> None:
    """Raises: Unpackable."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            if sum(entry.file_size for entry in opened.infolist()) > LARGEST_PACKAGE:
                raise Unpackable("Unzipped size must be smaller than 262144000 bytes")
            root.mkdir(parents=True, exist_ok=True)
            for entry in opened.infolist():
                there = Path(opened.extract(entry, root))  # below root, whatever it is called
                if (mode := entry.external_attr >> 16) & stat.S_IXUSR:
                    there.chmod(mode & 0o755 | stat.S_IRUSR)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as problem:
        said = "Could not unzip uploaded file. Please check your file, then try to upload again."
        raise Unpackable(said) from problem


def _variables(invoked: Invoked, root: Path, endpoint_url: str) -> Mapping[str, str]:
    """As Lambda sets them; the function's own win, but for the reserved ones."""
    function, region = invoked.function, invoked.region
    return {
        "LANG": "en_US.UTF-8",
        "TZ": ":UTC",
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "PYTHONPATH": str(root),
        **function.variables,
        **_KEYS,
        "AWS_ENDPOINT_URL": endpoint_url,
        "AWS_REGION": region,
        "AWS_DEFAULT_REGION": region,
        "AWS_EXECUTION_ENV": f"AWS_Lambda_{function.runtime}",
        "AWS_LAMBDA_FUNCTION_NAME": function.name,
        "AWS_LAMBDA_FUNCTION_VERSION": function.version,
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory),
        "AWS_LAMBDA_LOG_GROUP_NAME": f"/aws/lambda/{function.name}",
        "AWS_LAMBDA_LOG_STREAM_NAME": f"[{function.version}]{invoked.request}",
        "LAMBDA_TASK_ROOT": str(root),
        "_HANDLER": function.handler,
    }


def _told(invoked: Invoked, ended: Ended) -> Returned:
    """The result, or why there is none, as Lambda tells it."""
    function, request = invoked.function, invoked.request
    if ended.code is None:
        said = f"RequestId: {request} Error: Task timed out after {function.timeout:.2f} seconds"
        return _of(function, failure("Sandbox.Timedout", said), ended)
    if ended.code or ended.result is None:
        said = f"RequestId: {request} Error: Runtime exited {_how(ended.code)}"
        return _of(function, failure("Runtime.ExitError", said), ended)
    answer: dict[str, Any] = json.loads(ended.result)
    if "failed" in answer:
        return _of(function, Returned(answer["failed"].encode(), failed=True), ended)
    payload = answer["returned"].encode()
    if len(payload) > _LARGEST_RESULT:
        said = f"Response payload size exceeded maximum allowed payload size ({_LARGEST_RESULT} bytes)."
        return _of(function, failure("Function.ResponseSizeTooLarge", said), ended)
    return _of(function, Returned(payload), ended)


def _how(code: int) -> str:
    if code < 0:
        return "with error: signal: " + ("killed" if code == -9 else f"{-code}")
    return f"with error: exit status {code}" if code else "without providing a reason"


def _of(function: Uploaded, returned: Returned, ended: Ended) -> Returned:
    return Returned(returned.payload, returned.failed, function.version, ended.log)
