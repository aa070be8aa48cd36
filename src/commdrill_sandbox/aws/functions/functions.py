"""Functions that answer: each one's work is done at an HTTP address of the company."""

import http.client
import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock


@dataclass(frozen=True)
class Returned:
    """What a function gave back. `failed`: it ended with an unhandled error, told in `payload`."""

    payload: bytes
    failed: bool = False


class Throttled(Exception):
    """Its concurrency does not let it run."""


class NotFound(Exception):
    """There is no such function."""


class OutOfTime(Exception):
    """It did not answer in time."""


Invoke = Callable[[bytes], Returned]
Distortion = Callable[[Invoke, float], Invoke]  # with the seconds the caller waits


@dataclass
class Functions:
    """All functions, by name. Safe from any thread.

    A program gets the event as a POST to its address; a 200's body is what the function returns,
    any other answer is an unhandled error.
    """

    clients: Clients
    clock: Clock
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _programs: dict[str, str] = field(default_factory=dict)
    _distortions: dict[tuple[str, str], dict[object, Distortion]] = field(default_factory=dict)

    def register(self, name: str, address: str) -> None:
        """Have the work of function `name` done at `address`, in every Region."""
        with self._lock:
            self._programs[name] = address

    def distort(self, region: str, name: str, distortion: Distortion) -> Callable[[], None]:
        """Put `distortion` around a function; the answer takes it away again."""
        key, mark = (region, name), object()
        with self._lock:
            self._distortions.setdefault(key, {})[mark] = distortion

        def heal() -> None:
            with self._lock:
                self._distortions.get(key, {}).pop(mark, None)

        return heal

    def invoke(self, region: str, function: str, event: bytes, patience: float) -> Returned:
        """Run a function, named by name or ARN, with `event` as its JSON.

        Raises:
            Throttled: its reserved concurrency is 0.
            NotFound: neither AWS nor the company knows it.
            OutOfTime: no answer within `patience` seconds.
        """
        name = name_of(function)
        if self._concurrency(region, name) == 0:
            raise Throttled
        with self._lock:
            address = self._programs.get(name)
            distortions = tuple(self._distortions.get((region, name), {}).values())
        if address is None:
            raise NotFound

        run: Invoke = partial(_post, address, patience)
        for distortion in distortions:
            run = distortion(run, patience)
        return run(event)

    def _concurrency(self, region: str, name: str) -> int | None:
        """None: not limited, or no function of AWS's own knowledge."""

        def read() -> int | None:
            client = self.clients.of("lambda", region)
            try:
                told = client.get_function_concurrency(FunctionName=name)
            except client.exceptions.ResourceNotFoundException:
                return None
            limit = told.get("ReservedConcurrentExecutions")
            return None if limit is None else int(limit)

        return self.clients.memory.remembered(("concurrency", region, name), read)


def name_of(function: str) -> str:
    """`arn:aws:lambda:REGION:ACCOUNT:function:NAME:ALIAS`, `NAME:ALIAS` or `NAME` → `NAME`."""
    parts = function.split(":")
    return parts[6] if function.startswith("arn:") and len(parts) > 6 else parts[0]


def failure(kind: str, message: str) -> Returned:
    """How Lambda tells of an unhandled error."""
    document: Mapping[str, Any] = {"errorMessage": message, "errorType": kind}
    return Returned(json.dumps(document).encode(), failed=True)


def _post(address: str, patience: float, event: bytes) -> Returned:
    url = urlsplit(address)
    connection = http.client.HTTPConnection(url.hostname or "", url.port or 80, timeout=patience)
    try:
        connection.request("POST", url.path or "/", event, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        body = answer.read()
    except TimeoutError as late:
        raise OutOfTime from late
    except (OSError, http.client.HTTPException) as problem:
        return failure("Runtime.ExitError", f"the program did not answer: {problem}")
    finally:
        connection.close()
    if answer.status != 200:
        return failure("Runtime.ExitError", f"the program answered {answer.status}")
    return Returned(body)
