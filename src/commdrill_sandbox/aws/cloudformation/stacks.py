"""The stacks there are, and what may be asked of one."""

from commdrill_sandbox.aws.cloudformation.stack import OnFailure, Stack
from commdrill_sandbox.aws.cloudformation.template import invalid
from commdrill_sandbox.aws.wire.call import Asked


class Stacks(list[Stack]):
    """All of them, in the order in which they came to be."""

    def of(self, region: str) -> list[Stack]:
        """Those of a region."""
        return [one for one in self if one.region == region]

    def find(self, region: str, name: str) -> Stack | None:
        """One that is there by its name; also one that is gone by its id."""
        for one in self.of(region):
            if name == one.id or (name == one.name and not one.is_gone):
                return one
        return None

    def known(self, asked: Asked) -> Stack:
        """The one that is asked of.

        Raises: Refusal: it is not there.
        """
        if not (name := str(asked.input.get("StackName", ""))):
            raise invalid("stackName must be specified")
        if (found := self.find(asked.region, name)) is None:
            raise invalid(f"Stack with id {name} does not exist")
        return found


def updatable(stack: Stack) -> Stack:
    """Raises: Refusal: it is not."""
    if not stack.is_updatable:
        raise invalid(f"Stack:{stack.id} is in {stack.status} state and can not be updated.")
    return stack


def on_failure(asked: Asked) -> OnFailure:
    """What becomes of one that cannot be made."""
    if asked.input.get("DisableRollback"):
        return OnFailure.DO_NOTHING
    return OnFailure(asked.input.get("OnFailure", OnFailure.ROLLBACK))
