"""All planes of the embedded AWS, in the order in which they are asked."""

from dataclasses import dataclass

from commdrill_sandbox.aws.apigateway.planes import planes as apigateway_planes
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.cloudformation.postbox import Postbox
from commdrill_sandbox.aws.cloudfront.edge import Edge
from commdrill_sandbox.aws.cloudfront.planes import cloudfront
from commdrill_sandbox.aws.eventing.planes import planes as eventing_planes
from commdrill_sandbox.aws.eventing.sending import Sending
from commdrill_sandbox.aws.front import Front
from commdrill_sandbox.aws.functions.control import function_control
from commdrill_sandbox.aws.functions.functions import Functions
from commdrill_sandbox.aws.functions.invocation import Invocation
from commdrill_sandbox.aws.functions.own_code import OwnCode
from commdrill_sandbox.aws.later import Later
from commdrill_sandbox.aws.lines import Lines
from commdrill_sandbox.aws.managed_policies import managed_policies
from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.aws.messaging.planes import planes as messaging_planes
from commdrill_sandbox.aws.parameters import Parameters
from commdrill_sandbox.aws.plane import Plane
from commdrill_sandbox.aws.queues import queues
from commdrill_sandbox.aws.s3_access import S3Access
from commdrill_sandbox.aws.s3_acls import BucketAcls
from commdrill_sandbox.aws.s3_beyond import Beyond
from commdrill_sandbox.aws.s3_buckets import Buckets
from commdrill_sandbox.aws.s3_copies import Copies
from commdrill_sandbox.aws.s3_digests import Digests
from commdrill_sandbox.aws.s3_forms import Forms
from commdrill_sandbox.aws.s3_lifecycles import Lifecycles
from commdrill_sandbox.aws.s3_links import Links
from commdrill_sandbox.aws.s3_notices import BucketNotices
from commdrill_sandbox.aws.s3_preflights import Preflights
from commdrill_sandbox.aws.s3_versions import Versions
from commdrill_sandbox.aws.s3_visitors import BucketVisitors
from commdrill_sandbox.aws.secrets_and_keys import SecretsAndKeys
from commdrill_sandbox.aws.sessions import sessions
from commdrill_sandbox.aws.state_definitions import state_definitions
from commdrill_sandbox.aws.store import Awake, Store
from commdrill_sandbox.aws.table_classes import table_classes
from commdrill_sandbox.aws.tagged_things import TaggedThings
from commdrill_sandbox.aws.tagging import tagging
from commdrill_sandbox.aws.there_first import ThereFirst
from commdrill_sandbox.aws.websites.endpoint import WebsiteEndpoints
from commdrill_sandbox.aws.wire.allowed import Allowed
from commdrill_sandbox.aws.wire.service import Service


@dataclass(frozen=True)
class Assembled:
    """The front, and what of it is looked at from outside: CloudFront's edge, the functions."""

    front: Front
    edge: Edge
    functions: Functions


def assembled(clients: Clients, clock: Clock, doors: Doors, propagation: float) -> Assembled:
    """All of it."""
    store = Store()
    lines = Lines()
    functions = Functions(clients, clock, OwnCode(clients.endpoint_url), lines)
    content_delivery = cloudfront(clients, clock, functions, lines, propagation)
    edge, postbox = content_delivery.edge, Postbox(clients.endpoint_url)
    planes: tuple[Plane, ...] = (
        Awake(),
        postbox,
        *_of_what_happens(clients, clock, store, functions, doors),
        *content_delivery.planes,
        *_of_what_is_kept(clients, clock, store),
        Later("cloudformation", lambda: _stacks(clients, clock, edge, postbox)),
        tagging(clients, store),
    )
    return Assembled(Front(planes, edge, store, clients.memory), edge, functions)


def _of_what_happens(
    clients: Clients, clock: Clock, store: Store, functions: Functions, doors: Doors
) -> tuple[Plane, ...]:
    """Messaging stands first: a lost Region hides what moto has of it, too."""
    return (
        Allowed(),
        TaggedThings(clients),
        ThereFirst(clients),
        *eventing_planes(clients, clock, functions, doors),
        *messaging_planes(clients, clock, store, doors),
        *apigateway_planes(clients, clock, store, functions),
        Later("fis", lambda: _experiments(clients, clock, functions)),
        Invocation(functions, Sending(clients, functions)),
        function_control(),
    )


def _of_what_is_kept(clients: Clients, clock: Clock, store: Store) -> tuple[Plane, ...]:
    return (
        Later("logs", lambda: _logs(clients, store)),
        Later("route53", lambda: _names(clients, clock, store)),
        queues(),
        table_classes(store),
        Forms(),
        Links(),
        BucketVisitors(S3Access(clients), store),
        Preflights(S3Access(clients)),
        BucketAcls(clients),
        Buckets(S3Access(clients)),
        Beyond(S3Access(clients)),
        Versions(S3Access(clients)),
        Copies(),
        Digests(),
        Lifecycles(store),
        BucketNotices(store, clients),
        SecretsAndKeys(store),
        Parameters(store),
        sessions(),
        managed_policies(),
        state_definitions(),
        WebsiteEndpoints(clients, store),
    )


def _logs(clients: Clients, store: Store) -> Plane:
    from commdrill_sandbox.aws.eventing.metric_filters import metric_filters

    return metric_filters(clients, store)


def _names(clients: Clients, clock: Clock, store: Store) -> Plane:
    from commdrill_sandbox.aws.health_checks import HealthChecks
    from commdrill_sandbox.aws.zone_changes import ZoneChanges

    changes = ZoneChanges(clients, store, clock)
    operations = {**HealthChecks(clients, clock).operations, **changes.operations}
    return Service("route53", "route53", operations, None)


def _stacks(clients: Clients, clock: Clock, edge: Edge, postbox: Postbox) -> Plane:
    from commdrill_sandbox.aws.cloudformation.control import cloudformation

    return cloudformation(clients, clock, edge.catch_up, postbox)


def _experiments(clients: Clients, clock: Clock, functions: Functions) -> Plane:
    from commdrill_sandbox.aws.fis.planes import fault_injection

    return fault_injection(clients, clock, functions)
