"""`pinpoint`, put together: applications themselves are moto's."""

from collections.abc import Mapping
from functools import cached_property

from werkzeug import Request, Response

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.aws.messaging.push.channels import Channels
from commdrill_sandbox.aws.messaging.push.ended import ended
from commdrill_sandbox.aws.messaging.push.sending import Sending
from commdrill_sandbox.aws.request import service_call
from commdrill_sandbox.aws.wire.call import Operation
from commdrill_sandbox.aws.wire.operations import Catalogue
from commdrill_sandbox.aws.wire.service import Service


class Push:
    """Reads the service's large model only when somebody uses it."""

    def __init__(self, clients: Clients, clock: Clock, doors: Doors) -> None:
        self._channels = Channels(clock)
        self._sending = Sending(clients, self._channels, doors)

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        if call is None or call.service != "mobiletargeting":
            return None
        return self._service.answer(request)

    @cached_property
    def _service(self) -> Service:
        names = tuple(Catalogue("pinpoint").model.operation_names)
        operations: Mapping[str, Operation] = {
            **ended(names),
            **self._channels.operations,
            "SendMessages": self._sending.send,
        }
        return Service("pinpoint", "mobiletargeting", operations, "BadRequestException")
