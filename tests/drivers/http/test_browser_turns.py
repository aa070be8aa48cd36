import asyncio
from collections.abc import Callable

from commdrill.drivers.http.browser_turns import Turns
from commdrill.testing import FakeClock


def at_once(looks: int, seconds: float) -> list[int]:
    """How many tabs were open as each of these looks began, which take so long, of ten seconds."""
    clock, seen = FakeClock(), list[int]()
    turns = Turns(clock)

    async def look(count: Callable[[int], int]) -> None:
        async with turns.one(10):
            seen.append(count(1))
            await asyncio.sleep(0)
            clock.advance(seconds)
            count(-1)

    async def all_of_them() -> None:
        taken = 0

        def count(more: int) -> int:
            nonlocal taken
            taken += more
            return taken

        await asyncio.gather(*(look(count) for _ in range(looks)))

    asyncio.run(all_of_them())
    return seen


def test_as_many_tabs_are_open_at_once_as_the_machine_keeps_up_with() -> None:
    assert max(at_once(98, 0.05)) == 16
    assert at_once(98, 9.0)[-20:] == [1] * 20


def test_whoever_waits_for_a_turn_gets_one() -> None:
    assert len(at_once(98, 3.0)) == 98
