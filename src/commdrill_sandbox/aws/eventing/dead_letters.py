"""What could not be handed over goes to the queue that is there for it, with who says why."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex
from typing import Any

from commdrill_sandbox.aws.clients import Clients

_LOG = logging.getLogger(__name__)
_OF_RULES = {  # what EventBridge calls what services say
    "AWS.SimpleQueueService.NonExistentQueue": "NO_RESOURCE",
    "AccessDeniedException": "NO_PERMISSIONS",
    "InvalidJson": "INVALID_JSON",
    "NotFound": "NO_RESOURCE",
    "ResourceNotFoundException": "NO_RESOURCE",
    "TooManyRequestsException": "THROTTLING",
}


@dataclass(frozen=True)
class Lost:
    """Why: the code of an error, as the service that was to take it has it, and what it says."""

    code: str
    message: str

    @classmethod
    def by(cls, error: Exception) -> "Lost":
        """What botocore raised."""
        told: Any = getattr(error, "response", {}).get("Error", {})
        return cls(told.get("Code", "InternalError"), told.get("Message") or str(error))


@dataclass(frozen=True)
class Letters:
    """`queue`: its ARN, empty where there is none; `about`: what is told beside the words."""

    queue: str = ""
    about: Callable[[Lost], Mapping[str, str]] = lambda _: {}

    def keep(self, clients: Clients, text: str, lost: Lost) -> None:
        """Safe to call for anything: what the queue does not take either is lost."""
        if not self.queue:
            return
        from botocore.exceptions import BotoCoreError, ClientError

        queues = clients.of("sqs", self.queue.split(":")[3])
        told = {name: {"DataType": "String", "StringValue": one}
                for name, one in self.about(lost).items()}  # fmt: skip
        try:
            url = queues.get_queue_url(QueueName=self.queue.rpartition(":")[2])["QueueUrl"]
            queues.send_message(QueueUrl=url, MessageBody=text, MessageAttributes=told)
        except (BotoCoreError, ClientError) as twice:
            _LOG.info("a dead letter for %s is lost: %s", self.queue, twice)


def letters_of_rule(target: Mapping[str, Any], rule: str) -> Letters:
    """`rule`: its ARN."""

    def about(lost: Lost) -> Mapping[str, str]:
        return {
            "RULE_ARN": rule,
            "TARGET_ARN": target["Arn"],
            "ERROR_CODE": _OF_RULES.get(lost.code, "SDK_CLIENT_ERROR"),
            "ERROR_MESSAGE": lost.message,
            "RETRY_ATTEMPTS": "0",
        }

    return Letters(_queue(target), about)


def letters_of_schedule(target: Mapping[str, Any], schedule: str, due: datetime) -> Letters:
    """`schedule`: its ARN."""

    def about(lost: Lost) -> Mapping[str, str]:
        return {
            "ERROR_CODE": lost.code,
            "ERROR_MESSAGE": lost.message,
            "EXECUTION_ID": token_hex(8),
            "IS_PAYLOAD_TRUNCATED": "false",
            "RETRY_ATTEMPTS": "0",
            "SCHEDULED_TIME": f"{due:%Y-%m-%dT%H:%M:%SZ}",
            "SCHEDULE_ARN": schedule,
            "TARGET_ARN": target["Arn"],
        }

    return Letters(_queue(target), about)


def _queue(target: Mapping[str, Any]) -> str:
    return str((target.get("DeadLetterConfig") or {}).get("Arn") or "")
