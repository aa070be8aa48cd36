"""How many tabs are open at once: as many as the machine keeps up with."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from commdrill.clock import Clock

_FIRST, _MOST = 4, 16
_BRISK, _SLOW = 1 / 3, 2 / 3  # of the time that a look may take


class Turns:
    """Looks wait for their turn: one more at once while they are brisk, one fewer where they are slow.

    All at once would each take as long as all together, and none would be done in its time.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._places, self._taken = _FIRST, 0
        self._changed = asyncio.Condition()

    @asynccontextmanager
    async def one(self, within: float) -> AsyncIterator[None]:
        """A turn; `within`: seconds that what is done in it may take."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._taken < self._places)
            self._taken += 1
        began = self._clock.monotonic()
        try:
            yield
        finally:
            async with self._changed:
                self._taken -= 1
                self._learn((self._clock.monotonic() - began) / within)
                self._changed.notify_all()

    def _learn(self, share: float) -> None:
        if share < _BRISK:
            self._places = min(self._places + 1, _MOST)
        elif share > _SLOW:
            self._places = max(self._places - 1, 1)
