"""Which operation of a service a request asks for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from werkzeug import Request

from commdrill.sandbox.aws.request import raw_path

_LABEL = re.compile(r"\{([^}+]+)(\+?)\}")


@dataclass(frozen=True)
class Match:
    """An operation (botocore's model of it), and what its path says."""

    operation: Any
    labels: Mapping[str, str]


class Catalogue:
    """A service's operations as botocore publishes them; read when first asked for."""

    def __init__(self, service: str) -> None:
        self.service = service

    @cached_property
    def model(self) -> Any:
        from botocore.loaders import Loader
        from botocore.model import ServiceModel

        return ServiceModel(Loader().load_service_model(self.service, "service-2"), self.service)

    def find(self, request: Request) -> Match | None:
        """By its target where the protocol has one, else by its path; None: no operation of ours."""
        if self.model.metadata["protocol"] == "json":
            return self._by_target(request)
        return self._by_path(request)

    def _by_target(self, request: Request) -> Match | None:
        prefix, _, name = request.headers.get("X-Amz-Target", "").partition(".")
        known = prefix == self.model.metadata["targetPrefix"] and name in self.model.operation_names
        return Match(self.model.operation_model(name), {}) if known else None

    def _by_path(self, request: Request) -> Match | None:
        path = raw_path(request)
        for method, pattern, name in self._routes:
            if method == request.method and (found := pattern.fullmatch(path)):
                labels = {label: unquote(value) for label, value in found.groupdict().items()}
                return Match(self.model.operation_model(name), _labels(labels))
        return None

    @cached_property
    def _routes(self) -> list[tuple[str, re.Pattern[str], str]]:
        """Literal paths before those with labels, as more is said in them."""
        found = []
        for name in self.model.operation_names:
            http = self.model.operation_model(name).http
            uri = http["requestUri"].partition("?")[0]
            found.append((uri.count("{"), -len(uri), http["method"], _pattern(uri), name))
        return [(method, pattern, name) for _, _, method, pattern, name in sorted(found, key=_rank)]


def _rank(route: tuple[int, int, str, re.Pattern[str], str]) -> tuple[int, int, str]:
    return route[0], route[1], route[4]


def _pattern(uri: str) -> re.Pattern[str]:
    """`/v1/apps/{application-id}` → a pattern; a label's name is kept in hexadecimal."""
    written, end = "", 0
    for label in _LABEL.finditer(uri):
        any_of = ".+" if label[2] else "[^/]+"
        group = f"l{label[1].encode().hex()}"
        written += re.escape(uri[end : label.start()]) + f"(?P<{group}>{any_of})"
        end = label.end()
    return re.compile(written + re.escape(uri[end:]) + "/?")


def _labels(found: Mapping[str, str]) -> Mapping[str, str]:
    return {bytes.fromhex(group[1:]).decode(): value for group, value in found.items()}
