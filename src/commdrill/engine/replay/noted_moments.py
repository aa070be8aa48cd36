"""When the phase of a step began, or ended, to the bit: as a journal notes it of those that are watched.

`Watching` has what each tracker remembers, by its step's id; those that remember such a moment
have it under the name of their own field.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from commdrill.record.events import Record, Seconds, Watching


def noted_moments(records: Iterable[Record], what: str) -> Iterator[tuple[str, Seconds]]:
    """By step: when its phase began (`start`) or `ended`."""
    noted = (r.event.steps.items() for r in records if isinstance(r.event, Watching))
    for step, state in chain.from_iterable(noted):
        if isinstance(state, Mapping) and isinstance(state.get(what), float | int):
            yield step, float(state[what])
