"""The drivers that the owner's policy lets documents use: whoever asks for none need not load this."""

from collections.abc import Callable, Iterator, Mapping

from commdrill.app.owner import owner
from commdrill.drivers.protocol import Driver
from commdrill.drivers.registry import Registry, load_registry
from commdrill.errors import NotAllowed


def owned_registry() -> Registry:
    """The drivers that its owner lets documents use."""
    return _limited(load_registry(), owner().why_no_driver)


def registry_of_ways_back() -> Registry:
    """The drivers by which its owner lets `recover` put things back."""
    return _limited(load_registry(), owner().why_no_way_back)


class _Limited(Mapping[str, type[Driver]]):
    """Drivers by name; one that may not be used is there, and is not handed out."""

    def __init__(self, everyone: Mapping[str, type[Driver]], why_not: Callable[[str], str]) -> None:
        self._all, self._why_not = everyone, why_not

    def __getitem__(self, name: str) -> type[Driver]:
        if why := self._why_not(name):
            raise NotAllowed(why)
        return self._all[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def __contains__(self, name: object) -> bool:
        return name in self._all


def _limited(registry: Registry, why_not: Callable[[str], str]) -> Registry:
    return Registry(
        _Limited(registry.faults, why_not),
        _Limited(registry.observers, why_not),
        _Limited(registry.actions, why_not),
    )
