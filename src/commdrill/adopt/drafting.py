"""From what was found to three documents that load: what does not fit is left out, and told."""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from commdrill.adopt.found import Found, FoundPlace, LeftOut
from commdrill.adopt.messages import DraftMessage, drafted, left_out, plain_id, plan_language
from commdrill.adopt.place_draft import drill_nodes, environment_nodes
from commdrill.adopt.plan_draft import PlanDraft, plan_nodes
from commdrill.adopt.questions import Answers
from commdrill.adopt.writer import written
from commdrill.documents.links.linked_documents import link
from commdrill.documents.open_questions import open_questions
from commdrill.documents.problem import Problem
from commdrill.documents.project import load_project

FILES = ("plans/drafted.yaml", "drills/environments/drafted.yaml", "drills/first-drill.yaml")


@dataclass(frozen=True)
class Draft:
    """The three documents by their files, what is open in them, and what was left out."""

    files: tuple[tuple[str, str], ...]
    questions: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]


def draft_of(found: Found, answers: Answers) -> Draft:
    """The documents; `problems`: mistakes in what was answered."""
    language = plan_language(found).value
    plan = PlanDraft(found, answers, drafted(found, language), _places(found))
    problems, questions = _checked(plan)
    if problems and not answers.given:
        plan = _fitting(plan)
        problems, questions = _checked(plan)
    return Draft(_files(plan), questions, tuple(left_out(plan.found)), problems)


def _places(found: Found) -> tuple[FoundPlace, ...]:
    """Each under an id of its own."""
    taken: dict[str, FoundPlace] = {}
    for place in found.places:
        own = plain_id(place.id)
        number = 2
        while own in taken:
            own, number = f"{plain_id(place.id)}-{number}", number + 1
        taken[own] = replace(place, id=own)
    return tuple(taken.values())


def _fitting(plan: PlanDraft) -> PlanDraft:
    """Without the messages that no plan could hold; each is told."""
    kept, left_out = list[DraftMessage](), list[LeftOut]()
    for message in plan.messages:
        problems, _ = _checked(replace(plan, messages=(message,)))
        if problems:
            sources = (text.source for _, text in message.wordings)
            left_out += [LeftOut(source, problems[0].message) for source in sources]
        else:
            kept.append(message)
    found = replace(plan.found, left_out=(*plan.found.left_out, *left_out))
    return replace(plan, messages=tuple(kept), found=found)


def _files(plan: PlanDraft) -> tuple[tuple[str, str], ...]:
    nodes = (plan_nodes(plan), environment_nodes(plan), drill_nodes(plan))
    return tuple(zip(FILES, (written(one) for one in nodes), strict=True))


def _checked(plan: PlanDraft) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """What is wrong with the documents as they would be read, and what they ask."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in _files(plan):
            file = Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        project = load_project(Path(folder))
        asked = (one.text for source in project.sources for one in open_questions(source))
        return link(project).problems, tuple(asked)
