"""CloudFormation's operations on stacks."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.cloudformation.answers import (
    event_told,
    proposal_told,
    resource_told,
    stack_told,
    summary_told,
)
from commdrill_sandbox.aws.cloudformation.builder import Builder
from commdrill_sandbox.aws.cloudformation.exports import Exports
from commdrill_sandbox.aws.cloudformation.foresight import Foresight
from commdrill_sandbox.aws.cloudformation.orders import Reader
from commdrill_sandbox.aws.cloudformation.stack import OnFailure, Order, Proposal, Stack
from commdrill_sandbox.aws.cloudformation.template import invalid
from commdrill_sandbox.aws.plane import Plane
from commdrill_sandbox.aws.wire.answering import Output
from commdrill_sandbox.aws.wire.refusal import Refusal
from commdrill_sandbox.aws.wire.service import Asked, Operation, Service

_NAME = re.compile("[a-zA-Z][-a-zA-Z0-9]{0,127}")


def cloudformation(clients: Clients, clock: Clock, settle: Callable[[], None]) -> Plane:
    """Every operation there is here; all others are refused by name.

    moto has CloudFormation too, and would make of most types nothing at all.
    """
    control = _Control(clients, clock, settle)
    return Service("cloudformation", "cloudformation", control, None)


class _Control(dict[str, Operation]):
    """The operations by name."""

    def __init__(self, clients: Clients, clock: Clock, settle: Callable[[], None]) -> None:
        self._clock, self._reader = clock, Reader(clients)
        self._stacks: list[Stack] = []
        self._exports = Exports(self._stacks)
        self._builder = Builder(clients, clock, settle, self._exports)
        self._proposals: dict[tuple[str, str], Proposal] = {}
        super().__init__(self._operations())

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
            "ValidateTemplate": self._summary,
            "ListExports": self._list_exports,
            "ListImports": self._list_imports,
            "UpdateTerminationProtection": self._protect,
            "CreateChangeSet": self._propose,
            "DescribeChangeSet": self._proposed,
            "ExecuteChangeSet": self._execute,
            "DeleteChangeSet": self._withdraw,
            "ListChangeSets": self._list_proposals,
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
        if self._find(asked.region, name) is not None:
            raise Refusal("AlreadyExistsException", f"Stack [{name}] already exists")
        self._check(order, asked.region)
        _check_expansion(order)
        protects = bool(asked.input.get("EnableTerminationProtection"))
        stack = Stack(name, asked.region, order, self._clock.now(), is_protected=protects)
        stack.on_failure = _on_failure(asked)
        return stack

    def _check(self, order: Order, region: str) -> None:
        self._builder.check(order, region)
        lacking = self._reader.lacking(order)
        if lacking:
            raise Refusal(
                "InsufficientCapabilitiesException", f"Requires capabilities : [{lacking}]"
            )

    def _update(self, asked: Asked) -> Output:
        stack = _updatable(self._known(asked))
        order = self._reader.order(asked, stack.order)
        self._check(order, asked.region)
        _check_expansion(order)
        if (order.template.text, order.parameters, order.tags) == (
            stack.order.template.text, stack.order.parameters, stack.order.tags,
        ):  # fmt: skip
            raise invalid("No updates are to be performed.")
        self._builder.update(stack, order)
        return {"StackId": stack.id}

    def _delete(self, asked: Asked) -> Output:
        """One that is not there is deleted already."""
        if stack := self._find(asked.region, asked.input["StackName"]):
            if stack.is_protected:
                raise invalid(f"Stack [{stack.name}] cannot be deleted while TerminationProtection "
                              "is enabled")  # fmt: skip
            self._builder.delete(stack)
        return {}

    def _describe(self, asked: Asked) -> Output:
        name = asked.input.get("StackName")
        if name is None:
            there = [one for one in self._in(asked.region) if not one.is_gone]
        else:
            there = [self._known(asked)]
        return {"Stacks": [stack_told(one) for one in there]}

    def _list(self, asked: Asked) -> Output:
        wanted = asked.input.get("StackStatusFilter") or ()
        listed = [one for one in self._in(asked.region) if not wanted or one.status in wanted]
        return {"StackSummaries": [stack_told(one) for one in listed]}

    def _events(self, asked: Asked) -> Output:
        stack = self._known(asked)
        told = [event_told(stack, n, one) for n, one in enumerate(stack.events)]
        return {"StackEvents": told[::-1]}

    def _resources(self, asked: Asked) -> Output:
        return {"StackResources": list(self._told(asked))}

    def _list_resources(self, asked: Asked) -> Output:
        return {"StackResourceSummaries": list(self._told(asked))}

    def _told(self, asked: Asked) -> Iterator[Mapping[str, Any]]:
        stack, wanted = self._known(asked), asked.input.get("LogicalResourceId")
        for name, one in stack.resources.items():
            if wanted in (None, name):
                yield resource_told(stack, name, one)

    def _resource(self, asked: Asked) -> Output:
        for told in self._told(asked):
            return {"StackResourceDetail": told}
        raise invalid(f"Resource {asked.input['LogicalResourceId']} does not exist for stack "
                      f"{asked.input['StackName']}")  # fmt: skip

    def _template(self, asked: Asked) -> Output:
        template = self._known(asked).order.template
        is_original = asked.input.get("TemplateStage") == "Original"
        body = template.text if is_original else template.written_out
        return {"TemplateBody": body, "StagesAvailable": ["Original", "Processed"]}

    def _summary(self, asked: Asked) -> Output:
        named = asked.input.get("StackName")
        template = self._known(asked).order.template if named else self._reader.template(asked)
        return summary_told(template)

    def _list_exports(self, asked: Asked) -> Output:
        return {"Exports": self._exports.told(asked.region)}

    def _list_imports(self, asked: Asked) -> Output:
        name = asked.input["ExportName"]
        if not (found := self._exports.importers(asked.region, name)):
            raise invalid(f"Export '{name}' is not imported by any stack.")
        return {"Imports": found}

    def _protect(self, asked: Asked) -> Output:
        stack = self._known(asked)
        stack.is_protected = bool(asked.input["EnableTerminationProtection"])
        return {"StackId": stack.id}

    def _propose(self, asked: Asked) -> Output:
        """A change set: of a stack that is there, or of one that is to be."""
        name = asked.input["ChangeSetName"]
        stack = self._proposable(asked)
        is_new = stack is None or stack.status == "REVIEW_IN_PROGRESS"
        order = self._reader.order(asked, _updatable(stack).order if stack and not is_new else None)
        self._check(order, asked.region)
        stack = stack or Stack(asked.input["StackName"], asked.region, order, self._clock.now())
        if is_new:
            stack.status = "REVIEW_IN_PROGRESS"
            self._stacks += [] if stack in self._stacks else [stack]
        id_ = stack.id.replace(":stack/", f":changeSet/{name}/")
        changes = list(Foresight(stack, order, self._builder.scope(stack, order)).changes())
        told = proposal_told(stack, order, id_, changes, self._clock.now())
        self._proposals[stack.id, name] = Proposal(stack, order, told)
        return {"Id": id_, "StackId": stack.id}

    def _proposable(self, asked: Asked) -> Stack | None:
        """The stack that is to change; None: one is to be made.

        Raises: Refusal: it is there and should not be, or the other way round, or so is the change set.
        """
        name, wanted = asked.input["StackName"], asked.input["ChangeSetName"]
        kind, stack = asked.input.get("ChangeSetType", "UPDATE"), self._find(asked.region, name)
        is_there = stack is not None and stack.status != "REVIEW_IN_PROGRESS"
        if kind == "UPDATE" and not is_there:
            raise invalid(f"Stack [{name}] does not exist")
        if kind == "CREATE" and is_there:
            raise invalid(f"Stack [{name}] already exists and cannot be created again with the "
                          f"changeSet [{wanted}].")  # fmt: skip
        for one in self._proposals.values():
            if one.stack is stack and one.is_called(wanted, name) and not one.is_executed:
                said = f"ChangeSet [{wanted}] already exists"
                raise Refusal("AlreadyExistsException", said)
        return stack

    def _proposal(self, asked: Asked) -> Proposal:
        """By its own ARN, or by its name and its stack's."""
        name = asked.input["ChangeSetName"]
        for one in self._proposals.values():
            if one.is_called(name, asked.input.get("StackName")):
                return one
        raise Refusal("ChangeSetNotFound", f"ChangeSet [{name}] does not exist", 404)

    def _proposed(self, asked: Asked) -> Output:
        return self._proposal(asked).told

    def _list_proposals(self, asked: Asked) -> Output:
        stack = self._known(asked)
        return {"Summaries": [one.told for one in self._proposals.values() if one.stack is stack]}

    def _execute(self, asked: Asked) -> Output:
        """What else was proposed for its stack is of no use any more; the executed one is kept."""
        proposal = self._proposal(asked)
        stack, status = proposal.stack, proposal.told["ExecutionStatus"]
        if status != "AVAILABLE":
            raise Refusal("InvalidChangeSetStatus", f"ChangeSet [{proposal.told['ChangeSetId']}] cannot be "
                          f"executed in its current execution status of [{status}]")  # fmt: skip
        self._forget(lambda one: one.stack is stack)
        self._proposals[stack.id, proposal.told["ChangeSetName"]] = proposal.executed()
        if stack.status == "REVIEW_IN_PROGRESS":
            stack.order = proposal.order
            stack.on_failure = _on_failure(asked)
            self._builder.create(stack)
        else:
            self._builder.update(stack, proposal.order)
        return {}

    def _withdraw(self, asked: Asked) -> Output:
        """One that is not there is withdrawn already."""
        name, stack = asked.input["ChangeSetName"], asked.input.get("StackName")
        self._forget(lambda one: one.is_called(name, stack))
        return {}

    def _forget(self, is_gone: Callable[[Proposal], bool]) -> None:
        self._proposals = {key: one for key, one in self._proposals.items() if not is_gone(one)}

    def _in(self, region: str) -> list[Stack]:
        return [one for one in self._stacks if one.region == region]

    def _find(self, region: str, name: str) -> Stack | None:
        """One that is there by its name; also one that is gone by its id."""
        for one in self._in(region):
            if name == one.id or (name == one.name and not one.is_gone):
                return one
        return None

    def _known(self, asked: Asked) -> Stack:
        name = asked.input["StackName"]
        if (found := self._find(asked.region, name)) is None:
            raise invalid(f"Stack with id {name} does not exist")
        return found


def _check_expansion(order: Order) -> None:
    """Raises: Refusal: nobody sees what its transforms make of it, as in a change set."""
    if order.template.transforms and "CAPABILITY_AUTO_EXPAND" not in order.capabilities:
        said = "Requires capabilities : [CAPABILITY_AUTO_EXPAND]"
        raise Refusal("InsufficientCapabilitiesException", said)


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise invalid(f"1 validation error detected: Value '{name}' at 'stackName' failed to satisfy "
                      f"constraint: Member must satisfy regular expression pattern: {_NAME.pattern}")  # fmt: skip


def _updatable(stack: Stack) -> Stack:
    """Raises: Refusal: it is not."""
    if not stack.is_updatable:
        raise invalid(f"Stack:{stack.id} is in {stack.status} state and can not be updated.")
    return stack


def _on_failure(asked: Asked) -> OnFailure:
    if asked.input.get("DisableRollback"):
        return OnFailure.DO_NOTHING
    return OnFailure(asked.input.get("OnFailure", OnFailure.ROLLBACK))
