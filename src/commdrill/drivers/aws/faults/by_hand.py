"""Commands of the AWS CLI that put back what a fault changed: to be copied by a person."""

from collections.abc import Mapping
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


def was_of(before: Json) -> Any:
    """What was there before the outage, as the fault noted it.

    Raises:
        KeyError: it noted something else.
    """
    if not isinstance(before, Mapping):
        raise KeyError("was")
    return before["was"]
