"""SES, put together."""

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.aws.messaging.ses.account import Account
from commdrill_sandbox.aws.messaging.ses.configuration_sets import ConfigurationSets
from commdrill_sandbox.aws.messaging.ses.endpoints import Endpoints
from commdrill_sandbox.aws.messaging.ses.events import Events
from commdrill_sandbox.aws.messaging.ses.first_api import FirstApi
from commdrill_sandbox.aws.messaging.ses.first_sets import FirstSets
from commdrill_sandbox.aws.messaging.ses.identities import Identities
from commdrill_sandbox.aws.messaging.ses.identity_settings import Settings
from commdrill_sandbox.aws.messaging.ses.notified import Notified
from commdrill_sandbox.aws.messaging.ses.post import Post
from commdrill_sandbox.aws.messaging.ses.receiving import Receiving
from commdrill_sandbox.aws.messaging.ses.sending import Sending
from commdrill_sandbox.aws.messaging.ses.standing import Standing
from commdrill_sandbox.aws.messaging.ses.tagged import Tagged
from commdrill_sandbox.aws.messaging.ses.templates import Templates
from commdrill_sandbox.aws.messaging.topics import Topics
from commdrill_sandbox.aws.plane import Plane, Wsgi
from commdrill_sandbox.aws.wire.service import Service


def simple_email(
    clients: Clients, clock: Clock, account: Account, doors: Doors, store: Wsgi
) -> tuple[Plane, Plane]:
    """Its two APIs. Identities, receipt rules and contact lists are kept by moto (`store`)."""
    identities = Identities(clients, store, account)
    receiving = Receiving(clients, identities)
    post = Post(account, doors, Events(account, clock, Topics(clients, clock)), receiving)
    templates, sending = Templates(account, clock), Sending(account, clock, identities, post)
    standing, sets = Standing(account, clock), ConfigurationSets(account)
    endpoints, settings = Endpoints(clock, doors.is_up), Settings(clients, account)
    tagged = Tagged(store, account, lambda region: identities.verified(region).names, endpoints.ids)
    parts = (templates, sets, standing, identities, settings, endpoints, tagged)
    operations = {
        **{name: do for part in parts for name, do in part.operations.items()},
        **{name: endpoints.routed(do) for name, do in sending.operations.items()},
    }
    first = {
        **FirstApi(sending, templates).operations,
        **FirstSets(sets, standing).operations,
        **Notified(account).operations,
        **receiving.operations,
    }
    second = Service("sesv2", "ses", operations, "BadRequestException")
    return second, Service("ses", "ses", first, "ValidationError")
