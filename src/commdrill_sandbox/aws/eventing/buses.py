"""Event buses: what moto drops of them, lacks, or removes though there are rules on it."""

from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_KEPT = {  # by the name under which moto has it; it knows nothing of the last
    "Description": "description",
    "KmsKeyIdentifier": "kms_key_identifier",
    "DeadLetterConfig": "dead_letter_config",
    "LogConfig": "log_config",
}


def _created(asked: Asked) -> Output | None:
    """None: moto says why not."""
    kept, name = _buses(asked), asked.input["Name"]
    if name in kept.event_buses or "/" in name:
        return None
    given = {word: asked.input.get(told) for told, word in _KEPT.items() if told != "LogConfig"}
    bus = kept.create_event_bus(
        name=name, event_source_name=asked.input.get("EventSourceName"),
        tags=asked.input.get("Tags"), **given,
    )  # fmt: skip
    bus.log_config = asked.input.get("LogConfig")
    return {"EventBusArn": bus.arn, **_told(bus)}


def _described(asked: Asked) -> Output | None:
    bus = _named(asked)
    if bus is None:
        return None
    return {
        "Name": bus.name,
        "Arn": bus.arn,
        "Policy": bus.policy,
        "CreationTime": bus.creation_time,
        "LastModifiedTime": bus.last_modified_time,
        **_told(bus),
    }


def _updated(asked: Asked) -> Output:
    bus = _named(asked)
    if bus is None:
        said = f"Event bus {asked.input.get('Name', 'default')} does not exist."
        raise Refusal("ResourceNotFoundException", said)
    for told, word in _KEPT.items():
        if told in asked.input:
            setattr(bus, word, asked.input[told])
    return {"Arn": bus.arn, "Name": bus.name, **_told(bus)}


def _removable(asked: Asked) -> None:
    bus = _named(asked)
    if bus is not None and bus.rules and bus.name != "default":
        said = f"Cannot delete event bus {bus.name}: it has rules, delete them first."
        raise Refusal("ValidationException", said)


def _told(bus: Any) -> Mapping[str, Any]:
    return {told: getattr(bus, word, None) for told, word in _KEPT.items()}


def _named(asked: Asked) -> Any:
    """None: there is none."""
    name = asked.input.get("Name") or "default"
    return _buses(asked).event_buses.get(name.rpartition("/")[2])


def _buses(asked: Asked) -> Any:
    from moto.events.models import events_backends

    return events_backends[ACCOUNT][asked.region]


BUSES: Mapping[str, Operation] = {
    "CreateEventBus": _created,
    "DescribeEventBus": _described,
    "UpdateEventBus": _updated,
    "DeleteEventBus": _removable,
}
