"""API Gateway's planes, put together."""

from functools import cache
from typing import TYPE_CHECKING

from werkzeug import Response

from commdrill_sandbox.aws.apigateway.api_control import ApiControl
from commdrill_sandbox.aws.apigateway.authorizing import Gate
from commdrill_sandbox.aws.apigateway.backend import Backends
from commdrill_sandbox.aws.apigateway.callers import Visit
from commdrill_sandbox.aws.apigateway.definition_control import DefinitionControl
from commdrill_sandbox.aws.apigateway.deployments import Deployments
from commdrill_sandbox.aws.apigateway.domain_control import DomainControl
from commdrill_sandbox.aws.apigateway.export_control import ExportControl
from commdrill_sandbox.aws.apigateway.import_control import ImportControl
from commdrill_sandbox.aws.apigateway.integration_control import IntegrationControl
from commdrill_sandbox.aws.apigateway.method_control import MethodControl
from commdrill_sandbox.aws.apigateway.plan_control import PlanControl
from commdrill_sandbox.aws.apigateway.plane import DeployedApis
from commdrill_sandbox.aws.apigateway.response_control import ResponseControl
from commdrill_sandbox.aws.apigateway.rest_stage import RestStages
from commdrill_sandbox.aws.apigateway.stage_control import StageControl
from commdrill_sandbox.aws.apigateway.tag_control import OF_REST
from commdrill_sandbox.aws.apigateway.throttle import Buckets
from commdrill_sandbox.aws.apigateway.trial_control import TrialControl
from commdrill_sandbox.aws.apigateway.usage import Usage
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.functions.functions import Functions
from commdrill_sandbox.aws.later import Later
from commdrill_sandbox.aws.plane import Plane, Wsgi
from commdrill_sandbox.aws.wire.call import Operation
from commdrill_sandbox.aws.wire.service import Service

if TYPE_CHECKING:
    from commdrill_sandbox.aws.apigateway.http_apis import HttpApis

_INVALID = "BadRequestException"


def planes(clients: Clients, clock: Clock, store: Wsgi, functions: Functions) -> tuple[Plane, ...]:
    """The stages of deployed APIs, and the control plane around moto's (`store`)."""
    backends, buckets = Backends(clients.endpoint_url), Buckets(clock)
    deployments = Deployments(clients)
    rest = RestStages(
        clients, deployments, functions, backends, Gate(functions), buckets, Usage(clock, buckets)
    )
    trial = TrialControl(clients, clock, rest)
    control = {**_control(clients, deployments, store), **trial.operations}

    @cache
    def http() -> "HttpApis":
        from commdrill_sandbox.aws.apigateway.http_apis import HttpApis

        return HttpApis(clients, clock, store, functions, backends, buckets)

    def by_http(visit: Visit) -> Response:
        return http().stages.answer(visit)

    return (
        DeployedApis(clients, clock, rest.answer, by_http),
        Service("apigateway", "apigateway", control, _INVALID),
        Later("apigateway", lambda: http().control, "/v2/"),
    )


def _control(clients: Clients, deployments: Deployments, store: Wsgi) -> dict[str, Operation]:
    """What is asked of REST APIs, but for trying them out."""
    parts = (
        ApiControl(clients, store),
        StageControl(clients, deployments, store),
        ResponseControl(clients, store),
        IntegrationControl(clients, store),
        DefinitionControl(clients, store),
        ImportControl(clients, store),
        MethodControl(clients),
        PlanControl(),
        DomainControl(),
        OF_REST,
        ExportControl(clients, deployments),
    )
    return {name: do for part in parts for name, do in part.operations.items()}
