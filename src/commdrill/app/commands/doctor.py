"""Tell every obstacle of drills in one list, and change nothing.

Mistakes in documents, open questions, what is not set, what the guard forbids,
what cannot be reached or is not well: what preflight would refuse is left out
in thought, and it is asked again until nothing is left. For each step that
somebody is to receive: who sends it; for each fault: what could notice it.
--canary sends one mail through an action of the environment, which marks it by
${run:token}, and waits a minute for it at each inbox of mails.
Exit codes: 0 nothing is in the way, 2 a document is wrong, 3 something else.

Examples:
  commdrill doctor checkout-outage
  commdrill doctor checkout-outage --environment aws-dev --env-file secrets.env
  commdrill doctor checkout-outage --canary write-a-mail
"""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_asking, add_drills, add_env_file

if TYPE_CHECKING:
    from commdrill.app.doctor.diagnosis import Diagnosis

COMMAND = Command(Group.DRILLING, 3, "every obstacle of a drill in one list; changes nothing")


def describe(parser: Parser) -> None:
    add_drills(parser)
    add_asking(parser)
    add_env_file(parser)
    parser.add_argument(
        "--canary",
        metavar="ACTION",
        help="send one marked mail by this action, and wait for it at each inbox",
    )


def execute(arguments: Namespace) -> int:
    """Examine each drill that was asked for."""
    from commdrill.app.ci_safe import one_line
    from commdrill.app.doctor.diagnosis import diagnosis
    from commdrill.app.owner import owned_project_for
    from commdrill.app.request import RunRequest
    from commdrill.app.run.options import asked_by
    from commdrill.app.signals import stopping
    from commdrill.documents.selection import drills_named
    from commdrill.engine.run_services import Stop
    from commdrill.record.outcome import worst

    request = RunRequest(
        root=arguments.root, environment=arguments.environment, asked=asked_by(arguments)
    )
    asked, stop, codes = tuple(arguments.drill), Stop(), list[int]()
    project = owned_project_for(request.project_root, asked)
    drills = drills_named(project, asked) or tuple(project.drills)
    with stopping(stop, output.complain):
        for drill in drills:
            found = diagnosis(request, drill, stop, arguments.canary)
            codes.append(found.exit_code)
            for line in _told(drill, found):
                output.say(one_line(line))
    return worst(codes)


def _told(drill: str, found: "Diagnosis") -> Iterator[str]:
    count = len(found.mistakes) + len(found.questions) + len(found.obstacles)
    yield f"{drill}: {f'{count} in the way' if count else 'nothing is in the way'}"
    yield from _list("mistakes in documents", found.mistakes)
    yield from _list("open questions", found.questions)
    yield from _list("in the way", found.obstacles)
    yield from _list("who sends it", (f"{one.step}: {one.who}" for one in found.senders))
    noticed = (f"{one.fault}: {', '.join(one.channels) or 'nothing'}" for one in found.witnesses)
    yield from _list("what could notice it", noticed)
    yield from _list("canary", found.canary)
    yield from _list("worth knowing", found.findings)


def _list(title: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number == 0:
            yield f"  {title}:"
        yield f"    {line}"
