"""CORS of an HTTP API: the gateway answers browsers by itself, whatever the backend says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug import Request

from commdrill_sandbox.aws.apigateway.backend import Reply
from commdrill_sandbox.aws.wildcard import covers

_PREFIX = "access-control-"


@dataclass(frozen=True)
class Cors:
    """An API's CORS configuration. `age` in seconds."""

    origins: tuple[str, ...]
    methods: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    exposed: tuple[str, ...] = ()
    credentials: bool = False
    age: int | None = None

    def preflight(self, request: Request) -> Reply | None:
        """The answer to a browser that asks for leave; None for any other call."""
        asks = {"Origin", "Access-Control-Request-Method"} <= set(dict(request.headers))
        if request.method != "OPTIONS" or not asks:
            return None
        leave = {
            "Allow-Methods": ",".join(self.methods),
            "Allow-Headers": ",".join(self.headers),
            "Max-Age": "" if self.age is None else str(self.age),
        }
        return Reply(204, self._said(request, leave), b"")

    def on(self, reply: Reply, request: Request) -> Reply:
        """A reply with these headers, and without the backend's own of that kind."""
        rest = tuple(pair for pair in reply.headers if not pair[0].lower().startswith(_PREFIX))
        return Reply(reply.status, (*rest, *self._said(request, {})), reply.body)

    def _said(self, request: Request, leave: dict[str, str]) -> tuple[tuple[str, str], ...]:
        origin = request.headers.get("Origin")
        if origin is None or not any(covers(one, origin) for one in self.origins):
            return ()
        said = {"Allow-Origin": "*" if "*" in self.origins else origin}
        said["Allow-Credentials"] = "true" if self.credentials else ""
        said["Expose-Headers"] = ",".join(self.exposed)
        told = (said | leave).items()
        return tuple((f"Access-Control-{name}", value) for name, value in told if value)


def read_cors(told: Mapping[str, Any]) -> Cors | None:
    """What `GetApi` tells of it; None: the backend's own headers pass."""
    if not told:
        return None
    return Cors(
        tuple(told.get("AllowOrigins") or ()),
        tuple(told.get("AllowMethods") or ()),
        tuple(told.get("AllowHeaders") or ()),
        tuple(told.get("ExposeHeaders") or ()),
        bool(told.get("AllowCredentials")),
        told.get("MaxAge"),
    )
