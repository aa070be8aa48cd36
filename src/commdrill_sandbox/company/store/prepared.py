"""What the edge has ready to say for each component that may be lost: made from the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from commdrill.documents.environment import Environment
from commdrill.documents.plan import ChannelType, Phase, ScenarioType, Step
from commdrill_sandbox.company.outgoing import Notice
from commdrill_sandbox.company.premises import Mode
from commdrill_sandbox.company.responder.case import Case, Casebook
from commdrill_sandbox.company.responder.desk import Desk
from commdrill_sandbox.company.responder.playbook import Playbook


@dataclass(frozen=True)
class Prepared:
    """The step that says how the edge answers, its case, and the approved words."""

    step: Step | None
    case: Case
    notice: Notice | None


@dataclass(frozen=True)
class PreparedAnswers:
    """Chooses the plan's step for a page or an API that cannot answer itself."""

    desk: Desk
    playbook: Playbook
    casebook: Casebook
    paths: Mapping[str, str]  # channel → the path it is looked at, where the environment says

    def of(
        self, kind: ChannelType, component: str, mode: Mode, path: str, language: str
    ) -> Prepared | None:
        """None: the plan does not speak of this component at all."""
        scenario = self.playbook.scenario_for(component, mode)
        return self._in(scenario, kind, component, path, language)

    def of_lost_region(self, kind: ChannelType, path: str, language: str) -> Prepared | None:
        """The same, while the Region that the whole store runs in is lost."""
        scenarios = self.desk.setting.plan.scenarios
        for name, scenario in scenarios.items():
            if scenario.type is ScenarioType.DISASTER_RECOVERY:
                return self._in(name, kind, scenario.affects[0], path, language)
        return None

    def _in(
        self, scenario: str | None, kind: ChannelType, component: str, path: str, language: str
    ) -> Prepared | None:
        if scenario is None:
            return None
        case = self.casebook.foresee(scenario, component)
        step = self._step(scenario, kind, path, language)
        said = self.desk.page_notice(step, case, language) if step else None
        return Prepared(step, case, said)

    def _step(self, scenario: str, kind: ChannelType, path: str, language: str) -> Step | None:
        """The outage step of this kind that fits best: looked at here, with words, in this language."""
        plan = self.desk.setting.plan
        steps = [
            step
            for step in plan.scenarios[scenario].steps
            if step.phase is Phase.OUTAGE and plan.channels[step.channel].type is kind
        ]

        def fitness(step: Step) -> tuple[bool, bool, bool]:
            looked_at = self.paths.get(step.channel)
            in_language = step.language in (None, language)
            return looked_at == path, step.message is not None, in_language

        return max(steps, key=fitness, default=None)


def paths_of(environment: Environment) -> Mapping[str, str]:
    """For each channel with a `url` the path in it: `${sandbox:store}/checkout` → `/checkout`."""
    urls = ((name, use.with_.get("url")) for name, use in environment.channels.items())
    return {name: _path(url) for name, url in urls if isinstance(url, str)}


def _path(url: str) -> str:
    bare = url.partition("}")[2] if url.startswith("${") else urlsplit(url).path
    return bare.partition("?")[0] or "/"
