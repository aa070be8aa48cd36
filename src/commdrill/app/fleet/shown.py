"""What whoever asked the fleet is shown of a run: where it stands, and its records."""

from collections.abc import Callable, Iterator
from pathlib import Path

from commdrill.app import output
from commdrill.app.fleet.following import Following, following
from commdrill.fleet.orders import Standing
from commdrill.record.events import Record

OnRecord = Callable[[Record], None]
_SAID = {
    "asking": "asked; waiting for a worker",
    "performing": "a worker performs it",
    "restoring": "its worker was lost, or could not put it back: another one does",
    "not-restored": "IT IS NOT RESTORED; the fleet goes on trying",
}


class Shown:
    """What was shown of a run so far."""

    def __init__(self, reports: Path, on_record: OnRecord) -> None:
        self._reports = reports
        self._on_record = on_record
        self._records: Following | None = None
        self._stages = set[str]()

    def look(self, standing: Standing) -> None:
        """Show what is new; its journal where that can be read from here."""
        for stage in _come_to(standing):
            if stage not in self._stages:
                self._stages.add(stage)
                _say(stage, standing)
        if self._records is None and standing.order.run:
            self._records = following(self._reports, standing.order.run)
        for record in self._records.read() if self._records else ():
            self._on_record(record)


def _come_to(standing: Standing) -> Iterator[str]:
    """The stages that are told; a way back may begin and end between two looks."""
    if standing.order.attempt:
        yield "restoring"
    if standing.stage in _SAID:
        yield standing.stage


def _say(stage: str, standing: Standing) -> None:
    why = standing.ending.why if standing.ending and stage == standing.stage else ""
    output.complain(f"{standing.order.drill}: {_SAID[stage]}{f' ({why})' if why else ''}")
