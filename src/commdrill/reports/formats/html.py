"""`report.html`: one file that opens anywhere; no network, nothing to install, no script needed.

Its looks are in `report.css`, its words in `report.html.j2`, what proves it without commdrill in
`proof.sh`; `find.js` searches it, where scripts may run. Whatever was seen in the drill stands in it
as text, never as markup, and the content policy in its head bars all but its own style and that script.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from commdrill.record import events as e
from commdrill.record.mending import mending_of
from commdrill.record.result import StageSpan
from commdrill.record.step_result import StepResult
from commdrill.reports import phrasing
from commdrill.reports.earlier import over_runs
from commdrill.reports.exhibits import Exhibition
from commdrill.reports.marking import compared
from commdrill.reports.page import content_hash, enclosed, page_template
from commdrill.reports.phrasing import in_brief
from commdrill.reports.representativeness import limits_of_proof
from commdrill.reports.source import Source
from commdrill.reports.tallies import by_audience, by_channel
from commdrill.reports.timeline import timeline
from commdrill.values import grouped
from commdrill.verdict import Difference

if TYPE_CHECKING:
    from jinja2 import Template

FILE = "report.html"
_MOST_MESSAGES = 300
_MOST_EXCERPTS = 30
_MOST_KEPT = 12  # of a phase; more are folded
_LONGEST = 4000  # characters of one quoted value


@dataclass(frozen=True)
class _Alike:
    """One or more steps of one outcome and one reason, in the plan's order."""

    outcome: e.StepOutcome
    reason: str
    differences: tuple[Difference, ...]
    steps: tuple[StepResult, ...]

    @property
    def first(self) -> StepResult:
        """The one that stands for all."""
        return self.steps[0]


@dataclass(frozen=True)
class Phase:
    """One part of the run, with the promises that belong to it."""

    name: str
    began: float | None
    steps: tuple[StepResult, ...]

    @property
    def folded(self) -> tuple[StepResult, ...]:
        """Those that were kept, where they are too many to be read one by one."""
        kept = tuple(step for step in self.steps if step.outcome is e.StepOutcome.PASSED)
        return kept if len(kept) > _MOST_KEPT else ()

    @property
    def unfolded(self) -> tuple[StepResult, ...]:
        """All others."""
        folded = self.folded
        return tuple(step for step in self.steps if step not in folded)

    @property
    def kept(self) -> int:
        return sum(step.outcome is e.StepOutcome.PASSED for step in self.steps)


def render(source: Source) -> str:
    return _template().render(
        source=source,
        result=source.result,
        start=source.start,
        ending=source.ending,
        pace=source.start.environment.pace,
        phases=_phases(source.result.steps, source.result.stages),
        broken=_alike(phrasing.worst_first(source)),
        outcomes=frozenset(step.outcome for step in source.result.steps),
        over_runs=over_runs(source),
        tallies={"Channel": by_channel(source.result), "Audience": by_audience(source.result)},
        limits_of_proof=tuple(limits_of_proof(source)),
        exhibition=Exhibition(source),
        timeline=timeline(source),
        mending=mending_of(source.result),
        messages=source.result.messages[:_MOST_MESSAGES],
        messages_left=max(0, len(source.result.messages) - _MOST_MESSAGES),
        most_excerpts=_MOST_EXCERPTS,
        **_enclosed(),
    )


def _enclosed() -> dict[str, str]:
    """All that the page brings along; its content policy lets in no more."""
    style, script = enclosed("report.css"), enclosed("find.js")
    return {
        "style": style,
        "style_hash": content_hash(style),
        "script": script,
        "script_hash": content_hash(script),
        "proof": enclosed("proof.sh"),
    }


@cache
def _template() -> "Template":
    return page_template(
        "report.html.j2",
        {
            "cut": _cut,
            "size": _size,
            "anchor": _anchor,
            "file_name": _file_name,
            "compared": compared,
        },
    )


def _phases(steps: Iterable[StepResult], stages: Iterable[StageSpan]) -> tuple[Phase, ...]:
    """In the order of a run, whatever the order in the plan."""
    began = {span.stage.value: span.began for span in stages}
    by_phase: dict[str, list[StepResult]] = {stage.value: [] for stage in e.RunStage}
    for step in steps:
        by_phase.setdefault(step.ref.phase, []).append(step)
    return tuple(
        Phase(name, began.get(name), tuple(mine)) for name, mine in by_phase.items() if mine
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text)} characters)"


def _size(count: int) -> str:
    return f"{count} bytes" if count < 10_000 else f"{count / 1024:,.0f} KiB"


def _file_name(path: str) -> str:
    return path.rpartition("/")[2]


def _anchor(path: str) -> str:
    return _file_name(path).replace(".", "-")


def _alike(steps: Iterable[StepResult]) -> tuple[_Alike, ...]:
    """The steps by what is to be said of them, in the order of the first of each."""
    found = grouped(((step.outcome, step.reason, step.differences), step) for step in steps)
    return tuple(map(_told, found.values()))


def _told(group: tuple[StepResult, ...]) -> _Alike:
    first = group[0]
    brief = in_brief(first.reason, first.differences)
    return _Alike(first.outcome, brief, first.differences, group)
