"""Buses, rules, schedules, alarms and experiments: what sets something going."""

from collections.abc import Mapping

from commdrill_sandbox.aws.cloudformation.kind import (
    Called,
    Kind,
    Made,
    Place,
    Properties,
    hears,
)


class Rule:
    """With its targets."""

    hears = hears("events", "PutRule", "Targets")

    def make(self, place: Place, given: Properties) -> Made:
        given = {"Name": place.name(), "EventBusName": "default", **given}
        made = place.call("events", "PutRule", given)
        key = {"Name": given["Name"], "EventBusName": given["EventBusName"]}
        ids = [str(one["Id"]) for one in given.get("Targets", ())]
        if ids:
            where = {"Rule": key["Name"], **key, "Targets": given["Targets"]}
            place.call("events", "PutTargets", where)
        return Made(str(given["Name"]), {"Arn": made["RuleArn"]}, {**key, "Ids": ids})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        key = {name: made.key[name] for name in ("Name", "EventBusName")}
        if any(given.get(name, value) != value for name, value in key.items()):
            return None
        changed = self.make(place, {**given, **key})
        gone = [one for one in made.key["Ids"] if one not in changed.key["Ids"]]
        if gone:
            place.call("events", "RemoveTargets", {"Rule": key["Name"], **key, "Ids": gone})
        return changed

    def remove(self, place: Place, made: Made) -> None:
        if made.key["Ids"]:
            place.call("events", "RemoveTargets", {"Rule": made.key["Name"], **made.key})
        place.call("events", "DeleteRule", made.key)


EVENTS: Mapping[str, Kind] = {
    "AWS::Events::EventBus": Called(
        "events", "CreateEventBus", "DeleteEventBus", named="Name",
        key=lambda given, _: {"Name": given["Name"]},
        attributes=lambda _, given, made: {"Arn": made["EventBusArn"], "Name": given["Name"]},
    ),
    "AWS::Events::Rule": Rule(),
    "AWS::Scheduler::Schedule": Called(
        "scheduler", "CreateSchedule", "DeleteSchedule", named="Name", update="UpdateSchedule",
        key=lambda given, _: {
            "Name": given["Name"], "GroupName": given.get("GroupName", "default")
        },
        attributes=lambda _, __, made: {"Arn": made["ScheduleArn"]},
    ),
    "AWS::Scheduler::ScheduleGroup": Called(
        "scheduler", "CreateScheduleGroup", "DeleteScheduleGroup", named="Name",
        key=lambda given, _: {"Name": given["Name"]},
        attributes=lambda _, __, made: {"Arn": made["ScheduleGroupArn"]},
    ),
    "AWS::FIS::ExperimentTemplate": Called(
        "fis", "CreateExperimentTemplate", "DeleteExperimentTemplate",
        update="UpdateExperimentTemplate",
        fill=lambda place, given: {"ClientToken": place.name(), **given},
        id=lambda _, made: str(made["experimentTemplate"]["id"]),
        key=lambda _, made: {"id": made["experimentTemplate"]["id"]},
        attributes=lambda _, __, made: {"Id": made["experimentTemplate"]["id"]},
    ),
    "AWS::CloudWatch::Alarm": Called(
        "cloudwatch", "PutMetricAlarm", "DeleteAlarms", named="AlarmName", update="PutMetricAlarm",
        key=lambda given, _: {"AlarmNames": [given["AlarmName"]]},
        attributes=lambda place, given, _: {
            "Arn": place.arn("cloudwatch", f"alarm:{given['AlarmName']}")
        },
    ),
    "AWS::CloudWatch::Dashboard": Called(
        "cloudwatch", "PutDashboard", "DeleteDashboards", named="DashboardName",
        update="PutDashboard",
        key=lambda given, _: {"DashboardNames": [given["DashboardName"]]},
    ),
    "AWS::CloudWatch::CompositeAlarm": Called(
        "cloudwatch", "PutCompositeAlarm", "DeleteAlarms", named="AlarmName",
        update="PutCompositeAlarm",
        key=lambda given, _: {"AlarmNames": [given["AlarmName"]]},
        attributes=lambda place, given, _: {
            "Arn": place.arn("cloudwatch", f"alarm:{given['AlarmName']}")
        },
    ),
}  # fmt: skip
