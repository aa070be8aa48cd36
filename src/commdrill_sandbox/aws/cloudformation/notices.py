"""What happens to stacks, told to the topics that they are to be told to."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from commdrill_sandbox.aws.clients import ACCOUNT, Clients
from commdrill_sandbox.aws.cloudformation.answers import event_told
from commdrill_sandbox.aws.cloudformation.stack import Stack
from commdrill_sandbox.aws.cloudformation.stacks import Stacks

_LOG = logging.getLogger(__name__)
_LINES = (
    "EventId", "LogicalResourceId", "PhysicalResourceId", "ResourceStatus", "ResourceStatusReason",
    "ResourceType", "StackId", "StackName",
)  # fmt: skip


@dataclass(frozen=True)
class Notices:
    """Remembers how much of each stack's history has been told."""

    clients: Clients
    stacks: Stacks
    _told: dict[str, int] = field(default_factory=dict)

    def tell(self) -> None:
        """What nobody was told yet; whoever is not told that is not told it later."""
        for stack in list(self.stacks):
            seen = self._told.get(stack.id, 0)
            for number, event in list(enumerate(stack.events))[seen:]:
                self._publish(stack, event_told(stack, number, event))
            self._told[stack.id] = len(stack.events)

    def _publish(self, stack: Stack, told: Mapping[str, Any]) -> None:
        lines = {name: told[name] or "" for name in _LINES}
        lines |= {"Timestamp": f"{told['Timestamp']:%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z"}
        lines |= {"Namespace": ACCOUNT, "ResourceProperties": "null", "ClientRequestToken": "null"}
        words = "".join(f"{name}='{value}'\n" for name, value in sorted(lines.items()))
        for topic in stack.order.settings.get("NotificationARNs", ()):
            try:
                self.clients.of("sns", topic.split(":")[3]).publish(
                    TopicArn=topic, Subject="AWS CloudFormation Notification", Message=words
                )
            except (BotoCoreError, ClientError) as lost:
                _LOG.info("what happened to %s is lost for %s: %s", stack.name, topic, lost)
