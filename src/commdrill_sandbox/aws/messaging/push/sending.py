"""SendMessages to device tokens (and to phone numbers)."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.aws.messaging.eum.simulator import SIMULATORS
from commdrill_sandbox.aws.messaging.push.channels import Channels
from commdrill_sandbox.aws.messaging.push.ended import refusal
from commdrill_sandbox.aws.messaging.push.words import said
from commdrill_sandbox.aws.wire.call import Asked, Output, Refusal

_PHONES = {"SMS": "sms", "VOICE": "voice"}


@dataclass(frozen=True)
class Sending:
    """Each address gets a result of its own."""

    clients: Clients
    channels: Channels
    doors: Doors

    def send(self, asked: Asked) -> Output:
        application, request = asked.input["ApplicationId"], asked.input["MessageRequest"]
        self._need(asked.region, application)
        if request.get("Endpoints"):
            raise refusal("SendMessages to Endpoints")
        if request.get("TemplateConfiguration"):
            raise refusal("SendMessages by TemplateConfiguration")
        if not request.get("Addresses"):
            raise Refusal("BadRequestException", "Addresses is needed")
        results = {
            address: self._result(asked.region, application, address, about, request)
            for address, about in request["Addresses"].items()
        }
        told = {"ApplicationId": application, "RequestId": str(uuid.uuid4()), "Result": results}
        return {"MessageResponse": told}

    def _need(self, region: str, application: str) -> None:
        client = self.clients.of("pinpoint", region)
        try:
            client.get_app(ApplicationId=application)
        except client.exceptions.NotFoundException as missing:
            raise Refusal("NotFoundException", "Application not found", 404) from missing

    def _result(
        self,
        region: str,
        application: str,
        address: str,
        about: Mapping[str, Any],
        request: Mapping[str, Any],
    ) -> Output:
        kind = about.get("ChannelType", "")
        if not self.channels.is_on(region, application, kind):
            return _failed(f"No channel of type {kind or 'unknown'} is enabled")
        words = said(kind, request["MessageConfiguration"], about)
        if words is not None and address not in SIMULATORS:
            self.doors.phone(address, words, _PHONES.get(kind, "push"), region)
        message = str(uuid.uuid4())
        return {
            "DeliveryStatus": "SUCCESSFUL",
            "MessageId": message,
            "StatusCode": 200,
            "StatusMessage": f"MessageId: {message}",
        }


def _failed(why: str) -> Output:
    return {"DeliveryStatus": "PERMANENT_FAILURE", "StatusCode": 400, "StatusMessage": why}
