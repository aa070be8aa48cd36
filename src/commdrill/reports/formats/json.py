"""`report.json`: the run for machines, in the shape that `commdrill/report/1` promises."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from commdrill.record import events as e
from commdrill.record.mending import mending_of
from commdrill.record.step_result import FaultState, StepResult
from commdrill.reports.earlier import earlier_of, gone, history_of
from commdrill.reports.indented import written
from commdrill.reports.phrasing import by_hand, headline, once_put_back, zulu
from commdrill.reports.printable import printable_json
from commdrill.reports.source import Source
from commdrill.reports.tallies import by_audience, by_channel, for_machines
from commdrill.values import Json
from commdrill.verdict import Difference

FILE = "report.json"
SCHEMA = "commdrill/report/1"
LAYOUT = 21  # counted up whenever a report that lies in a run's folder reads otherwise than before


def pieces(source: Source) -> Iterator[str]:
    """The report, steps in the plan's order."""
    return map(printable_json, written({**_head(source), **_ending(source), **_body(source)}))


def _head(source: Source) -> dict[str, Json]:
    start, result = source.start, source.result
    return {
        "schema": SCHEMA,
        "layout": LAYOUT,
        "run": result.run,
        "drill": start.drill,
        "title": start.title,
        "plan": _plan(start.plan),
        "scenario": start.scenario,
        "scenario_type": start.scenario_type,
        "severity": start.severity or None,
        "environment": _environment(start.environment),
        "take_down": dict(start.take_down),
        "sabotages": list(start.sabotages),
        "variables": dict(start.variables),
        "tags": list(start.tags),
        "commdrill": start.version,
        "started": zulu(result.started),
        "finished": zulu(result.finished),
    }


def _plan(plan: e.PlanRef) -> Json:
    return {"id": plan.id, "title": plan.title, "version": plan.version, "sha256": plan.sha256}


def _environment(environment: e.EnvironmentRef) -> Json:
    return {"id": environment.id, "stage": environment.stage, "pace": environment.pace}


def _ending(source: Source) -> dict[str, Json]:
    result = source.result
    word = None if result.is_restored else once_put_back(result.run)
    return {
        "outcome": source.ending.outcome.value,
        "restored": source.ending.restored,
        "exit_code": source.ending.exit_code,
        "summary": headline(source),
        "refusals": list(result.refusals),
        "interrupted_by": list(result.interruptions),
        "recovered": len(result.recoveries),
        "resolved": _resolved(result.resolved),
        "pruned": [
            {"by": one.by, "rule": one.rule, "evidence": list(one.pruned)} for one in result.pruned
        ],
        "to_do": word if result.open_faults and result.resolved is None else None,
    }


def _body(source: Source) -> dict[str, Any]:
    result = source.result
    return {
        "steps": [_step(step) | _step_before(source, step) for step in result.steps],
        "statistics": {
            "channels": [for_machines(one) for one in by_channel(result)],
            "audiences": [for_machines(one) for one in by_audience(result)],
        },
        **_before(source),
        "findings": [_finding(finding) for finding in result.findings],
        "faults": [_fault(fault) for fault in result.faults],
        "channels_compared": [_compared(one) for one in result.compared],
        "stages": [{"stage": span.stage.value, "began_s": span.began} for span in result.stages],
        "actions": [_action(action) for action in result.actions],
        "messages": map(_message, result.messages),
        **dict(_aws_calls(result.aws_calls)),
        "documents": dict(source.start.documents),
        **_origin(source.start.origin),
        **_signed_off(source),
        **_mending(source),
        **_notes(source),
    }


def _compared(channel: e.ChannelCompared) -> Json:
    untold: dict[str, Json] = {"untold": channel.untold} if channel.untold else {}
    return {"channel": channel.channel, "differences": _differences(channel.differences)} | untold


def _before(source: Source) -> dict[str, Json]:
    """The runs of its drill before it, where it knew of any."""
    runs: list[Json] = [
        {
            "run": one.run, "started": zulu(one.began), "outcome": one.outcome.value,
            "plan_version": one.plan.version, "plan_sha256": one.plan.sha256,
            "environment": one.environment.id, "stage": one.environment.stage, "pace": one.environment.pace,
        }
        for one in earlier_of(source.result)
    ]  # fmt: skip
    return {"earlier_runs": runs, "promises_gone": list(gone(source))} if runs else {}


def _step_before(source: Source, step: StepResult) -> dict[str, Json]:
    runs: list[Json] = [
        {"run": run.run, "outcome": one.outcome.value, "took_s": one.took}
        for run, one in history_of(source, step.ref.id)
    ]
    return {"earlier": runs} if runs else {}


def _origin(origin: e.Origin | None) -> dict[str, Json]:
    """Who ran it, where and by which documents; runs of before it was noted say nothing of it."""
    if origin is None:
        return {}
    known = {field.name: getattr(origin, field.name) for field in fields(origin)}
    return {"origin": {name: value or None for name, value in known.items()}}


def _notes(source: Source) -> dict[str, Json]:
    notes = [{"by": one.by, "note": one.note, "at": zulu(one.said)} for one in source.result.notes]
    return {"notes": notes} if notes else {}


def _signed_off(source: Source) -> dict[str, Json]:
    words = source.result.signed_off
    names: list[Json] = [{"by": one.by, "note": one.note, "at": zulu(one.at)} for one in words]
    return {"signed_off": names} if names else {}


def _mending(source: Source) -> dict[str, Json]:
    """What was done about failed steps on the day somebody signed; a step that nobody mends is listed."""
    mending = mending_of(source.result)
    kept: list[Json] = [
        {"id": action.id, "step": action.step, "text": action.text, "owner": action.owner,
         "began": action.began or None, "due": action.due, "ticket": action.ticket or None, "kept": zulu(one.at)}
        for one in mending.actions for action in (one.action,)
    ]  # fmt: skip
    mended: dict[str, Json] = {
        "corrective_actions": kept,
        "mended_by_nobody": list(mending.nobodys),
    }
    return mended if any(mended.values()) else {}


def _step(step: StepResult) -> dict[str, Any]:
    ref, decided = step.ref, step.decided
    return {
        "id": ref.id,
        "phase": ref.phase,
        "channel": ref.channel,
        "channel_type": ref.channel_type,
        "promise": ref.promise,
        "place": ref.place,
        "outcome": step.outcome.value,
        "within_s": ref.within,
        "every_s": ref.every,
        "stays_s": ref.stays,
        "took_s": step.took,
        "not_before_s": decided.not_before if decided else None,
        "reason": step.reason,
        "differences": _differences(step.differences),
        "captured": dict(decided.captured or {}) if decided else {},
        "recipients": _recipients(step.recipients),
        "proof": decided.proof if decided else None,
        "attested": _attested(step),
        "evidence": list(step.evidence),
    }


def _recipients(people: e.Recipients | None) -> dict[str, Json] | None:
    if people is None:
        return None
    return {"expected": people.expected, "reached": people.reached, "missing": list(people.missing)}


def _attested(step: StepResult) -> dict[str, Json] | None:
    if step.attested is None:
        return None
    return {"by": step.attested.by, "note": step.attested.note, "at": zulu(step.attested_on)}


def _differences(differences: tuple[Difference, ...]) -> list[Json]:
    return [
        {
            "what": d.what,
            "expected": d.expected,
            "seen": d.seen,
            **({"code": d.code} if d.code else {}),
        }
        for d in differences
    ]


def _finding(finding: e.FindingMade) -> dict[str, Json]:
    return {
        "code": finding.code,
        "message": finding.message,
        "severity": finding.severity.value,
        "step": finding.step,
        "evidence": finding.evidence,
    }


def _resolved(word: e.RunResolved | None) -> Json:
    return {"by": word.by, "note": word.note} if word else None


def _fault(fault: FaultState) -> dict[str, Json]:
    return {
        "component": fault.armed.component,
        "way": fault.armed.way,
        "driver": fault.armed.driver,
        "armed_s": fault.armed_at,
        "injected_s": fault.injected_at,
        "reverted_s": fault.reverted_at,
        **dict(_way_back(fault)),
    }


def _way_back(fault: FaultState) -> Iterator[tuple[str, Json]]:
    yield "attempts", fault.reverted.attempts if fault.reverted else None
    yield "note", fault.reverted.note if fault.reverted else ""
    yield "still_broken_because", fault.failed.why if fault.failed else None
    yield "by_hand", by_hand(fault) if fault.is_open else None


def _action(action: e.ActionPerformed | e.ActionFailed) -> dict[str, Json]:
    match action:
        case e.ActionPerformed(name, stage, receipt):
            return {"action": name, "stage": stage.value, "receipt": receipt, "failed": None}
        case e.ActionFailed(name, stage, why):
            return {"action": name, "stage": stage.value, "receipt": None, "failed": why}


def _aws_calls(calls: tuple[e.AwsCalled, ...]) -> Iterator[tuple[str, list[dict[str, Json]]]]:
    """Only where a drill spoke to AWS."""
    if calls:
        yield "aws_calls", [_aws_call(call) for call in calls]


def _aws_call(call: e.AwsCalled) -> dict[str, Json]:
    return {
        "by": call.by,
        "service": call.service,
        "operation": call.operation,
        "region": call.region,
        "plane": call.plane,
        "calls": call.calls,
        "failed": call.failed,
    }


def _message(message: e.MessageSeen) -> dict[str, Json]:
    return {
        "channel": message.channel,
        "id": message.id,
        "to": list(message.to),
        "subject": message.subject,
        "covered_by": message.covered_by,
        "seen_s": message.ended,
        "received": zulu(message.received),
        "evidence": list(message.evidence),
    }
