"""How the faults of a dead run come out: as they went in; else as today's documents have them."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from commdrill.app.owned_drivers import registry_of_ways_back
from commdrill.app.owner import owned_environments
from commdrill.app.wiring import build
from commdrill.compile.uses import check_use
from commdrill.documents.document import Document
from commdrill.documents.environment import Environment
from commdrill.drivers.by_hand import way_back_by_hand
from commdrill.drivers.protocol import Fault, StatefulFault
from commdrill.drivers.registry import Kind, Registry
from commdrill.drivers.setting_references import References
from commdrill.errors import CommdrillError, DriverError, in_words
from commdrill.record.events import FaultArmed
from commdrill.values import Json

Order = Callable[[FaultArmed, FaultArmed], tuple[FaultArmed, ...]]
"""As a fault went in, and as today's documents have it, in the order in which they are tried."""


def run_first(then: FaultArmed, today: FaultArmed) -> tuple[FaultArmed, ...]:
    """What this machine broke is put back as it went in; by today's documents where that fails."""
    return then, today


def documents_first(then: FaultArmed, today: FaultArmed) -> tuple[FaultArmed, ...]:
    """Today's documents are the project's own; what a journal brought along comes after them."""
    return today, then


@dataclass(frozen=True)
class Choices:
    """What the faults of a run may come out by. Its documents are read once for all of them."""

    root: Path
    environment: str
    in_order: Order = run_first

    def of(self, armed: FaultArmed) -> tuple[FaultArmed, ...]:
        """The same fault with the settings of then and of today, as they are tried."""
        today = self._today(armed)
        return (armed,) if today in (None, armed) else self.in_order(armed, today)

    def in_words(self, choice: FaultArmed) -> str:
        """What a person would do in its place; the driver need not be there any more."""
        driver: object = None
        with suppress(CommdrillError):
            driver = self.registry.find(Kind.FAULT, choice.driver)
        folder = self.root / choice.folder
        return way_back_by_hand(driver, choice.settings, folder, choice.before)

    @cached_property
    def registry(self) -> Registry:
        """The drivers that may put things back."""
        return registry_of_ways_back()

    @cached_property
    def _today_of(self) -> Document[Environment] | None:
        with suppress(CommdrillError, OSError, KeyError):
            return owned_environments(self.root)[self.environment]
        return None

    def _today(self, armed: FaultArmed) -> FaultArmed | None:
        """As it would go in today; None where no document has it any more, by this driver."""
        document = self._today_of
        if document is None:
            return None
        route = ("components", armed.component, armed.way)
        with suppress(CommdrillError, OSError, KeyError):
            written = document.model.components[armed.component][armed.way]
            use = check_use(document, route, written, Kind.FAULT, self.registry)
            if use.name == armed.driver:
                folder = os.path.relpath(use.folder, self.root)
                return replace(armed, settings=use.settings, folder=folder)
        return None


class WayBack:
    """The way back of one fault. Over, too, if its state is as before by itself.

    `by_hand`: what a person would do in its place. `note`: what there is to say of how it came out.
    """

    def __init__(
        self,
        armed: FaultArmed,
        choices: Choices,
        references: References,
        given: Mapping[str, object],  # what else a run gives its drivers
    ) -> None:
        self.number = armed.fault
        self._before = armed.before
        self._root = choices.root
        self._registry = choices.registry
        self._choices = choices.of(armed)
        self._references = references
        self._given = given
        self.note = ""
        self.by_hand = choices.in_words(self._choices[0])

    def revert(self) -> None:
        """Go by the first settings that work.

        Raises:
            DriverError: none do, and nobody can say that it is as before.
        """
        whys: dict[str, None] = {}
        tried: list[Any] = []
        for choice in self._choices:
            try:
                settings, folder = self._filled(choice), self._folder(choice).resolve()
                if (settings, folder) in tried:
                    continue  # documents are as they were
                tried.append((settings, folder))
                self._reverted_by(choice, settings)
            except Exception as error:  # noqa: BLE001 a driver may raise anything: the next one is tried
                whys[in_words(error)] = None
            else:
                return
        raise DriverError("; ".join(whys))

    def is_as_before(self) -> bool:
        """Whether its state is known to be; who cannot tell says no."""
        with suppress(Exception):
            choice = self._choices[0]
            return _is_as_before(*self._driver(choice, self._filled(choice)))
        return False

    def _folder(self, choice: FaultArmed) -> Path:
        return self._root / choice.folder

    def _filled(self, choice: FaultArmed) -> Any:
        return self._references.fill(dict(choice.settings), self._folder(choice))

    def _driver(self, choice: FaultArmed, settings: Any) -> tuple[Fault, Json]:
        folder = self._folder(choice)
        before = self._references.unmask(self._before, dict(choice.settings), folder)
        kind = self._registry.find(Kind.FAULT, choice.driver)
        driver = build(kind, settings, folder, **self._given)
        if not isinstance(driver, Fault):
            raise DriverError(f"the driver {choice.driver!r} is no fault any more")
        return driver, before

    def _reverted_by(self, choice: FaultArmed, settings: Any) -> None:
        driver, before = self._driver(choice, settings)
        try:
            driver.revert(before)
        except Exception as error:
            if not _is_as_before(driver, before):
                raise
            self.note = f"its state is as before, though its way back failed ({in_words(error)})"


def _is_as_before(driver: Fault, before: Json) -> bool:
    """Whether somebody has put it back by hand; a driver that cannot tell says no."""
    with suppress(Exception):
        return isinstance(driver, StatefulFault) and driver.is_as_before(before)
    return False
