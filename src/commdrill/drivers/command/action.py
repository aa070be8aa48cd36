"""The `command` action."""

from typing import ClassVar

from pydantic import Field

from commdrill.drivers.command.command_line import Argv
from commdrill.drivers.command.driver import CommandDriver
from commdrill.drivers.protocol import Receipt, RunContext


class CommandAction(CommandDriver):
    """Sets the plan going by a program of yours.

    It runs without a shell, in the folder of the environment's document; an exit code other than 0
    is a failure. `${run:id}` and `${run:token}` in its arguments tell it which drill it is.
    """

    starts: ClassVar[tuple[str, ...]] = ("run",)

    run: Argv = Field(
        description="program and arguments", examples=[["./announce.sh", "${run:id}"]]
    )

    def check(self) -> None:
        self._command(self.run).check()

    def perform(self, run: RunContext) -> Receipt:  # noqa: ARG002  # settings name the run
        written = " ".join(self._command(self.run).run().split())
        return Receipt(written[:200] or "done, without a word")
