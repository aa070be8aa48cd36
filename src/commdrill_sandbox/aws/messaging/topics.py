"""Events on their way to who subscribed: SNS topics, log groups and buses, by boto3."""

import json
import logging
from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock

_LOG = logging.getLogger(__name__)


class Topics:
    """Publishes. A topic or group that is not there loses its events, as it does on AWS."""

    def __init__(self, clients: Clients, clock: Clock) -> None:
        self._clients = clients
        self._clock = clock

    def publish(self, topic: str, event: Mapping[str, Any], subject: str | None = None) -> None:
        from botocore.exceptions import BotoCoreError, ClientError

        named = {"Subject": subject} if subject else {}
        try:
            sns = self._clients.of("sns", topic.split(":")[3])
            sns.publish(TopicArn=topic, Message=json.dumps(event), **named)
        except (BotoCoreError, ClientError, IndexError) as lost:
            _LOG.info("an event for %s is lost: %s", topic, lost)

    def put(self, bus: str, kind: str, event: Mapping[str, Any]) -> None:
        """On a bus, by its ARN, as what SES tells EventBridge."""
        from botocore.exceptions import BotoCoreError, ClientError

        entry = {
            "Source": "aws.ses", "DetailType": kind, "Detail": json.dumps(event), "EventBusName": bus
        }  # fmt: skip
        try:
            self._clients.of_services(bus.split(":")[3]).put_events(Entries=[entry])
        except (BotoCoreError, ClientError, IndexError) as lost:
            _LOG.info("an event for %s is lost: %s", bus, lost)

    def log(self, group: str, stream: str, event: Mapping[str, Any]) -> None:
        """`group` by its ARN."""
        from botocore.exceptions import BotoCoreError, ClientError

        line = {
            "timestamp": int(self._clock.now().timestamp() * 1000),
            "message": json.dumps(event),
        }
        where = {"logGroupName": group.rpartition(":log-group:")[2].removesuffix(":*")}
        where["logStreamName"] = stream
        try:
            logs = self._clients.of("logs", group.split(":")[3])
            logs.create_log_stream(**where)
            logs.put_log_events(**where, logEvents=[line])
        except (BotoCoreError, ClientError, IndexError) as lost:
            _LOG.info("an event for %s is lost: %s", group, lost)
