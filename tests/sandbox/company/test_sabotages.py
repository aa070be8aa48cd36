"""The sabotages: each is documented, each is drilled, each changes what people meet."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from commdrill.documents.plan import Phase, Step
from commdrill.errors import UsageError
from commdrill_sandbox.company.charter import Charter
from commdrill_sandbox.company.outgoing import Setting
from commdrill_sandbox.company.premises import Condition, Mode
from commdrill_sandbox.company.responder.case import Case
from commdrill_sandbox.company.responder.desk import Desk
from commdrill_sandbox.company.responder.playbook import steps_of
from commdrill_sandbox.company.responder.posting import Posting
from commdrill_sandbox.company.sabotage.registry import SABOTAGES, sabotages_named
from commdrill_sandbox.company.sabotage.sabotage import Group, Program, Surface, Visit
from commdrill_sandbox.company.sabotage.sabotages import Sabotages
from commdrill_sandbox.company.serving import Answer, html_answer, json_answer

SCENARIOS = ("unplanned-outage", "slow-search", "planned-maintenance")
WORK = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)


def test_there_are_many_each_with_a_name_and_a_line_of_its_own() -> None:
    assert len(SABOTAGES) >= 44
    assert {sabotage.group for sabotage in SABOTAGES.values()} == set(Group)
    summaries = [sabotage.summary for sabotage in SABOTAGES.values()]
    assert len(set(summaries)) == len(summaries)
    for name, sabotage in SABOTAGES.items():
        assert name == sabotage.name
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name)
        assert 10 < len(sabotage.summary) <= 80


def test_an_unknown_one_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"'mail-twise'.*did you mean 'mail-twice'"):
        sabotages_named(["mail-twise"])
    with pytest.raises(UsageError, match=r"'xyzzy': there are: page-missing"):
        sabotages_named(["xyzzy"])


@pytest.mark.parametrize("name", SABOTAGES)
def test_each_one_changes_what_people_meet(charter: Charter, name: str) -> None:
    setting = Setting(charter.plan, charter.subscribers, charter.pace)
    healthy = list(met(setting, Sabotages()))
    assert list(met(setting, Sabotages())) == healthy
    assert list(met(setting, sabotages_named([name]))) != healthy


def test_several_work_at_once(charter: Charter) -> None:
    setting = Setting(charter.plan, charter.subscribers, charter.pace)
    both = Desk(setting, sabotages_named(["mail-twice", "mail-extra-sentence", "sms-missing"]))
    case = Case("unplanned-outage", "checkout", "AC-1")
    steps = steps_of(charter.plan.scenarios["unplanned-outage"], Phase.OUTAGE)
    notices = [notice for step in steps for notice in both.notices(step, case)]
    mails = [notice for notice in notices if notice.step.id == "email-customers"]
    assert len(mails) == 8
    assert all("ten percent" in mail.text for mail in mails)
    assert not [notice for notice in notices if notice.step.id == "sms-customers"]


def test_they_fit_a_plan_without_policy_placeholders_or_second_language(charter: Charter) -> None:
    plan = charter.plan.model_copy(
        update={
            "policy": charter.plan.policy.model_copy(
                update={"confidential": (), "internal_names": ()}
            ),
            "components": {"checkout": charter.plan.components["checkout"]},
            "placeholders": {},
            "scenarios": {
                "unplanned-outage": charter.plan.scenarios["unplanned-outage"],
            },
            "messages": {
                name: message.model_copy(update={"text": "Sorry.", "languages": {}})
                for name, message in charter.plan.messages.items()
            },
        }
    )
    setting = Setting(plan, charter.subscribers, charter.pace)
    for name in SABOTAGES:
        list(told(setting, sabotages_named([name]), "unplanned-outage"))


def met(setting: Setting, sabotages: Sabotages) -> Iterator[object]:
    """All that is said and answered, scenario by scenario, without a network or a clock."""
    for scenario in SCENARIOS:
        yield from told(setting, sabotages, scenario)
    yield from answered(setting, sabotages)
    yield sabotages.update_interval(1.0)
    yield sabotages.slips
    yield [sabotages.leaves_up(channel.type) for channel in setting.plan.channels.values()]


def told(setting: Setting, sabotages: Sabotages, scenario: str) -> Iterator[object]:
    desk = Desk(setting, sabotages)
    found = setting.plan.scenarios[scenario]
    case = Case(scenario, found.affects[0], "AC-1")
    for phase in Phase:
        steps = sabotages.program(Program(phase, found, steps_of(found, phase), setting))
        known = replace(case, starts=WORK) if phase is Phase.NOTICE else case
        for step in steps:
            yield step.id, step.to
            yield from said(desk, step, known)


def said(desk: Desk, step: Step, case: Case) -> Iterator[object]:
    kind = desk.setting.kind(step)
    if kind == "status-page":
        yield from Posting(desk).posts(step, case)
    elif kind in ("error-page", "api-error", "banner"):
        yield desk.page_notice(step, case, "en")
    else:
        yield from desk.notices(step, case)


def answered(setting: Setting, sabotages: Sabotages) -> Iterator[Answer]:
    page = html_answer('<section class="sorry">Sorry.</section>', 503)
    error = json_answer({"code": "X", "message": "Sorry.", "retryAfterSeconds": 60}, 503)
    answers = {Surface.STORE: page, Surface.API: error, Surface.STATUS: json_answer({"a": 1})}
    for surface, answer in answers.items():
        retry = answer.with_header("Retry-After", "60")
        for age in (0.1, 0.9):  # the parts of a second in which a flapping page is this or that
            condition = Condition(Mode.OUTAGE, since=_ago(age))
            visit = Visit(
                surface, "/", condition, condition, 1.0, lambda: html_answer("well"), setting
            )
            yield sabotages.answer(retry, visit)


def _ago(seconds: float) -> float:
    import time

    return time.monotonic() - timedelta(seconds=seconds).total_seconds()
