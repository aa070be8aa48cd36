"""`junit.xml`: one testcase for each step of the plan, fit for every CI system.

Written by `junit-xml`, then made to pass Jenkins' `junit-10.xsd`, the strictest reader: that
library's `disabled` attribute is not allowed, and a time has three decimals. What the schema has
no place for (evidence, measured times) stands in `system-out`, as `[[ATTACHMENT|path]]` where
GitLab and Jenkins look for it.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from commdrill.record import events as e
from commdrill.record.step_result import StepResult
from commdrill.reports.phrasing import (
    by_hand,
    fault_name,
    headline,
    limit,
    measured,
    once_put_back,
    restoration,
    word_given,
)
from commdrill.reports.printable import printable_xml
from commdrill.reports.source import Source

if TYPE_CHECKING:
    from junit_xml import TestCase, TestSuite

FILE = "junit.xml"
_LONGEST = 10_000  # characters of a text; GitLab reads 30 MB a file


def render(source: Source) -> str:
    """The run as one suite; evidence is named relative to the run's folder."""
    return _written([_suite(source, lambda path: path)])


def render_all(sources: Iterable[Source]) -> str:
    """Several runs, a suite each; evidence is named relative to the folder of run folders."""
    return _written([_suite(source, _in_run(source)) for source in sources])


def _in_run(source: Source) -> Callable[[str], str]:
    return lambda path: f"{source.result.run}/{path}"


def _suite(source: Source, at: Callable[[str], str]) -> "TestSuite":
    from junit_xml import TestSuite

    return TestSuite(
        _clean(source.start.drill),
        [_case(source, step, at) for step in source.result.steps],
        timestamp=f"{source.result.started:%Y-%m-%dT%H:%M:%S}",
        properties={name: _clean(value) for name, value in _properties(source)},
        stdout=_clean(f"{headline(source)}\n{restoration(source)}"),
        stderr=_clean("\n".join(_alarms(source))) or None,
    )


def _properties(source: Source) -> Iterator[tuple[str, str]]:
    start, ending = source.start, source.ending
    yield "run", source.result.run
    yield "outcome", ending.outcome.value
    yield "restored", str(ending.restored).lower()
    yield "plan", f"{start.plan.id} {start.plan.version}"
    yield "plan_sha256", start.plan.sha256
    yield "scenario", start.scenario
    if start.severity:
        yield "severity", start.severity
    yield "environment", start.environment.id
    yield "stage", start.environment.stage
    yield "pace", f"{start.environment.pace:g}"
    yield "commdrill", start.version


def _alarms(source: Source) -> Iterator[str]:
    """What concerns the whole run."""
    for reason in source.result.refusals:
        yield f"preflight refused: {reason}"
    for failure in source.result.inject_failures:
        yield f"could not be broken: {failure.why}"
    for fault in source.result.open_faults:
        yield f"STILL BROKEN: {fault_name(fault)}. By hand:\n{by_hand(fault)}"
        yield word_given(source.result) or once_put_back(source.result.run)
    for channel in source.result.unrestored:
        differences = "; ".join(map(str, channel.differences))
        yield f"NOT AS BEFORE: {channel.channel}: {differences}"
    for finding in source.result.findings:
        yield f"{finding.severity} {finding.code}: {finding.message}"


def _case(source: Source, step: StepResult, at: Callable[[str], str]) -> "TestCase":
    from junit_xml import TestCase

    case = TestCase(
        _clean(step.ref.id),
        classname=_clean(f"{source.start.plan.id}.{source.start.drill}"),
        elapsed_sec=step.took,
        stdout=_clean("\n".join(_told(source, step, at))),
    )
    # the library drops a failure without a message: the case would read as passed
    message = _clean(" ".join(step.reason.split())) or "no reason was given"
    match step.outcome:
        case e.StepOutcome.FAILED:
            case.add_failure_info(message, _clean(_why(step)))
        case e.StepOutcome.ERROR:
            case.add_error_info(message, _clean(_why(step)))
        case e.StepOutcome.SKIPPED:
            case.add_skipped_info(message)
        case e.StepOutcome.PASSED:
            pass
    return case


def _why(step: StepResult) -> str:
    return "\n".join((step.reason, *map(str, step.differences), f"promised in {step.ref.place}"))


def _told(source: Source, step: StepResult, at: Callable[[str], str]) -> Iterator[str]:
    ref, pace = step.ref, source.start.environment.pace
    yield f"promise: {ref.promise}"
    yield f"promised in: {ref.place}"
    yield f"phase: {ref.phase}"
    yield f"channel: {ref.channel} ({ref.channel_type})"
    yield f"limit: {limit(ref, pace)}"
    yield f"measured: {measured(step)}"
    yield f"verdict: {step.outcome}, {step.reason}"
    if people := step.recipients:
        yield f"recipients: {people.reached} of {people.expected} reached"
    for name, value in ((step.decided and step.decided.captured) or {}).items():
        yield f"{name}: {value}"
    for path in step.evidence:
        yield f"[[ATTACHMENT|{at(path)}]]"


def _clean(text: str) -> str:
    """Bytes that were no text (lone surrogates) crash the library; it strips what else XML bars."""
    readable = text.encode("utf-8", "replace").decode("utf-8")
    return readable if len(readable) <= _LONGEST else f"{readable[:_LONGEST]} … (cut)"


def _written(suites: list[Any]) -> str:
    from junit_xml import to_xml_report_string

    text = to_xml_report_string(suites, prettyprint=False, encoding="utf-8")
    root = ET.fromstring(text)  # noqa: S314 the library wrote it this moment # nosec B314
    for element in root.iter():
        element.attrib.pop("disabled", None)
        if element.tag in ("testsuites", "testsuite", "testcase"):
            element.set("time", f"{float(element.get('time', 0)):.3f}")
    ET.indent(root)
    xml = printable_xml(ET.tostring(root, encoding="unicode"))
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml}\n'
