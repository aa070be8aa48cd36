"""Custom resources: a function of the user's own makes them, and says how it went."""

import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.cloudformation.kind import ALL_OF_ITS_OWN, Made, Place, Properties

_MAKER = "ServiceToken"
_FUNCTION = re.compile(r"arn:aws:lambda:[^:]+:\d{12}:function:.+")
_NO_ANSWER = (
    "CloudFormation did not receive a response from your Custom Resource. Please check your logs "
    "for requestId [{}]."
)
_FAILED = (
    "Received response status [FAILED] from custom resource. Message returned: {} (RequestId: {})"
)


class _FailedError(ValueError):
    """It says that it did not do it; `id`: what it called what it was at."""

    def __init__(self, said: str, physical: str) -> None:
        super().__init__(said)
        self.id = physical


@dataclass(frozen=True)
class Custom:
    """Of one type. The function is waited for: what it has not said when it ends, it never says."""

    type: str
    hears = ALL_OF_ITS_OWN

    def make(self, place: Place, given: Properties) -> Made:
        try:
            return self._asked(place, "Create", given)
        except _FailedError as failed:
            if failed.id:
                self._asked(place, "Delete", given, PhysicalResourceId=failed.id)
            raise

    def change(self, place: Place, made: Made, given: Properties) -> Made:
        """Under another name it is another, and the old one is removed."""
        if given.get(_MAKER) != place.was.get(_MAKER):
            raise ValueError("Modifying service token is not allowed.")
        before = {"PhysicalResourceId": made.id, "OldResourceProperties": _written(place.was)}
        changed = self._asked(place, "Update", given, **before)
        if changed.id != made.id:
            self._asked(place, "Delete", place.was, PhysicalResourceId=made.id)
        return changed

    def remove(self, place: Place, made: Made) -> None:
        self._asked(place, "Delete", place.was, PhysicalResourceId=made.id)

    def _asked(self, place: Place, what: str, given: Properties, **more: Any) -> Made:
        function, request = str(given.get(_MAKER, "")), str(uuid.uuid4())
        if not _FUNCTION.fullmatch(function):
            raise ValueError(f"the embedded AWS has functions alone make {self.type}: "
                             f"{_MAKER} is {json.dumps(function)}")  # fmt: skip
        address = place.postbox.opened()
        event = {
            "RequestType": what, "ResponseURL": address, "StackId": place.stack_id,
            "RequestId": request, "ResourceType": self.type, "LogicalResourceId": place.logical,
            "ResourceProperties": _written(given), **more,
        }  # fmt: skip
        try:
            place.call("lambda", "Invoke", {"FunctionName": function, "Payload": json.dumps(event)})
        finally:
            said = place.postbox.emptied(address)
        return _read(said, request, str(more.get("PhysicalResourceId", "")))


def _read(said: bytes | None, request: str, known: str) -> Made:
    try:
        answer: Any = json.loads(said or b"")
        status, physical = answer["Status"], str(answer.get("PhysicalResourceId") or known)
    except (ValueError, KeyError, TypeError, AttributeError) as none:
        raise ValueError(_NO_ANSWER.format(request)) from none
    if status != "SUCCESS":
        raise _FailedError(_FAILED.format(answer.get("Reason", ""), request), physical)
    if not physical:
        raise ValueError("Invalid PhysicalResourceId")
    return Made(physical, answer.get("Data") or {})


def _written(value: Any) -> Any:
    """As functions get properties: whatever is no list and no mapping is text."""
    match value:
        case Mapping():
            return {name: _written(one) for name, one in value.items()}
        case list():
            return [_written(one) for one in value]
        case bool():
            return str(value).lower()
    return str(value)
