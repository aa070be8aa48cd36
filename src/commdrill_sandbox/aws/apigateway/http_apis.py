"""HTTP APIs, put together."""

from dataclasses import dataclass
from functools import cached_property

from commdrill_sandbox.aws.apigateway.backend import Backends
from commdrill_sandbox.aws.apigateway.http_control import HttpControl
from commdrill_sandbox.aws.apigateway.http_deletions import Deletions
from commdrill_sandbox.aws.apigateway.http_deployments import HttpDeployments
from commdrill_sandbox.aws.apigateway.http_import import HttpImport
from commdrill_sandbox.aws.apigateway.http_stage import HttpStages
from commdrill_sandbox.aws.apigateway.tag_control import OF_HTTP
from commdrill_sandbox.aws.apigateway.throttle import Buckets
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.functions.functions import Functions
from commdrill_sandbox.aws.plane import Plane, Wsgi
from commdrill_sandbox.aws.wire.service import Service


@dataclass(frozen=True)
class HttpApis:
    """Around moto's (`store`); `backends` and `buckets` are those of REST APIs, too."""

    clients: Clients
    clock: Clock
    store: Wsgi
    functions: Functions
    backends: Backends
    buckets: Buckets

    @cached_property
    def stages(self) -> HttpStages:
        """What their callers meet."""
        return HttpStages(
            self.clients, self._deployments, self.functions, self.backends, self.buckets
        )

    @cached_property
    def control(self) -> Plane:
        """The calls by which they are set up."""
        by_us = HttpControl(self.clients, self._deployments, self.store).operations
        deletions = Deletions(self.clients, by_us)
        imported = HttpImport(self.clients).operations
        operations = {**by_us, **OF_HTTP.operations, **deletions.operations, **imported}
        return Service("apigatewayv2", "apigateway", operations, "BadRequestException")

    @cached_property
    def _deployments(self) -> HttpDeployments:
        return HttpDeployments(self.clients, self.clock)
