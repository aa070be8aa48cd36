"""Configuration sets: switches, and where the events of their mails go."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from commdrill_sandbox.aws.messaging.ses.account import (
    Account,
    ConfigurationSet,
    EventDestination,
    bad_request,
    exists,
    not_found,
)
from commdrill_sandbox.aws.messaging.ses.tagged import forget_tags, keep_tags, tags_of
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output

_TARGETS = ("SnsDestination", "EventBridgeDestination")
_OPTIONS = (
    "ReputationOptions",
    "TrackingOptions",
    "DeliveryOptions",
    "VdmOptions",
    "ArchivingOptions",
)
_NOT_HERE = ("CloudWatchDestination", "KinesisFirehoseDestination", "PinpointDestination")


@dataclass(frozen=True)
class ConfigurationSets:
    """Sets by name; each has event destinations by name."""

    account: Account

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "CreateConfigurationSet": self.create,
            "GetConfigurationSet": self.get,
            "ListConfigurationSets": self.list,
            "DeleteConfigurationSet": self.delete,
            "PutConfigurationSetSendingOptions": self.switch,
            "PutConfigurationSetSuppressionOptions": self.suppress,
            **{f"PutConfigurationSet{name}": self.set_options for name in _OPTIONS},
            "CreateConfigurationSetEventDestination": self.add_destination,
            "GetConfigurationSetEventDestinations": self.destinations,
            "UpdateConfigurationSetEventDestination": self.change_destination,
            "DeleteConfigurationSetEventDestination": self.remove_destination,
        }

    def create(self, asked: Asked) -> Output:
        held, name = self.account.of(asked.region), asked.input["ConfigurationSetName"]
        with held.lock:
            if name in held.sets:
                raise exists(f"Configuration set <{name}> already exists.")
            given = {key: value for key, value in asked.input.items() if key != "Tags"}
            held.sets[name] = ConfigurationSet(name, given)
        keep_tags(asked, _arn_of(asked), asked.input.get("Tags") or ())
        return {}

    def get(self, asked: Asked) -> Output:
        found = self._find(asked)
        sending = {"SendingOptions": {"SendingEnabled": found.sends}}
        tags = {"Tags": tags_of(asked, _arn_of(asked))}
        return {"ConfigurationSetName": found.name, **found.options, **sending, **tags}

    def list(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            return {"ConfigurationSets": list(held.sets)}

    def delete(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            del held.sets[self._find(asked).name]
        forget_tags(asked, _arn_of(asked))
        return {}

    def switch(self, asked: Asked) -> Output:
        sending = {"SendingEnabled": asked.input.get("SendingEnabled", False)}
        return self._with_options(asked, "SendingOptions", sending)

    def suppress(self, asked: Asked) -> Output:
        reasons = {"SuppressedReasons": asked.input.get("SuppressedReasons", [])}
        return self._with_options(asked, "SuppressionOptions", reasons)

    def set_options(self, asked: Asked) -> Output:
        """Those that are read back, whatever was said of them before."""
        name = asked.operation.removeprefix("PutConfigurationSet")
        own = asked.input.get("VdmOptions") if name == "VdmOptions" else asked.input
        given = {key: one for key, one in (own or {}).items() if key != "ConfigurationSetName"}
        return self._with_options(asked, name, given)

    def add_destination(self, asked: Asked) -> Output:
        new = _destination(asked.input["EventDestinationName"], asked.input["EventDestination"])
        held = self.account.of(asked.region)
        with held.lock:
            found = self._find(asked)
            if new.name in found.destinations:
                raise exists(f"An event destination with name <{new.name}> already exists.")
            held.sets[found.name] = _with(found, new)
        return {}

    def destinations(self, asked: Asked) -> Output:
        found = self._find(asked)
        return {"EventDestinations": [_told(one) for one in found.destinations.values()]}

    def change_destination(self, asked: Asked) -> Output:
        held, name = self.account.of(asked.region), asked.input["EventDestinationName"]
        with held.lock:
            found = self._find(asked)
            before = _named(found, name)
            told = {**before.told, **asked.input["EventDestination"]}
            held.sets[found.name] = _with(found, _destination(name, told))
        return {}

    def remove_destination(self, asked: Asked) -> Output:
        held, name = self.account.of(asked.region), asked.input["EventDestinationName"]
        with held.lock:
            found = self._find(asked)
            _named(found, name)
            kept = {key: one for key, one in found.destinations.items() if key != name}
            held.sets[found.name] = replace(found, destinations=kept)
        return {}

    def _find(self, asked: Asked) -> ConfigurationSet:
        held = self.account.of(asked.region)
        with held.lock:
            return held.configuration_set(asked.input["ConfigurationSetName"])

    def _with_options(self, asked: Asked, name: str, options: Mapping[str, Any]) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            found = self._find(asked)
            held.sets[found.name] = replace(found, options={**found.options, name: options})
        return {}


def _arn_of(asked: Asked) -> str:
    return f"configuration-set/{asked.input['ConfigurationSetName']}"


def _destination(name: str, told: Mapping[str, Any]) -> EventDestination:
    types = tuple(told.get("MatchingEventTypes") or ())
    if not types:
        raise bad_request("An event destination matches at least one event type.")
    for target in _NOT_HERE:
        if target in told:
            raise bad_request(f"The embedded AWS has no {target}: {' and '.join(_TARGETS)} are.")
    if not any(target in told for target in _TARGETS):
        raise bad_request("An event destination needs a destination.")
    return EventDestination(name, types, told, bool(told.get("Enabled", False)))


def _with(found: ConfigurationSet, new: EventDestination) -> ConfigurationSet:
    return replace(found, destinations={**found.destinations, new.name: new})


def _named(found: ConfigurationSet, name: str) -> EventDestination:
    if name not in found.destinations:
        raise not_found(f"An event destination with name <{name}> does not exist.")
    return found.destinations[name]


def _told(one: EventDestination) -> Output:
    return {
        **one.told,
        "Name": one.name,
        "Enabled": one.enabled,
        "MatchingEventTypes": list(one.types),
    }
