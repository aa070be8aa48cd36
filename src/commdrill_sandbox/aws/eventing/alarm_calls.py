"""Calls of CloudWatch's that moto lacks or mixes up; imported with the first of them."""

from collections.abc import Iterable
from typing import Any

from moto.cloudwatch.exceptions import (
    CloudWatchException,
    InvalidFormat,
    InvalidParameterValue,
    ResourceNotFound,
    ResourceNotFoundException,
    ValidationError,
)
from moto.cloudwatch.responses import CloudWatchResponse
from moto.core.responses import ActionResult, EmptyResult

from commdrill_sandbox.aws.eventing.alarm_history import AlarmHistory, Entry
from commdrill_sandbox.aws.eventing.alarm_rules import alarm_rule
from commdrill_sandbox.aws.eventing.alarm_settings import mistake
from commdrill_sandbox.aws.eventing.composite_alarms import called, children, follow, parents
from commdrill_sandbox.aws.wire.call import breached
from commdrill_sandbox.aws.wire.constraints import breaches
from commdrill_sandbox.aws.wire.models import service_model

_LACKING = (
    "ActionsSuppressor", "ActionsSuppressorWaitPeriod", "ActionsSuppressorExtensionPeriod",
    "ActionConfiguration", "AlarmContributorId", "EvaluationWindow", "WarmUpConfiguration",
    "EvaluationCriteria", "EvaluationInterval",
)  # fmt: skip
_TYPES = ("MetricAlarm", "CompositeAlarm")


class InvalidNextToken(CloudWatchException):
    code = "InvalidNextToken"


class AlarmCalls(CloudWatchResponse):
    """Answers one of them, by moto's own means in whatever protocol it came."""

    def __init__(self, history: AlarmHistory) -> None:
        super().__init__()
        self._history = history

    def put_composite_alarm(self) -> ActionResult:
        self._refuse_lacking()
        kept, name, rule = self.cloudwatch_backend, self._get_param("AlarmName"), self._rule()
        if (before := kept.alarms.get(name)) is not None and not before.rule:
            raise ValidationError(f"Alarm {name} already exists and is no composite alarm")
        if missing := [one for one in dict.fromkeys(rule.alarms()) if called(kept, one) is None]:
            said = f"Could not save the composite alarm as alarms {missing} in the alarm rule do not exist"
            raise ValidationError(said.replace("'", ""))
        self.put_metric_alarm()
        follow(kept, kept.alarms[name])
        return EmptyResult()

    def put_metric_alarm(self) -> ActionResult:
        self._refuse_lacking()
        self._refuse_breaches("PutMetricAlarm")
        if self._get_param("AlarmRule") is None and (wrong := mistake(self.params)):
            raise ValidationError(wrong)
        return super().put_metric_alarm()

    def put_metric_data(self) -> ActionResult:
        self._refuse_breaches("PutMetricData")
        if self._get_param("Namespace").startswith("AWS/"):
            raise InvalidParameterValue("The value AWS/ for parameter Namespace is invalid.")
        return super().put_metric_data()

    def list_tags_for_resource(self) -> ActionResult:
        """Nothing that is not there has tags; of others than alarms moto knows it."""
        arn = self._get_param("ResourceARN")
        _, is_alarm, name = arn.partition(":alarm:")
        if is_alarm and name not in self.cloudwatch_backend.alarms:
            raise ResourceNotFoundException(f"Unknown {arn}")
        return super().list_tags_for_resource()

    def set_alarm_state(self) -> ActionResult:
        self._refuse_breaches("SetAlarmState")
        try:
            return super().set_alarm_state()
        except ResourceNotFound as wordless:
            raise ResourceNotFound("The named resource does not exist.") from wordless
        except InvalidFormat as wordless:
            raise InvalidFormat("Data was not syntactically valid JSON.") from wordless

    def describe_alarms(self) -> ActionResult:
        self._refuse_breaches("DescribeAlarms")
        kept = self.cloudwatch_backend
        if self._get_param("AlarmNamePrefix") and self._get_param("AlarmNames"):
            raise ValidationError("AlarmNamePrefix and AlarmNames must not be used together")
        for wanted, relatives in (("ChildrenOf", children), ("ParentsOf", parents)):
            if name := self._get_param(f"{wanted}AlarmName"):
                found = kept.alarms.get(name)
                return self._told(relatives(kept, found) if found else [], _TYPES)
        types = tuple(self._get_param("AlarmTypes") or ()) or ("MetricAlarm",)
        return self._told([one for one in kept.alarms.values() if self._is_asked_for(one)], types)

    def describe_alarm_history(self) -> ActionResult:
        self._refuse_breaches("DescribeAlarmHistory")
        self._refuse_lacking()
        found = [one for one in self._history.of(self.region) if self._is_wanted(one)]
        if self._get_param("ScanBy") != "TimestampAscending":
            found.reverse()
        page, following = self._page(found)
        return ActionResult({"AlarmHistoryItems": page, "NextToken": following})

    def delete_alarms(self) -> ActionResult:
        kept = self.cloudwatch_backend
        named = [
            kept.alarms[one] for one in self._get_param("AlarmNames", []) if one in kept.alarms
        ]
        if sum(bool(one.rule) for one in named) > 1:
            raise ValidationError("Composite alarms must be deleted one at a time")
        for alarm in named:
            if above := [one.name for one in parents(kept, alarm) if one not in named]:
                said = f"Cannot delete {alarm.name} as there are composite alarm(s) depending on it"
                raise ValidationError(f"{said}: {', '.join(above)}")
        for alarm in named:
            self._history.configured(alarm, "deleted")
        return super().delete_alarms()

    def _told(self, alarms: Iterable[Any], types: Iterable[str]) -> ActionResult:
        wanted = [
            one for one in alarms if ("CompositeAlarm" if one.rule else "MetricAlarm") in types
        ]
        page, following = self._page(sorted(wanted, key=lambda one: (not one.rule, str(one.name))))
        return ActionResult(
            {
                "CompositeAlarms": [one for one in page if one.rule],
                "MetricAlarms": [one for one in page if not one.rule],
                "NextToken": following,
            }
        )

    def _is_asked_for(self, alarm: Any) -> bool:
        names, state = self._get_param("AlarmNames") or (), self._get_param("StateValue")
        action = self._get_param("ActionPrefix")
        all_actions = (*alarm.alarm_actions, *alarm.ok_actions, *alarm.insufficient_data_actions)
        return (
            (not names or alarm.name in names)
            and str(alarm.name).startswith(self._get_param("AlarmNamePrefix") or "")
            and state in (None, alarm.state_value)
            and (not action or any(arn.startswith(action) for arn in all_actions))
        )

    def _is_wanted(self, entry: Entry) -> bool:
        begins, ends = self._get_param("StartDate"), self._get_param("EndDate")
        return (
            entry.alarm_type in (self._get_param("AlarmTypes") or ("MetricAlarm",))
            and self._get_param("AlarmName") in (None, entry.alarm_name)
            and self._get_param("HistoryItemType") in (None, entry.history_item_type)
            and (not begins or begins.timestamp() <= entry.timestamp.timestamp())
            and (not ends or entry.timestamp.timestamp() < ends.timestamp())
        )

    def _page(self, found: list[Any]) -> tuple[list[Any], str | None]:
        """So many as asked for, and what asks for the next ones."""
        told, most = self._get_param("NextToken") or "0", int(self._get_param("MaxRecords") or 100)
        if not told.isdecimal():
            raise InvalidNextToken("The next token specified is invalid.")
        end = int(told) + most
        return found[int(told) : end], str(end) if end < len(found) else None

    def _rule(self) -> Any:
        try:
            return alarm_rule(self._get_param("AlarmRule") or "")
        except ValueError as wrong:
            raise ValidationError(str(wrong)) from wrong

    def _refuse_breaches(self, operation: str) -> None:
        """Of values that the published model does not allow."""
        shape = service_model("cloudwatch").operation_model(operation).input_shape
        if found := list(breaches(shape, self.params)):
            raise ValidationError(breached("", found).message)

    def _refuse_lacking(self) -> None:
        for name in _LACKING:
            if self._get_param(name):
                raise ValidationError(f"the embedded AWS does not have {name}")
