"""The shipped example: what a reader learns a good communication plan from."""

from pathlib import Path

import pytest

from commdrill.documents.links.linked_documents import link
from commdrill.documents.plan import DIRECT, ChannelType, Phase, Plan, ScenarioType
from commdrill.documents.project import Project, load_project
from commdrill.documents.severity import certain
from commdrill_sandbox.company.charter import Charter
from commdrill_sandbox.company.outgoing import Setting
from commdrill_sandbox.company.responder.case import Case
from commdrill_sandbox.company.responder.desk import Desk
from commdrill_sandbox.company.sabotage.sabotages import Sabotages

GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)


@pytest.fixture(scope="module")
def documents(project: Path) -> Project:
    return load_project(project)


@pytest.fixture(scope="module")
def plan(documents: Project) -> Plan:
    return documents.plans["storefront"].model


def test_nothing_is_wrong_with_it(documents: Project) -> None:
    assert link(documents).problems == ()


def test_every_scenario_type_is_there_and_drilled(documents: Project, plan: Plan) -> None:
    assert {scenario.type for scenario in plan.scenarios.values()} == set(ScenarioType)
    drilled = {drill.model.scenario for drill in documents.drills.values()}
    assert drilled == set(plan.scenarios)
    assert all(drill.model.schedule for drill in documents.drills.values())


def test_all_that_a_plan_can_ask_for_is_used(plan: Plan) -> None:
    steps = [step for scenario in plan.scenarios.values() for step in scenario.steps]
    assert {step.phase for step in steps} == set(Phase)
    assert any(step.stays for step in steps)
    assert any(step.every for step in steps)
    assert any(step.proof for step in steps)
    assert any(step.not_to for step in steps)
    assert any(step.language for step in steps)
    expects = [step.expect for step in steps if step.expect]
    for used in ("headers", "json_", "absent", "components", "indicator", "maintenance"):
        assert any(getattr(expect, used) for expect in expects), used


def test_whoever_is_told_that_it_broke_is_told_that_it_works(plan: Plan) -> None:
    for scenario in plan.scenarios.values():
        if scenario.type is ScenarioType.MAINTENANCE:
            continue  # announced, and its end with it
        told, cleared = (
            {(step.channel, who) for step in scenario.steps if step.phase is phase
             for who in (*step.to, "")}
            for phase in (Phase.OUTAGE, Phase.RECOVERY)
        )  # fmt: skip
        manual = {c for c, known in plan.channels.items() if known.type is ChannelType.MANUAL}
        assert {pair for pair in told if pair[0] not in manual} <= cleared, scenario.title


def test_who_reads_two_languages_is_written_to_in_both(plan: Plan) -> None:
    for scenario in plan.scenarios.values():
        for step in scenario.steps:
            if step.message is None or plan.channels[step.channel].type not in DIRECT:
                continue
            wordings = plan.messages[step.message].in_languages(plan.language)
            read = {language for who in step.to for language in plan.audience_languages(who)}
            assert read <= set(wordings), step.id


def test_a_text_message_is_one_segment(charter: Charter) -> None:
    desk = Desk(Setting(charter.plan, charter.subscribers), Sabotages())
    texts = [
        notice.text
        for name, scenario in charter.plan.scenarios.items()
        for step in scenario.steps
        if charter.plan.channels[step.channel].type is ChannelType.SMS
        for notice in desk.notices(step, Case(name, scenario.affects[0], "AC-10000"))
    ]
    assert len(texts) == 16
    for text in texts:
        assert len(text) <= 160, text
        assert set(text) <= GSM, sorted(set(text) - GSM)


def test_healthy_steps_have_a_comfortable_margin(documents: Project, plan: Plan) -> None:
    pace = documents.environments["sandbox"].model.pace
    for scenario in plan.scenarios.values():
        for step in scenario.steps:
            if within := certain(step.within):
                assert within.total_seconds() / pace >= 1.5, step.id
            if every := certain(step.every):
                assert 3.0 <= every.total_seconds() / pace <= 8.0, step.id
