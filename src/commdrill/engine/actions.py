"""Actions set a plan going where nothing here does it by itself; what they left goes at the end."""

from collections.abc import Iterable, Mapping
from functools import partial

from commdrill.documents.plan import Phase
from commdrill.drivers.protocol import Action, Receipt, TidyAction
from commdrill.engine.beside import at_most, beside, while_wanted
from commdrill.engine.run_services import RunServices
from commdrill.errors import DriverError, in_words
from commdrill.record.events import (
    ActionBegun,
    ActionFailed,
    ActionPerformed,
    FindingMade,
    RunStage,
    Severity,
)

_LONGEST = 300.0  # seconds that it may take to take away what an action left


class Actions:
    """Those of one run. One that fails is told, and the run goes on."""

    def __init__(
        self, by_phase: Mapping[Phase, Mapping[str, Action]], services: RunServices
    ) -> None:
        self._by_phase = by_phase
        self._services = services
        self._performed: dict[str, Action] = {}

    def recall(self, begun: Iterable[str]) -> None:
        """Another process performed these: what they left behind goes at the end."""
        for named in self._by_phase.values():
            self._performed.update((name, named[name]) for name in begun if name in named)

    def are_in(self, phase: Phase) -> bool:
        return phase in self._by_phase

    def perform(self, phase: Phase, stage: RunStage) -> None:
        """Those of a phase, one after the other."""
        for name, action in self._by_phase.get(phase, {}).items():
            self._performed[name] = action
            self._services.emit(ActionBegun(name, stage))
            try:
                answer = _answer_to(action, self._services)
            except Exception as error:  # noqa: BLE001 a driver may raise anything: it is told, not lost
                why = in_words(error)
                self._services.emit(ActionFailed(name, stage, why))
                lost = (
                    f"action {name} failed, and what it was to set off may never have begun: {why}"
                )
                self._services.emit(FindingMade("action-failed", lost, Severity.WARNING))
            else:
                self._services.emit(ActionPerformed(name, stage, answer))

    def clean_up(self) -> None:
        """What they left behind goes, once nobody looks any more."""
        for name, action in self._performed.items():
            if isinstance(action, TidyAction):
                try:
                    beside(partial(action.clean_up, self._services.context), at_most(_LONGEST))
                except Exception as why:  # noqa: BLE001 likewise
                    text = f"action {name} left something behind: {in_words(why)}"
                    self._services.emit(FindingMade("action-left-behind", text, Severity.WARNING))


def _answer_to(action: Action, services: RunServices) -> str:
    """What the other side answered, in one line.

    Raises:
        DriverError: the driver returned what is no receipt; or whatever it raised.
    """
    performed = partial(action.perform, services.context)
    receipt: object = beside(performed, while_wanted(services.stop))
    if isinstance(receipt, Receipt) and isinstance(receipt.summary, str):
        return receipt.summary
    what = receipt.summary if isinstance(receipt, Receipt) else receipt
    raise DriverError(f"its perform() returned {type(what).__name__}, and no receipt in words")
