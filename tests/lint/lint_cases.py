"""Cases of lint: documents with `# E: code words` at the line, and what the world around them is.

A case begins with `# lint: CD101 CD2`, the rules it is about. `# changed: plan date` says when version
control saw a plan change, `# ran: plan scenario date environment/stage version step=outcome@substance`
what an earlier run said of it; the substance `new` is the step's own. `# looks: environment channel
method drill number` says how often a drill asks what may do something. `# weak: environment channel driver proof step asked` is a
step that asks for more than its observer proves there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from commdrill.documents.links.linked_documents import link
from commdrill.documents.project import Project, load_project
from commdrill.documents.substance import plan_substance
from commdrill.lint.finding import Finding
from commdrill.lint.review import review
from commdrill.lint.selection import Selection
from commdrill.lint.world import ChangingLooks, WeakWitness, World
from commdrill.record.events import EnvironmentRef, PlanRef, RunOutcome, StepOutcome
from commdrill.record.history import History, PastRun, PastStep

FOLDER = Path(__file__).parent.parent / "cases" / "lint"
TODAY = date(2026, 11, 25)
EXPECTED = re.compile(r"# E(?:\^(-?\d))?: (.*?)(?=\s+# E|$)")
DRILLED = re.compile(r"(?P<step>[\w-]+)=(?P<outcome>\w+)@(?P<substance>\w*)")


@dataclass(frozen=True)
class Case:
    """One file of documents, and the findings it must have, and no others."""

    name: str
    text: str

    @property
    def expected(self) -> list[tuple[int, str, str]]:
        """Line, code and words of each."""
        return [
            (number - int(found[1] or 0), *_code_and_words(found[2]))
            for number, line in enumerate(self.text.splitlines(), start=1)
            for found in EXPECTED.finditer(line)
        ]

    def findings(self, folder: Path) -> list[Finding]:
        """What lint says of it."""
        written = re.sub(r"[ \t]*# E(?:\^-?\d)?: .*", "", self.text)
        (folder / f"{self.name}.yaml").write_text(written, encoding="utf-8")
        project = load_project(folder)
        world = World(
            link(project),
            TODAY,
            self._history(project),
            dict(self._changes()),
            tuple(self._looks()),
            tuple(self._weak()),
        )
        wanted = Selection(self._header("lint"), self._header("lint-not"))
        return [finding for finding in review(world) if wanted.takes(finding.code)]

    def _header(self, name: str) -> tuple[str, ...]:
        found = re.search(rf"^# {name}: (.*)$", self.text, re.MULTILINE)
        return tuple(found[1].split()) if found else ()

    def _changes(self) -> Iterator[tuple[str, date]]:
        for plan, day in re.findall(r"^# changed: (\S+) (\S+)$", self.text, re.MULTILINE):
            yield plan, date.fromisoformat(day)

    def _looks(self) -> Iterator[ChangingLooks]:
        for line in re.findall(r"^# looks: (.*)$", self.text, re.MULTILINE):
            place, channel, method, drill, looks = line.split()
            yield ChangingLooks(place, channel, method, drill, int(looks))

    def _weak(self) -> Iterator[WeakWitness]:
        for line in re.findall(r"^# weak: (.*)$", self.text, re.MULTILINE):
            yield WeakWitness(*line.split())

    def _history(self, project: Project) -> History:
        lines = re.findall(r"^# ran: (.*)$", self.text, re.MULTILINE)
        runs = [_run(line, number, project) for number, line in enumerate(lines)]
        runs.sort(key=lambda run: run.started, reverse=True)
        return History(tuple(runs))


def _code_and_words(text: str) -> tuple[str, str]:
    code, _, words = text.strip().partition(" ")
    return code, words


def _run(line: str, number: int, project: Project) -> PastRun:
    plan, scenario, day, place, version, steps = line.split(maxsplit=5)
    name, _, stage = place.partition("/")
    environment = EnvironmentRef(name, stage, 1.0)
    when = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
    now = plan_substance(project.plans[plan].model)
    drillings = tuple(
        PastStep(
            run=f"run-{number}",
            when=when,
            plan_version=version,
            substance=now[scenario, told["step"]]
            if told["substance"] == "new"
            else told["substance"],
            environment=environment,
            step=told["step"],
            outcome=StepOutcome(told["outcome"]),
            reason="because",
            took=1.0,
            within=2.0,
        )
        for told in DRILLED.finditer(steps)
    )
    return PastRun(
        run=f"run-{number}",
        reports=Path("reports"),
        name=f"run-{number}",
        drill="drill",
        plan=PlanRef(plan, version, plan, ""),
        scenario=scenario,
        environment=environment,
        started=when,
        finished=when,
        outcome=RunOutcome.PASSED,
        sabotages=(),
        drillings=drillings,
    )


def cases() -> list[Case]:
    """Every case there is."""
    files = sorted(FOLDER.glob("*.case"))
    return [Case(file.stem, file.read_text(encoding="utf-8")) for file in files]
