"""CloudFront's planes, put together."""

from dataclasses import dataclass

from commdrill.clock import Clock
from commdrill.sandbox.aws.clients import Clients
from commdrill.sandbox.aws.cloudfront.api import CloudFrontApi
from commdrill.sandbox.aws.cloudfront.control import DistributionControl
from commdrill.sandbox.aws.cloudfront.edge import Edge
from commdrill.sandbox.aws.cloudfront.functions import Functions
from commdrill.sandbox.aws.cloudfront.invalidations import Invalidations
from commdrill.sandbox.aws.cloudfront.key_value_stores import (
    KeyValueData,
    KeyValueStoreControl,
    KeyValueStores,
)
from commdrill.sandbox.aws.cloudfront.origins import Origins
from commdrill.sandbox.aws.cloudfront.policies import (
    MANAGED_CACHE,
    MANAGED_REQUEST,
    Policies,
    PolicyBook,
)
from commdrill.sandbox.aws.cloudfront.policy_control import PolicyControl
from commdrill.sandbox.aws.cloudfront.registry import Registry
from commdrill.sandbox.aws.front import Plane
from commdrill.sandbox.aws.rest import RestService
from commdrill.sandbox.aws.wsgi import Wsgi


@dataclass(frozen=True)
class CloudFront:
    """The edge, to be looked at and overloaded, and all its planes."""

    edge: Edge
    planes: tuple[Plane, ...]


def cloudfront(clients: Clients, clock: Clock, store: Wsgi, propagation: float) -> CloudFront:
    """`propagation`: seconds until a change, or an invalidation, has reached the edge."""
    registry, invalidations = Registry(clock, propagation), Invalidations(clock, propagation)
    cache_policies = Policies("CachePolicy", MANAGED_CACHE)
    request_policies = Policies("OriginRequestPolicy", MANAGED_REQUEST)
    headers_policies = Policies("ResponseHeadersPolicy", {})
    stores = KeyValueStores(clock)
    functions = Functions(clock, stores)
    edge = Edge(registry, invalidations, functions, Origins(clients, clock), clock)
    service = RestService("cloudfront")
    distributions = DistributionControl(
        registry,
        invalidations,
        PolicyBook(cache_policies, request_policies, headers_policies),
        clock,
        store=store,
        service=service,
    )
    api = CloudFrontApi(
        service,
        distributions,
        PolicyControl(cache_policies).operations,
        PolicyControl(request_policies).operations,
        PolicyControl(headers_policies).operations,
        KeyValueStoreControl(stores).operations,
        functions.operations,
    )
    return CloudFront(edge, (edge, api, KeyValueData(stores)))
