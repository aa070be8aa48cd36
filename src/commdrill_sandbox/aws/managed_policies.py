"""IAM: policies of AWS's own, which moto knows all of and keeps none of, and trust that is no JSON."""

import json
from collections.abc import Iterable, Mapping
from functools import partial

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.plane import Plane
from commdrill_sandbox.aws.wire.call import Asked, Operation, Refusal
from commdrill_sandbox.aws.wire.service import Service

_OF_AWS = "arn:aws:iam::aws:policy/"
_BY_ARN = ("AttachRolePolicy", "AttachUserPolicy", "AttachGroupPolicy", "GetPolicy", "GetPolicyVersion")  # fmt: skip


def managed_policies() -> Plane:
    """Each is there once somebody asks for it by its ARN: all together are 5 MB of JSON."""
    operations: Mapping[str, Operation] = {
        **dict.fromkeys(_BY_ARN, _brought_in),
        "CreateRole": partial(_check, "AssumeRolePolicyDocument"),
        "UpdateAssumeRolePolicy": partial(_check, "PolicyDocument"),
    }
    return Service("iam", "iam", operations, None)


def _check(member: str, asked: Asked) -> None:
    """Raises: Refusal: whom a role trusts is not said in JSON; moto takes any text."""
    try:
        document = json.loads(asked.input.get(member, "{}"))
    except ValueError as mistake:
        raise _malformed() from mistake
    if not isinstance(document, dict):
        raise _malformed()


def _malformed() -> Refusal:
    return Refusal("MalformedPolicyDocument", "This policy contains invalid Json")


def _brought_in(asked: Asked) -> None:
    """Have moto keep the one that is asked for, and answer."""
    from moto.iam.models import AWSManagedPolicy, iam_backends

    arn = asked.input["PolicyArn"]
    kept = iam_backends[ACCOUNT]["aws"]
    if not arn.startswith(_OF_AWS) or arn in kept.managed_policies:
        return
    for said in _published(arn.rpartition("/")[2]):
        policy = AWSManagedPolicy.from_data(arn.rpartition("/")[2], ACCOUNT, kept.region_name, said)
        if policy.arn == arn:
            kept.managed_policies[arn] = policy


def _published(name: str) -> Iterable[dict[str, str]]:
    """What AWS says of a policy, read alone."""
    from moto.iam.aws_managed_policies import aws_managed_policies_data as published

    found = published.find(f'\n "{name}":{{')
    if found >= 0:
        yield json.JSONDecoder().raw_decode(published, published.index("{", found))[0]
