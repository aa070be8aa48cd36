"""What is not there is told by its service's own error, whatever is asked of it."""

from functools import partial
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.each import each
from tests.sandbox.aws.test_taken_by_moto import call, refused
from tests.sandbox.aws.world import World

MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:nobody"


@each(("operation", "given"), [
    ("create_stage", {"stageName": "s", "deploymentId": "d"}),
    ("get_deployment", {"deploymentId": "d"}),
    ("delete_authorizer", {"authorizerId": "a"}),
    ("delete_deployment", {"deploymentId": "d"}),
    ("delete_request_validator", {"requestValidatorId": "v"}),
    ("update_stage", {"stageName": "s", "patchOperations": []}),
])  # fmt: skip
def test_what_a_rest_api_does_not_have(world: World, operation: str, given: Any) -> None:
    api = call(world, "apigateway", "create_rest_api", name="orders")["id"]
    ask = partial(call, world, "apigateway", operation, **given)
    assert refused(partial(ask, restApiId=api)) == "NotFoundException"


def test_what_a_method_does_not_have(world: World) -> None:
    client = world.aws.clients.of("apigateway")
    api = client.create_rest_api(name="orders")["id"]
    (root,) = client.get_resources(restApiId=api)["items"]
    at = {"restApiId": api, "resourceId": root["id"], "httpMethod": "GET"}
    client.put_method(**at, authorizationType="NONE")
    answer = {**at, "statusCode": "200"}
    for ask in (
        partial(client.delete_integration, **at),
        partial(client.get_integration_response, **answer),
        partial(client.delete_integration_response, **answer),
        partial(client.get_method_response, **answer),
    ):
        assert refused(ask) == "NotFoundException"
    client.put_method_response(**answer)
    assert client.get_method_response(**answer)["statusCode"] == "200"


NOBODY = "arn:aws:iam::123456789012:"
RUN = "arn:aws:states:us-east-1:123456789012:execution:nobody:run"
TABLE = "arn:aws:dynamodb:us-east-1:123456789012:table/nobody"
KEY = "11111111-1111-1111-1111-111111111111"
FILTER = {"logGroupName": "nobody", "filterName": "f"}
MEASURED = {"metricName": "m", "metricNamespace": "n", "metricValue": "1"}
MAPPING = {"UUID": KEY}


@each(("service", "operation", "given", "code"), [
    ("apigateway", "delete_usage_plan_key", {"usagePlanId": "p", "keyId": "k"}, "NotFoundException"),
    ("apigatewayv2", "create_stage", {"ApiId": "nobody", "StageName": "s"}, "NotFoundException"),
    ("apigatewayv2", "create_deployment", {"ApiId": "nobody"}, "NotFoundException"),
    ("stepfunctions", "list_executions", {"stateMachineArn": MACHINE}, "StateMachineDoesNotExist"),
    ("cloudformation", "describe_stack_resources", {}, "ValidationError"),
    ("cloudformation", "get_template", {}, "ValidationError"),
    ("cloudformation", "delete_change_set", {"ChangeSetName": "c"}, "ValidationError"),
    ("cloudformation", "describe_change_set", {"ChangeSetName": "c"}, "ValidationError"),
    ("apigateway", "delete_vpc_link", {"vpcLinkId": "nobody"}, "NotFoundException"),
    ("apigateway", "get_usage_plan_keys", {"usagePlanId": "p"}, "NotFoundException"),
    ("apigateway", "flush_stage_cache", {"restApiId": "nobody", "stageName": "s"},
     "NotFoundException"),
    ("apigatewayv2", "get_deployments", {"ApiId": "nobody"}, "NotFoundException"),
    ("apigatewayv2", "get_api_mappings", {"DomainName": "nobody"}, "NotFoundException"),
    ("cloudfront", "get_key_group", {"Id": "nobody"}, "NoSuchResource"),
    ("cloudfront", "get_public_key", {"Id": "nobody"}, "NoSuchPublicKey"),
    ("cloudfront", "delete_public_key", {"Id": "nobody", "IfMatch": "e"}, "NoSuchPublicKey"),
    ("dynamodb", "describe_export", {"ExportArn": f"{TABLE}/export/01"}, "ExportNotFoundException"),
    ("dynamodb", "describe_import", {"ImportArn": f"{TABLE}/import/01"}, "ImportNotFoundException"),
    ("iam", "update_group", {"GroupName": "nobody"}, "NoSuchEntity"),
    ("iam", "list_instance_profiles_for_role", {"RoleName": "nobody"}, "NoSuchEntity"),
    ("iam", "list_entities_for_policy", {"PolicyArn": f"{NOBODY}policy/nobody"}, "NoSuchEntity"),
    ("iam", "delete_saml_provider", {"SAMLProviderArn": f"{NOBODY}saml-provider/nobody"},
     "NoSuchEntity"),
    ("kms", "list_grants", {"KeyId": KEY}, "NotFoundException"),
    ("lambda", "list_versions_by_function", {"FunctionName": "nobody"}, "ResourceNotFoundException"),
    ("lambda", "update_event_source_mapping", MAPPING, "ResourceNotFoundException"),
    ("lambda", "delete_event_source_mapping", MAPPING, "ResourceNotFoundException"),
    ("logs", "get_query_results", {"queryId": KEY}, "ResourceNotFoundException"),
    ("logs", "delete_metric_filter", FILTER, "ResourceNotFoundException"),
    ("logs", "put_metric_filter", {**FILTER, "filterPattern": "", "metricTransformations": [MEASURED]},
     "ResourceNotFoundException"),
    ("route53", "delete_reusable_delegation_set", {"Id": "nobody"}, "NoSuchDelegationSet"),
    ("secretsmanager", "list_secret_version_ids", {"SecretId": "nobody"}, "ResourceNotFoundException"),
    ("sesv2", "delete_dedicated_ip_pool", {"PoolName": "nobody"}, "NotFoundException"),
    ("stepfunctions", "list_map_runs", {"executionArn": RUN}, "ExecutionDoesNotExist"),
    ("stepfunctions", "describe_map_run", {"mapRunArn": RUN}, "ResourceNotFound"),
    ("stepfunctions", "send_task_success", {"taskToken": "t", "output": "{}"}, "TaskDoesNotExist"),
])  # fmt: skip
def test_what_is_not_there_at_all(
    world: World, service: str, operation: str, given: Any, code: str
) -> None:
    assert refused(partial(call, world, service, operation, **given)) == code


def test_what_a_bucket_does_not_have(world: World) -> None:
    s3 = world.aws.clients.of("s3")
    s3.create_bucket(Bucket="of-little")
    at = {"Bucket": "of-little", "Key": "nothing"}
    part = partial(s3.upload_part, **at, UploadId="nobodys", PartNumber=1, Body=b"x")
    assert refused(part) == "NoSuchUpload"
    parts = {"Parts": [{"PartNumber": 1, "ETag": "e"}]}
    whole = partial(s3.complete_multipart_upload, **at, UploadId="nobodys", MultipartUpload=parts)
    assert refused(whole) == "NoSuchUpload"


def test_to_take_away_what_is_not_there_is_no_mistake_where_none_is_published(world: World) -> None:
    nobody = "arn:aws:sns:us-east-1:123456789012:app/GCM/nobody"
    call(world, "sns", "delete_platform_application", PlatformApplicationArn=nobody)


def test_what_moto_breaks_on_is_said_by_name(world: World, capfd: Any) -> None:
    with pytest.raises(ClientError, match=r"does not have ExecuteStatement .* it broke on") as told:
        call(world, "dynamodb", "execute_statement", Statement="nothing of the kind")
    assert told.value.response["ResponseMetadata"]["HTTPStatusCode"] == 501
    assert "Traceback" in capfd.readouterr().err


def test_no_command_is_run_nowhere(world: World) -> None:
    ask = partial(call, world, "ssm", "send_command", DocumentName="AWS-RunShellScript")
    assert refused(ask) == "ValidationException"
