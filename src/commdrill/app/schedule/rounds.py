"""`scheduler`: rounds again and again, until somebody asks it to end."""

from collections.abc import Mapping
from datetime import timedelta
from threading import Thread

from schedule import Scheduler

from commdrill.app import output
from commdrill.app.crash import keep_log
from commdrill.app.schedule.tick import Say, Timetable, one_round, tell
from commdrill.app.schedule.tick_lines import jump_line
from commdrill.clock import Clock
from commdrill.engine.run_services import Stop
from commdrill.errors import CommdrillError, UsageError
from commdrill.timetable.letters import LONGEST
from commdrill.timetable.slot import Item
from commdrill.values import format_duration, parse_duration, utc

_INTERRUPTED, _NOT_RESTORED = 130, 4
_A_LOOK = 1.0  # seconds: how long a request to end, or a clock that was put right, may wait
_SAME_AGAIN = 3600.0  # seconds: a line that was said is left out so long
_JUMP = timedelta(minutes=1)  # what a clock may be put right by without a word


def every(text: str) -> timedelta:
    """`--every`, whole seconds.

    Raises:
        UsageError: it is no duration, or shorter than a second.
    """
    try:
        pause = parse_duration(text)
    except ValueError as why:
        raise UsageError(f"--every: {why}") from None
    if pause < timedelta(seconds=1) or pause.microseconds:
        raise UsageError(f"--every {text}: a second is the shortest, and there are no parts of one")
    return pause


class Scheduling:
    """One scheduler's life."""

    def __init__(
        self, timetable: Timetable, pause: timedelta, clock: Clock, stop: Stop, say: Say
    ) -> None:
        self._timetable = timetable
        self._pause = pause
        self._clock = clock
        self._stop = stop
        self._say = say
        self._code = 0
        self._last = clock.monotonic()
        self._began = clock.now() - timedelta(seconds=clock.monotonic())
        self._notifying = Notifying(timetable)
        self._said: dict[str, float] = {}

    def go(self) -> int:
        """Tick until asked to end: 0; 130 or 4 where that cut a run short, or left it unrestored.

        Raises:
            UsageError: there is no project, or no store can be there.
        """
        self._first_round()
        jobs = Scheduler()
        jobs.every(int(self._pause.total_seconds())).seconds.do(self._job)
        self._say(f"ticking every {format_duration(self._pause)}")
        while not self._clock.wait(self._stop.event, _A_LOOK):
            self._watch_the_clock()
            if self._is_late():
                jobs.run_all()
            else:
                jobs.run_pending()
        self._notifying.finish()
        return self._code

    def _is_late(self) -> bool:
        """The library goes by the wall clock: where that was put back, it would wait for ever."""
        return self._clock.monotonic() - self._last > 2 * self._pause.total_seconds()

    def _first_round(self) -> None:
        """As all others, but what the command line asks for must be there."""
        try:
            self._round()
        except UsageError:
            raise
        except CommdrillError as error:
            output.complain(str(error))

    def _job(self) -> None:
        """One round. Whatever goes wrong in it is told, and the next one comes."""
        try:
            self._round()
        except CommdrillError as error:
            output.complain(str(error))
        except Exception as error:  # noqa: BLE001 the library would end the loop
            output.complain(keep_log(error))
        finally:
            self._last = self._clock.monotonic()

    def _round(self) -> None:
        """No round waits for those who are told."""
        code, agenda = one_round(self._timetable, self._stop, self.tell, self.complain)
        self._notifying.begin(agenda)
        self._last = self._clock.monotonic()
        was_cut_short = code == _INTERRUPTED and self._stop.event.is_set()
        self._code = code if was_cut_short or code == _NOT_RESTORED else 0

    def _watch_the_clock(self) -> None:
        """The wall clock goes as time does, or it was put to another time, and that is told."""
        now = self._clock.now()
        jump = now - timedelta(seconds=self._clock.monotonic()) - self._began
        self._began += jump  # from look to look: a clock that is slowly put right does not jump
        if abs(jump) > _JUMP:
            output.complain(jump_line(jump, now))

    def tell(self, line: str) -> None:
        """Each line with its time; once an hour a sign of life where nothing is new."""
        if self._is_new(line):
            self._say(f"{utc(self._clock.now())} {line}")

    def complain(self, line: str) -> None:
        """What stays wrong is said once an hour, too."""
        if self._is_new(line):
            output.complain(line)

    def _is_new(self, line: str) -> bool:
        now = self._clock.monotonic()
        self._said = {said: at for said, at in self._said.items() if now - at < _SAME_AGAIN}
        is_new = line not in self._said
        self._said.setdefault(line, now)
        return is_new


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
