"""A serverless template is the plain one that it stands for, and runs."""

import json
from typing import Any

import pytest
import requests
import yaml
from botocore.exceptions import ClientError

from tests.each import each
from tests.sandbox.aws.cloudformation.stacks import Stacks

SERVERLESS = "AWS::Serverless-2016-10-31"
MAY = {"Capabilities": ["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"]}
CODE = """
import json, os
def handler(event, context):
    return {"statusCode": 200, "body": json.dumps([os.environ["LEVEL"], os.environ["SHOP"]])}
"""
WRITTEN = yaml.safe_load("""
Transform: AWS::Serverless-2016-10-31
Globals:
  Function: {Runtime: python3.12, Handler: index.handler, Timeout: 60,
             Environment: {Variables: {LEVEL: info, SHOP: any}}}
  Api: {Cors: "'*'"}
Resources:
  Topic: {Type: AWS::SNS::Topic}
  Work: {Type: AWS::SQS::Queue}
  Incidents: {Type: AWS::Serverless::SimpleTable}
  Shop:
    Type: AWS::Serverless::Api
    Properties:
      StageName: v1
      GatewayResponses:
        MISSING_AUTHENTICATION_TOKEN:
          StatusCode: 404
          ResponseParameters: {Headers: {Retry-After: "'60'"}}
          ResponseTemplates: {application/json: '{"code": "GONE"}'}
  Status:
    Type: AWS::Serverless::Function
    Properties:
      AutoPublishAlias: live
      Environment: {Variables: {LEVEL: debug}}
      Policies: [AWSLambdaBasicExecutionRole, {SQSSendMessagePolicy: {QueueName: q}}]
      Events:
        Get: {Type: Api, Properties: {Path: /status, Method: get, RestApiId: {Ref: Shop}}}
        Any: {Type: Api, Properties: {Path: /any, Method: any}}
        Web: {Type: HttpApi, Properties: {Path: /web, Method: get}}
        Tick: {Type: Schedule, Properties: {Schedule: rate(5 minutes), Enabled: false}}
        Tock: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 day), OmitName: true}}
        Told: {Type: EventBridgeRule, Properties: {Pattern: {source: [shop]}}}
        Heard: {Type: SNS, Properties: {Topic: {Ref: Topic}}}
        Taken: {Type: SQS, Properties: {Queue: {"Fn::GetAtt": [Work, Arn]}}}
Outputs:
  Own: {Value: {"Fn::Sub": "${Shop}/v1/status"}}
  Shared: {Value: {"Fn::Sub": "${ServerlessRestApi}/Prod/any"}}
  Web: {Value: {"Fn::Sub": "${ServerlessHttpApi}/web"}}
  Alias: {Value: {Ref: Status.Alias}}
  Function: {Value: {Ref: Status}}
""")
WRITTEN["Resources"]["Status"]["Properties"]["InlineCode"] = CODE


def function(**properties: Any) -> dict[str, Any]:
    base = {"Runtime": "python3.12", "Handler": "index.handler", "InlineCode": CODE}
    said = {"Type": "AWS::Serverless::Function", "Properties": {**base, **properties}}
    return {"Transform": SERVERLESS, "Resources": {"F": said}}


def asked(stacks: Stacks, where: str, method: str = "GET") -> requests.Response:
    api, _, path = where.partition("/")
    host = {"Host": f"{api}.execute-api.us-east-1.amazonaws.com"}
    return requests.request(method, f"{stacks.aws.address}/{path}", headers=host, timeout=120)


def test_it_runs_as_it_was_written(stacks: Stacks) -> None:
    told = stacks.outputs(WRITTEN, **MAY)
    for where in (told["Own"], told["Shared"], told["Web"]):
        assert (answer := asked(stacks, where)).status_code == 200, answer.text
        assert answer.json() == ["debug", "any"]
    lost = asked(stacks, told["Own"].replace("status", "nowhere"))
    assert (lost.status_code, lost.json()) == (404, {"code": "GONE"})
    assert lost.headers["Retry-After"] == "60"
    before = asked(stacks, told["Own"], "OPTIONS")
    assert before.headers["Access-Control-Allow-Origin"] == "*"
    assert before.headers["Access-Control-Allow-Methods"] == "GET,OPTIONS"
    assert told["Alias"].endswith(f":function:{told['Function']}:live")


def test_it_comes_to_plain_resources_by_the_names_that_sam_gives_them(stacks: Stacks) -> None:
    name = stacks.made(WRITTEN, **MAY)["StackName"]
    there = set(stacks.resources(name))
    named = {
        "StatusRole", "StatusAliaslive", "StatusTick", "StatusTickPermission", "StatusTock",
        "StatusTockRole", "StatusTold", "StatusHeard", "StatusTaken", "Shopv1Stage",
        "ServerlessRestApiProdStage", "ServerlessHttpApiApiGatewayDefaultStage",
        "StatusGetPermissionv1", "Incidents",
    }  # fmt: skip
    assert named <= there
    client = stacks.cloudformation
    original = client.get_template(StackName=name, TemplateStage="Original")["TemplateBody"]
    assert original["Transform"] == SERVERLESS
    processed = client.get_template(StackName=name)["TemplateBody"]["Resources"]
    assert processed["Status"]["Type"] == "AWS::Lambda::Function"
    assert set(processed) == there


def test_other_words_are_another_deployment(stacks: Stacks) -> None:
    told = stacks.made(WRITTEN, **MAY)
    url = next(one["OutputValue"] for one in told["Outputs"] if one["OutputKey"] == "Own")
    other = json.dumps(WRITTEN).replace("GONE", "LEFT")
    stacks.changed(told["StackName"], other, **MAY)
    assert asked(stacks, f"{url}/nowhere").json() == {"code": "LEFT"}


def test_who_makes_a_stack_of_it_at_once_says_so(stacks: Stacks) -> None:
    with pytest.raises(ClientError) as caught:
        stacks.made(WRITTEN, Capabilities=["CAPABILITY_IAM"])
    error = caught.value.response["Error"]
    assert error["Code"] == "InsufficientCapabilitiesException"
    assert "CAPABILITY_AUTO_EXPAND" in error["Message"]


def test_what_becomes_of_what_nobody_waits_for(stacks: Stacks) -> None:
    end = {"OnFailure": {"Type": "SQS", "Destination": {"Fn::GetAtt": ["Lost", "Arn"]}}}
    given = {"MaximumRetryAttempts": 0, "DestinationConfig": end}
    template = function(EventInvokeConfig=given, AutoPublishAlias="live")
    template["Resources"]["Lost"] = {"Type": "AWS::SQS::Queue"}
    template["Outputs"] = {"F": {"Value": {"Ref": "F"}}}
    named = {"FunctionName": stacks.outputs(template, **MAY)["F"], "Qualifier": "live"}
    told = stacks.aws.clients.of("lambda").get_function_event_invoke_config(**named)
    assert told["MaximumRetryAttempts"] == 0
    assert told["DestinationConfig"]["OnFailure"]["Destination"].startswith("arn:aws:sqs:")


def _event(kind: str, **properties: Any) -> dict[str, Any]:
    return function(Events={"E": {"Type": kind, "Properties": properties}})


@each(
    ("template", "said"),
    [
        (function(InlineCode=None, CodeUri="src/"), "id [F] is invalid. 'CodeUri' is not a"),
        (function(FunctionUrlConfig={}), "has no FunctionUrlConfig, leave it out"),
        (
            function(EventInvokeConfig={"DestinationConfig": {"OnSuccess": {"Type": "SNS"}}}),
            "makes no destinations",
        ),
        (_event("Kinesis"), "no event of type 'Kinesis': Api, "),
        (_event("SNS", Topic="t", SqsSubscription=True), "no SNS event's SqsSubscription"),
        (
            _event("Api", Path="/", Method="get", RestApiId={"Ref": "Other"}),
            "must be a Ref to an API",
        ),
        (
            {
                "Transform": SERVERLESS,
                "Resources": {"S": {"Type": "AWS::Serverless::StateMachine"}},
            },
            "has no AWS::Serverless::StateMachine",
        ),
        (
            {"Transform": SERVERLESS, "Resources": {"A": {"Type": "AWS::Serverless::Api"}}},
            "Missing required property 'StageName'",
        ),
        ({**function(), "Transform": [SERVERLESS, "AWS::Include"]}, "no transform: AWS::Include"),
    ],
)
def test_what_is_not_there_is_refused_by_its_name(
    stacks: Stacks, template: dict[str, Any], said: str
) -> None:
    properties = template["Resources"].get("F", {}).get("Properties", {})
    if properties.get("InlineCode") is None:
        properties.pop("InlineCode", None)
    assert said in stacks.refusal(template, **MAY)
