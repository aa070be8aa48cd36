"""What a user's own function is: the code it was created with, and how it is to be run."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import SystemRandom
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT

_STORAGE = 512  # MB that every function has


@dataclass(frozen=True)
class Uploaded:
    """One version of a function. `timeout` in seconds, `memory` in MB, `archive` a zip.

    `changed`: when it was last made another one; `extras`: what it has that the edge has not.
    """

    name: str
    version: str
    arn: str
    runtime: str
    handler: str
    variables: Mapping[str, str]
    timeout: int
    memory: int
    archive: bytes
    digest: str
    changed: str
    extras: frozenset[str] = frozenset()


def uploaded(region: str, function: str) -> Uploaded | None:
    """A function by name or ARN, with or without a version or an alias; None: there is none.

    An ARN's own Region counts. The code is read in process: no call of AWS's returns it.
    A partial ARN is read as the rest of it: moto knows whole ones and names.
    """
    from moto.backends import get_backend
    from werkzeug.exceptions import HTTPException

    is_whole = function.startswith("arn:")
    where = function.split(":")[3] if is_whole else region
    named = function if is_whole else function.rpartition("function:")[2]
    try:
        backend = get_backend("lambda")[ACCOUNT][where]
        alias = named.rpartition("function:")[2].partition(":")[2]
        found = _weighed(backend, backend.get_function(named), alias)
    except (HTTPException, ValueError):  # unknown, or no name at all
        return None
    return replace(_as_told(found), arn=_called(str(found.function_arn), alias))


def _weighed(backend: Any, found: Any, alias: str) -> Any:
    """Of an alias that leads to several versions the one whose turn it is, by chance."""
    aliases = backend._lambdas._get_function_aliases(found.function_name)  # noqa: SLF001 - moto has no other way to it
    settings = aliases[alias].routing_config if alias in aliases else None
    drawn = SystemRandom().random()
    for version, weight in ((settings or {}).get("AdditionalVersionWeights") or {}).items():
        drawn -= weight
        if drawn < 0:
            return backend.get_function(f"{found.function_name}:{version}")
    return found


def _called(arn: str, name: str) -> str:
    """What a function says it was called by: an alias is not resolved to its version."""
    if not name or name.isdecimal() or name == "$LATEST":
        return arn
    before, word, after = arn.partition(":function:")
    return f"{before}{word}{after.partition(':')[0]}:{name}"


def _as_told(found: Any) -> Uploaded:
    """By moto, which keeps it."""
    return Uploaded(
        found.function_name,
        str(found.version),
        found.function_arn,
        str(found.run_time),
        str(found.handler),
        dict(found.environment_vars),
        int(found.timeout),
        int(found.memory_size),
        getattr(found, "code_bytes", b""),
        str(found.code_sha_256),
        str(found.last_modified),
        _extras(found),
    )


def _extras(found: Any) -> frozenset[str]:
    kinds = {
        "the arm64 architecture": "arm64" in found.architectures,
        "layers": bool(found.layers),
        "more than 512 MB of ephemeral storage": int(found.ephemeral_storage) > _STORAGE,
        "a VPC": bool(found.vpc_config),
        "active tracing": found.tracing_config.get("Mode") == "Active",
    }
    return frozenset(kind for kind, has in kinds.items() if has)
