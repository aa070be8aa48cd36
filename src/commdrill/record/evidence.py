"""Which files of the evidence folder an event speaks of."""

from commdrill.record.events import Event


def evidence_of(event: Event) -> tuple[str, ...]:
    """Their paths in the run's folder."""
    named: tuple[str, ...] | str | None = getattr(event, "evidence", None)
    if isinstance(named, str):
        return (named,)
    return named or ()
