"""Configuration sets and the account's switch, by the names of SES's first API."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.messaging.ses.configuration_sets import ConfigurationSets
from commdrill_sandbox.aws.messaging.ses.standing import Standing
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_CAPITAL, _AFTER_DASH = re.compile(r"([A-Z])"), re.compile(r"_([a-z])")
_CODES = {"AlreadyExistsException": "AlreadyExists", "NotFoundException": "DoesNotExist"}


@dataclass(frozen=True)
class FirstSets:
    """The same sets as the second API has."""

    sets: ConfigurationSets
    standing: Standing

    @property
    def operations(self) -> Mapping[str, Operation]:
        operations: Mapping[str, Operation] = {
            "CreateConfigurationSet": self.create,
            "DescribeConfigurationSet": self.describe,
            "DeleteConfigurationSet": self.sets.delete,
            "ListConfigurationSets": self.list,
            "CreateConfigurationSetEventDestination": self.add,
            "UpdateConfigurationSetEventDestination": self.change,
            "DeleteConfigurationSetEventDestination": self.sets.remove_destination,
            "UpdateConfigurationSetSendingEnabled": self.switch_set,
            "GetSendQuota": self.quota,
            "GetAccountSendingEnabled": self.enabled,
            "UpdateAccountSendingEnabled": self.switch,
        }
        return {name: _refusing_its_way(do) for name, do in operations.items()}

    def create(self, asked: Asked) -> Output:
        name = asked.input["ConfigurationSet"]["Name"]
        return self.sets.create(replace(asked, input={"ConfigurationSetName": name}))

    def describe(self, asked: Asked) -> Output:
        wanted = asked.input.get("ConfigurationSetAttributeNames") or ()
        told = self.sets.get(asked)
        found: dict[str, Any] = {"ConfigurationSet": {"Name": told["ConfigurationSetName"]}}
        if "eventDestinations" in wanted:
            listed = self.sets.destinations(asked)["EventDestinations"]
            found["EventDestinations"] = [_told(one) for one in listed]
        if "reputationOptions" in wanted:
            found["ReputationOptions"] = told["SendingOptions"]
        return found

    def list(self, asked: Asked) -> Output:
        known = self.sets.list(asked)["ConfigurationSets"]
        return {"ConfigurationSets": [{"Name": name} for name in known]}

    def add(self, asked: Asked) -> Output:
        return self.sets.add_destination(_destination(asked))

    def change(self, asked: Asked) -> Output:
        return self.sets.change_destination(_destination(asked))

    def switch_set(self, asked: Asked) -> Output:
        given = {**asked.input, "SendingEnabled": asked.input["Enabled"]}
        return self.sets.switch(replace(asked, input=given))

    def quota(self, asked: Asked) -> Output:
        quota: Output = self.standing.get(asked)["SendQuota"]
        return quota

    def enabled(self, asked: Asked) -> Output:
        return {"Enabled": self.standing.get(asked)["SendingEnabled"]}

    def switch(self, asked: Asked) -> Output:
        given = {"SendingEnabled": asked.input.get("Enabled", False)}
        return self.standing.switch(replace(asked, input=given))


def _destination(asked: Asked) -> Asked:
    """As the second API is asked for it."""
    told = dict(asked.input["EventDestination"])
    if topic := told.pop("SNSDestination", None):
        told["SnsDestination"] = {"TopicArn": topic["TopicARN"]}
    told["MatchingEventTypes"] = [
        _CAPITAL.sub(r"_\1", one).upper() for one in told["MatchingEventTypes"]
    ]
    name = {"EventDestinationName": told.pop("Name"), "EventDestination": told}
    return replace(asked, input={**asked.input, **name})


def _told(one: Mapping[str, Any]) -> Output:
    types = [
        _AFTER_DASH.sub(lambda found: found[1].upper(), kind.lower())
        for kind in one["MatchingEventTypes"]
    ]
    told = {"Name": one["Name"], "Enabled": one["Enabled"], "MatchingEventTypes": types}
    if topic := one.get("SnsDestination"):
        told["SNSDestination"] = {"TopicARN": topic["TopicArn"]}
    return told


def _refusing_its_way(do: Operation) -> Operation:
    def done(asked: Asked) -> Output | Response | None:
        try:
            return do(asked)
        except Refusal as refusal:
            what = "EventDestination" if " destination" in refusal.message else "ConfigurationSet"
            code = _CODES.get(refusal.code)
            if code is None:
                raise Refusal("InvalidParameterValue", refusal.message) from refusal
            raise Refusal(f"{what}{code}", refusal.message) from refusal

    return done
