"""A usage plan is of stages that are there, and its limits are numbers whatever was patched."""

import pytest

from tests.each import each
from tests.sandbox.aws.apigateway.rest_api import Patch, RestApi, replace
from tests.sandbox.aws.house import House
from tests.sandbox.aws.test_cloudfront_control import refusal

BAD = ("BadRequestException", 400)
GONE = ("NotFoundException", 404)


@pytest.fixture
def api(house: House) -> RestApi:
    api = RestApi(house)
    api.mock("/orders")
    api.deploy()
    return api


def test_limits_are_numbers_however_they_were_set(api: RestApi) -> None:
    plan = api.client.create_usage_plan(
        name="gold", quota={"limit": 5, "period": "DAY"}, throttle={"rateLimit": 1, "burstLimit": 2}
    )["id"]
    patches = [
        replace("/quota/limit", "9"),
        replace("/throttle/rateLimit", "2.5"),
        replace("/throttle/burstLimit", "7"),
    ]
    changed = api.client.update_usage_plan(usagePlanId=plan, patchOperations=patches)
    read = api.client.get_usage_plan(usagePlanId=plan)
    for told in (changed, read):
        assert told["quota"] == {"limit": 9, "period": "DAY"}
        assert told["throttle"] == {"rateLimit": 2.5, "burstLimit": 7}


def test_stages_come_and_go_with_limits_of_their_own(api: RestApi) -> None:
    plan = api.client.create_usage_plan(name="by stage")["id"]
    stage = f"{api.id}:dev"
    throttle = f"/apiStages/{stage}/throttle/~1orders/GET/rateLimit"
    change = api.client.update_usage_plan
    told = change(
        usagePlanId=plan,
        patchOperations=[
            {"op": "add", "path": "/apiStages", "value": stage},
            replace(throttle, "0.5"),
        ],
    )["apiStages"]
    assert [one["stage"] for one in told] == ["dev"]
    assert told[0]["throttle"] == {"/orders/GET": {"rateLimit": 0.5}}
    gone = [{"op": "remove", "path": "/apiStages", "value": stage}]
    assert change(usagePlanId=plan, patchOperations=gone)["apiStages"] == []


@each(
    "patch", [replace("/nope", "1"), replace("/quota/limit", "many"), replace("/quota/days", "1")]
)
def test_what_is_no_setting_of_a_plan_is_refused(api: RestApi, patch: Patch) -> None:
    plan = api.client.create_usage_plan(name="as it was")["id"]
    patches = [replace("/name", "changed"), patch]
    change = api.client.update_usage_plan
    assert refusal(lambda: change(usagePlanId=plan, patchOperations=patches)) == (
        "BadRequestException",
        400,
    )
    assert api.client.get_usage_plan(usagePlanId=plan)["name"] == "as it was"


def test_there_is_no_such_stage(api: RestApi) -> None:
    make, change = api.client.create_usage_plan, api.client.update_usage_plan
    assert refusal(lambda: make(name="x", apiStages=[{"apiId": api.id, "stage": "none"}])) == GONE
    plan = make(name="x")["id"]
    more = [{"op": "add", "path": "/apiStages", "value": f"{api.id}:none"}]
    assert refusal(lambda: change(usagePlanId=plan, patchOperations=more)) == GONE
    assert api.client.get_usage_plan(usagePlanId=plan)["apiStages"] == []


def test_a_plan_goes_once_its_stages_are_out_of_it(api: RestApi) -> None:
    stages = [{"apiId": api.id, "stage": "dev"}]
    plan = api.client.create_usage_plan(name="held", apiStages=stages)["id"]
    assert refusal(lambda: api.client.delete_usage_plan(usagePlanId=plan)) == BAD
    out = {"op": "remove", "path": "/apiStages", "value": f"{api.id}:dev"}
    api.client.update_usage_plan(usagePlanId=plan, patchOperations=[out])
    api.client.delete_usage_plan(usagePlanId=plan)
    assert refusal(lambda: api.client.delete_usage_plan(usagePlanId=plan)) == GONE
