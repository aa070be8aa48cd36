"""`sesv2`, put together."""

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.aws.messaging.ses.account import Account
from commdrill_sandbox.aws.messaging.ses.configuration_sets import ConfigurationSets
from commdrill_sandbox.aws.messaging.ses.events import Events
from commdrill_sandbox.aws.messaging.ses.identities import Identities
from commdrill_sandbox.aws.messaging.ses.post import Post
from commdrill_sandbox.aws.messaging.ses.sending import Sending
from commdrill_sandbox.aws.messaging.ses.standing import Standing
from commdrill_sandbox.aws.messaging.ses.templates import Templates
from commdrill_sandbox.aws.messaging.topics import Topics
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.wire.service import Service


def simple_email(
    clients: Clients, clock: Clock, account: Account, doors: Doors, store: Wsgi
) -> Service:
    """The service. Identities and contact lists are kept by moto (`store`)."""
    identities = Identities(clients, store)
    post = Post(account, doors, Events(account, clock, Topics(clients, clock)))
    parts = (
        Templates(account, clock),
        ConfigurationSets(account),
        Standing(account, clock),
        identities,
        Sending(account, clock, identities, post),
    )
    operations = {name: do for part in parts for name, do in part.operations.items()}
    return Service("sesv2", "ses", operations, "BadRequestException")
