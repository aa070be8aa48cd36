"""Which drivers there are: what installed packages offer by entry point, ours by the same door."""

import difflib
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.metadata import EntryPoint, entry_points

from commdrill.clock import SystemClock
from commdrill.drivers.protocol import Driver
from commdrill.errors import DriverError, UsageError, contained


class Kind(StrEnum):
    """What a driver is for."""

    FAULT = "fault"
    OBSERVER = "observer"
    ACTION = "action"

    @property
    def group(self) -> str:
        return f"commdrill.{self.value}s"


_MEMBERS = {
    Kind.FAULT: ("hosts", "observe", "inject", "revert"),
    Kind.OBSERVER: ("hosts", "open", "proof", "shows"),
    Kind.ACTION: ("hosts", "check", "perform"),
}
_LOADS_WITHIN = 60.0  # seconds; a busy machine needs some of them


class UnknownDriver(UsageError):
    """A document names a driver that nobody offers."""


@dataclass(frozen=True)
class Registry:
    """Driver classes by name; tests pass plain dicts."""

    faults: Mapping[str, type[Driver]] = field(default_factory=dict)
    observers: Mapping[str, type[Driver]] = field(default_factory=dict)
    actions: Mapping[str, type[Driver]] = field(default_factory=dict)

    def of(self, kind: Kind) -> Mapping[str, type[Driver]]:
        match kind:
            case Kind.FAULT:
                return self.faults
            case Kind.OBSERVER:
                return self.observers
            case Kind.ACTION:
                return self.actions

    def find(self, kind: Kind, name: str) -> type[Driver]:
        """The driver of this name.

        Raises:
            UnknownDriver: there is none; the text says which there are.
            DriverError: its package does not load, or is no such driver.
        """
        known = self.of(kind)
        if name not in known:
            raise UnknownDriver(_unknown(kind.value, name, known))
        return known[name]

    def named(self, name: str) -> tuple[type[Driver], ...]:
        """The drivers of this name, whatever their kind.

        Raises:
            UnknownDriver: there is none.
        """
        found = tuple(self.of(kind)[name] for kind in Kind if name in self.of(kind))
        if not found:
            everything = {name for kind in Kind for name in self.of(kind)}
            raise UnknownDriver(_unknown("driver", name, everything))
        return found


class EntryPoints(Mapping[str, type[Driver]]):
    """Drivers that packages offer; a driver's module is imported when it is asked for."""

    def __init__(self, kind: Kind, offered: tuple[EntryPoint, ...]) -> None:
        self._kind = kind
        self._offers: dict[str, dict[str, EntryPoint]] = {}
        for entry in offered:
            self._offers.setdefault(entry.name, {}).setdefault(entry.value, entry)

    def __getitem__(self, name: str) -> type[Driver]:
        offers = tuple(self._offers[name].values())
        if len(offers) > 1:
            packages = " and ".join(sorted(map(_package, offers)))
            raise DriverError(f"{packages} both offer the {self._kind} {name!r}: uninstall one")
        return _load(self._kind, offers[0])

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._offers))

    def __len__(self) -> int:
        return len(self._offers)

    def __contains__(self, name: object) -> bool:
        return name in self._offers


def load_registry() -> Registry:
    """The drivers of all installed packages; nothing of theirs is imported yet."""
    everything = entry_points()
    found = {kind: EntryPoints(kind, tuple(everything.select(group=kind.group))) for kind in Kind}
    return Registry(found[Kind.FAULT], found[Kind.OBSERVER], found[Kind.ACTION])


def _load(kind: Kind, entry: EntryPoint) -> type[Driver]:
    importing = _Import.of(entry)  # where no thread can be started, no package is to blame
    try:
        loaded = importing.result()
    except MemoryError:
        raise
    except Exception as error:
        why = _in_a_sentence(error)
        raise _not_fit(kind, entry, f"does not load from {entry.value}: {why}") from error
    if not (isinstance(loaded, type) and issubclass(loaded, Driver)):
        raise _not_fit(kind, entry, f"is no driver: {entry.value} is no subclass of Driver")
    if lacking := [member for member in _MEMBERS[kind] if not _has(loaded, member)]:
        raise _not_fit(kind, entry, f"is no {kind}: it lacks {', '.join(lacking)}")
    return loaded


class _Import(threading.Thread):
    """What a package does as it is imported, beside us: one without end holds nobody up."""

    def __init__(self, entry: EntryPoint) -> None:
        super().__init__(name=_beside(entry), daemon=True)
        self._entry = entry
        self._ends = SystemClock().monotonic() + _LOADS_WITHIN
        self._loaded: object = None
        self._failure: Exception | None = None

    @classmethod
    def of(cls, entry: EntryPoint) -> "_Import":
        """The one that is under way, so that nobody waits for it anew."""
        for thread in threading.enumerate():
            if isinstance(thread, cls) and thread.name == _beside(entry):
                return thread
        new = cls(entry)
        new.start()
        return new

    def run(self) -> None:
        try:
            with contained():
                self._loaded = self._entry.load()
        except Exception as error:  # noqa: BLE001 whatever it is, it is told
            self._failure = error

    def result(self) -> object:
        """What came of it.

        Raises:
            Exception: whatever it was.
        """
        self.join(max(0.0, self._ends - SystemClock().monotonic()))
        if self.is_alive():
            raise TimeoutError(f"it is not imported within {_LOADS_WITHIN:g}s")
        if self._failure is not None:
            raise self._failure
        return self._loaded


def _beside(entry: EntryPoint) -> str:
    """How the thread is called that imports it."""
    return f"import {entry.value}"


def _in_a_sentence(error: Exception) -> str:
    """Its kind, and what it says up to the first empty line, on one line: what follows are links and advice."""
    said, _, _ = str(error).strip().partition("\n\n")
    return f"{type(error).__name__}: {' '.join(said.split())}"


def _not_fit(kind: Kind, entry: EntryPoint, why: str) -> DriverError:
    """Only here a package's files are read: that takes longer than the driver's import."""
    return DriverError(f"the {kind} {entry.name!r} of {_package(entry)} {why}")


def _has(driver: type[Driver], member: str) -> bool:
    """Whether it is there, and not only asked for: whom it contacts each driver says itself.

    What it proves may be one of its settings.
    """
    if member in driver.model_fields:
        return True
    found = getattr(driver, member, None)
    return found is not None and not getattr(found, "__isabstractmethod__", False)


def _package(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else "an unknown package"


def _unknown(what: str, name: str, known: "Mapping[str, object] | set[str]") -> str:
    close = difflib.get_close_matches(name, known, n=1)
    hint = f" Did you mean {close[0]!r}?" if close else ""
    there = ", ".join(sorted(known)) or "none"
    return f"there is no {what} {name!r}.{hint} There are: {there}"
