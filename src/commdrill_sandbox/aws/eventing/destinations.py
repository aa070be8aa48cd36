"""Who hears what became of an event that nobody waited for: a function's destinations."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.functions.functions import Returned, name_of


@dataclass(frozen=True)
class Outcome:
    """A function was handed an event, and came to an end."""

    arn: str
    event: str
    returned: Returned

    @property
    def kind(self) -> str:
        return "OnFailure" if self.returned.failed else "OnSuccess"

    def told(self, clock: Clock) -> str:
        """As Lambda writes it."""
        failed = self.returned.failed
        response = {"statusCode": 200, "executedVersion": self.returned.version}
        return json.dumps(
            {
                "version": "1.0",
                "timestamp": f"{clock.now():%Y-%m-%dT%H:%M:%S.000Z}",
                "requestContext": {
                    "requestId": str(uuid.uuid4()),
                    "functionArn": f"{self._plain}:{self.returned.version}",
                    "condition": "RetriesExhausted" if failed else "Success",
                    "approximateInvokeCount": 1,
                },
                "requestPayload": json.loads(self.event or "{}"),
                "responseContext": {
                    **response,
                    **({"functionError": "Unhandled"} if failed else {}),
                },
                "responsePayload": json.loads(self.returned.payload),
            }
        )

    def on_a_bus(self, destination: str) -> Mapping[str, Any]:
        """How EventBridge gets it."""
        result = "Failure" if self.returned.failed else "Success"
        kind = f"Lambda Function Invocation Result - {result}"
        resources = [f"{self._plain}:{self.returned.version}", destination]
        told = {"Source": "lambda", "DetailType": kind, "Resources": resources}
        return {"EventBridgeParameters": told}

    @property
    def _plain(self) -> str:
        """The function's ARN without a version."""
        return f"{self.arn.rpartition(':function:')[0]}:function:{name_of(self.arn)}"


@dataclass(frozen=True)
class Destinations:
    """As functions have them set: one for success, one for failure."""

    clients: Clients

    def of(self, outcome: Outcome) -> str | None:
        """The ARN of whoever is to hear of it."""
        region, name = outcome.arn.split(":")[3], name_of(outcome.arn)
        client = self.clients.of("lambda", region)

        def read() -> Mapping[str, Any]:
            try:
                told = client.get_function_event_invoke_config(FunctionName=name)
            except client.exceptions.ResourceNotFoundException:
                return {}
            config: Mapping[str, Any] = told.get("DestinationConfig") or {}
            return config

        config = self.clients.memory.remembered(("destinations", region, name), read)
        found = config.get(outcome.kind) or {}
        return found.get("Destination") or None
