"""Perform drills of a fleet, for ever: those that Temporal has for its queues.

Every worker of a project has its documents (--root) and its secrets, and writes
to one shelf for all (--report-dir s3://…): by it one puts back what another one
broke, whose host is gone. Each drill has a process of its own.

Temporal is found by its own settings (TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE,
TEMPORAL_API_KEY, TEMPORAL_TLS, or its config file), and may be down when this
starts. The project is called like its root's folder, or as COMMDRILL_PROJECT
says. SIGTERM and Ctrl-C end it; what is under way is put back first. Needs the
extra `temporal`.

Examples:
  commdrill worker --report-dir s3://drill-runs/shop
  commdrill worker --queue eu-west --queue drills
"""

from argparse import Namespace

from commdrill.app.command import Command, Group, Parser, add_env_file, add_report_dir

COMMAND = Command(
    Group.MACHINES, 1, "perform drills of a fleet (Temporal), and put back what others left"
)


def describe(parser: Parser) -> None:
    parser.add_argument(
        "--queue",
        metavar="NAME",
        action="append",
        help="a queue that environments name (default: drills; may be repeated)",
    )
    add_report_dir(parser)
    add_env_file(parser)


def execute(arguments: Namespace) -> int:
    """Work until asked to end."""
    from commdrill.app.request import RunRequest
    from commdrill.extras import require

    require("a worker", "temporal")
    from commdrill.app.fleet.worker import serve
    from commdrill.fleet.orders import USUAL_QUEUE

    request = RunRequest(root=arguments.root, report_dir=arguments.report_dir)
    return serve(request, arguments.queue or (USUAL_QUEUE,))
