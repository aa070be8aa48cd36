"""The plan that is named on the command line: by its file, or by its id in the project."""

from pathlib import Path

from commdrill.documents.decode import decode
from commdrill.documents.document import Document
from commdrill.documents.links.plan import plan_problems
from commdrill.documents.plan import Plan
from commdrill.documents.problem import DocumentErrors
from commdrill.documents.project import display_name, find_project, load_project
from commdrill.documents.source import read_source
from commdrill.documents.suggestion import did_you_mean, listed
from commdrill.errors import UsageError


def named_plan(name: str, root: Path | None) -> Plan:
    """The plan of this name.

    Raises:
        UsageError: there is none.
        DocumentErrors: there are mistakes in it.
    """
    file = Path(name)
    plan = _in_file(file) if file.is_file() else _of_project(name, root)
    problems = tuple(plan_problems(plan))
    if problems:
        raise DocumentErrors(problems)
    return plan.model


def _in_file(file: Path) -> Document[Plan]:
    readings = [
        r for r in read_source(file, file.read_bytes(), display_name(file)) if r.kind == "plan"
    ]
    if not readings:
        raise UsageError(f"commdrill match: there is no plan in {file}")
    reading = readings[0]
    document = decode(reading.source, "plan") if reading.source else ()
    if isinstance(document, tuple):
        raise DocumentErrors((*reading.problems, *document))
    if reading.problems:
        raise DocumentErrors(reading.problems)
    assert isinstance(document.model, Plan)
    return Document(document.model, document.source)


def _of_project(name: str, root: Path | None) -> Document[Plan]:
    project = load_project(root or find_project(Path.cwd()))
    found = project.plans.get(name)
    if found is not None:
        return found
    if project.problems:
        raise DocumentErrors(project.problems)
    known = listed(project.plans) if project.plans else "none"
    raise UsageError(
        f"commdrill match: there is no plan {name!r}{did_you_mean(name, project.plans)}; there are: {known}"
    )
