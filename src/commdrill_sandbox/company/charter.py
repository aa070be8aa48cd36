"""What a company is founded on."""

import json
from dataclasses import dataclass

from commdrill.documents.environment import Environment, Subscriber
from commdrill.documents.plan import Plan
from commdrill_sandbox.company.outgoing import Setting
from commdrill_sandbox.company.sabotage.sabotages import Sabotages


@dataclass(frozen=True)
class Charter:
    """The plan it carries out, the environment that looks at it, and what goes wrong in it."""

    plan: Plan
    environment: Environment
    subscribers: tuple[Subscriber, ...]
    pace: float
    sabotages: Sabotages
    token: str

    @property
    def setting(self) -> Setting:
        return Setting(self.plan, self.subscribers, self.pace)

    @property
    def is_on_aws(self) -> bool:
        return asks_for_aws(self.environment)


def asks_for_aws(environment: Environment) -> bool:
    """Whether an environment looks at anything through the company's AWS."""
    return "${sandbox:aws" in json.dumps(environment.model_dump(mode="json"))
