"""`run --fleet`: the drills are performed by workers, and shown here."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from commdrill.app import output
from commdrill.app.fleet.performing import documents_of
from commdrill.app.fleet.project import fleet_of, queue_of, rhythm_of
from commdrill.app.fleet.shown import OnRecord, Shown
from commdrill.app.owner import owned_project_for
from commdrill.app.request import RunRequest
from commdrill.app.run.drills import scripts_of
from commdrill.compile.script import Script
from commdrill.errors import CommdrillError, UsageError
from commdrill.fleet.connection import a_while, connected
from commdrill.fleet.orders import Ending, Order, Standing
from commdrill.fleet.starting import Given, give
from commdrill.fleet.worker import new_identity
from commdrill.record.outcome import worst

_GLANCE = 0.5  # seconds between two looks at where it stands


def run_in_fleet(request: RunRequest, on_record: OnRecord) -> int:
    """Drills one after the other, as `run` has it; the worst of their exit codes.

    Raises:
        DocumentErrors, UsageError: as `run`.
        NoEngine: Temporal does not answer.
    """
    scripts = scripts_of(request)
    if request.asked.until_asked or request.junit is not None:
        raise UsageError("--hold key and --junit are for runs of this machine, not of a fleet")
    return asyncio.run(_Asking(request, on_record).run(scripts))


class _Asking:
    def __init__(self, request: RunRequest, on_record: OnRecord) -> None:
        self._request = request
        self._on_record = on_record
        self._stop = asyncio.Event()
        self._fleet = fleet_of(request.project_root)
        self._documents = owned_project_for(request.project_root, request.drills)

    async def run(self, scripts: tuple[Script, ...]) -> int:
        client, codes = await connected(new_identity()), list[int]()
        with _interrupting(self._asked_to_end):
            for script in scripts:
                if self._stop.is_set():
                    break
                queue = self._fleet.queue(queue_of(self._documents, script.environment.id))
                try:
                    given = await give(client, queue, self._order(script))
                    codes.append((await self._followed(given)).exit_code)
                except CommdrillError as why:
                    output.complain(f"{script.drill}: {why}")
                    codes.append(why.exit_code)
        return worst(codes)

    def _order(self, script: Script) -> Order:
        request, asked = self._request, self._request.asked
        return Order(
            drill=script.drill,
            environment=script.environment.id,
            documents=documents_of(script),
            pace=asked.pace,
            hold=asked.hold.total_seconds() if asked.hold is not None else None,
            only=tuple(sorted(asked.only)),
            variables=dict(asked.variables),
            tags=request.tags,
            sabotages=request.sabotages,
            strict=request.strict,
            rhythm=rhythm_of(),
        )

    async def _followed(self, given: Given) -> Ending:
        """To its end; Ctrl-C asks for that, once."""
        shown, cancelled = Shown(self._request.reports, self._on_record), False
        while True:
            if self._stop.is_set() and not cancelled:
                cancelled = True
                await given.cancel()
            standing = await given.standing()
            if standing is not None:
                shown.look(standing)
            if standing is not None and standing.ending is not None:
                return _told(standing.ending, given.order.drill)
            if standing is not None and standing.stage in _ENDED:
                return _ended_from_outside(standing)
            await a_while(self._stop if not cancelled else asyncio.Event(), _GLANCE)

    def _asked_to_end(self) -> None:
        output.complain("the worker restores the environment first; please wait …")
        self._stop.set()


_ENDED = frozenset({"terminated", "failed", "timed_out", "canceled", "completed"})


def _ended_from_outside(standing: Standing) -> Ending:
    output.complain(
        f"{standing.order.drill}: its workflow was ended from outside ({standing.stage}), and with "
        "it its way back: `commdrill fleet sweep`"
    )
    return Ending(4, "not-restored")


def _told(ending: Ending, drill: str) -> Ending:
    if ending.why:
        output.complain(f"{drill}: {ending.why}")
    return ending


@contextmanager
def _interrupting(asked: Callable[[], None]) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    for number in numbers:
        loop.add_signal_handler(number, asked)
    try:
        yield
    finally:
        for number in numbers:
            loop.remove_signal_handler(number)
