"""What a schedule's universal target does: `arn:aws:scheduler:::aws-sdk:sesv2:sendEmail`."""

import json
import logging
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.eventing.dead_letters import Lost
from commdrill_sandbox.aws.eventing.sending import Handover

_LOG = logging.getLogger(__name__)
_READING = ("get", "describe", "list", "poll", "receive", "search", "scan", "query", "select")
_NAMES = {"sfn": "stepfunctions", "cloudwatchlogs": "logs", "eventbridge": "events"}


class NoSuchCall(Exception):
    """There is no such service, or no such action of it that changes anything."""


@dataclass(frozen=True)
class Calls:
    """By boto3, as whoever schedules could do it."""

    clients: Clients

    def check(self, arn: str) -> None:
        """Raises: NoSuchCall."""
        self._method(arn, "us-east-1")

    def carry_out(self, region: str, over: Handover, text: str) -> None:
        """Its input is the call's. What is refused goes to the dead-letter queue, if there is one."""
        try:
            given: Any = json.loads(text or "{}")
            self._method(over.arn, region)(**given)
        except Exception as refused:  # noqa: BLE001 - a call may fail in any way
            _LOG.info("a scheduled call is lost: %s: %s", over.arn, refused)
            over.letters.keep(self.clients, text, Lost.by(refused))

    def _method(self, arn: str, region: str) -> Any:
        from botocore import xform_name
        from botocore.exceptions import UnknownServiceError

        _, _, named = arn.partition(":aws-sdk:")
        service, _, action = named.partition(":")
        if action.lower().startswith(_READING):
            raise NoSuchCall(f"{action} only reads")
        try:
            client = self.clients.of(_NAMES.get(service, service), region)
        except UnknownServiceError as unknown:
            raise NoSuchCall(f"there is no service {service!r}") from unknown
        name = xform_name(action[:1].upper() + action[1:])
        if not hasattr(client, name):
            raise NoSuchCall(f"{service} has no action {action!r}")
        return getattr(client, name)
