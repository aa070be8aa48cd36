"""The messaging planes, put together."""

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.later import Later
from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.aws.messaging.eum.account import Account as EumAccount
from commdrill_sandbox.aws.messaging.eum.plane import end_user_messaging
from commdrill_sandbox.aws.messaging.outage import RegionOutage
from commdrill_sandbox.aws.messaging.ses.account import Account as SesAccount
from commdrill_sandbox.aws.messaging.ses.plane import simple_email
from commdrill_sandbox.aws.messaging.text_messages import TextMessages
from commdrill_sandbox.aws.plane import Plane, Wsgi


def planes(
    clients: Clients,
    clock: Clock,
    store: Wsgi,
    doors: Doors,
    *,
    eum: EumAccount | None = None,
    ses: SesAccount | None = None,
) -> tuple[Plane, ...]:
    """SMS, voice, push and mail. Accounts in their sandboxes are handed in; else both are out."""
    return (
        RegionOutage(doors.is_up),
        end_user_messaging(clients, clock, eum or EumAccount(), doors),
        Later("mobiletargeting", lambda: _push(clients, clock, doors)),
        *simple_email(clients, clock, ses or SesAccount(), doors, store),
        TextMessages(clients, clock, store, doors),
    )


def _push(clients: Clients, clock: Clock, doors: Doors) -> Plane:
    from commdrill_sandbox.aws.messaging.push.plane import push

    return push(clients, clock, doors)
