"""The scheduler's notices: told beside its rounds, so that nobody who hangs holds one up."""

from collections.abc import Mapping
from threading import Thread

from commdrill.app import output
from commdrill.app.crash import keep_log
from commdrill.app.schedule.tick import Timetable, tell
from commdrill.errors import CommdrillError
from commdrill.timetable.agenda import Item
from commdrill.timetable.letters import LONGEST


class Notifying:
    """One telling at a time; what falls due meanwhile is told by the next."""

    def __init__(self, timetable: Timetable) -> None:
        self._timetable = timetable
        self._thread: Thread | None = None

    def begin(self, agenda: Mapping[str, Item]) -> None:
        """Tell whoever is to be told now, unless that is still going on."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._tell, args=(agenda,), daemon=True)
            self._thread.start()

    def finish(self) -> None:
        """Wait for what is under way, as long as a notice may take."""
        if self._thread is not None:
            self._thread.join(LONGEST.total_seconds())

    def _tell(self, agenda: Mapping[str, Item]) -> None:
        try:
            tell(self._timetable, agenda)
        except CommdrillError as error:
            output.complain(str(error))
        except Exception as error:  # noqa: BLE001 it would be lost with the thread
            output.complain(keep_log(error))
