"""Custom resources: a function of the user's own makes, changes and removes them, and says how it went."""

import json
import shutil
from collections.abc import Mapping
from typing import Any

import pytest
import requests

from tests.each import each
from tests.sandbox.aws.cloudformation.stacks import Stacks

BY_HAND = """
import json, urllib.request
def handler(event, context):
    given = event["ResourceProperties"]
    answer = {name: event[name] for name in ("StackId", "RequestId", "LogicalResourceId")}
    answer |= {"Status": "SUCCESS", "PhysicalResourceId": "flag-" + given["Name"],
               "Data": {"Type": event["RequestType"], "Was": json.dumps(event.get("OldResourceProperties")),
                        "Given": json.dumps(given["Given"])}}
    asked = urllib.request.Request(event["ResponseURL"], json.dumps(answer).encode(), method="PUT")
    urllib.request.urlopen(asked).read()
"""
HELPED = """
import cfnresponse
def handler(event, context):
    fails = event["ResourceProperties"]["Name"] == event["RequestType"]
    status = cfnresponse.FAILED if fails else cfnresponse.SUCCESS
    cfnresponse.send(event, context, status, {"Is": event["RequestType"]}, "it", reason="no room")
"""
IN_NODE = """
const answer = require('cfn-response');
exports.handler = (event, context) => answer.send(event, context, answer.SUCCESS, {Is: event.ResourceType}, 'it');
"""
MAY: Mapping[str, Any] = {"Capabilities": ["CAPABILITY_IAM"]}
TAGS = [{"Key": "stage", "Value": "dev"}]
AS_CDK = """
const https = require('https');
exports.handler = async event => {
  const {StackId, RequestId, LogicalResourceId} = event;
  const answer = JSON.stringify({Status: 'SUCCESS', StackId, RequestId, LogicalResourceId,
    PhysicalResourceId: 'it', Data: {Is: 'by HTTPS'}});
  const {hostname, pathname: path} = new URL(event.ResponseURL);
  const headers = {'content-type': '', 'content-length': Buffer.byteLength(answer)};
  await new Promise((resolve, reject) => {
    const asked = https.request({hostname, path, method: 'PUT', headers}, resolve);
    asked.on('error', reject);
    asked.end(answer);
  });
};
"""
SILENT = "def handler(event, context): return {}"
RAISES = "def handler(event, context): raise ValueError('away')"
ROLE = {
    "Type": "AWS::IAM::Role",
    "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []}},
}


def template(code: str, *outputs: str, runtime: str = "python3.12", **given: Any) -> dict[str, Any]:
    """A stack with a custom resource, and what it tells of it."""
    maker = {
        "Handler": "index.handler", "Role": {"Fn::GetAtt": ["Role", "Arn"]},
        "Runtime": runtime, "Timeout": 60, "Code": {"ZipFile": code},
    }  # fmt: skip
    flag = {"ServiceToken": {"Fn::GetAtt": ["Maker", "Arn"]}, "Name": "a", **given}
    told = {one: {"Value": {"Fn::GetAtt": ["Flag", one]}} for one in outputs}
    return {
        "Resources": {
            "Role": ROLE,
            "Maker": {"Type": "AWS::Lambda::Function", "Properties": maker},
            "Flag": {"Type": "Custom::Flag", "Properties": flag},
        },
        "Outputs": {"Id": {"Value": {"Ref": "Flag"}}, **told},
    }


def test_a_function_makes_changes_and_removes_it(stacks: Stacks) -> None:
    given = {"Count": 3, "On": True, "Of": ["x", {"Y": 1.5}]}
    made = stacks.made(template(BY_HAND, "Type", "Given", Given=given), Tags=TAGS, **MAY)
    told = _outputs(made)
    assert (told["Id"], told["Type"]) == ("flag-a", "Create")
    assert json.loads(told["Given"]) == {"Count": "3", "On": "true", "Of": ["x", {"Y": "1.5"}]}
    name = made["StackName"]
    stacks.changed(name, template(BY_HAND, "Type", "Was", Given=given, Name="b"), **MAY)
    told = _outputs(stacks.told(name))
    assert (told["Id"], told["Type"], json.loads(told["Was"])["Name"]) == ("flag-b", "Update", "a")
    assert "Tags" not in json.loads(told["Was"])
    stacks.cloudformation.delete_stack(StackName=name)
    assert stacks.told(made["StackId"])["StackStatus"] == "DELETE_COMPLETE"


def test_python_in_a_template_has_what_answers(stacks: Stacks) -> None:
    told = stacks.outputs(template(HELPED, "Is"), **MAY)
    assert told == {"Id": "it", "Is": "Create"}


@pytest.mark.skipif(not shutil.which("node"), reason="needs node")
@each(("code", "said"), [(IN_NODE, "Custom::Flag"), (AS_CDK, "by HTTPS")])
def test_javascript_answers_as_it_does_on_aws(stacks: Stacks, code: str, said: str) -> None:
    told = stacks.outputs(template(code, "Is", runtime="nodejs20.x"), **MAY)
    assert told == {"Id": "it", "Is": said}


@each(
    ("code", "more", "said"),
    [
        (HELPED, {"Name": "Create"}, "FAILED] from custom resource. Message returned: no room"),
        (SILENT, {}, "did not receive a response from your Custom Resource"),
        (RAISES, {}, "did not receive a response from your Custom Resource"),
        (SILENT, {"ServiceToken": "arn:aws:sns:us-east-1:123456789012:told"}, "functions alone"),
    ],
)
def test_a_stack_whose_function_does_not_make_it_is_taken_back(
    stacks: Stacks, code: str, more: Mapping[str, str], said: str
) -> None:
    made = stacks.made(template(code, **more), **MAY)
    assert made["StackStatus"] == "ROLLBACK_COMPLETE"
    assert said in made["StackStatusReason"]


def test_what_is_not_removed_stays_and_says_so(stacks: Stacks) -> None:
    made = stacks.made(template(HELPED, Name="Delete"), **MAY)
    assert made["StackStatus"] == "CREATE_COMPLETE"
    stacks.cloudformation.delete_stack(StackName=made["StackName"])
    told = stacks.told(made["StackName"])
    assert (told["StackStatus"], "[Flag]" in told["StackStatusReason"]) == ("DELETE_FAILED", True)


@each(
    ("method", "status"),
    [("PUT", 403), ("GET", 400)],
)
def test_nobody_answers_who_was_not_asked(stacks: Stacks, method: str, status: int) -> None:
    address = f"{stacks.aws.address}/cloudformation-custom-resource-response/guessed"
    assert requests.request(method, address, data=b"{}", timeout=60).status_code == status


def _outputs(told: Mapping[str, Any]) -> dict[str, str]:
    assert told["StackStatus"].endswith("_COMPLETE"), told.get("StackStatusReason")
    return {one["OutputKey"]: one["OutputValue"] for one in told.get("Outputs", ())}
