"""What is not there is refused by name, as the service that was asked would refuse; no SDK tries again."""

from collections.abc import Mapping
from typing import Any

import pytest
from botocore.exceptions import ClientError
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from commdrill_sandbox.aws.front import Front
from commdrill_sandbox.aws.memory import Memory
from tests.sandbox.aws.house import Nobodys
from tests.sandbox.aws.world import World

ABSENT: Mapping[str, tuple[str, str, dict[str, Any], str]] = {
    "CBOR": ("cloudwatch", "get_metric_widget_image", {"MetricWidget": "{}"}, "GetMetricWidgetImage of 'monitoring'"),
    "JSON": ("sqs", "start_message_move_task", {"SourceArn": "arn:aws:sqs:us-east-1:1:a"}, "StartMessageMoveTask of 'sqs'"),
    "a part": ("kms", "sign", {"KeyId": "a", "Message": b"1", "MessageType": "DIGEST", "SigningAlgorithm": "ECDSA_SHA_256"},
               "Sign of 'kms' as it is asked for: MessageType DIGEST, of which moto makes another digest"),
    "query": ("iam", "generate_service_last_accessed_details", {"Arn": f"arn:aws:iam::{'1' * 12}:role/a"}, "GenerateServiceLastAccessedDetails of 'iam'"),
    "REST and JSON": ("apigateway", "get_client_certificates", {}, "GET /clientcertificates of 'apigateway'"),
    "REST and XML": ("cloudfront", "list_continuous_deployment_policies", {}, "GET /2020-05-31/continuous-deployment-policy of 'cloudfront'"),
}  # fmt: skip


@pytest.mark.parametrize(("service", "call", "given", "says"), ABSENT.values(), ids=ABSENT)
def test_a_call_that_is_not_there_is_refused_by_its_name(
    world: World, service: str, call: str, given: dict[str, Any], says: str
) -> None:
    with pytest.raises(ClientError) as refused:
        getattr(world.aws.clients.of(service), call)(**given)
    told = refused.value.response
    assert told["Error"]["Code"] in ("UnknownOperationException", "NotImplemented")
    assert told["Error"]["Message"] == f"the embedded AWS does not have {says}"
    assert told["ResponseMetadata"]["HTTPStatusCode"] == 501


MISSING: Mapping[str, tuple[str, str, dict[str, Any], int]] = {
    "function": ("lambda", "get_function", {"FunctionName": "not-there"}, 404),
    "bucket": ("s3", "head_bucket", {"Bucket": "not-there"}, 404),
    "schedule": ("scheduler", "get_schedule", {"Name": "not-there"}, 404),
    "template": ("sesv2", "get_email_template", {"TemplateName": "not-there"}, 404),
    "secret": ("secretsmanager", "get_secret_value", {"SecretId": "not-there"}, 400),
}


@pytest.mark.parametrize(("service", "call", "given", "status"), MISSING.values(), ids=MISSING)
def test_a_thing_that_is_not_there_is_still_what_is_missing(
    world: World, service: str, call: str, given: dict[str, Any], status: int
) -> None:
    with pytest.raises(ClientError) as refused:
        getattr(world.aws.clients.of(service), call)(**given)
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == status


def test_what_is_lacking_in_a_call_is_told() -> None:
    def store(*_: object) -> Any:
        raise NotImplementedError("no filter by 'colour'")

    signed = "AWS4-HMAC-SHA256 Credential=k/20261123/eu-west-1/sns/aws4_request, Signature=x"
    asked = EnvironBuilder(method="POST", data={"Action": "Publish"})
    environ = {**asked.get_environ(), "HTTP_AUTHORIZATION": signed}
    answer = Response.from_app(Front((), Nobodys(), store, Memory()), environ)
    assert answer.status_code == 501
    assert "Publish of 'sns' as it is asked for: no filter by 'colour'" in answer.get_data(
        as_text=True
    )
