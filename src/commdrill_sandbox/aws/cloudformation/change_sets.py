"""CloudFormation's change sets: what would become of a stack, to be looked at before it does."""

from collections.abc import Callable, Mapping

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.cloudformation.answers import proposal_told
from commdrill_sandbox.aws.cloudformation.builder import Builder
from commdrill_sandbox.aws.cloudformation.foresight import Foresight
from commdrill_sandbox.aws.cloudformation.orders import Reader
from commdrill_sandbox.aws.cloudformation.stack import Proposal, Stack
from commdrill_sandbox.aws.cloudformation.stacks import Stacks, on_failure, updatable
from commdrill_sandbox.aws.cloudformation.template import invalid
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal


class ChangeSets:
    """Those there are, of all stacks."""

    def __init__(self, stacks: Stacks, reader: Reader, builder: Builder, clock: Clock) -> None:
        self._stacks, self._reader, self._builder, self._clock = stacks, reader, builder, clock
        self._proposals: dict[tuple[str, str], Proposal] = {}

    def operations(self) -> Mapping[str, Operation]:
        """By name."""
        return {
            "CreateChangeSet": self._propose,
            "DescribeChangeSet": self._proposed,
            "ExecuteChangeSet": self._execute,
            "DeleteChangeSet": self._withdraw,
            "ListChangeSets": self._list,
        }

    def _propose(self, asked: Asked) -> Output:
        """A change set: of a stack that is there, or of one that is to be."""
        name = asked.input["ChangeSetName"]
        stack = self._proposable(asked)
        is_new = stack is None or stack.status == "REVIEW_IN_PROGRESS"
        order = self._reader.order(asked, updatable(stack).order if stack and not is_new else None)
        self._builder.check(order, asked.region)
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
        kind, stack = (
            asked.input.get("ChangeSetType", "UPDATE"),
            self._stacks.find(asked.region, name),
        )
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
        name, stack = _named(asked)
        for one in self._proposals.values():
            if one.is_called(name, stack):
                return one
        raise Refusal("ChangeSetNotFound", f"ChangeSet [{name}] does not exist", 404)

    def _proposed(self, asked: Asked) -> Output:
        return self._proposal(asked).told

    def _list(self, asked: Asked) -> Output:
        stack = self._stacks.known(asked)
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
            stack.on_failure = on_failure(asked)
            self._builder.create(stack)
        else:
            self._builder.update(stack, proposal.order)
        return {}

    def _withdraw(self, asked: Asked) -> Output:
        """One that is not there is withdrawn already."""
        name, stack = _named(asked)
        self._forget(lambda one: one.is_called(name, stack))
        return {}

    def _forget(self, is_gone: Callable[[Proposal], bool]) -> None:
        self._proposals = {key: one for key, one in self._proposals.items() if not is_gone(one)}


def _named(asked: Asked) -> tuple[str, str | None]:
    """A name alone is none's: stacks may have change sets of one name."""
    name, stack = asked.input["ChangeSetName"], asked.input.get("StackName")
    if stack is None and not name.startswith("arn:"):
        raise invalid("StackName must be specified if ChangeSetName is not specified as an ARN.")
    return name, stack
