"""What the names of a template stand for, in a stack as it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT, Clients
from commdrill_sandbox.aws.cloudformation.exports import Exports
from commdrill_sandbox.aws.cloudformation.intrinsics import NOTHING, Scope, holds
from commdrill_sandbox.aws.cloudformation.kinds import kind_of
from commdrill_sandbox.aws.cloudformation.parameters import parameter_values
from commdrill_sandbox.aws.cloudformation.stack import Order, Resource
from commdrill_sandbox.aws.cloudformation.template import Template, invalid


@dataclass(frozen=True)
class Surroundings:
    """What is to be, and where: the stack by its name and its id."""

    order: Order
    region: str
    stack: str
    id: str


def scope_of(
    around: Surroundings, there: Mapping[str, Resource], clients: Clients, exports: Exports
) -> Scope:
    """With the resources that are `there`."""
    template = around.order.template
    told = parameter_values(template, around.order.parameters, clients, around.region)
    names = {**_pseudo(around), **told}

    def ref(name: str) -> Any:
        return names[name] if name in names else _of(there, name).made.id

    def attribute(name: str, wanted: str) -> Any:
        return _attribute(_of(there, name), name, wanted)

    def condition(name: str) -> bool:
        if name not in template.conditions:
            raise invalid(f"Template format error: Unresolved condition {name}")
        return holds(template.conditions[name], scope)

    def exported(name: str) -> str:
        return exports.value(around.region, name)

    scope = Scope(ref, attribute, condition, template.mappings, exported, around.region)
    return scope


def wanted(template: Template, scope: Scope) -> tuple[str, ...]:
    """The resources whose conditions hold; all must be of a kind there is."""
    if unknown := sorted(one for one in template.types if kind_of(one) is None):
        raise invalid(f"Template format error: Unrecognized resource types: "
                      f"[{', '.join(unknown)}]")  # fmt: skip
    return tuple(
        name
        for name, one in template.resources.items()
        if "Condition" not in one or scope.condition(one["Condition"])
    )


def noting(scope: Scope) -> tuple[Scope, set[str]]:
    """The same, and what is imported by it."""
    imports: set[str] = set()

    def imported(name: str) -> str:
        imports.add(name)
        return scope.exports(name)

    return replace(scope, exports=imported), imports


def tagged(properties: Mapping[str, Any], tags: Mapping[str, str]) -> Mapping[str, Any]:
    """A stack's tags are its resources', too; theirs go first."""
    own = properties.get("Tags", [])
    if not tags or not isinstance(own, list):
        return properties
    known = {one["Key"] for one in own}
    more = [{"Key": key, "Value": value} for key, value in tags.items() if key not in known]
    return {**properties, "Tags": [*own, *more]}


def _of(there: Mapping[str, Resource], name: str) -> Resource:
    if name not in there:
        raise invalid(f"Template format error: Unresolved resource dependencies [{name}]")
    return there[name]


def _attribute(resource: Resource, name: str, wanted: str) -> Any:
    if wanted not in resource.made.attributes:
        raise invalid(f"Template error: resource {name} does not support attribute type "
                      f"{wanted} in Fn::GetAtt")  # fmt: skip
    return resource.made.attributes[wanted]


def _pseudo(around: Surroundings) -> Mapping[str, Any]:
    return {
        "AWS::AccountId": ACCOUNT,
        "AWS::NoValue": NOTHING,
        "AWS::NotificationARNs": [],
        "AWS::Partition": "aws",
        "AWS::Region": around.region,
        "AWS::StackId": around.id,
        "AWS::StackName": around.stack,
        "AWS::URLSuffix": "amazonaws.com",
    }
