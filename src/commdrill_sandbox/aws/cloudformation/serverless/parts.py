"""What a serverless resource is read from, and the plain resources that it comes to."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.wire.call import Refusal

NAME = "AWS::Serverless-2016-10-31"
Given = Mapping[str, Any]
Resources = dict[str, Given]


@dataclass(frozen=True)
class Stated:
    """A serverless resource: what it is called, its properties, and what stands beside them."""

    name: str
    properties: Given
    beside: Given

    def refuse_beyond(self, known: Sequence[str], what: str = "") -> None:
        """Raises: Refusal: it has a property of which nothing would come, and nobody would know."""
        if unknown := sorted(self.properties.keys() - {*known}):
            raise failed(
                self.name, f"the embedded AWS has no {what}{', '.join(unknown)}, leave it out"
            )

    def made(self, kind: str, properties: Given, **beside: Any) -> Given:
        """A plain resource, under the same condition."""
        kept = {name: one for name, one in self.beside.items() if name == "Condition"}
        filled = {name: one for name, one in properties.items() if one is not None}
        return {"Type": kind, **kept, **beside, "Properties": filled}


def failed(name: str, why: str) -> Refusal:
    """As the transform says that it cannot take a resource."""
    return Refusal(
        "ValidationError",
        f"Transform {NAME} failed with: Invalid Serverless Application Specification document. "
        f"Number of errors found: 1. Resource with id [{name}] is invalid. {why}",
    )


def digest(value: Any) -> str:
    """What tells one version of something from the next, in a name."""
    text = json.dumps(value, sort_keys=True, default=str)
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:10]


def listed_tags(given: Any) -> list[Given]:
    """Tags, which a serverless template writes as a map, and whose they are."""
    own = [{"Key": key, "Value": value} for key, value in (given or {}).items()]
    return [*own, {"Key": "lambda:createdBy", "Value": "SAM"}]


def arn(function: str) -> Given:
    return {"Fn::GetAtt": [function, "Arn"]}


def role(
    stated: Stated, principal: str, managed: Sequence[Any], policies: Sequence[Given] = ()
) -> Given:
    """Whom a service may be."""
    trust = {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": [principal]}}
        ],
    }
    said = {"AssumeRolePolicyDocument": trust, "ManagedPolicyArns": list(managed)}
    return stated.made("AWS::IAM::Role", {**said, "Policies": list(policies) or None})
