"""Functions that answer: by the code of their zip, or at an HTTP address of the company."""

import http.client
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import SplitResult, urlsplit

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.functions.own_code import OutOfTime, OwnCode
from commdrill_sandbox.aws.functions.returned import Returned, failure
from commdrill_sandbox.aws.functions.uploaded import uploaded
from commdrill_sandbox.aws.lines import Address, Lines

__all__ = ["Functions", "NotFound", "OutOfTime", "Returned", "Throttled", "failure"]


class Throttled(Exception):
    """Its concurrency does not let it run."""


class NotFound(Exception):
    """There is no such function."""


Invoke = Callable[[bytes], Returned]
Distortion = Callable[[Invoke, float], Invoke]  # with the seconds the caller waits


@dataclass
class Functions:
    """All functions, by name. Safe from any thread.

    A program gets the event as a POST to its address; a 200's body is what the function returns,
    any other answer is an unhandled error. All other functions run their own code.
    """

    clients: Clients
    clock: Clock
    own_code: OwnCode
    lines: Lines = field(default_factory=Lines)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _programs: dict[str, str] = field(default_factory=dict)
    _distortions: dict[tuple[str, str], dict[object, Distortion]] = field(default_factory=dict)

    def register(self, name: str, address: str) -> None:
        """Have the work of function `name` done at `address`, in every Region."""
        with self._lock:
            self._programs[name] = address

    def knows(self, region: str, function: str) -> bool:
        with self._lock:
            if name_of(function) in self._programs:
                return True
        return uploaded(region, function) is not None

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
        run = (
            self._posted(address, patience)
            if address
            else self._by_code(region, function, patience)
        )
        for distortion in distortions:
            run = distortion(run, patience)
        return run(event)

    def close(self) -> None:
        """What is kept for later invocations goes."""
        self.own_code.close()
        self.lines.close()

    def _posted(self, address: str, patience: float) -> Invoke:
        return partial(_post, self.lines, urlsplit(address), patience)

    def _by_code(self, region: str, function: str, patience: float) -> Invoke:
        """Raises: NotFound."""
        if (code := uploaded(region, function)) is None:
            raise NotFound
        return lambda event: self.own_code.run(code, region, event, patience)

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
    """`NAME`, of an ARN, of a partial one (`ACCOUNT:function:NAME`), or of `NAME:ALIAS`."""
    return function.rpartition("function:")[2].partition(":")[0]


def _post(lines: Lines, place: SplitResult, patience: float, event: bytes) -> Returned:
    address = Address(place.hostname or "", place.port or 80)
    connection = lines.connection(address, patience)
    try:
        connection.request("POST", place.path or "/", event, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        body = answer.read()
    except TimeoutError as late:
        connection.close()
        raise OutOfTime from late
    except (OSError, http.client.HTTPException) as problem:
        connection.close()
        return failure("Runtime.ExitError", f"the program did not answer: {problem}")
    lines.put_back(address, connection.sock)
    if answer.status != 200:
        return failure("Runtime.ExitError", f"the program answered {answer.status}")
    return Returned(body)
