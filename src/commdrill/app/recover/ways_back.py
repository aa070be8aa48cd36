"""How the faults of a dead run come out: as they went in; else as today's documents have them."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commdrill.app.owned_drivers import registry_of_ways_back
from commdrill.app.owner import owned_project
from commdrill.app.wiring import build
from commdrill.compile.uses import check_use
from commdrill.drivers.by_hand import way_back_by_hand
from commdrill.drivers.protocol import Fault, StatefulFault
from commdrill.drivers.references import References
from commdrill.drivers.registry import Kind, Registry
from commdrill.errors import CommdrillError, DriverError
from commdrill.record.events import FaultArmed
from commdrill.values import Json


@dataclass(frozen=True)
class Settings:
    """A fault's settings, references and all, and the folder that relative names start from."""

    driver: str
    values: Mapping[str, Any]
    folder: Path

    def in_words(self, registry: Registry, before: Json) -> str:
        """What a person would do in its place; the driver need not be there any more."""
        driver: object = None
        with suppress(CommdrillError):
            driver = registry.find(Kind.FAULT, self.driver)
        return way_back_by_hand(driver, self.values, self.folder, before)


def as_it_went_in(armed: FaultArmed, root: Path) -> Settings:
    """As the run itself had them."""
    return Settings(armed.driver, armed.settings, root / armed.folder)


def as_documents_say(armed: FaultArmed, environment: str, root: Path) -> Settings | None:
    """As the fault would go in today; None where no document has it any more, by this driver."""
    with suppress(CommdrillError, OSError, KeyError):
        registry = registry_of_ways_back()
        document = owned_project(root).environments[environment]
        route = ("components", armed.component, armed.way)
        written = document.model.components[armed.component][armed.way]
        use = check_use(document, route, written, Kind.FAULT, registry).ready()
        if use.name == armed.driver:
            return Settings(use.name, use.settings, use.folder)
    return None


class WayBack:
    """The way back of one fault. Over, too, if its state is as before by itself.

    `choices`: the settings it may go by, the first ones first.
    """

    def __init__(
        self,
        choices: Iterable[Settings],
        references: References,
        registry: Registry,
        given: Mapping[str, object],  # what else a run gives its drivers
    ) -> None:
        self._choices = tuple(choices)
        self._references = references
        self._registry = registry
        self._given = given
        self._note = ""

    def note(self) -> str:
        """What there is to say of how it came out."""
        return self._note

    def revert(self, before: Json) -> None:
        """Go by the first settings that work.

        Raises:
            DriverError: none do, and nobody can say that it is as before.
        """
        whys: dict[str, None] = {}
        tried: list[Any] = []
        for choice in self._choices:
            try:
                settings = self._references.fill(dict(choice.values), choice.folder)
                if (settings, choice.folder.resolve()) in tried:
                    continue  # documents are as they were
                tried.append((settings, choice.folder.resolve()))
                self._reverted_by(choice, settings, before)
            except Exception as error:  # noqa: BLE001 a driver may raise anything: the next one is tried
                whys[_told(error)] = None
            else:
                return
        raise DriverError("; ".join(whys))

    def is_as_before(self, before: Json) -> bool:
        """Whether its state is known to be; who cannot tell says no."""
        with suppress(Exception):
            choice = self._choices[0]
            settings = self._references.fill(dict(choice.values), choice.folder)
            return _is_as_before(*self._driver(choice, settings, before))
        return False

    def _driver(self, choice: Settings, settings: Any, masked: Json) -> tuple[Fault, Json]:
        before = self._references.unmask(masked, dict(choice.values), choice.folder)
        kind = self._registry.find(Kind.FAULT, choice.driver)
        driver = build(kind, settings, choice.folder, **self._given)
        if not isinstance(driver, Fault):
            raise DriverError(f"the driver {choice.driver!r} is no fault any more")
        return driver, before

    def _reverted_by(self, choice: Settings, settings: Any, masked: Json) -> None:
        driver, before = self._driver(choice, settings, masked)
        try:
            driver.revert(before)
        except Exception as error:
            if not _is_as_before(driver, before):
                raise
            self._note = f"its state is as before, though its way back failed ({_told(error)})"


def _is_as_before(driver: Fault, before: Json) -> bool:
    """Whether somebody has put it back by hand; a driver that cannot tell says no."""
    with suppress(Exception):
        return isinstance(driver, StatefulFault) and driver.is_as_before(before)
    return False


def _told(error: Exception) -> str:
    return str(error) if isinstance(error, CommdrillError) else f"{type(error).__name__}: {error}"
