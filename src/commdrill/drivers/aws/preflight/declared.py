"""What the plan's automation hangs on: an emergency must not need a control plane, or the lost Region."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from commdrill.documents.aws_command import aws_command
from commdrill.drivers.aws.planes import Plane, call_of, plane_of, region_of
from commdrill.drivers.aws.ways_round import data_plane_way
from commdrill.record.events import FindingMade, Severity

_REGION = re.compile(
    r"(?<![a-z0-9-])(?:us|eu|ap|sa|ca|me|af|il|mx)(?:-gov)?-[a-z]+-[1-9](?![0-9a-z])"
)
SWITCH = "switch"  # no phase: how maintenance is turned on, wherever that is
_GUIDANCE = "messages must not hang on what is down"


@dataclass(frozen=True)
class DeclaredCall:
    """What somebody calls, before anybody has called it; `region` is None where it is not said."""

    by: str
    phase: str
    service: str
    operation: str
    region: str | None


def declared_call(by: str, phase: str, driver: object) -> DeclaredCall | None:
    """The call to AWS that an action comes down to, also where the AWS CLI makes it.

    A fault has one where it is how people turn maintenance on: then that is rehearsed, too.
    """
    region = getattr(getattr(driver, "aws", None), "region", None)
    call = getattr(driver, "carried_out_by", None)
    if call is None:
        argv = getattr(driver, "run", None)
        command = aws_command(argv) if isinstance(argv, list | tuple) else None
        if command is None:
            return None
        call, region = call_of(command), command.region
    service, operation = call
    return DeclaredCall(by, phase, service, operation, region and region_of(service, region))


def findings_of(calls: Sequence[DeclaredCall], lost: frozenset[str]) -> Iterator[FindingMade]:
    """What can only be carried out by a control plane, or in a lost Region alone."""
    for call in calls:
        if plane_of(call.service, call.operation) is Plane.CONTROL:
            way = data_plane_way(call.service, call.operation)
            text = (
                f"{call.by} is carried out by {call.service}:{call.operation} alone, a "
                f"control-plane call: {_GUIDANCE}; "
                + (f"the data-plane way: {way}" if way else "know beforehand what it tells")
            )
            yield FindingMade("action-control-plane", text, Severity.WARNING)
    for phase in dict.fromkeys(call.phase for call in calls):
        mine = [call for call in calls if call.phase == phase and call.region is not None]
        if phase not in ("recovery", SWITCH) and mine and all(call.region in lost for call in mine):
            yield from (_in_lost_region(call) for call in mine)


def _in_lost_region(call: DeclaredCall) -> FindingMade:
    text = (
        f"{call.by} calls {call.service} in {call.region} alone, the Region that is "
        f"lost: {_GUIDANCE}; have a second Region send as well"
    )
    return FindingMade("action-failing-region", text, Severity.WARNING)


def regions_named(settings: Mapping[str, Any]) -> Iterator[str]:
    """Every Region that a fault's settings name, but where AWS is merely met."""
    for text in _texts({key: value for key, value in settings.items() if key != "aws"}):
        yield from _REGION.findall(text)


def _texts(value: Any) -> Iterable[str]:
    match value:
        case str():
            return (value,)
        case Mapping():
            return (text for item in value.values() for text in _texts(item))
        case list() | tuple():
            return (text for item in value for text in _texts(item))
    return ()
