"""An environment's workflow: the lock on it while a drill lasts, and the way back for ever after."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from temporalio import workflow
from temporalio.exceptions import ActivityError, ApplicationError, CancelledError
from temporalio.exceptions import TimeoutError as TimedOut

from commdrill.fleet.acts import (
    ABLE,
    HOLD,
    PEERS,
    PERFORM,
    RESTORE,
    WORKERS,
    asking,
    holding,
    performing,
    questioning,
    restoring,
)
from commdrill.fleet.orders import Ending, Order, Standing, run_id
from commdrill.values import utc

_T = TypeVar("_T")
_LONGEST_PAUSE = 300  # seconds between two attempts at what cannot be put back
_GLANCES, _GLANCE = 6, 2  # how often, and after how many seconds, it is looked for workers
STANDING = "standing"


@workflow.defn(name="environment")
class EnvironmentFlow:
    """Performs one order once; then puts back, however often that takes, whoever cancels it."""

    def __init__(self) -> None:
        self._is_lost = False  # the worker may live, and nobody hears it

    @workflow.run
    async def run(self, order: Order) -> Ending:
        """Whatever the run came to."""
        if order.attempt:
            return await whatever_comes(self._restored(order))
        order = order if order.run else order.named(_new_run(order))
        if why := await self._refusal(order):
            return _over(order, Ending(3, "error", why=why))
        _tell("performing", order)
        ending = await self._performed(order)
        if ending is None or not ending.is_restored:
            return await whatever_comes(self._restored(replace(order, attempt=1)))
        return _over(order, ending)

    async def _refusal(self, order: Order) -> str:
        """Nobody could take over where one worker is all there is."""
        _tell("asking", order)
        for _ in range(_GLANCES):
            there: int = await workflow.execute_activity(WORKERS, result_type=int, **asking())
            if there >= order.workers:
                return await self._inability(order) if workflow.patched("able") else ""
            await asyncio.sleep(_GLANCE)
        queue, seen = workflow.info().task_queue, "one worker asks" if there == 1 else "nobody asks"
        return (
            f"{seen} for drills of the queue {queue!r} by this version, and if it dies nobody puts "
            f"back what it broke: start {order.workers - there} more `commdrill worker`"
        )

    async def _inability(self, order: Order) -> str:
        """Whoever is there may be the one that has to put it back."""
        names: list[str] = await workflow.execute_activity(PEERS, result_type=list[str], **asking())
        answers = await asyncio.gather(*(_answer(name, order) for name in names))
        unable = [f"{name}: {why}" for name, why in zip(names, answers, strict=True) if why]
        if unable:
            return (
                f"a worker could not put back what {order.drill} breaks, and may have to: "
                f"{'; '.join(unable)}"
            )
        if (able := answers.count("")) < order.workers:
            return f"of {len(names)} workers {able} answered, and {order.workers} are needed"
        return ""

    async def _performed(self, order: Order) -> Ending | None:
        """None where nobody can say what became of it."""
        try:
            ending: Ending = await workflow.execute_activity(
                PERFORM, order, result_type=Ending, **performing(order)
            )
        except ActivityError as error:
            if isinstance(error.cause, CancelledError):  # before any worker took it
                return Ending(130, "interrupted", why="it was cancelled before it began")
            self._is_lost = isinstance(error.cause, TimedOut)
            return None
        return ending

    async def _restored(self, order: Order) -> Ending:
        """By any worker of the queue; never given up."""
        _tell("restoring", order)
        while True:
            ending = await self._attempted(order)
            if ending is not None and ending.is_restored:
                return await self._held(order, ending)
            if ending is not None:
                _tell("not-restored", order, ending)
                await asyncio.sleep(min(2 ** min(order.attempt, 10), _LONGEST_PAUSE))
            order = replace(order, attempt=order.attempt + 1)
            if workflow.info().is_continue_as_new_suggested():
                workflow.continue_as_new(order)

    async def _attempted(self, order: Order) -> Ending | None:
        try:
            ending: Ending = await workflow.execute_activity(
                RESTORE, order, result_type=Ending, **restoring(order)
            )
        except ActivityError as error:
            self._is_lost = self._is_lost or isinstance(error.cause, TimedOut)
            return None
        return ending

    async def _held(self, order: Order, ending: Ending) -> Ending:
        """Nobody else comes in while a worker that was taken for dead may still do something."""
        if self._is_lost and order.rhythm.quarantine:
            until = workflow.now() + timedelta(seconds=order.rhythm.quarantine)
            order = replace(order, until=utc(until))
            _tell("held", order, ending, until)
            while (left := (until - workflow.now()).total_seconds()) > 0:
                await _watched(order)
                await asyncio.sleep(min(_GLANCE, left))
        return _over(order, ending)


async def _answer(worker: str, order: Order) -> str | None:
    """Why a worker is not able to put it back; empty where it is, None where it does not answer."""
    try:
        why: str = await workflow.execute_activity(
            ABLE, order, result_type=str, **questioning(worker)
        )
    except ActivityError as error:
        wrong = error.cause
        return f"it went wrong there: {wrong.type}" if isinstance(wrong, ApplicationError) else None
    return why


async def _watched(order: Order) -> None:
    """By some worker, as long as it can."""
    with suppress(ActivityError):
        await workflow.execute_activity(HOLD, order, result_type=Ending, **holding(order))


def _tell(
    stage: str, order: Order, ending: Ending | None = None, until: datetime | None = None
) -> None:
    """Whoever asks Temporal, which answers also while no worker lives."""
    since = workflow.now()
    standing = Standing(stage, order, ending, utc(since), utc(until) if until else "")
    workflow.upsert_memo({STANDING: standing})


def _over(order: Order, ending: Ending) -> Ending:
    _tell("over", order, ending)
    return ending


def _new_run(order: Order) -> str:
    return run_id(order.drill, workflow.now(), workflow.uuid4().hex[:8])


async def whatever_comes(work: Coroutine[Any, Any, _T]) -> _T:
    """To its end, whoever cancels the workflow."""
    task = asyncio.ensure_future(work)
    while True:
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            if task.cancelled():
                raise
