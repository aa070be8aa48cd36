"""What tests ask of stacks."""

import itertools
import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill_sandbox.aws.embedded import EmbeddedAws

numbers = itertools.count(1)


class Stacks:
    """Those of one AWS; each has a name of its own."""

    def __init__(self, aws: EmbeddedAws) -> None:
        self.aws, self.cloudformation = aws, aws.clients.of("cloudformation")

    def made(self, template: Any, **more: Any) -> dict[str, Any]:
        """The stack that a template comes to."""
        name = f"shop-{next(numbers)}"
        body = template if isinstance(template, str) else json.dumps(template)
        self.cloudformation.create_stack(StackName=name, TemplateBody=body, **more)
        return self.told(name)

    def told(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.cloudformation.describe_stacks(StackName=name)["Stacks"][0]
        return found

    def outputs(self, template: Any, **more: Any) -> dict[str, str]:
        told = self.made(template, **more)
        assert told["StackStatus"] == "CREATE_COMPLETE", told.get("StackStatusReason")
        return {one["OutputKey"]: one["OutputValue"] for one in told.get("Outputs", ())}

    def refusal(self, template: Any, **more: Any) -> str:
        with pytest.raises(ClientError) as raised:
            self.made(template, **more)
        assert raised.value.response["Error"]["Code"] == "ValidationError"
        return str(raised.value.response["Error"]["Message"])

    def changed(self, name: str, template: Any, **more: Any) -> dict[str, str]:
        """What its resources are called, once a stack is as another template says."""
        body = template if isinstance(template, str) else json.dumps(template)
        self.cloudformation.update_stack(StackName=name, TemplateBody=body, **more)
        told = self.told(name)
        assert told["StackStatus"] == "UPDATE_COMPLETE", told.get("StackStatusReason")
        return self.resources(name)

    def resources(self, name: str) -> dict[str, str]:
        """By what the template calls them."""
        found = self.cloudformation.list_stack_resources(StackName=name)["StackResourceSummaries"]
        return {one["LogicalResourceId"]: one["PhysicalResourceId"] for one in found}
