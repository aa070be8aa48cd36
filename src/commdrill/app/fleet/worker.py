"""`commdrill worker`: performs what Temporal has for it, each drill in a process of its own."""

import asyncio
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from commdrill.app import output
from commdrill.app.fleet.project import fleet_of
from commdrill.app.request import RunRequest
from commdrill.fleet.deeds import Programs
from commdrill.fleet.worker import work


def serve(request: RunRequest, queues: Sequence[str]) -> int:
    """Until SIGTERM or Ctrl-C; what is under way is put back first.

    Raises:
        UsageError: there is no such project, or Temporal's settings cannot be read.
    """
    root = request.project_root
    fleet = fleet_of(root)
    asyncio.run(_serve([fleet.queue(name) for name in queues], programs(root, request.reports)))
    return 0


def programs(root: Path, reports: Path) -> Programs:
    """The same program as this, once more for each drill: what one needs is not kept while we wait."""
    start = (sys.executable, "-P", "-m", "commdrill.app.fleet.process")
    place = (str(root), str(reports))
    verbs = ("perform", "restore", "hold", "able")
    return Programs(*((*start, verb, *place) for verb in verbs))


async def _serve(queues: Sequence[str], them: Programs) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def asked() -> None:
        output.complain("ending; what is under way is put back first …")
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, asked)
    await work(queues, them, stop, output.complain)
