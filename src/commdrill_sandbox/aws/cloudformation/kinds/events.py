"""Buses, rules, schedules, alarms and experiments: what sets something going."""

from collections.abc import Mapping

from commdrill_sandbox.aws.cloudformation.kind import Called, Kind, Made, Place, Properties


class Rule:
    """With its targets."""

    def make(self, place: Place, given: Properties) -> Made:
        given = {"Name": place.name(), "EventBusName": "default", **given}
        made = place.call("events", "PutRule", given)
        key = {"Name": given["Name"], "EventBusName": given["EventBusName"]}
        ids = [str(one["Id"]) for one in given.get("Targets", ())]
        if ids:
            where = {"Rule": key["Name"], **key, "Targets": given["Targets"]}
            place.call("events", "PutTargets", where)
        return Made(str(given["Name"]), {"Arn": made["RuleArn"]}, {**key, "Ids": ids})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:  # noqa: ARG002
        return None

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
        "scheduler", "CreateSchedule", "DeleteSchedule", named="Name",
        key=lambda given, _: {"Name": given["Name"]},
        attributes=lambda _, __, made: {"Arn": made["ScheduleArn"]},
    ),
    "AWS::FIS::ExperimentTemplate": Called(
        "fis", "CreateExperimentTemplate", "DeleteExperimentTemplate",
        fill=lambda place, given: {"ClientToken": place.name(), **given},
        id=lambda _, made: str(made["experimentTemplate"]["id"]),
        key=lambda _, made: {"id": made["experimentTemplate"]["id"]},
        attributes=lambda _, __, made: {"Id": made["experimentTemplate"]["id"]},
    ),
    "AWS::Route53::HealthCheck": Called(
        "route53", "CreateHealthCheck", "DeleteHealthCheck",
        fill=lambda place, given: {"CallerReference": place.name(), **given},
        id=lambda _, made: str(made["HealthCheck"]["Id"]),
        key=lambda _, made: {"HealthCheckId": made["HealthCheck"]["Id"]},
        attributes=lambda _, __, made: {"HealthCheckId": made["HealthCheck"]["Id"]},
    ),
    "AWS::CloudWatch::Alarm": Called(
        "cloudwatch", "PutMetricAlarm", "DeleteAlarms", named="AlarmName",
        key=lambda given, _: {"AlarmNames": [given["AlarmName"]]},
        attributes=lambda place, given, _: {
            "Arn": place.arn("cloudwatch", f"alarm:{given['AlarmName']}")
        },
    ),
    "AWS::CloudWatch::CompositeAlarm": Called(
        "cloudwatch", "PutCompositeAlarm", "DeleteAlarms", named="AlarmName",
        key=lambda given, _: {"AlarmNames": [given["AlarmName"]]},
        attributes=lambda place, given, _: {
            "Arn": place.arn("cloudwatch", f"alarm:{given['AlarmName']}")
        },
    ),
}  # fmt: skip
