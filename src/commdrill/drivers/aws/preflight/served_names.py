"""Which of many names a host is served by: its own, or one with a wildcard in place of its first label."""

from collections.abc import Iterable, Mapping


def served_as(host: str, names: Iterable[str]) -> str | None:
    """The name that counts for a host, as AWS chooses; None: none does. Case does not count."""
    lower = {name.lower(): name for name in names}
    wildcard = "*." + host.partition(".")[2]
    return lower.get(host.lower()) or lower.get(wildcard.lower())


def with_hosts(
    names: Mapping[str, frozenset[str]], hosts: Iterable[str]
) -> Mapping[str, frozenset[str]]:
    """By distribution: its names, and the hosts of these that it serves by a wildcard."""
    every = frozenset(name for some in names.values() for name in some)
    serving = {host: served_as(host, every) for host in hosts}
    return {
        one: some | {host for host, name in serving.items() if name in some}
        for one, some in names.items()
    }
