"""What goes with a stack, in which order, and what belongs to another of its resources."""

from typing import Any

from tests.sandbox.aws.cloudformation.stacks import Stacks
from tests.sandbox.aws.cloudformation.test_updates import TRUST

READS = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}  # fmt: skip
CODE = "function handler(event) { return event.request; }"
FUNCTION = {"Type": "AWS::CloudFront::Function", "Properties": {
    "Name": "banner", "AutoPublish": True, "FunctionCode": CODE,
    "FunctionConfig": {"Comment": "", "Runtime": "cloudfront-js-2.0"}}}  # fmt: skip


def distribution(**of_behaviour: Any) -> dict[str, Any]:
    behaviour = {"TargetOriginId": "a", "ViewerProtocolPolicy": "allow-all",
                 "CachePolicyId": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", **of_behaviour}  # fmt: skip
    origin = {"Id": "a", "DomainName": "a.example",
              "CustomOriginConfig": {"OriginProtocolPolicy": "https-only"}}  # fmt: skip
    config = {"Enabled": True, "Origins": [origin], "DefaultCacheBehavior": behaviour}
    return {"Type": "AWS::CloudFront::Distribution", "Properties": {"DistributionConfig": config}}


def role(*policies: str) -> dict[str, Any]:
    written = [{"PolicyName": name, "PolicyDocument": READS} for name in policies]
    given = {"AssumeRolePolicyDocument": TRUST, "Policies": written}
    return {"Type": "AWS::IAM::Role", "Properties": given}


def removed(stacks: Stacks, name: str) -> tuple[str, str]:
    """How it ended, and why."""
    id_ = stacks.told(name)["StackId"]
    stacks.cloudformation.delete_stack(StackName=name)
    told = stacks.cloudformation.describe_stacks(StackName=id_)["Stacks"][0]
    return told["StackStatus"], told.get("StackStatusReason", "")


def test_what_an_update_added_goes_after_what_came_to_need_it(stacks: Stacks) -> None:
    name = stacks.made({"Resources": {"D": distribution()}})["StackName"]
    by_function = {"EventType": "viewer-request", "FunctionARN": {"Fn::GetAtt": "F.FunctionARN"}}
    now = {"D": distribution(FunctionAssociations=[by_function]), "F": FUNCTION}
    stacks.changed(name, {"Resources": now})
    assert removed(stacks, name) == ("DELETE_COMPLETE", "")


def test_what_somebody_removed_already_is_removed(stacks: Stacks) -> None:
    name = stacks.made({"Resources": {"B": {"Type": "AWS::S3::Bucket"}}})["StackName"]
    stacks.aws.clients.of("s3").delete_bucket(Bucket=stacks.resources(name)["B"])
    assert removed(stacks, name) == ("DELETE_COMPLETE", "")


def test_a_role_that_changes_keeps_the_policies_that_others_wrote_into_it(stacks: Stacks) -> None:
    theirs = {"Type": "AWS::IAM::Policy", "Properties": {
        "PolicyName": "theirs", "PolicyDocument": READS, "Roles": [{"Ref": "R"}]}}  # fmt: skip
    may: dict[str, Any] = {"Capabilities": ["CAPABILITY_IAM"]}
    name = stacks.made({"Resources": {"R": role("a", "b"), "P": theirs}}, **may)["StackName"]
    now = stacks.changed(name, {"Resources": {"R": role("b", "c"), "P": theirs}}, **may)
    told = stacks.aws.clients.of("iam").list_role_policies(RoleName=now["R"])
    assert set(told["PolicyNames"]) == {"b", "c", "theirs"}
