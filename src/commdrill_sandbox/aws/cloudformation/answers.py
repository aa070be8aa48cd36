"""Stacks, resources, events and change sets as CloudFormation tells of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from commdrill_sandbox.aws.cloudformation.stack import Event, OnFailure, Order, Resource, Stack
from commdrill_sandbox.aws.cloudformation.template import Template
from commdrill_sandbox.aws.wire.call import Output


def stack_told(stack: Stack) -> Mapping[str, Any]:
    order = stack.order
    return {
        "StackId": stack.id,
        "StackName": stack.name,
        "Description": order.template.description or None,
        "TemplateDescription": order.template.description or None,
        "CreationTime": stack.created,
        "LastUpdatedTime": stack.updated,
        "DeletionTime": stack.events[-1].at if stack.is_gone else None,
        "StackStatus": stack.status,
        "StackStatusReason": stack.reason or None,
        "DisableRollback": stack.on_failure is OnFailure.DO_NOTHING,
        "EnableTerminationProtection": stack.is_protected,
        "Capabilities": sorted(order.capabilities),
        "NotificationARNs": [],
        **order.settings,
        "RollbackConfiguration": {},
        "DriftInformation": {"StackDriftStatus": "NOT_CHECKED"},
        "Parameters": _parameters(order),
        "Tags": [{"Key": key, "Value": value} for key, value in order.tags.items()],
        "Outputs": _outputs(stack),
    }


def _parameters(order: Order) -> list[Mapping[str, Any]]:
    defaults = {name: one.get("Default") for name, one in order.template.parameters.items()}
    values = {**defaults, **order.parameters}
    return [{"ParameterKey": name, "ParameterValue": str(value)} for name, value in values.items()]


def _outputs(stack: Stack) -> list[Mapping[str, Any]]:
    return [
        {
            "OutputKey": name,
            "OutputValue": value,
            "Description": why or None,
            "ExportName": export or None,
        }
        for name, (value, why, export) in stack.outputs.items()
    ]


def event_told(stack: Stack, number: int, event: Event) -> Mapping[str, Any]:
    return {
        "StackId": stack.id,
        "StackName": stack.name,
        "EventId": f"{event.logical}-{event.status}-{number}",
        "LogicalResourceId": event.logical,
        "PhysicalResourceId": event.id,
        "ResourceType": event.type,
        "ResourceStatus": event.status,
        "ResourceStatusReason": event.reason or None,
        "Timestamp": event.at,
    }


def resource_told(stack: Stack, name: str, one: Resource) -> Mapping[str, Any]:
    last = next(e for e in reversed(stack.events) if e.logical == name)
    return {
        "StackId": stack.id,
        "StackName": stack.name,
        "LogicalResourceId": name,
        "PhysicalResourceId": one.made.id,
        "ResourceType": one.type,
        "ResourceStatus": last.status,
        "Timestamp": last.at,
        "LastUpdatedTimestamp": last.at,
        "DriftInformation": {"StackResourceDriftStatus": "NOT_CHECKED"},
    }


def summary_told(template: Template) -> Output:
    """What a template wants to know, and what it makes."""
    wanted = [
        {
            "ParameterKey": name,
            "ParameterType": one.get("Type", "String"),
            "DefaultValue": None if one.get("Default") is None else str(one["Default"]),
            "NoEcho": bool(one.get("NoEcho", False)),
            "Description": one.get("Description"),
            "ParameterConstraints": {
                "AllowedValues": [str(value) for value in one.get("AllowedValues", ())]
            },
        }
        for name, one in template.parameters.items()
    ]
    iam = any(kind.startswith("AWS::IAM::") for kind in template.types)
    return {
        "Description": template.description or None,
        "Parameters": wanted,
        "ResourceTypes": list(template.types),
        "DeclaredTransforms": list(template.transforms),
        "Capabilities": ["CAPABILITY_IAM"] if iam else [],
    }


def proposal_told(
    stack: Stack, order: Order, id_: str, changes: list[Mapping[str, Any]], at: datetime
) -> Output:
    """A change set; one that changes nothing can be none."""
    does = bool(changes) or order.template.outputs != stack.order.template.outputs
    return {
        "ChangeSetId": id_,
        "ChangeSetName": id_.split("/")[1],
        "StackId": stack.id,
        "StackName": stack.name,
        "CreationTime": at,
        "ExecutionStatus": "AVAILABLE" if does else "UNAVAILABLE",
        "Status": "CREATE_COMPLETE" if does else "FAILED",
        "StatusReason": None if does else "The submitted information didn't contain changes. "
        "Submit different information to create a change set.",
        "Changes": [{"Type": "Resource", "ResourceChange": one} for one in changes],
        "Capabilities": sorted(order.capabilities),
        "NotificationARNs": order.settings.get("NotificationARNs", []),
        "Parameters": _parameters(order),
        "Tags": [{"Key": key, "Value": value} for key, value in order.tags.items()],
    }  # fmt: skip
