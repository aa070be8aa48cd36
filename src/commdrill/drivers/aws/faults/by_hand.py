"""Commands of the AWS CLI that put back what a fault changed: to be copied by a person."""

import shlex
from collections.abc import Iterator, Mapping
from typing import Any

from commdrill.drivers.by_hand import shell
from commdrill.values import Json

_OPTIONS = {"region": "--region", "profile": "--profile", "endpoint_url": "--endpoint-url"}


def aws_cli(settings: Mapping[str, Any], *words: object) -> str:
    """A command, said to the AWS that these settings speak to."""
    met = settings.get("aws") or {}
    where = [
        word for key, option in _OPTIONS.items() if met.get(key) for word in (option, met[key])
    ]
    return f"    {shell(['aws', *map(str, words), *where])}"


def unchanged_since(read: str, write: str) -> tuple[str, str]:
    """Two commands: what is written holds only for what was read, as If-Match has it."""
    return f"    etag=$({read.strip()} --query ETag --output text)", f'{write} --if-match "$etag"'


def config_by_hand(settings: Mapping[str, Any], change: str) -> Iterator[str]:
    """A distribution's configuration, read whole, changed by `jq` and written whole."""
    of, file = ("--id", settings["distribution"]), f"{settings['distribution']}.json"
    read = aws_cli(settings, "cloudfront", "get-distribution-config", *of)
    config = ("--distribution-config", f"file://{file}")
    write = aws_cli(settings, "cloudfront", "update-distribution", *of, *config)
    etag, written = unchanged_since(read, write)
    changed = f"jq {shlex.quote(change)} > {shlex.quote(file)}"
    yield etag
    yield f"{read} --query DistributionConfig --output json | {changed}"
    yield written
    if paths := settings.get("invalidate"):
        forget = ("--distribution-id", settings["distribution"], "--paths", *paths)
        yield aws_cli(settings, "cloudfront", "create-invalidation", *forget)


def was_of(before: Json) -> Any:
    """What was there before the outage, as the fault noted it.

    Raises:
        KeyError: it noted something else.
    """
    if not isinstance(before, Mapping):
        raise KeyError("was")
    return before["was"]
