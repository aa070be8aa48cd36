"""What is not there is told by its service's own error, whatever is asked of it."""

from functools import partial
from typing import Any

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


@each(("service", "operation", "given", "code"), [
    ("apigateway", "delete_usage_plan_key", {"usagePlanId": "p", "keyId": "k"}, "NotFoundException"),
    ("apigatewayv2", "create_stage", {"ApiId": "nobody", "StageName": "s"}, "NotFoundException"),
    ("apigatewayv2", "create_deployment", {"ApiId": "nobody"}, "NotFoundException"),
    ("stepfunctions", "list_executions", {"stateMachineArn": MACHINE}, "StateMachineDoesNotExist"),
    ("cloudformation", "describe_stack_resources", {}, "ValidationError"),
    ("cloudformation", "get_template", {}, "ValidationError"),
])  # fmt: skip
def test_what_is_not_there_at_all(
    world: World, service: str, operation: str, given: Any, code: str
) -> None:
    assert refused(partial(call, world, service, operation, **given)) == code
