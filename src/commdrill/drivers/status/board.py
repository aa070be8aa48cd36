"""The board that a step is judged by, of what a status page tells."""

from collections.abc import Iterable, Mapping, Sequence
from html import unescape

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.report import Component, Reported, StatusReport
from commdrill.errors import CannotLook
from commdrill.sighting import Evidence, Incident, StatusBoard, Update, Vocabulary
from commdrill.wording.markup.visible import shown


def board_of(
    report: StatusReport,
    named: Mapping[str, str],
    url: str,
    kind: Vocabulary,
    answers: Sequence[HttpAnswer],
) -> StatusBoard:
    """The board; `named`: the plan's components, and what the page calls them."""
    terms = report.terms or kind
    found = {plan_id: _find(name, report, terms, answers[0]) for plan_id, name in named.items()}
    by_id = {component.id: plan_id for plan_id, component in found.items()}
    return StatusBoard(
        url=url,
        indicator=report.indicator,
        components={plan_id: component.status for plan_id, component in found.items()},
        incidents=_each_once(report.incidents, by_id),
        maintenances=_each_once(report.maintenances, by_id),
        evidence=tuple(Evidence(one.body, _suffix(one)) for one in answers),
        terms=terms,
    )


def _suffix(answer: HttpAnswer) -> str:
    return ".xml" if answer.body.lstrip().startswith(b"<") else ".json"


def _each_once(reports: Iterable[Reported], plan_ids: Mapping[str, str]) -> tuple[Incident, ...]:
    """Each report once: of two copies, the one that tells more."""
    kept: dict[str, Reported] = {}
    for report in reports:
        known = kept.get(report.id)
        if known is None or len(report.incident_updates) > len(known.incident_updates):
            kept[report.id] = report
    return tuple(_incident(report, plan_ids) for report in kept.values())


def _incident(report: Reported, plan_ids: Mapping[str, str]) -> Incident:
    posts = report.incident_updates
    affected = tuple(one for post in posts for one in post.affected_components)
    return Incident(
        id=report.id,
        name=report.name,
        status="resolved" if report.status == "postmortem" else report.status,
        updates=_newest_first(
            Update(post.id, post.status, _read(post.body), post.at) for post in posts
        ),
        components=frozenset(
            plan_ids.get(one.id, one.name) for one in report.components or affected
        ),
        starts=report.scheduled_for or report.started_at or report.created_at,
        ends=report.scheduled_until or report.resolved_at,
    )


def _read(body: str) -> str:
    """What a post says: pages show it as HTML or Markdown, in which `&nbsp;` is a character."""
    text = shown(body)
    return unescape(body) if text is body else text


def _newest_first(updates: Iterable[Update]) -> tuple[Update, ...]:
    """By their times, where all have one; else as the page has them, which is newest first."""
    listed = tuple(updates)
    timed = [(update.at, update) for update in listed if update.at]
    if len(timed) < len(listed):
        return listed
    return tuple(update for _, update in sorted(timed, key=lambda one: one[0], reverse=True))


def _find(named: str, report: StatusReport, terms: Vocabulary, answer: HttpAnswer) -> Component:
    """The component with this id, or the only one with this name."""
    listed = report.components
    named_so = [one for one in listed if one.id == named] or [
        one for one in listed if one.name.strip() == named
    ]
    found = list({(one.id, one.status): one for one in named_so}.values())  # one may be told twice
    if len(found) == 1:
        return found[0]
    if found:
        ids = " or ".join(one.id for one in found)
        why = f"the status page has {len(found)} components named {named!r}: name one by id, {ids}"
        raise CannotLook(why, answer.body)
    if "operational" not in terms.component:  # it names those alone that are not, or none
        return Component(id=named, name=named)
    there = ", ".join(sorted(repr(one.name) for one in listed)) or "none at all"
    raise CannotLook(f"the status page has no component {named!r}; it has {there}", answer.body)
