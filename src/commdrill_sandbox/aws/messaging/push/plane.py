"""`pinpoint`, put together: applications themselves are moto's."""

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.aws.messaging.push.channels import Channels
from commdrill_sandbox.aws.messaging.push.ended import ended
from commdrill_sandbox.aws.messaging.push.sending import Sending
from commdrill_sandbox.aws.plane import Plane
from commdrill_sandbox.aws.wire.operations import Catalogue
from commdrill_sandbox.aws.wire.service import Service


def push(clients: Clients, clock: Clock, doors: Doors) -> Plane:
    """It reads the service's large model."""
    channels = Channels(clock)
    operations = {
        **ended(tuple(Catalogue("pinpoint").model.operation_names)),
        **channels.operations,
        "SendMessages": Sending(clients, channels, doors).send,
    }
    return Service("pinpoint", "mobiletargeting", operations, "BadRequestException")
