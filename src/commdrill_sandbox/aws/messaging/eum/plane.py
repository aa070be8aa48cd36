"""`pinpoint-sms-voice-v2`, put together."""

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.aws.messaging.eum.account import Account
from commdrill_sandbox.aws.messaging.eum.carrier import Carrier
from commdrill_sandbox.aws.messaging.eum.configuration_sets import ConfigurationSets
from commdrill_sandbox.aws.messaging.eum.destinations import Destinations
from commdrill_sandbox.aws.messaging.eum.events import Events
from commdrill_sandbox.aws.messaging.eum.opt_outs import OptOuts
from commdrill_sandbox.aws.messaging.eum.origins import Origins
from commdrill_sandbox.aws.messaging.eum.pools import Pools
from commdrill_sandbox.aws.messaging.eum.sending import Sending
from commdrill_sandbox.aws.messaging.eum.tags import Tags
from commdrill_sandbox.aws.messaging.topics import Topics
from commdrill_sandbox.aws.wire.call import Operation, Refusal
from commdrill_sandbox.aws.wire.once import Once
from commdrill_sandbox.aws.wire.service import Service

_USED = Refusal(
    "ConflictException",
    "the client token was used for another request",
    400,
    {"Reason": "RESOURCE_ALREADY_EXISTS"},
)
_MAKING = ("Request", "Create", "Associate", "Disassociate")


def end_user_messaging(clients: Clients, clock: Clock, account: Account, doors: Doors) -> Service:
    """The service, with everything a sandbox account needs of it."""
    events = Events(account, clock, Topics(clients, clock))
    parts = (
        Origins(account, clock),
        Pools(account, clock),
        OptOuts(account, clock),
        ConfigurationSets(account, clock),
        Destinations(account, clock, doors),
        Sending(account, clock, Carrier(clients, clock, doors, events)),
    )
    tags, once = Tags(account), Once("ClientToken", _USED)
    operations = {
        name: _again(once, name, tags.around(name, do))
        for part in (*parts, tags)
        for name, do in part.operations.items()
    }
    return Service("pinpoint-sms-voice-v2", "sms-voice", operations, "ValidationException")


def _again(once: Once, name: str, operation: Operation) -> Operation:
    return once.around(operation) if name.startswith(_MAKING) else operation
