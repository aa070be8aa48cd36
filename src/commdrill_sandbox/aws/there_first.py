"""What is changed or taken away must be there: where moto breaks on what is not, reading it says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from botocore import xform_name
from botocore.exceptions import ClientError, ParamValidationError
from werkzeug import Request, Response

from commdrill_sandbox.aws.broken import same
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.request import service_call
from commdrill_sandbox.aws.wire.answering import write_refusal
from commdrill_sandbox.aws.wire.call import Refusal
from commdrill_sandbox.aws.wire.models import service_model
from commdrill_sandbox.aws.wire.operations import Catalogue, Match
from commdrill_sandbox.aws.wire.parsing import read_input


@dataclass(frozen=True)
class _Reading:
    """An operation; `member`: of what is asked, that must be among what is told in `where`."""

    operation: str
    member: str = ""
    where: str = ""

    def finds(self, given: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
        there = told.get(self.where) or {}
        known = there if isinstance(there, Mapping) else {one["id"] for one in there}
        return not self.member or given.get(self.member) in (None, *known)


_DEPLOYED = _Reading("GetDeployments", "deploymentId", "items")
_MAPPED = _Reading("GetIntegration", "statusCode", "integrationResponses")
_VALIDATED = _Reading("GetRequestValidators", "requestValidatorId", "items")
# by the name that calls are signed for: the services as botocore names them, and what reads what
_READ_BY: Mapping[str, Mapping[str, Mapping[str, _Reading]]] = {
    "apigateway": {
        "apigateway": {
            "CreateStage": _DEPLOYED,
            "DeleteAuthorizer": _Reading("GetAuthorizer"),
            "DeleteDeployment": _DEPLOYED,
            "DeleteIntegration": _Reading("GetIntegration"),
            "DeleteIntegrationResponse": _MAPPED,
            "DeleteRequestValidator": _VALIDATED,
            "DeleteUsagePlanKey": _Reading("GetUsagePlanKey"),
            "DeleteVpcLink": _Reading("GetVpcLink"),
            "FlushStageAuthorizersCache": _Reading("GetStage"),
            "FlushStageCache": _Reading("GetStage"),
            "GetDeployment": _DEPLOYED,
            "GetIntegrationResponse": _MAPPED,
            "GetMethodResponse": _Reading("GetMethod", "statusCode", "methodResponses"),
            "GetRequestValidator": _VALIDATED,
            "GetUsagePlanKeys": _Reading("GetUsagePlan"),
            "UpdateStage": _Reading("GetStage"),
        },
        "apigatewayv2": {
            "CreateDeployment": _Reading("GetApi"),
            "CreateStage": _Reading("GetApi"),
            "GetApiMappings": _Reading("GetDomainName"),
            "GetDeployments": _Reading("GetApi"),
        },
    },
    "cloudfront": {"cloudfront": {"DeletePublicKey": _Reading("GetPublicKey")}},
    "iam": {
        "iam": {
            "DeleteOpenIDConnectProvider": _Reading("GetOpenIDConnectProvider"),
            "DeleteSAMLProvider": _Reading("GetSAMLProvider"),
            "ListEntitiesForPolicy": _Reading("GetPolicy"),
            "ListInstanceProfilesForRole": _Reading("GetRole"),
            "UpdateGroup": _Reading("GetGroup"),
        }
    },
    "lambda": {
        "lambda": {
            "DeleteEventSourceMapping": _Reading("GetEventSourceMapping"),
            "ListVersionsByFunction": _Reading("GetFunctionConfiguration"),
            "UpdateEventSourceMapping": _Reading("GetEventSourceMapping"),
        }
    },
    "logs": {
        "logs": {
            "DeleteMetricFilter": _Reading("DescribeLogStreams"),
            "PutMetricFilter": _Reading("DescribeLogStreams"),
        }
    },
    "route53": {"route53": {"DeleteReusableDelegationSet": _Reading("GetReusableDelegationSet")}},
    "states": {
        "stepfunctions": {
            "ListExecutions": _Reading("DescribeStateMachine"),
            "ListMapRuns": _Reading("DescribeExecution"),
        }
    },
}
# what nothing here makes is nowhere: the errors
_NOWHERE: Mapping[tuple[str, str | None], tuple[str, str]] = {
    ("states", "DescribeMapRun"): ("stepfunctions", "ResourceNotFound"),
    ("states", "SendTaskFailure"): ("stepfunctions", "TaskDoesNotExist"),
    ("states", "SendTaskHeartbeat"): ("stepfunctions", "TaskDoesNotExist"),
    ("states", "SendTaskSuccess"): ("stepfunctions", "TaskDoesNotExist"),
    ("states", "UpdateMapRun"): ("stepfunctions", "ResourceNotFound"),
}


@dataclass(frozen=True)
class ThereFirst:
    """Answers calls about what is not there."""

    clients: Clients

    def answer(self, request: Request) -> Response | None:
        if (call := service_call(request)) is None:
            return None
        if nowhere := _NOWHERE.get((call.service, call.action)):
            return _refused(*nowhere)
        for service, read_by in _READ_BY.get(call.service, {}).items():
            catalogue = Catalogue(service)
            if match := catalogue.find(request):  # what is one's is no other's
                refusal = self._read(request, match, read_by, call.region)
                return write_refusal(catalogue.model, refusal) if refusal else None
        return None

    def _read(
        self, request: Request, match: Match, read_by: Mapping[str, _Reading], region: str
    ) -> Refusal | None:
        if (reading := read_by.get(match.operation.name)) is None:
            return None
        model = match.operation.service_model
        wanted = model.operation_model(reading.operation).input_shape.members
        client = self.clients.of(model.service_name, region)
        try:
            given = read_input(request, match)
            asked = {name: value for name, value in given.items() if name in wanted}
            told = getattr(client, xform_name(reading.operation))(**asked)
        except ClientError as missing:
            return same(missing)
        except (ParamValidationError, Refusal):
            return None  # what cannot be read, or is not asked, is for others to say
        if reading.finds(given, told):
            return None
        said = f"Invalid {reading.member} specified: {given[reading.member]}"
        return Refusal("NotFoundException", said, 404)


def _refused(service: str, code: str) -> Response:
    return write_refusal(service_model(service), Refusal(code, f"{code}: it is not there"))
