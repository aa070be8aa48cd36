"""Drill files as pytest collects them: a file holds drills, a drill holds the steps of its plan."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from _pytest._io import TerminalWriter

from commdrill.app.progress.event_texts import Line
from commdrill.app.progress.summary import not_restored, refusals, step_in_words
from commdrill.app.pytest.drills import Drills
from commdrill.app.pytest.results import Drilled
from commdrill.compile.script import Script
from commdrill.errors import CommdrillError
from commdrill.record.events import StepOutcome


class DrillFile(pytest.File):
    """A YAML file that holds drills."""

    def __init__(self, *, drills: Drills, **others: Any) -> None:
        super().__init__(**others)
        self._drills = drills

    def collect(self) -> Iterable["DrillCollector"]:
        """Its drills. Nothing runs yet."""
        for script in self._drills.scripts_in(self.path):
            yield DrillCollector.from_parent(
                self, name=script.drill, drills=self._drills, script=script
            )

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *others: Any) -> Any:
        """Mistakes in documents in our own words."""
        if isinstance(excinfo.value, CommdrillError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, *others)


class DrillCollector(pytest.Collector):
    """A drill."""

    def __init__(self, *, drills: Drills, script: Script, **others: Any) -> None:
        super().__init__(**others)
        self._drills = drills
        self._script = script

    def collect(self) -> Iterable["StepItem"]:
        """The steps of its scenario."""
        for ref in self._script.refs:
            item: StepItem = StepItem.from_parent(self, name=ref.id, drills=self._drills)
            for mark in self._marks():
                item.add_marker(mark)
            yield item

    @property
    def steps(self) -> frozenset[str]:
        """The ids of all its steps."""
        return frozenset(ref.id for ref in self._script.refs)

    def _marks(self) -> Iterator[pytest.MarkDecorator]:
        """A drill stays on one worker, and no timeout of a test cuts off its way back."""
        plugins = self.config.pluginmanager
        if plugins.hasplugin("xdist"):
            yield pytest.mark.xdist_group(f"drill {self.name}")
        if plugins.hasplugin("timeout"):
            yield pytest.mark.timeout(0)


class StepItem(pytest.Item):
    """A step of the plan: passes, fails or skips as it did in the drill."""

    def __init__(self, *, drills: Drills, **others: Any) -> None:
        super().__init__(**others)
        self._drills = drills

    def runtest(self) -> None:
        """The drill runs if it has not yet; then this step's part of its result counts."""
        drilled = self._drilled()
        outcome = drilled.steps[self.name].outcome
        if drilled.is_restored and drilled.result.refusals:
            self._told_once("preflight refused: " + "; ".join(drilled.result.refusals))
        if not drilled.is_restored or outcome in (StepOutcome.FAILED, StepOutcome.ERROR):
            raise NotKept(drilled, self.name)
        if outcome is StepOutcome.SKIPPED:
            pytest.skip(drilled.steps[self.name].reason)

    def _drilled(self) -> Drilled:
        try:
            return self._drills.drilled(self._drills.root_of(self.path.parent), self._drill)
        except CommdrillError as why:
            self._told_once(str(why))
            raise

    def _told_once(self, why: str) -> None:
        """What keeps a whole drill from taking place is one failure; the other steps are skipped."""
        if not self._drills.tells(self._drill):
            pytest.skip(why)

    @property
    def _drill(self) -> str:
        assert self.parent is not None
        return self.parent.name

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *others: Any) -> Any:
        """The reason and the differences, not where this program raised them."""
        match excinfo.value:
            case NotKept() as why:
                return self._shown(why.headline, "\n".join(why.lines()))
            case CommdrillError() as why:
                return self._shown(str(why), str(why))
        return super().repr_failure(excinfo, *others)

    def _shown(self, headline: str, text: str) -> "_Shown":
        where = f"{self.nodeid.partition('::')[0]}: {self._drill}: {self.name}"
        return _Shown(_Crash(headline, where), text)

    def reportinfo(self) -> tuple[Any, None, str]:
        """What stands above its failure."""
        return self.path, None, f"{self._drill}: {self.name}"


def steps_left(items: Iterable[pytest.Item]) -> Mapping[tuple[Path, str], frozenset[str]]:
    """Of the drills that are to be run in part: which steps, by the file's folder and the drill's id."""
    found: dict[DrillCollector, set[str]] = {}
    for item in items:
        if isinstance(item, StepItem) and isinstance(item.parent, DrillCollector):
            found.setdefault(item.parent, set()).add(item.name)
    return {
        (drill.path.parent, drill.name): frozenset(steps)
        for drill, steps in found.items()
        if steps < drill.steps
    }


class NotKept(Exception):
    """A promise that was not kept, or of which it could not be told; or a world still broken."""

    def __init__(self, drilled: Drilled, step: str) -> None:
        super().__init__(step)
        self._drilled = drilled
        self._step = step

    @property
    def headline(self) -> str:
        if not self._drilled.is_restored:
            return "NOT RESTORED: a person must act"
        if refusals := self._drilled.result.refusals:
            return " ".join(("preflight refused:", *"; ".join(refusals).split()))
        step = self._drilled.steps[self._step]
        could = "could not be told: " if step.outcome is StepOutcome.ERROR else ""
        return could + " ".join(step.reason.split())

    def lines(self) -> Iterator[str]:
        """All there is to say of it, but for the evidence."""
        result = self._drilled.result
        yield self.headline  # with xdist a summary has the first line only
        if not self._drilled.is_restored:
            yield from _plain(not_restored(result))
        if self._drilled.steps[self._step].outcome is StepOutcome.ERROR:
            yield "this says nothing about the plan, good or bad"
        yield from _plain(step_in_words(result.step(self._step)))
        yield from _plain(refusals(result))
        yield f"run: {self._drilled.folder / 'report.html'}"


@dataclass(frozen=True)
class _Crash:
    """The one line that `--tb=line` and the summary have for a failure."""

    message: str
    where: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(frozen=True)
class _Shown:
    """A failure as pytest shows it: whole in its section, one line in the summary."""

    reprcrash: _Crash
    text: str

    def toterminal(self, writer: TerminalWriter) -> None:
        for line in self.text.splitlines():
            writer.line(line, red=True)

    def __str__(self) -> str:
        return self.text


def _plain(lines: Iterable[Line]) -> Iterator[str]:
    return (line.text for line in lines)
