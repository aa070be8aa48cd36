"""Which operation of a service a request asks for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, unquote

from werkzeug import Request

from commdrill_sandbox.aws.request import action, raw_path
from commdrill_sandbox.aws.wire.models import protocol_of, service_model

# where services moved an operation, and older SDKs still ask at the old place
_OLDER: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "sesv2": (
        ("ListConfigurationSets", "GET", "/v2/email/configuration-sets"),
        ("ListEmailIdentities", "GET", "/v2/email/identities"),
    )
}
_FOUND = "commdrill: operations"  # of a request, beside what else it has read of itself


@dataclass(frozen=True)
class Match:
    """An operation (botocore's model of it), and what its path says."""

    operation: Any
    labels: Mapping[str, str]


@dataclass(frozen=True)
class _Route:
    """`path` and `query` as the model writes them: `{label}` stands for any one part of a path."""

    operation: str
    method: str
    path: tuple[str, ...]
    query: frozenset[tuple[str, str]]

    @property
    def rank(self) -> tuple[int, int, str]:
        """Of two that match, the first is meant: more of it is literal."""
        return -len(self.query), sum(part[:1] == "{" for part in self.path), self.operation

    def labels(self, request: Request, path: Sequence[str]) -> Mapping[str, str] | None:
        """What the path's labels stand for; None: it is not this operation."""
        if self.query and not self.query <= set(request.args.items(multi=True)):
            return None
        pairs = list(zip(self.path, path, strict=True))
        if not all(said if part[:1] == "{" else said == part for part, said in pairs):
            return None
        return {part[1:-1]: unquote(said) for part, said in pairs if part[:1] == "{"}


class Catalogue:
    """A service's operations as botocore publishes them; read when first asked for."""

    def __init__(self, service: str) -> None:
        self.service = service

    @property
    def model(self) -> Any:
        return service_model(self.service)

    def find(self, request: Request) -> Match | None:
        """By its target or action where the protocol has one, else by its path; None: no operation of ours.

        Planes ask one after another: it is looked for once in each service.
        """
        known: dict[str, Match | None] = vars(request).setdefault(_FOUND, {})
        if self.service not in known:
            known[self.service] = self._found(request)
        return known[self.service]

    def _found(self, request: Request) -> Match | None:
        if protocol_of(self.model) == "json":
            return self._by_target(request)
        if protocol_of(self.model) == "query":
            return self._named(action(request))
        return self._by_path(request)

    def _by_target(self, request: Request) -> Match | None:
        prefix, _, name = request.headers.get("X-Amz-Target", "").partition(".")
        return self._named(name) if prefix == self.model.metadata["targetPrefix"] else None

    def _named(self, name: str | None) -> Match | None:
        known = name in self.model.operation_names
        return Match(self.model.operation_model(name), {}) if known else None

    def _by_path(self, request: Request) -> Match | None:
        path = _parts(raw_path(request))
        for route in _routes(self.service).get((request.method, len(path)), ()):
            if (found := route.labels(request, path)) is not None:
                return Match(self.model.operation_model(route.operation), found)
        return None


@cache
def _routes(service: str) -> Mapping[tuple[str, int], Sequence[_Route]]:
    """Those of a service, by method and by how many parts their path has."""
    model = service_model(service)
    written = (_route(model.operation_model(name)) for name in model.operation_names)
    older = (
        _Route(name, method, _parts(path), frozenset())
        for name, method, path in _OLDER.get(service, ())
    )
    routes: dict[tuple[str, int], list[_Route]] = defaultdict(list)
    for route in sorted((*written, *older), key=lambda route: route.rank):
        routes[route.method, len(route.path)].append(route)
    return routes


def _route(operation: Any) -> _Route:
    path, _, query = operation.http["requestUri"].partition("?")
    pairs = frozenset(parse_qsl(query, keep_blank_values=True))
    return _Route(operation.name, operation.http["method"], _parts(path), pairs)


def _parts(path: str) -> tuple[str, ...]:
    return tuple(path.rstrip("/").split("/"))
