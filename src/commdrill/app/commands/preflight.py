"""Check that drills could run now, and change nothing.

Looks at the guard, addresses and credentials, at every observer and fault, and
that nobody else is drilling there.

Examples:
  commdrill preflight
  commdrill preflight checkout-outage --environment aws-dev
"""

from argparse import Namespace

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_asking, add_drills, add_env_file
from commdrill.record.events import PreflightFailed, PreflightPassed, Record, RunStarted

COMMAND = Command(Group.DRILLING, 2, "check that drills could run now; changes nothing")


def describe(parser: Parser) -> None:
    add_drills(parser)
    add_asking(parser)
    add_env_file(parser)


def execute(arguments: Namespace) -> int:
    """Check what was asked for."""
    from commdrill.app.progress.console import open_console
    from commdrill.app.request import RunRequest
    from commdrill.app.run.drills import preflight_drills
    from commdrill.app.run.options import asked_by

    request = RunRequest(
        root=arguments.root,
        drills=tuple(arguments.drill),
        environment=arguments.environment,
        asked=asked_by(arguments),
    )
    answers = Answers()
    with open_console(lambda _: None) as console:

        def take(record: Record) -> None:
            console.take(record)
            answers.take(record)

        exit_code = preflight_drills(request, take)
    for line in answers.lines:
        output.say(line)
    return exit_code


class Answers:
    """What each drill's preflight came to, to be told once the display has gone."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._drill = ""

    def take(self, record: Record) -> None:
        """Note what this record decides."""
        match record.event:
            case RunStarted(drill):
                self._drill = drill
            case PreflightPassed():
                self.lines.append(f"{self._drill}: ready")
            case PreflightFailed(reasons):
                self.lines.append(f"{self._drill}: REFUSED; nothing was touched")
                self.lines += [f"    {reason}" for reason in reasons]
