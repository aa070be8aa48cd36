"""What a step says on the status page: an incident or a maintenance, its words, the components."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from commdrill.documents.plan import ChannelType, Phase, Scenario, ScenarioType, Step
from commdrill_sandbox.company.outgoing import Notice, Post
from commdrill_sandbox.company.responder.case import Case
from commdrill_sandbox.company.responder.desk import Desk
from commdrill_sandbox.company.responder.phrases import Phrases
from commdrill_sandbox.company.store.promised import keeping

_INCIDENT = MappingProxyType(
    {
        Phase.NOTICE: "investigating",
        Phase.OUTAGE: "investigating",
        Phase.UPDATE: "identified",
        Phase.RECOVERY: "resolved",
    }
)
_MAINTENANCE = MappingProxyType(
    {
        Phase.NOTICE: "scheduled",
        Phase.OUTAGE: "in_progress",
        Phase.UPDATE: "in_progress",
        Phase.RECOVERY: "completed",
    }
)
_STATUSES = MappingProxyType(
    {
        ScenarioType.UNPLANNED: "major_outage",
        ScenarioType.PARTIAL: "degraded_performance",
        ScenarioType.MAINTENANCE: "under_maintenance",
        ScenarioType.DISASTER_RECOVERY: "major_outage",
    }
)
_NAMES = MappingProxyType(
    {
        ScenarioType.UNPLANNED: "{} is unavailable",
        ScenarioType.PARTIAL: "{} is slower than usual",
        ScenarioType.MAINTENANCE: "Planned maintenance: {}",
        ScenarioType.DISASTER_RECOVERY: "{} is unavailable",
    }
)


@dataclass(frozen=True)
class Posting:
    """Writes the posts of a plan."""

    desk: Desk

    def posts(self, step: Step, case: Case) -> tuple[Post, ...]:
        """What a step puts on the status page."""
        scenario = self.desk.setting.plan.scenarios[case.scenario]
        worded = step.model_copy(update={"message": step.message or self._message(step, scenario)})
        return tuple(
            post
            for notice in self.desk.notices(worded, case)
            for post in self._posts(step, case, notice)
        )

    def closing(self, case: Case) -> Post:
        """The last word on a case for which the plan has none on the status page."""
        plan = self.desk.setting.plan
        scenario = plan.scenarios[case.scenario]
        planned = scenario.type is ScenarioType.MAINTENANCE
        return Post(
            phase=Phase.RECOVERY,
            within=0.0,
            case=case.reference,
            planned=planned,
            status=(_MAINTENANCE if planned else _INCIDENT)[Phase.RECOVERY],
            name=self._name(case, scenario),
            body=f"{Phrases(plan).component(case.component, plan.language)} is available again.",
            about=scenario.affects,
            statuses=dict.fromkeys(scenario.affects, "operational"),
        )

    def _posts(self, step: Step, case: Case, notice: Notice) -> tuple[Post, ...]:
        scenario = self.desk.setting.plan.scenarios[case.scenario]
        expect, planned = step.expect, _is_planned(step, scenario)
        usual = (_MAINTENANCE if planned else _INCIDENT)[step.phase]
        matcher = (expect.maintenance if planned else expect.incident) if expect else None
        post = Post(
            phase=step.phase,
            within=self.desk.setting.within(step),
            case=case.reference,
            planned=planned,
            status=keeping(matcher, usual),
            name=notice.subject or self._name(case, scenario),
            body=notice.text,
            about=scenario.affects,
            statuses=_statuses(step, scenario),
            indicator=keeping(expect.indicator, None) if expect else None,
            starts=case.starts,
            ends=case.starts + case.lasts if case.starts else None,
            delay=notice.delay,
        )
        return self.desk.sabotages.post(post, self.desk.setting)

    def _message(self, step: Step, scenario: Scenario) -> str | None:
        """Words for a step that names none: those of another step of its phase, or of the first."""
        plan = self.desk.setting.plan
        steps = [one for one in scenario.steps if one.message is not None]

        def fitness(one: Step) -> tuple[bool, bool]:
            told_outside = not one.to or any(
                plan.audiences[audience].relation == "external" for audience in one.to
            )
            is_chat = plan.channels[one.channel].type is ChannelType.WEBHOOK
            return one.phase is step.phase, told_outside and not is_chat

        best = max(steps, key=fitness, default=None)
        return best.message if best else None

    def _name(self, case: Case, scenario: Scenario) -> str:
        plan = self.desk.setting.plan
        return _NAMES[scenario.type].format(Phrases(plan).component(case.component, plan.language))


def _is_planned(step: Step, scenario: Scenario) -> bool:
    if step.expect and step.expect.incident:
        return False
    if step.expect and step.expect.maintenance:
        return True
    return scenario.type is ScenarioType.MAINTENANCE


def _statuses(step: Step, scenario: Scenario) -> Mapping[str, str]:
    if step.phase is Phase.NOTICE:
        usual = {}
    elif step.phase is Phase.RECOVERY:
        usual = dict.fromkeys(scenario.affects, "operational")
    else:
        usual = dict.fromkeys(scenario.affects, _STATUSES[scenario.type])
    asked = step.expect.components if step.expect else {}
    return {**usual, **{name: keeping(m, usual.get(name)) for name, m in asked.items()}}
