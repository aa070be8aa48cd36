"""The `command` action."""

from datetime import timedelta

from pydantic import Field

from commdrill.drivers.command_line import Argv, CommandLine
from commdrill.drivers.protocol import Driver, Receipt, RunContext
from commdrill.model import Duration


class CommandAction(Driver):
    """Sets the plan going by a program of yours.

    It runs without a shell, in the folder of the environment's document; an exit code other than 0
    is a failure. `${run:id}` and `${run:token}` in its arguments tell it which drill it is.
    """

    run: Argv = Field(
        description="program and arguments", examples=[["./announce.sh", "${run:id}"]]
    )
    timeout: Duration = Field(
        timedelta(seconds=60), description="how long the program may run before it is ended"
    )

    def hosts(self) -> tuple[str, ...]:
        """None that the guard could see: whom a program contacts is its own affair."""
        return ()

    def check(self) -> None:
        self._command().check()

    def perform(self, run: RunContext) -> Receipt:  # noqa: ARG002  # settings name the run
        written = " ".join(self._command().run().split())
        return Receipt(written[:200] or "done, without a word")

    def _command(self) -> CommandLine:
        return CommandLine(self.run, self._folder, self.timeout)
