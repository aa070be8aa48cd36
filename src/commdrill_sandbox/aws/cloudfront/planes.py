"""CloudFront's planes, put together."""

from collections.abc import Mapping
from dataclasses import dataclass

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.cloudfront.access_identities import AccessIdentities, OriginReaders
from commdrill_sandbox.aws.cloudfront.control import DistributionControl
from commdrill_sandbox.aws.cloudfront.edge import Edge
from commdrill_sandbox.aws.cloudfront.functions import Functions
from commdrill_sandbox.aws.cloudfront.invalidations import Invalidations
from commdrill_sandbox.aws.cloudfront.key_value_stores import (
    KeyValueData,
    KeyValueStoreControl,
    KeyValueStores,
)
from commdrill_sandbox.aws.cloudfront.lambda_at_edge import LambdaAtEdge
from commdrill_sandbox.aws.cloudfront.lambda_replicas import Replicas
from commdrill_sandbox.aws.cloudfront.managed_policies import (
    MANAGED_CACHE,
    MANAGED_HEADERS,
    MANAGED_REQUEST,
)
from commdrill_sandbox.aws.cloudfront.origins import Origins
from commdrill_sandbox.aws.cloudfront.policies import Policies, PolicyBook
from commdrill_sandbox.aws.cloudfront.policy_control import AccessControls, PolicyControl
from commdrill_sandbox.aws.cloudfront.registry import Registry
from commdrill_sandbox.aws.cloudfront.tag_control import TagControl
from commdrill_sandbox.aws.functions.functions import Functions as LambdaFunctions
from commdrill_sandbox.aws.lines import Lines
from commdrill_sandbox.aws.plane import Plane
from commdrill_sandbox.aws.wire.call import Operation
from commdrill_sandbox.aws.wire.service import Service


@dataclass(frozen=True)
class CloudFront:
    """The edge, to be looked at, and all its planes."""

    edge: Edge
    planes: tuple[Plane, ...]


def cloudfront(
    clients: Clients, clock: Clock, lambdas: LambdaFunctions, lines: Lines, propagation: float
) -> CloudFront:
    """`lines`: to origins. `propagation`: seconds until a change, or an invalidation, has reached the edge."""
    registry, invalidations = Registry(clock, propagation), Invalidations(clock, propagation)
    stores, identities = KeyValueStores(clock), AccessIdentities(registry.users)
    functions, book = Functions(clock, stores, registry.users), _book(registry)
    readers = OriginReaders(book.controls, identities)
    distributions = DistributionControl(
        registry, invalidations, book, functions, readers, clock=clock
    )
    control = {
        **distributions.operations,
        **TagControl(registry, stores).operations,
        **identities.operations,
        **_policy_operations(book, distributions),
        **KeyValueStoreControl(stores, functions.users_of_store).operations,
        **functions.operations,
    }
    origins = Origins(clients, clock, LambdaAtEdge(lambdas), lines)
    edge = Edge(registry, invalidations, functions, origins, clock)
    # what it refuses in a configuration is in `rules`: its published model says next to nothing
    api = Service("cloudfront", "cloudfront", control, None)
    replicas = Service("lambda", "lambda", Replicas(registry).operations, None)
    return CloudFront(edge, (edge, api, KeyValueData(stores), replicas))


def _book(registry: Registry) -> PolicyBook:
    return PolicyBook(
        Policies("CachePolicy", MANAGED_CACHE, registry.users),
        Policies("OriginRequestPolicy", MANAGED_REQUEST, registry.users),
        Policies("ResponseHeadersPolicy", MANAGED_HEADERS, registry.users),
        Policies("OriginAccessControl", {}, registry.users),
    )


def _policy_operations(
    book: PolicyBook, distributions: DistributionControl
) -> Mapping[str, Operation]:
    refresh = distributions.refresh
    return {
        **PolicyControl(book.cache, refresh).operations,
        **PolicyControl(book.request, refresh).operations,
        **PolicyControl(book.headers, refresh).operations,
        **AccessControls(book.controls, refresh).operations,
    }
