"""Experiments really break what stands behind an API, and it is whole again afterwards."""

import json
import re
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from commdrill.testing.local_web import LocalWeb, reply
from commdrill_sandbox.aws.fis.orders import Injection, seconds
from tests.sandbox.aws.house import REGION, House, open_house

ROLE = "arn:aws:iam::123456789012:role/fis"
TASK = f"arn:aws:ecs:{REGION}:123456789012:task/shop/1"
NONE = [{"source": "none"}]


def eventually(condition: Any, within: float = 120.0) -> None:
    """By real time: experiments look at their clock ten times a second."""
    ends, never = time.monotonic() + within, threading.Event()
    while not condition():
        assert time.monotonic() < ends, "it did not come to be"
        never.wait(0.02)


class Lab:
    """A function behind an API, and experiments on it."""

    def __init__(self, house: House, web: LocalWeb) -> None:
        self._house = house
        self.fis = house.of("fis")
        web.routes["/run"] = reply(200, b'{"statusCode": 200, "body": "alive"}')
        self.arn = house.function(web.url("/run"))
        http = house.of("apigatewayv2")
        self.api = http.create_api(Name="o", ProtocolType="HTTP", Target=self.arn)["ApiId"]
        integration = http.create_integration(
            ApiId=self.api, IntegrationType="AWS_PROXY", IntegrationUri=self.arn,
            PayloadFormatVersion="2.0",
        )["IntegrationId"]  # fmt: skip
        http.create_route(
            ApiId=self.api, RouteKey="GET /orders", Target=f"integrations/{integration}"
        )
        if not http.get_stages(ApiId=self.api)["Items"]:
            http.create_stage(ApiId=self.api, StageName="$default", AutoDeploy=True)

    def get(self) -> requests.Response:
        return self._house.ask(f"{self.api}.execute-api.{REGION}.amazonaws.com", "/orders")

    def template(
        self, action: str, duration: str = "PT5M", stop: Any = None, **parameters: str
    ) -> str:
        wanted = {"actionId": action, "targets": {"Functions": "orders"},
                  "parameters": {"duration": duration, **parameters}}  # fmt: skip
        return self.made({"break": wanted}, stop=stop)

    def made(self, actions: Any, targets: Any = None, stop: Any = None) -> str:
        orders = {"resourceType": "aws:lambda:function", "resourceArns": [self.arn],
                  "selectionMode": "ALL"}  # fmt: skip
        told = self.fis.create_experiment_template(
            description="x", roleArn=ROLE, stopConditions=stop or NONE,
            targets={"orders": orders} if targets is None else targets, actions=actions,
        )  # fmt: skip
        return str(told["experimentTemplate"]["id"])

    def start(self, template: str, **more: Any) -> dict[str, Any]:
        told = self.fis.start_experiment(experimentTemplateId=template, **more)
        experiment: dict[str, Any] = told["experiment"]
        return experiment

    def state(self, experiment: dict[str, Any]) -> str:
        told = self.fis.get_experiment(id=experiment["id"])
        return str(told["experiment"]["state"]["status"])


@pytest.fixture
def lab(house: House, web: LocalWeb) -> Lab:
    return Lab(house, web)


def test_a_function_fails_while_the_experiment_runs_and_not_after_its_time(
    house: House, lab: Lab, web: LocalWeb
) -> None:
    experiment = lab.start(
        lab.template("aws:lambda:invocation-error", preventExecution="true", duration="PT1M30S")
    )
    assert experiment["state"]["status"] == "initiating"
    assert lab.state(experiment) == "running"
    assert (lab.get().status_code, web.asked) == (500, [])
    house.clock.advance(89)
    assert (lab.state(experiment), lab.get().status_code) == ("running", 500)
    house.clock.advance(2)
    assert lab.state(experiment) == "completed"
    assert lab.get().text == "alive"


def test_it_ends_in_time_though_nobody_asks(house: House, lab: Lab) -> None:
    lab.start(lab.template("aws:lambda:invocation-error"))
    assert lab.get().status_code == 500
    house.clock.advance(301)
    eventually(lambda: lab.get().text == "alive")


def test_stopping_heals_and_twice_is_once(lab: Lab) -> None:
    experiment = lab.start(lab.template("aws:lambda:invocation-error"))
    assert lab.get().status_code == 500
    told = lab.fis.stop_experiment(id=experiment["id"])["experiment"]
    assert told["state"]["status"] == "stopping"
    assert (lab.state(experiment), lab.get().text) == ("stopped", "alive")
    assert (
        lab.fis.stop_experiment(id=experiment["id"])["experiment"]["state"]["status"] == "stopped"
    )


def test_an_experiment_asked_for_once_more_has_begun_already(lab: Lab) -> None:
    template = lab.template("aws:lambda:invocation-error", preventExecution="true")
    first, again, other = (lab.start(template, clientToken=token) for token in ("a", "a", "b"))
    assert (first["id"] == again["id"], first["id"] == other["id"]) == (True, False)
    for one in (first, other):
        lab.fis.stop_experiment(id=one["id"])


def test_an_http_answer_can_be_changed(lab: Lab, web: LocalWeb) -> None:
    lab.start(
        lab.template(
            "aws:lambda:invocation-http-integration-response",
            statusCode="503",
            contentTypeHeader="text/html",
            preventExecution="false",
        )
    )
    answer = lab.get()
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "text/html")
    assert len(web.asked) == 1


def test_a_delay_longer_than_the_integrations_time_is_a_time_out(house: House, lab: Lab) -> None:
    lab.start(lab.template("aws:lambda:invocation-add-delay", startupDelayMilliseconds="45000"))
    began = house.clock.monotonic()
    assert lab.get().status_code == 500
    assert house.clock.monotonic() - began == 30


def test_a_share_of_the_invocations_is_hit(lab: Lab) -> None:
    lab.start(lab.template("aws:lambda:invocation-error", invocationPercentage="50"))
    assert [lab.get().status_code for _ in range(4)] == [200, 500, 200, 500]


def test_steps_wait_for_those_before_them(house: House, lab: Lab) -> None:
    experiment = lab.start(
        lab.made(
            {
                "calm": {"actionId": "aws:fis:wait", "parameters": {"duration": "PT1M"}},
                "break": {
                    "actionId": "aws:lambda:invocation-error",
                    "startAfter": ["calm"],
                    "targets": {"Functions": "orders"},
                    "parameters": {"duration": "PT1M"},
                },
            }
        )
    )
    assert lab.get().text == "alive"
    house.clock.advance(61)
    assert (lab.state(experiment), lab.get().status_code) == ("running", 500)
    house.clock.advance(61)
    assert (lab.state(experiment), lab.get().text) == ("completed", "alive")


def test_a_preview_breaks_nothing(lab: Lab) -> None:
    template = lab.template("aws:lambda:invocation-error")
    experiment = lab.start(template, experimentOptions={"actionsMode": "skip-all"})
    assert (lab.state(experiment), lab.get().text) == ("completed", "alive")


def test_an_alarm_stops_the_experiment_that_names_it(house: House, lab: Lab) -> None:
    cloudwatch = house.of("cloudwatch")
    cloudwatch.put_metric_alarm(
        AlarmName="too-much", MetricName="m", Namespace="n", Period=60, EvaluationPeriods=1,
        Threshold=1.0, ComparisonOperator="GreaterThanThreshold", Statistic="Sum",
    )  # fmt: skip
    arn = cloudwatch.describe_alarms(AlarmNames=["too-much"])["MetricAlarms"][0]["AlarmArn"]
    stop = [{"source": "aws:cloudwatch:alarm", "value": arn}]
    experiment = lab.start(lab.template("aws:lambda:invocation-error", stop=stop))
    assert lab.state(experiment) == "running"
    cloudwatch.set_alarm_state(AlarmName="too-much", StateValue="ALARM", StateReason="x")
    assert (lab.state(experiment), lab.get().text) == ("stopped", "alive")


def test_experiments_are_listed_with_their_template(lab: Lab) -> None:
    template = lab.template("aws:lambda:invocation-error")
    experiment = lab.start(template, tags={"drill": "d-1"})
    (listed,) = lab.fis.list_experiments(experimentTemplateId=template)["experiments"]
    assert (listed["id"], listed["tags"]) == (experiment["id"], {"drill": "d-1"})
    lab.fis.stop_experiment(id=experiment["id"])
    with pytest.raises(lab.fis.exceptions.ResourceNotFoundException):
        lab.fis.get_experiment(id="EXPnone")
    with pytest.raises(lab.fis.exceptions.ResourceNotFoundException):
        lab.start("EXTnone")


class TestSafetyLever:
    @pytest.fixture(autouse=True)
    def disengaged(self, lab: Lab) -> Iterator[None]:
        yield
        self.move(lab, "disengaged")

    def move(self, lab: Lab, status: str) -> None:
        lab.fis.update_safety_lever_state(
            id="default", state={"status": status, "reason": "a real incident"}
        )

    def test_it_is_disengaged_to_begin_with(self, lab: Lab) -> None:
        told = lab.fis.get_safety_lever(id="default")["safetyLever"]
        assert (told["id"], told["state"]["status"]) == ("default", "disengaged")

    def test_engaged_it_stops_what_runs_and_cancels_what_is_started(self, lab: Lab) -> None:
        template = lab.template("aws:lambda:invocation-error")
        experiment = lab.start(template)
        self.move(lab, "engaged")
        assert (lab.state(experiment), lab.get().text) == ("stopped", "alive")
        late = lab.start(template)
        assert late["state"]["status"] == "cancelled"
        assert "a real incident" in late["state"]["reason"]
        assert lab.get().text == "alive"

    def test_there_is_one_for_each_region(self, house: House, lab: Lab) -> None:
        self.move(lab, "engaged")
        west = house.of("fis", "us-west-2").get_safety_lever(id="default")["safetyLever"]
        assert west["state"]["status"] == "disengaged"
        with pytest.raises(lab.fis.exceptions.ResourceNotFoundException):
            lab.fis.get_safety_lever(id="other")


def test_no_action_targets_cloudfront_or_api_gateway(lab: Lab) -> None:
    told = lab.fis.list_actions()["actions"]
    kinds = {t["resourceType"] for one in told for t in one["targets"].values()}
    assert {"aws:lambda:function", "aws:ecs:task"} <= kinds
    assert not any("cloudfront" in kind or "apigateway" in kind for kind in kinds)
    one = lab.fis.get_action(id="aws:lambda:invocation-error")["action"]
    assert one["parameters"]["duration"]["required"]


FUNCTIONS = {"Functions": "orders"}
ERROR = "aws:lambda:invocation-error"
WRONG: list[tuple[str, dict[str, Any]]] = [
    ("no such action", {"actionId": "aws:lambda:explode", "targets": FUNCTIONS}),
    ("no duration", {"actionId": ERROR, "targets": FUNCTIONS}),
    ("not a duration", {"actionId": ERROR, "targets": FUNCTIONS, "parameters": {"duration": "5m"}}),
    ("no target", {"actionId": ERROR, "parameters": {"duration": "PT1M"}}),
    ("no such target", {"actionId": ERROR, "targets": {"Functions": "none"},
                        "parameters": {"duration": "PT1M"}}),
    ("another type", {"actionId": "aws:ecs:stop-task", "targets": {"Tasks": "orders"}}),
    ("no such step", {"actionId": "aws:fis:wait", "parameters": {"duration": "PT1M"},
                      "startAfter": ["none"]}),
]  # fmt: skip


@pytest.mark.parametrize("action", [w[1] for w in WRONG], ids=[w[0] for w in WRONG])
def test_a_template_that_cannot_run_is_refused(lab: Lab, action: dict[str, Any]) -> None:
    with pytest.raises(lab.fis.exceptions.ValidationException):
        lab.made({"break": action})


def test_the_companys_own_parts_are_broken_by_its_own_callables(web: LocalWeb) -> None:
    seen: list[Injection] = []
    healed: list[str] = []

    def stop_task(injection: Injection) -> Any:
        seen.append(injection)
        return lambda: healed.append(injection.action)

    with open_house(breaks={"aws:ecs:stop-task": stop_task}) as house:
        lab = Lab(house, web)
        tasks = {"tasks": {"resourceType": "aws:ecs:task", "resourceArns": [TASK],
                           "selectionMode": "COUNT(1)"}}  # fmt: skip
        action = {"actionId": "aws:ecs:stop-task", "targets": {"Tasks": "tasks"}}
        experiment = lab.start(lab.made({"stop": action}, tasks))
        assert (seen[0].action, seen[0].arns) == ("aws:ecs:stop-task", (TASK,))
        assert (lab.state(experiment), healed) == ("completed", ["aws:ecs:stop-task"])
        drain = {"actionId": "aws:ecs:task-kill-process", "targets": {"Tasks": "tasks"},
                 "parameters": {"processName": "x"}}  # fmt: skip
        failed = lab.start(lab.made({"kill": drain}, tasks))
        told = lab.fis.get_experiment(id=failed["id"])["experiment"]["state"]
        assert told["status"] == "failed"
        assert "nothing here can carry out" in told["reason"]


@pytest.mark.parametrize(
    ("written", "long"), [("PT5M", 300), ("PT1M30S", 90), ("PT2H", 7200), ("P1DT1S", 86401)]
)
def test_durations_are_read(written: str, long: float) -> None:
    assert seconds(written) == long


@pytest.mark.parametrize("written", ["", "P", "PT", "5m", "PT5"])
def test_other_durations_are_not(written: str) -> None:
    with pytest.raises(ValueError, match="duration"):
        seconds(written)


def test_invoke_feels_the_experiment_too(house: House, lab: Lab) -> None:
    lab.start(lab.template("aws:lambda:invocation-error", preventExecution="true"))
    told = house.of("lambda").invoke(FunctionName=lab.arn)
    assert told["FunctionError"] == "Unhandled"
    assert json.loads(told["Payload"].read())["errorType"] == "FISError"


def test_a_template_has_a_name_as_on_aws_and_its_options(house: House) -> None:
    fis = house.of("fis")
    given = {
        "clientToken": "named-as-on-aws",
        "description": "waits",
        "stopConditions": [{"source": "none"}],
        "actions": {"wait": {"actionId": "aws:fis:wait", "parameters": {"duration": "PT1M"}}},
        "roleArn": "arn:aws:iam::123456789012:role/drill",
        "tags": {"stage": "drill"},
    }
    made = fis.create_experiment_template(**given)["experimentTemplate"]
    assert re.fullmatch(r"EXT[0-9a-f]{15}", made["id"])
    assert made["arn"].endswith(f":experiment-template/{made['id']}")
    told = fis.get_experiment_template(id=made["id"])["experimentTemplate"]
    assert told["tags"] == {"stage": "drill"}
    assert told["experimentOptions"] == {
        "accountTargeting": "single-account",
        "emptyTargetResolutionMode": "fail",
    }
    again = fis.create_experiment_template(**given)["experimentTemplate"]
    assert again["id"] == made["id"]
