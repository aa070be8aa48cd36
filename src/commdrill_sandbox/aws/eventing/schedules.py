"""EventBridge Scheduler's schedules: kept by moto, refused where nobody would run them, run here."""

import json
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.eventing.calls import Calls, NoSuchCall
from commdrill_sandbox.aws.eventing.dead_letters import letters_of_schedule
from commdrill_sandbox.aws.eventing.expressions import expression
from commdrill_sandbox.aws.eventing.sending import SERVICES, Handover, Sending
from commdrill_sandbox.aws.eventing.timer import Timed
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal


@dataclass(frozen=True)
class Schedules:
    """`calls`: what a universal target (`aws-sdk:SERVICE:ACTION`) does."""

    sending: Sending
    calls: Calls
    _made: dict[str, Mapping[str, Any]] = field(default_factory=dict)  # of what, by ARN

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "CreateSchedule": self.created,
            "UpdateSchedule": self.changed,
            "GetSchedule": _completed,
            "ListSchedules": _switched_on,
            "CreateScheduleGroup": self.grouped,
            "DeleteScheduleGroup": _deletable,
        }

    def created(self, asked: Asked) -> Output | None:
        """Asked once more with the same token, it is there already."""
        self.check(asked)
        name, group = asked.input["Name"], asked.input.get("GroupName", "default")
        known = _kept(asked).schedule_groups.get(group)
        if known is None:
            raise Refusal("ResourceNotFoundException", f"Schedule group {group} does not exist.")
        arn = f"arn:aws:scheduler:{asked.region}:{ACCOUNT}:schedule/{group}/{name}"
        if name not in known.schedules:
            self._made[arn] = asked.input
            return None
        if asked.input.get("ClientToken") and asked.input == self._made.get(arn):
            return {"ScheduleArn": arn}
        raise Refusal("ConflictException", f"Schedule {name} already exists.")

    def grouped(self, asked: Asked) -> Output | None:
        name = asked.input["Name"]
        arn = f"arn:aws:scheduler:{asked.region}:{ACCOUNT}:schedule-group/{name}"
        if name not in _kept(asked).schedule_groups:
            self._made[arn] = asked.input
            return None
        if asked.input.get("ClientToken") and asked.input == self._made.get(arn):
            return {"ScheduleGroupArn": arn}
        raise Refusal("ConflictException", f"Schedule group {name} already exists.")

    def changed(self, asked: Asked) -> None:
        """Moto would leave as it was what becomes of it afterwards."""
        self.check(asked)
        if (known := _found(asked)) is not None:
            known.action_after_completion = asked.input.get("ActionAfterCompletion")

    def check(self, asked: Asked) -> None:
        given = asked.input
        try:
            expression(given["ScheduleExpression"])
        except ValueError as wrong:
            said = f"Invalid Schedule Expression {given['ScheduleExpression']}."
            raise _refused(said) from wrong
        try:
            expression("rate(1 day)", given.get("ScheduleExpressionTimezone") or "UTC")
        except ValueError as wrong:
            said = f"Invalid ScheduleExpressionTimezone {wrong}."
            raise _refused(said) from wrong
        _check_window(given["FlexibleTimeWindow"])
        self._check_target(given["Target"]["Arn"])

    def timed(self) -> Iterator[Timed]:
        """All that are switched on."""
        from moto.backends import get_backend

        for kept in list(get_backend("scheduler")[ACCOUNT].values()):
            for group in list(kept.schedule_groups.values()):
                for one in list(group.schedules.values()):
                    if one.state != "DISABLED":
                        yield self._timed(kept, one)

    def _check_target(self, arn: str) -> None:
        parts = arn.split(":")
        service = parts[2] if len(parts) > 5 else ""
        if service == "scheduler":
            try:
                self.calls.check(arn)
            except NoSuchCall as unknown:
                raise _refused(f"Provided Arn {arn} is not valid: {unknown}") from unknown
        elif service not in SERVICES:
            known = ", ".join(sorted(SERVICES))
            said = f"the embedded AWS reaches no target {arn!r}: {known} and aws-sdk are"
            raise _refused(said)

    def _timed(self, kept: Any, one: Any) -> Timed:
        return Timed(
            (one.arn, one.creation_date, one.last_modified_date, one.schedule_expression),
            expression(one.schedule_expression, one.schedule_expression_timezone),
            partial(self._fire, kept, one),
            _instant(one.start_date),
            _instant(one.end_date),
        )

    def _fire(self, kept: Any, one: Any, due: datetime) -> None:
        target, text = one.target, _text(one, due)
        over = Handover(target["Arn"], target, letters=letters_of_schedule(target, one.arn, due))
        if over.arn.split(":")[2] == "scheduler":
            self.calls.carry_out(one.arn.split(":")[3], over, text)
        else:
            self.sending.to(over, text)
        once = one.schedule_expression.startswith("at(")
        if once and one.action_after_completion == "DELETE":
            kept.delete_schedule(one.group_name, one.name)


def _kept(asked: Asked) -> Any:
    """What moto has of a Region."""
    from moto.backends import get_backend

    return get_backend("scheduler")[ACCOUNT][asked.region]


def _completed(asked: Asked) -> None:
    """Moto tells what becomes of a schedule afterwards, and whether it is on, only where somebody said it."""
    _switched_on(asked)
    if (known := _found(asked)) is not None:
        known.action_after_completion = known.action_after_completion or "NONE"


def _switched_on(asked: Asked) -> None:
    for group in list(_kept(asked).schedule_groups.values()):
        for one in list(group.schedules.values()):
            one.state = one.state or "ENABLED"


def _found(asked: Asked) -> Any:
    """The schedule that is named; None: there is none."""
    group = _kept(asked).schedule_groups.get(asked.input.get("GroupName", "default"))
    return group.schedules.get(asked.input["Name"]) if group else None


def _text(one: Any, due: datetime) -> str:
    """The input that it is given, with what it may ask for filled in; else an event."""
    at = due.strftime("%Y-%m-%dT%H:%M:%SZ")
    if (written := one.target.get("Input")) is None:
        return json.dumps(scheduled(one.arn, at, "aws.scheduler", "{}"))
    known = {
        "schedule-arn": one.arn,
        "scheduled-time": at,
        "execution-id": str(uuid.uuid4()),
        "attempt-number": "1",
    }
    text = str(written)
    for name, value in known.items():
        text = text.replace(f"<aws.scheduler.{name}>", value)
    return text


def scheduled(arn: str, at: str, source: str, detail: Any) -> Mapping[str, Any]:
    """The event of something that is due."""
    _, _, _, region, account, *_ = arn.split(":")
    return {
        "version": "0",
        "id": str(uuid.uuid4()),
        "detail-type": "Scheduled Event",
        "source": source,
        "account": account,
        "time": at,
        "region": region,
        "resources": [arn],
        "detail": detail,
    }


def _instant(told: Any) -> datetime | None:
    return None if told is None else datetime.fromtimestamp(float(told), UTC)


def _refused(said: str) -> Refusal:
    return Refusal("ValidationException", said)


def _deletable(asked: Asked) -> None:
    if (name := asked.input["Name"]) == "default":
        raise _refused("The default schedule group cannot be deleted.")
    if name not in _kept(asked).schedule_groups:
        raise Refusal("ResourceNotFoundException", f"Schedule group {name} does not exist.", 404)


def _check_window(window: Mapping[str, Any]) -> None:
    """How long it is, is said of one that is flexible, and of no other."""
    if (window["Mode"] == "FLEXIBLE") != ("MaximumWindowInMinutes" in window):
        raise _refused(f"FlexibleTimeWindow {dict(window)} has no such MaximumWindowInMinutes.")
