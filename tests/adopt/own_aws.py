"""An embedded AWS in a process of its own: what other tests leave in theirs is no part of the account."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

from tests.drivers.aws.local_aws import LocalAws

_SECONDS = 60  # until it answers, on a busy machine


@contextmanager
def own_aws() -> Iterator[LocalAws]:
    """Empty, until it is left."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    try:
        assert ours.poll(_SECONDS), "the embedded AWS did not start"
        yield LocalAws(ours.recv())
    finally:
        ours.send("stop")
        process.join(_SECONDS)


def _serve(line: Connection) -> None:
    from commdrill_sandbox.aws.embedded import EmbeddedAws

    embedded = EmbeddedAws()
    embedded.start()
    line.send(embedded.address)
    line.recv()
    embedded.stop()
