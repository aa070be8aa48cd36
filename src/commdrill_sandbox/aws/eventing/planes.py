"""What sets something off, put together."""

from collections.abc import Iterator
from itertools import chain

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.eventing.alarms import Alarms
from commdrill_sandbox.aws.eventing.calls import Calls
from commdrill_sandbox.aws.eventing.invocations import Invocations
from commdrill_sandbox.aws.eventing.monitoring import Monitoring
from commdrill_sandbox.aws.eventing.notices import Notices
from commdrill_sandbox.aws.eventing.rules import Rules
from commdrill_sandbox.aws.eventing.schedules import Schedules
from commdrill_sandbox.aws.eventing.sending import Sending
from commdrill_sandbox.aws.eventing.takeover import Ours, Takeover
from commdrill_sandbox.aws.eventing.timer import Timed, Timer
from commdrill_sandbox.aws.functions.functions import Functions
from commdrill_sandbox.aws.functions.mappings import SENT
from commdrill_sandbox.aws.functions.remembered import REMEMBERED
from commdrill_sandbox.aws.functions.revisions import REVISED
from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.aws.plane import Plane
from commdrill_sandbox.aws.queues import TOLD
from commdrill_sandbox.aws.s3_unasked import UNASKED
from commdrill_sandbox.aws.wire.service import Service


def planes(clients: Clients, clock: Clock, functions: Functions, doors: Doors) -> tuple[Plane, ...]:
    """Topics, rules, schedules and alarms: all of them are kept by moto, and set off here."""
    sending = Sending(clients, functions)
    notices, rules = Notices(sending, clock, doors), Rules(sending)
    invocations = Invocations(functions)
    schedules, alarms = Schedules(sending, Calls(clients)), Alarms(clients, sending)
    taken = (*notices.taken, *rules.taken, *alarms.taken, *invocations.taken)
    ours = Ours((*taken, *REMEMBERED, *REVISED, *TOLD, *SENT, *UNASKED))

    def timed() -> Iterator[Timed]:
        return chain(rules.timed(), schedules.timed(), alarms.timed())

    return (
        Takeover(ours, Timer(clock, timed, ours.serve, clients.errands)),
        Monitoring(alarms.history),
        Service("sns", "sns", notices.operations, None),
        Service("events", "events", rules.operations, None),
        Service("scheduler", "scheduler", schedules.operations, None),
    )
