"""Experiments of AWS Fault Injection Service, as they go."""

from typing import Any

from commdrill.drivers.aws.session import Aws, listed
from commdrill.errors import DriverError

_UNDER_WAY = frozenset({"pending", "initiating", "running", "stopping"})
_ENDED_BADLY = frozenset({"failed", "stopped", "cancelled"})


def under_way(aws: Aws, template: str) -> tuple[str, ...]:
    """Experiments of a template that have not ended."""
    return tuple(
        str(one["id"])
        for one in listed(aws, "experiments", "fis", "ListExperiments", maxResults=100)
        if one.get("experimentTemplateId") == template and one["state"]["status"] in _UNDER_WAY
    )


def runs(aws: Aws, experiment: str) -> bool:
    """Whether its actions are under way.

    Raises:
        DriverError: it ended before they were.
    """
    state = _state(aws, experiment)
    if state["status"] in _ENDED_BADLY:
        why = state.get("reason") or "no reason given"
        raise DriverError(f"experiment {experiment} {state['status']}: {why}")
    return bool(state["status"] in ("running", "completed"))


def status_of(aws: Aws, experiment: str) -> str:
    """FIS's own word for how far it is."""
    return str(_state(aws, experiment)["status"])


def _state(aws: Aws, experiment: str) -> dict[str, Any]:
    state: dict[str, Any] = aws.ask("fis", "GetExperiment", id=experiment)["experiment"]["state"]
    return state
