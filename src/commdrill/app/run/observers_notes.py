"""What observers note while they watch stands in the journal before the run's next turn is told."""

from collections.abc import Callable, Iterable

from commdrill.record.events import Event, Noted, Record

Emit = Callable[[Event], Record]
Notes = Callable[[], Iterable[Noted]]


def telling_notes(emit: Emit, notes: Notes) -> Emit:
    """The same, but that each event is told after the notes before it."""

    def emit_with_notes(event: Event) -> Record:
        tell_notes(emit, notes)
        return emit(event)

    return emit_with_notes


def tell_notes(emit: Emit, notes: Notes) -> None:
    """Tell what nobody was told of yet."""
    for noted in notes():
        emit(noted)
