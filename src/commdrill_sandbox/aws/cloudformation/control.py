"""CloudFormation's operations on stacks."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.cloudformation.answers import (
    event_told,
    resource_told,
    stack_told,
    summary_told,
)
from commdrill_sandbox.aws.cloudformation.builder import Builder
from commdrill_sandbox.aws.cloudformation.capabilities import check_expansion
from commdrill_sandbox.aws.cloudformation.change_sets import ChangeSets
from commdrill_sandbox.aws.cloudformation.creation_order import ordered
from commdrill_sandbox.aws.cloudformation.exports import Exports
from commdrill_sandbox.aws.cloudformation.notices import Notices
from commdrill_sandbox.aws.cloudformation.orders import Reader
from commdrill_sandbox.aws.cloudformation.postbox import Postbox
from commdrill_sandbox.aws.cloudformation.stack import Stack
from commdrill_sandbox.aws.cloudformation.stacks import Stacks, on_failure, updatable
from commdrill_sandbox.aws.cloudformation.template import invalid
from commdrill_sandbox.aws.plane import Plane
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal
from commdrill_sandbox.aws.wire.service import Service

_HAPPENS = ("CreateStack", "UpdateStack", "DeleteStack", "ExecuteChangeSet")
_NAME = re.compile("[a-zA-Z][-a-zA-Z0-9]{0,127}")


def cloudformation(
    clients: Clients, clock: Clock, settle: Callable[[], None], postbox: Postbox
) -> Plane:
    """Every operation there is here; all others are refused by name.

    moto has CloudFormation too, and would make of most types nothing at all.
    """
    control = _Control(clients, clock, settle, postbox)
    return Service("cloudformation", "cloudformation", control, None)


class _Control(dict[str, Operation]):
    """The operations by name."""

    def __init__(
        self, clients: Clients, clock: Clock, settle: Callable[[], None], postbox: Postbox
    ) -> None:
        self._clock, self._reader = clock, Reader(clients)
        self._stacks = Stacks()
        self._exports = Exports(self._stacks)
        self._builder = Builder(clients, clock, settle, self._exports, postbox)
        self._change_sets = ChangeSets(self._stacks, self._reader, self._builder, clock)
        super().__init__(self._operations())
        notices = Notices(clients, self._stacks)
        self.update({name: _telling(notices, self[name]) for name in _HAPPENS})

    def _operations(self) -> dict[str, Operation]:
        return {
            "CreateStack": self._create,
            "UpdateStack": self._update,
            "DeleteStack": self._delete,
            "DescribeStacks": self._describe,
            "ListStacks": self._list,
            "DescribeStackEvents": self._events,
            "DescribeStackResources": self._resources,
            "DescribeStackResource": self._resource,
            "ListStackResources": self._list_resources,
            "GetTemplate": self._template,
            "GetTemplateSummary": self._summary,
            "ValidateTemplate": self._validate,
            "ListExports": self._list_exports,
            "ListImports": self._list_imports,
            "UpdateTerminationProtection": self._protect,
            **self._change_sets.operations(),
        }

    def __contains__(self, name: object) -> bool:
        return True  # what is not there is refused here, and is not moto's

    def __missing__(self, name: str) -> Operation:
        def refused(_: Asked) -> Output:
            raise invalid(f"the embedded AWS has no cloudformation:{name}")

        return refused

    def _create(self, asked: Asked) -> Output:
        stack = self._new(asked)
        self._stacks.append(stack)
        self._builder.create(stack)
        return {"StackId": stack.id}

    def _new(self, asked: Asked) -> Stack:
        name, order = asked.input["StackName"], self._reader.order(asked)
        _check_name(name)
        if self._stacks.find(asked.region, name) is not None:
            raise Refusal("AlreadyExistsException", f"Stack [{name}] already exists")
        self._builder.check(order, asked.region)
        check_expansion(order)
        protects = bool(asked.input.get("EnableTerminationProtection"))
        stack = Stack(name, asked.region, order, self._clock.now(), is_protected=protects)
        stack.on_failure = on_failure(asked)
        return stack

    def _update(self, asked: Asked) -> Output:
        stack = updatable(self._stacks.known(asked))
        order = self._reader.order(asked, stack.order)
        self._builder.check(order, asked.region)
        check_expansion(order)
        if replace(order, capabilities=stack.order.capabilities) == stack.order:
            raise invalid("No updates are to be performed.")
        self._builder.update(stack, order)
        return {"StackId": stack.id}

    def _delete(self, asked: Asked) -> Output:
        """One that is not there is deleted already."""
        if stack := self._stacks.find(asked.region, asked.input["StackName"]):
            if stack.is_protected:
                raise invalid(f"Stack [{stack.name}] cannot be deleted while TerminationProtection "
                              "is enabled")  # fmt: skip
            self._builder.delete(stack)
        return {}

    def _describe(self, asked: Asked) -> Output:
        name = asked.input.get("StackName")
        if name is None:
            there = [one for one in self._stacks.of(asked.region) if not one.is_gone]
        else:
            there = [self._stacks.known(asked)]
        return {"Stacks": [stack_told(one) for one in there]}

    def _list(self, asked: Asked) -> Output:
        wanted = asked.input.get("StackStatusFilter") or ()
        listed = [
            one for one in self._stacks.of(asked.region) if not wanted or one.status in wanted
        ]
        return {"StackSummaries": [stack_told(one) for one in listed]}

    def _events(self, asked: Asked) -> Output:
        stack = self._stacks.known(asked)
        told = [event_told(stack, n, one) for n, one in enumerate(stack.events)]
        return {"StackEvents": told[::-1]}

    def _resources(self, asked: Asked) -> Output:
        return {"StackResources": list(self._told(asked))}

    def _list_resources(self, asked: Asked) -> Output:
        return {"StackResourceSummaries": list(self._told(asked))}

    def _told(self, asked: Asked) -> Iterator[Mapping[str, Any]]:
        stack, wanted = self._stacks.known(asked), asked.input.get("LogicalResourceId")
        for name, one in stack.resources.items():
            if wanted in (None, name):
                yield resource_told(stack, name, one)

    def _resource(self, asked: Asked) -> Output:
        for told in self._told(asked):
            return {"StackResourceDetail": told}
        raise invalid(f"Resource {asked.input['LogicalResourceId']} does not exist for stack "
                      f"{asked.input['StackName']}")  # fmt: skip

    def _template(self, asked: Asked) -> Output:
        template = self._stacks.known(asked).order.template
        is_original = asked.input.get("TemplateStage") == "Original"
        body = template.text if is_original else template.written_out
        return {"TemplateBody": body, "StagesAvailable": ["Original", "Processed"]}

    def _summary(self, asked: Asked) -> Output:
        named = asked.input.get("StackName")
        template = (
            self._stacks.known(asked).order.template if named else self._reader.template(asked)
        )
        return summary_told(template)

    def _validate(self, asked: Asked) -> Output:
        """Raises: Refusal: its resources wait for each other, or for what is not there."""
        template = self._reader.template(asked)
        ordered(template, tuple(template.resources))
        return summary_told(template)

    def _list_exports(self, asked: Asked) -> Output:
        return {"Exports": self._exports.told(asked.region)}

    def _list_imports(self, asked: Asked) -> Output:
        name = asked.input["ExportName"]
        if not (found := self._exports.importers(asked.region, name)):
            raise invalid(f"Export '{name}' is not imported by any stack.")
        return {"Imports": found}

    def _protect(self, asked: Asked) -> Output:
        stack = self._stacks.known(asked)
        stack.is_protected = bool(asked.input["EnableTerminationProtection"])
        return {"StackId": stack.id}


def _telling(notices: Notices, do: Operation) -> Operation:
    def told(asked: Asked) -> Output | Response | None:
        try:
            return do(asked)
        finally:
            notices.tell()

    return told


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise invalid(f"1 validation error detected: Value '{name}' at 'stackName' failed to satisfy "
                      f"constraint: Member must satisfy regular expression pattern: {_NAME.pattern}")  # fmt: skip
