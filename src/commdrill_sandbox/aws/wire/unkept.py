"""What a service takes and nothing here keeps or heeds: said by name, where it is not AWS's own default."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_OF_STACKS: Mapping[str, object] = {
    "StackPolicyBody": None,
    "StackPolicyURL": None,
    "ResourceTypes": None,
    "RollbackConfiguration": None,
    "RetainExceptOnCreate": False,
}
_OF_MAPPINGS: Mapping[str, object] = {
    "FilterCriteria": None,
    "FunctionResponseTypes": None,
    "ScalingConfig": None,
}
# by service (as botocore names it): calls that moto answers, and of which nothing would come
UNDONE: Mapping[str, frozenset[str]] = {
    "cloudwatch": frozenset({"PutAnomalyDetector", "PutInsightRule", "PutManagedInsightRules"}),
    "logs": frozenset({"StartQuery"}),
    "pipes": frozenset({"CreatePipe", "UpdatePipe"}),
    "synthetics": frozenset({"CreateCanary", "UpdateCanary"}),
}
# by service (as botocore names it) and operation: a member, a dot before one inside, and what it is unasked
UNKEPT: Mapping[str, Mapping[str, Mapping[str, object]]] = {
    "apigateway": {
        "CreateRestApi": {
            "cloneFrom": None,
            "securityPolicy": None,
            "endpointAccessMode": "BASIC",
        },
        "PutIntegration": {"responseTransferMode": "BUFFERED", "integrationTarget": None},
        "CreateDeployment": {
            "cacheClusterEnabled": False,
            "cacheClusterSize": None,
            "tracingEnabled": False,
        },
        "CreateStage": {"documentationVersion": None, "canarySettings": None},
        "CreateAuthorizer": {"jwtConfiguration": None},
        "CreateDomainName": {
            "mutualTlsAuthentication": None,
            "routingMode": "BASE_PATH_MAPPING_ONLY",
        },
    },
    "apigatewayv2": {
        "CreateApi": {"IpAddressType": "ipv4"},
        "UpdateApi": {"IpAddressType": "ipv4"},
    },
    "cloudformation": {
        "CreateStack": _OF_STACKS,
        "UpdateStack": {
            **_OF_STACKS,
            "StackPolicyDuringUpdateBody": None,
            "StackPolicyDuringUpdateURL": None,
        },
        "CreateChangeSet": {
            "ResourceTypes": None,
            "RollbackConfiguration": None,
            "ResourcesToImport": None,
            "ImportExistingResources": False,
        },
    },
    "dynamodb": {
        "CreateTable": {
            "OnDemandThroughput": None,
            "ResourcePolicy": None,
        },
        "UpdateTable": {
            "OnDemandThroughput": None,
            "SSESpecification": None,
        },
    },
    "events": {
        "CreateArchive": {"KmsKeyIdentifier": None},
        "CreateConnection": {"KmsKeyIdentifier": None},
    },
    "iam": {
        "CreateUser": {"PermissionsBoundary": None},
        "CreateRole": {"MaxSigninSessionDuration": None},
        "UpdateRole": {"MaxSigninSessionDuration": None},
    },
    "lambda": {
        "CreateFunction": {"AcceleratorConfig": None, "FileSystemConfigs": None, "Layers": None},
        "UpdateFunctionConfiguration": {
            "AcceleratorConfig": None,
            "FileSystemConfigs": None,
            "Layers": None,
        },
        "CreateEventSourceMapping": _OF_MAPPINGS,
        "UpdateEventSourceMapping": _OF_MAPPINGS,
    },
    "logs": {
        "CreateLogGroup": {"logGroupClass": "STANDARD", "deletionProtectionEnabled": False},
        "PutMetricFilter": {
            "applyOnTransformedLogs": False,
            "fieldSelectionCriteria": None,
            "emitSystemFieldDimensions": None,
        },
        "PutSubscriptionFilter": {
            "applyOnTransformedLogs": False,
            "fieldSelectionCriteria": None,
            "emitSystemFields": None,
        },
    },
    "pinpoint-sms-voice-v2": {
        "RequestPhoneNumber": {"InternationalSendingEnabled": False, "NumberPreference": None},
        "UpdatePhoneNumber": {
            "TwoWayEnabled": False,
            "TwoWayChannelArn": None,
            "TwoWayChannelRole": None,
            "SelfManagedOptOutsEnabled": False,
            "InternationalSendingEnabled": False,
        },
    },
    "route53": {
        "CreateHealthCheck": {
            "HealthCheckConfig.EndpointType": "PUBLIC",
            "HealthCheckConfig.HealthCheckSourceId": None,
        },
        "UpdateHealthCheck": {"HealthCheckSourceId": None},
        "CreateHostedZone": {"EnablePublicDNSFallback": False, "ChangeGuardrails": None},
    },
    "secretsmanager": {"CreateSecret": {"Type": None}, "UpdateSecret": {"Type": None}},
    "sesv2": {
        "CreateEmailIdentity": {"DkimSigningAttributes.NextSigningKeyLength": "RSA_2048_BIT"},
        "CreateDedicatedIpPool": {"Tags": None},
        "SendEmail": {"ListManagementOptions": None},
    },
    "sns": {"CreateTopic": {"DataProtectionPolicy": None}},
    "ssm": {"SendCommand": {"DocumentName": None}},
}  # fmt: skip
# of the services whose other values somebody else looks at: as they are signed for, and the error's code
SERVICES: Mapping[str, Mapping[str, str]] = {
    "apigateway": {"apigateway": "BadRequestException", "apigatewayv2": "BadRequestException"},
    "cloudformation": {"cloudformation": "ValidationError"},
    "ses": {"sesv2": "BadRequestException"},
    "sms-voice": {"pinpoint-sms-voice-v2": "ValidationException"},
    "sns": {"sns": "InvalidParameter"},
    "route53": {"route53": "InvalidInput"},
}


@dataclass(frozen=True)
class Unkept:
    """A member that is asked for."""

    service: str
    operation: str
    member: str

    def __str__(self) -> str:
        return f"the embedded AWS does not have {self.member} of {self.service}'s {self.operation}"


def unkept(service: str, operation: str, given: Mapping[str, Any]) -> Iterator[Unkept]:
    """What of `given` would be taken and come to nothing."""
    for member, unasked in UNKEPT.get(service, _NOTHING).get(operation, _NOTHING).items():
        value = _inside(given, member)
        if value not in (None, unasked, [], {}):
            yield Unkept(service, operation, member)


def concerns(service: str, operation: str) -> bool:
    return operation in UNKEPT.get(service, _NOTHING)


def _inside(given: Mapping[str, Any], member: str) -> object:
    outer, _, inner = member.partition(".")
    value = given.get(outer)
    if not inner:
        return value
    return _inside(value, inner) if isinstance(value, Mapping) else None
