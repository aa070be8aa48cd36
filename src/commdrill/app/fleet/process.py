"""The process of one drill, of one way back, or of a look at it: `python -m commdrill.app.fleet.process VERB ROOT REPORTS`.

A worker starts it, and writes the order on its standard input. See `commdrill.fleet.child`.
"""

import json
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from pydantic import TypeAdapter

from commdrill.app import output
from commdrill.app.crash import keep_log
from commdrill.app.fleet.ability import told_able
from commdrill.app.fleet.fence_watch import FenceWatch
from commdrill.app.fleet.holding import hold
from commdrill.app.fleet.performing import perform
from commdrill.app.fleet.restoring import restore
from commdrill.app.own_streams import own_streams
from commdrill.app.signals import stopping
from commdrill.engine.run_services import Stop
from commdrill.errors import CommdrillError, NotRestored
from commdrill.fleet.child import SURE
from commdrill.fleet.orders import Ending, Order
from commdrill.record.folder import JOURNAL

_SURE_EVERY = 1.0  # seconds
Deed = Callable[[Path, Path, Order, Stop], Ending]
_DEEDS: Mapping[str, Deed] = {
    "perform": perform,
    "restore": restore,
    "hold": hold,
    "able": told_able,
}


def main(verb: str, root: str, reports: str) -> int:
    """Do it, and say what it came to."""
    output.prepare()
    said = _own_stream()
    order = _order(_first_line())
    stop = Stop()
    _listen(stop)
    sure = sure_of(verb, Path(reports), order.run)
    with own_streams(), stopping(stop, output.complain), _beating(said, sure):
        ending = _done(verb, Path(root), Path(reports), order, stop)
    with suppress(OSError):  # nobody is there any more
        said.write(json.dumps(asdict(ending)).encode() + b"\n")
    return 0


def sure_of(verb: str, reports: Path, run: str) -> Callable[[], bool]:
    """Whether this process may say that it lives: one whose run was taken over must not."""
    return FenceWatch(reports, run).is_ours if verb == "perform" else _always


def _done(verb: str, root: Path, reports: Path, order: Order, stop: Stop) -> Ending:
    """What cannot be told counts as broken: then it is put back, and again if need be."""
    try:
        return _DEEDS[verb](root, reports, order, stop)
    except CommdrillError as why:
        reason, code = str(why), why.exit_code
    except Exception as error:  # noqa: BLE001 whatever it is, the worker hears of it
        output.complain(keep_log(error))
        reason, code = repr(error), CommdrillError.exit_code
    if verb == "perform" and not (reports / order.run / JOURNAL).exists():
        return Ending(code, "error", why=reason)
    return Ending(NotRestored.exit_code, "not-restored", began=True, why=reason)


def _own_stream() -> BinaryIO:
    """Standard output for our words alone; what the run prints goes to the worker's log."""
    own = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    return own


def _order(line: bytes) -> Order:
    return TypeAdapter(Order).validate_json(line)


def _first_line() -> bytes:
    line = b""
    while not line.endswith(b"\n") and (more := os.read(0, 1)):
        line += more
    return line


def _always() -> bool:
    """Who puts back writes after others: that it goes on is all there is to tell."""
    return True


def _listen(stop: Stop) -> None:
    """Once the worker is gone nobody counts on this run: it puts everything back."""

    def wait() -> None:
        while os.read(0, 1):  # nothing more is ever said
            pass
        stop.request("the end of its worker")

    threading.Thread(target=wait, daemon=True).start()


@contextmanager
def _beating(said: BinaryIO, sure: Callable[[], bool]) -> Iterator[None]:
    """Say again and again that this process runs, and that the run is its own."""
    over = threading.Event()

    def beat() -> None:
        with suppress(OSError):
            while not over.wait(_SURE_EVERY):
                if sure():
                    said.write(SURE + b"\n")

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
