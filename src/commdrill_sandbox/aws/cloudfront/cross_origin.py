"""The CORS part of a response headers policy."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.cloudfront.rules import items
from commdrill_sandbox.aws.wildcard import covers

Headers = tuple[tuple[str, str], ...]
_PREFIX = "access-control-"
_EVERY_METHOD = ("GET", "HEAD", "PUT", "POST", "PATCH", "DELETE", "OPTIONS")


@dataclass(frozen=True)
class Asking:
    """Who asks: the origin that a browser names, and whether it only asks for leave."""

    origin: str | None
    is_preflight: bool = False


@dataclass(frozen=True)
class Cors:
    """Who of other origins may read answers. `age` in seconds; `overrides`: the origin's own say."""

    origins: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    exposed: tuple[str, ...] = ()
    credentials: bool = False
    age: int | None = None
    overrides: bool = False

    def on(self, headers: Headers, asking: Asking) -> Headers:
        """An answer's headers; nothing is added for who names no origin, or one not allowed."""
        origin = asking.origin
        if origin is None or not any(covers(one, origin) for one in self.origins):
            return headers
        theirs = [(k, v) for k, v in headers if k.lower().startswith(_PREFIX)]
        if theirs and not self.overrides:
            return headers
        rest = tuple(pair for pair in headers if pair not in theirs)
        said = self._said(origin) | (self._leave() if asking.is_preflight else self._exposed())
        told = ((f"Access-Control-{name}", value) for name, value in said.items() if value)
        return (*rest, *told)

    def _said(self, origin: str) -> dict[str, str]:
        return {
            "Allow-Origin": "*" if "*" in self.origins else origin,
            "Allow-Credentials": "true" if self.credentials else "",
        }

    def _leave(self) -> dict[str, str]:
        return {
            "Allow-Methods": ", ".join(self.methods),
            "Allow-Headers": ", ".join(self.headers),
            "Max-Age": "" if self.age is None else str(self.age),
        }

    def _exposed(self) -> dict[str, str]:
        return {"Expose-Headers": ", ".join(self.exposed)}


NO_CORS = Cors()


def cors(config: Mapping[str, Any]) -> Cors:
    """A policy's CorsConfig as the edge reads it; an empty one allows nobody."""
    methods = items(config.get("AccessControlAllowMethods", {}))
    return Cors(
        tuple(items(config.get("AccessControlAllowOrigins", {}))),
        _EVERY_METHOD if "ALL" in methods else tuple(methods),
        tuple(items(config.get("AccessControlAllowHeaders", {}))),
        tuple(items(config.get("AccessControlExposeHeaders", {}))),
        bool(config.get("AccessControlAllowCredentials")),
        config.get("AccessControlMaxAgeSec"),
        bool(config.get("OriginOverride")),
    )
