"""Roles and policies."""

from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.cloudformation.kind import (
    Called,
    Kind,
    Made,
    Place,
    Properties,
    hears,
)


def _dated(policy: Properties) -> Properties:
    """A policy may leave out the version of its language, which moto wants to see."""
    written = {"Version": "2012-10-17", **policy["PolicyDocument"]}
    return {**policy, "PolicyDocument": written}


class Role:
    """With the policies that it has by name and those written into it."""

    hears = hears("iam", "CreateRole", "ManagedPolicyArns", "Policies")

    def make(self, place: Place, given: Properties) -> Made:
        given = {"RoleName": place.name(), **given}
        role = place.call("iam", "CreateRole", given)["Role"]
        name = role["RoleName"]
        self._allow(place, name, given)
        return Made(name, {"Arn": role["Arn"], "RoleId": role["RoleId"]}, {"RoleName": name})

    def _allow(self, place: Place, name: str, given: Properties) -> None:
        for arn in given.get("ManagedPolicyArns", ()):
            place.call("iam", "AttachRolePolicy", {"RoleName": name, "PolicyArn": arn})
        for policy in given.get("Policies", ()):
            place.call("iam", "PutRolePolicy", {"RoleName": name, **_dated(policy)})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        if given.get("RoleName", made.id) != made.id or given.get("Path") != place.was.get("Path"):
            return None
        trusts = {**made.key, "PolicyDocument": given["AssumeRolePolicyDocument"]}
        place.call("iam", "UpdateAssumeRolePolicy", trusts)
        self._take_back(place, made, place.was)
        self._allow(place, made.id, given)
        return made

    def _take_back(self, place: Place, made: Made, said: Properties) -> None:
        """What it said itself: others give it policies, too."""
        for arn in said.get("ManagedPolicyArns", ()):
            place.call("iam", "DetachRolePolicy", {**made.key, "PolicyArn": arn})
        for policy in said.get("Policies", ()):
            named = {"PolicyName": policy["PolicyName"]}
            place.call("iam", "DeleteRolePolicy", {**made.key, **named})

    def remove(self, place: Place, made: Made) -> None:
        self._forbid(place, made)
        place.call("iam", "DeleteRole", made.key)

    def _forbid(self, place: Place, made: Made) -> None:
        for one in place.call("iam", "ListAttachedRolePolicies", made.key)["AttachedPolicies"]:
            place.call("iam", "DetachRolePolicy", {**made.key, **one})
        for name in place.call("iam", "ListRolePolicies", made.key)["PolicyNames"]:
            place.call("iam", "DeleteRolePolicy", {**made.key, "PolicyName": name})


class InlinePolicy:
    """Written into each role it names."""

    hears = hears("iam", "PutRolePolicy", "Roles")

    def make(self, place: Place, given: Properties) -> Made:
        given = {"PolicyName": place.name(), **given}
        roles: list[Any] = list(given.get("Roles", ()))
        for role in roles:
            place.call("iam", "PutRolePolicy", {"RoleName": role, **_dated(given)})
        name = str(given["PolicyName"])
        return Made(name, {}, {"PolicyName": name, "Roles": roles})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:  # noqa: ARG002
        return None

    def remove(self, place: Place, made: Made) -> None:
        """Of a role that is gone it is gone already."""
        there = {one["RoleName"] for one in place.call("iam", "ListRoles", {})["Roles"]}
        for role in made.key["Roles"]:
            if role in there:
                place.call("iam", "DeleteRolePolicy", {**made.key, "RoleName": role})


ACCESS: Mapping[str, Kind] = {
    "AWS::IAM::Role": Role(),
    "AWS::IAM::Policy": InlinePolicy(),
    "AWS::IAM::RolePolicy": Called(
        "iam", "PutRolePolicy", "DeleteRolePolicy", named="PolicyName", update="PutRolePolicy",
        fill=lambda _, given: _dated(given),
        key=lambda given, _: {"RoleName": given["RoleName"], "PolicyName": given["PolicyName"]},
    ),
    "AWS::IAM::ManagedPolicy": Called(
        "iam", "CreatePolicy", "DeletePolicy", named="PolicyName", also=("ManagedPolicyName",),
        fill=lambda _, given: {
            "PolicyName": given.get("ManagedPolicyName", given["PolicyName"]), **given
        },
        id=lambda _, made: str(made["Policy"]["Arn"]),
        key=lambda _, made: {"PolicyArn": made["Policy"]["Arn"]},
        attributes=lambda _, __, made: {"PolicyArn": made["Policy"]["Arn"]},
    ),
}  # fmt: skip
