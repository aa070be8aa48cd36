"""Deployments freeze an API; stages choose among them, and have settings that count at once."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill.testing.local_web import LocalWeb, reply
from tests.sandbox.aws.apigateway.rest_api import RestApi, replace
from tests.sandbox.aws.house import House


@pytest.fixture
def api(house: House) -> RestApi:
    api = RestApi(house)
    api.mock("/orders", body='{"version": 1}')
    api.deploy(variables={"team": "care"})
    return api


def integration(api: RestApi, uri: str) -> None:
    where = {"restApiId": api.id, "resourceId": api.resource("/proxied"), "httpMethod": "GET"}
    patch = [replace("/uri", uri)]
    api.client.update_integration(**where, patchOperations=patch)


def test_a_change_is_invisible_until_it_is_deployed(api: RestApi) -> None:
    api.mock("/later")
    api.customise("DEFAULT_4XX", responseTemplates={"application/json": '{"sorry": 1}'})
    assert api.get("/later").json() == {"message": "Missing Authentication Token"}
    api.deploy()
    assert api.get("/later").status_code == 200
    assert api.get("/nothing").json() == {"sorry": 1}


def test_a_deployment_without_a_stage_changes_nothing_until_a_stage_has_it(api: RestApi) -> None:
    api.mock("/later")
    made = api.client.create_deployment(restApiId=api.id)["id"]
    assert api.get("/later").status_code == 403
    api.stage(replace("/deploymentId", made))
    assert api.get("/later").status_code == 200


def test_the_way_back_is_the_earlier_deployment_without_a_redeploy(
    api: RestApi, web: LocalWeb
) -> None:
    web.routes["/"] = reply(200, b"alive")
    api.method("/proxied", type="HTTP_PROXY", uri=web.url())
    good = api.deploy()
    integration(api, "http://127.0.0.1:9/")
    assert api.get("/proxied").text == "alive"
    api.deploy()
    assert api.get("/proxied").status_code == 504
    api.stage(replace("/deploymentId", good))
    assert api.get("/proxied").text == "alive"


def test_a_redeploy_leaves_the_settings_of_the_stage_alone(api: RestApi) -> None:
    api.stage(replace("/*/*/throttling/rateLimit", "7"))
    api.deploy(description="again")
    stage = api.client.get_stage(restApiId=api.id, stageName="dev")
    assert stage["variables"] == {"team": "care"}
    assert stage["methodSettings"]["*/*"]["throttlingRateLimit"] == 7


def test_a_stage_variable_counts_at_once(api: RestApi, web: LocalWeb) -> None:
    web.routes["/"] = reply(200, b"alive")
    api.method("/proxied", type="HTTP_PROXY", uri="http://127.0.0.1:${stageVariables.port}/")
    api.deploy(variables={"port": "9"})
    assert api.get("/proxied").status_code == 504
    api.stage(replace("/variables/port", str(web.port)))
    assert api.get("/proxied").text == "alive"


def test_a_deployment_that_a_stage_has_cannot_go(api: RestApi) -> None:
    first = api.client.get_stage(restApiId=api.id, stageName="dev")["deploymentId"]
    with pytest.raises(ClientError, match="Active stages"):
        api.client.delete_deployment(restApiId=api.id, deploymentId=first)
    api.deploy()
    api.client.delete_deployment(restApiId=api.id, deploymentId=first)


@pytest.mark.parametrize(
    ("stage", "deployment"), [("dev", "nothing"), ("none", "")], ids=["deployment", "stage"]
)
def test_a_stage_cannot_be_set_to_what_is_not_there(
    api: RestApi, stage: str, deployment: str
) -> None:
    with pytest.raises(ClientError) as refused:
        api.client.update_stage(
            restApiId=api.id,
            stageName=stage,
            patchOperations=[replace("/deploymentId", deployment)],
        )
    assert refused.value.response["Error"]["Code"] == "NotFoundException"


def test_an_api_without_methods_cannot_be_deployed(house: House) -> None:
    with pytest.raises(ClientError, match="method"):
        RestApi(house).deploy()


class TestThrottling:
    def test_a_rate_of_zero_lets_nothing_through_and_needs_no_deployment(
        self, api: RestApi
    ) -> None:
        api.stage(replace("/*/*/throttling/rateLimit", "0"))
        answer = api.get()
        assert (answer.status_code, answer.json()) == (429, {"message": "Too Many Requests"})
        assert answer.headers["x-amzn-ErrorType"] == "TooManyRequestsException"

    def test_a_burst_is_used_up_and_refilled_by_the_clock(self, house: House, api: RestApi) -> None:
        api.stage(
            replace("/*/*/throttling/rateLimit", "0.5"), replace("/*/*/throttling/burstLimit", "2")
        )
        assert [api.get().status_code for _ in range(3)] == [200, 200, 429]
        house.clock.advance(1.9)
        assert api.get().status_code == 429
        house.clock.advance(0.2)
        assert [api.get().status_code for _ in range(2)] == [200, 429]

    def test_a_method_has_a_limit_of_its_own(self, api: RestApi) -> None:
        api.mock("/other")
        api.mock("/orders", "POST")
        api.deploy()
        api.stage(replace("/~1orders/GET/throttling/rateLimit", "0"))
        seen = [api.get().status_code, api.get("/orders", "POST").status_code,
                api.get("/other").status_code]  # fmt: skip
        assert seen == [429, 200, 200]

    @pytest.mark.parametrize("key", ["*/*", "~1orders/GET"])
    def test_a_removed_limit_is_gone_and_comes_back_without_the_old_one(
        self, api: RestApi, key: str
    ) -> None:
        limits = [f"/{key}/throttling/{name}" for name in ("rateLimit", "burstLimit")]
        api.stage(*(replace(path, "0") for path in limits))
        assert api.get().status_code == 429
        api.stage({"op": "remove", "path": f"/{key}"})
        assert api.client.get_stage(restApiId=api.id, stageName="dev")["methodSettings"] == {}
        assert api.client.get_stages(restApiId=api.id)["item"][0]["methodSettings"] == {}
        assert api.get().status_code == 200
        api.stage(replace(limits[0], "5"))
        assert api.get().status_code == 200

    def test_its_look_is_the_throttled_response(self, api: RestApi) -> None:
        header = {"gatewayresponse.header.Retry-After": "'30'"}
        api.customise("THROTTLED", statusCode="503", responseParameters=header)
        api.deploy()
        api.stage(replace("/*/*/throttling/rateLimit", "0"))
        answer = api.get()
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")


class TestUsagePlans:
    @pytest.fixture
    def key(self, api: RestApi) -> str:
        api.mock("/keyed", apiKeyRequired=True)
        api.deploy()
        made = api.client.create_api_key(name="partner", enabled=True)
        self.id: str = made["id"]
        return str(made["value"])

    def plan(self, api: RestApi, **limits: Any) -> None:
        stages = [{"apiId": api.id, "stage": "dev"}]
        made = api.client.create_usage_plan(name="partners", apiStages=stages, **limits)
        api.client.create_usage_plan_key(usagePlanId=made["id"], keyId=self.id, keyType="API_KEY")

    @pytest.mark.parametrize("sent", [None, "wrong"], ids=["none", "wrong"])
    def test_no_valid_key_is_forbidden(self, api: RestApi, key: str, sent: str | None) -> None:
        self.plan(api)
        answer = api.get("/keyed", headers={"x-api-key": sent})
        assert (answer.status_code, answer.json()) == (403, {"message": "Forbidden"})

    def test_a_key_without_a_plan_for_the_stage_is_forbidden(self, api: RestApi, key: str) -> None:
        assert api.get("/keyed", headers={"x-api-key": key}).status_code == 403
        self.plan(api)
        assert api.get("/keyed", headers={"x-api-key": key}).status_code == 200

    def test_a_quota_is_exceeded_until_the_next_period(
        self, house: House, api: RestApi, key: str
    ) -> None:
        self.plan(api, quota={"limit": 2, "period": "DAY"})
        seen = [api.get("/keyed", headers={"x-api-key": key}) for _ in range(3)]
        assert [one.status_code for one in seen] == [200, 200, 429]
        assert seen[-1].json() == {"message": "Limit Exceeded"}
        house.clock.advance(86_400)
        assert api.get("/keyed", headers={"x-api-key": key}).status_code == 200

    def test_a_plan_has_a_rate(self, api: RestApi, key: str) -> None:
        self.plan(api, throttle={"rateLimit": 0, "burstLimit": 0})
        answer = api.get("/keyed", headers={"x-api-key": key})
        assert (answer.status_code, answer.json()) == (429, {"message": "Too Many Requests"})

    def test_methods_that_need_no_key_ask_for_none(self, api: RestApi, key: str) -> None:
        assert api.get("/orders").status_code == 200


def test_an_endpoint_is_closed_once_that_is_deployed(api: RestApi) -> None:
    api.deploy()
    assert api.get().status_code == 200
    closed = [replace("/disableExecuteApiEndpoint", "True")]
    api.client.update_rest_api(restApiId=api.id, patchOperations=closed)
    assert api.get().status_code == 200, "not yet"
    api.deploy()
    answer = api.get()
    assert (answer.status_code, answer.json()) == (403, {"message": "Forbidden"})


def exported(api: RestApi, kind: str = "swagger") -> dict[str, Any]:
    where = {"restApiId": api.id, "stageName": "dev", "exportType": kind}
    answer = api.client.get_export(**where, parameters={"extensions": "apigateway"})
    document: dict[str, Any] = json.loads(answer["body"].read())
    return document


def test_an_export_tells_what_the_stage_serves_and_not_what_was_changed_since(api: RestApi) -> None:
    responses = "x-amazon-apigateway-gateway-responses"
    api.customise("THROTTLED", statusCode="429", responseTemplates={"application/json": "{}"})
    api.mock("/later")
    assert (list(exported(api)["paths"]), exported(api)[responses]) == (["/", "/orders"], {})
    api.deploy()
    told = exported(api, "oas30")
    assert told["openapi"] == "3.0.1"
    assert told["paths"]["/later"]["get"]["x-amazon-apigateway-integration"]["type"] == "mock"
    assert told[responses]["THROTTLED"] == {
        "statusCode": "429",
        "responseParameters": {},
        "responseTemplates": {"application/json": "{}"},
    }


def test_an_export_of_no_stage_is_refused(api: RestApi) -> None:
    with pytest.raises(ClientError, match="NotFoundException"):
        api.client.get_export(restApiId=api.id, stageName="nowhere", exportType="swagger")


def test_what_is_of_a_stage_is_told_with_the_stage_and_is_its_own(house: House) -> None:
    """Without a stage it would be said and forgotten."""
    gateway = house.of("apigateway")
    api = gateway.create_rest_api(name="described")
    where = {"restApiId": api["id"]}
    at = {**where, "resourceId": api["rootResourceId"], "httpMethod": "GET"}
    gateway.put_method(**at, authorizationType="NONE")
    gateway.put_integration(**at, type="MOCK")
    for lost in ({"stageDescription": "a"}, {"variables": {"a": "b"}}):
        with pytest.raises(gateway.exceptions.BadRequestException):
            gateway.create_deployment(**where, **lost)
    made = gateway.create_deployment(**where, stageName="dev", stageDescription="a")["id"]
    gateway.create_deployment(**where, stageName="dev", stageDescription="b")
    assert gateway.get_stage(**where, stageName="dev")["description"] == "b"
    which = {**where, "deploymentId": made}
    patch = {"op": "replace", "path": "/description", "value": "first"}
    assert gateway.update_deployment(**which, patchOperations=[patch])["description"] == "first"
    assert gateway.get_deployment(**which)["description"] == "first"
    with pytest.raises(gateway.exceptions.BadRequestException):
        gateway.update_deployment(**which, patchOperations=[{**patch, "path": "/id"}])
    with pytest.raises(gateway.exceptions.NotFoundException):
        gateway.update_deployment(**where, deploymentId="nobody", patchOperations=[patch])
