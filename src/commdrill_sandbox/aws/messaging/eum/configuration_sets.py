"""Configuration sets, and where their events go."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.messaging.eum.account import (
    Account,
    EventDestination,
    Holdings,
    conflict,
    invalid,
    not_found,
)
from commdrill_sandbox.aws.messaging.eum.pages import page
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output

_TARGETS = ("SnsDestination", "CloudWatchLogsDestination", "KinesisFirehoseDestination")


@dataclass(frozen=True)
class ConfigurationSets:
    """Sets by name; each has event destinations by name."""

    account: Account
    clock: Clock

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "CreateConfigurationSet": self.create,
            "DescribeConfigurationSets": self.describe,
            "DeleteConfigurationSet": self.delete,
            "CreateEventDestination": self.add_destination,
            "UpdateEventDestination": self.change_destination,
            "DeleteEventDestination": self.remove_destination,
        }

    def create(self, asked: Asked) -> Output:
        held, name = self.account.of(asked.region), asked.input["ConfigurationSetName"]
        with held.lock:
            if name in held.sets:
                raise conflict(
                    "RESOURCE_ALREADY_EXISTS", "there is a set of that name", "configuration-set",
                    name,
                )  # fmt: skip
            held.sets[name] = {}
            held.created[f"configuration-set/{name}"] = self.clock.now()
        return {**self._set(held, name), "Tags": asked.input.get("Tags", [])}

    def describe(self, asked: Asked) -> Output:
        held, wanted = self.account.of(asked.region), asked.input.get("ConfigurationSetNames")
        with held.lock:
            names = [held.configuration_set(one) for one in wanted] if wanted else list(held.sets)
            return page(asked, "ConfigurationSets", [self._set(held, name) for name in names])

    def delete(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            name = held.configuration_set(asked.input["ConfigurationSetName"])
            told = self._set(held, name)
            del held.sets[name]
        return told

    def add_destination(self, asked: Asked) -> Output:
        held, given = self.account.of(asked.region), asked.input
        target = _target(given)
        if target is None:
            raise invalid("MISSING_PARAMETER", f"one of {', '.join(_TARGETS)} is needed")
        new = EventDestination(
            given["EventDestinationName"], tuple(given["MatchingEventTypes"]), target
        )
        with held.lock:
            name = held.configuration_set(given["ConfigurationSetName"])
            if new.name in held.sets[name]:
                raise conflict(
                    "RESOURCE_ALREADY_EXISTS", "there is a destination of that name",
                    "event-destination", new.name,
                )  # fmt: skip
            held.sets[name][new.name] = new
        return _membership(held, name, new)

    def change_destination(self, asked: Asked) -> Output:
        held, given = self.account.of(asked.region), asked.input
        with held.lock:
            name, before = _find(held, asked)
            after = replace(
                before,
                types=tuple(given.get("MatchingEventTypes") or before.types),
                target=_target(given) or before.target,
                enabled=given.get("Enabled", before.enabled),
            )
            held.sets[name][before.name] = after
        return _membership(held, name, after)

    def remove_destination(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            name, found = _find(held, asked)
            del held.sets[name][found.name]
        return _membership(held, name, found)

    def _set(self, held: Holdings, name: str) -> Output:
        return {
            "ConfigurationSetArn": held.arn("configuration-set", name),
            "ConfigurationSetName": name,
            "EventDestinations": [_told(one) for one in held.sets[name].values()],
            "CreatedTimestamp": held.created[f"configuration-set/{name}"],
        }


def _target(given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    named = {name: given[name] for name in _TARGETS if name in given}
    if len(named) > 1:
        raise invalid("PARAMETERS_CANNOT_BE_USED_TOGETHER", f"one of {', '.join(named)} only")
    return named or None


def _find(held: Holdings, asked: Asked) -> tuple[str, EventDestination]:
    name = held.configuration_set(asked.input["ConfigurationSetName"])
    wanted = asked.input["EventDestinationName"]
    if wanted not in held.sets[name]:
        raise not_found("event-destination", wanted)
    return name, held.sets[name][wanted]


def _told(one: EventDestination) -> Output:
    return {
        "EventDestinationName": one.name,
        "Enabled": one.enabled,
        "MatchingEventTypes": list(one.types),
        **one.target,
    }


def _membership(held: Holdings, name: str, one: EventDestination) -> Output:
    return {
        "ConfigurationSetArn": held.arn("configuration-set", name),
        "ConfigurationSetName": name,
        "EventDestination": _told(one),
    }
