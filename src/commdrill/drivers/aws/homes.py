"""Which hosts the SDK may be sent to: AWS's own, and what stands below a local AWS."""

from collections.abc import Callable
from urllib.parse import urlsplit

from commdrill.documents.host import Host
from commdrill.drivers.network.host_guard import HostGuard

_AWS = (
    *("amazonaws.com", "api.aws", "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
    *("amazonaws.eu", "api.amazonwebservices.eu", "c2s.ic.gov", "sc2s.sgov.gov"),
    *("cloud.adc-e.uk", "csp.hci.ic.gov"),
)
# Below AWS's own names too, but anybody's machines, functions and APIs.
_OTHERS = frozenset({"elb", "execute-api", "compute", "compute-1", "compute-2", "rds", "cache"})


def is_of_aws(name: str) -> bool:
    """Whether a name is that of a service of AWS: the guard's account says whose."""
    plain = name.lower().removesuffix(".")
    labels = plain.split(".")
    return plain.endswith(tuple(f".{home}" for home in _AWS)) and not _OTHERS.intersection(labels)


def guarded(guard: HostGuard, endpoint_url: str | None) -> HostGuard:
    """The guard of a client: AWS is no business of its hosts, nor is what is below a local AWS.

    A local AWS itself is: on this machine it needs no naming.
    """
    if endpoint_url is None:
        return guard.leaving_out(is_of_aws)
    return guard.leaving_out(_at(guard, endpoint_url))


def _at(guard: HostGuard, endpoint_url: str) -> Callable[[str], bool]:
    try:
        parts = urlsplit(endpoint_url)
        met, port = Host.parse(parts.hostname or ""), parts.port
    except ValueError:
        return lambda _: False
    may = met.is_this_machine or is_of_aws(met.name) or guard.allowed.allow(met, port)
    return lambda name: may and (name == parts.hostname or name.endswith(f".{parts.hostname}"))
