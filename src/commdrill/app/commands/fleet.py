"""Schedules of drills in Temporal, what its workers do, and what nobody does.

apply: each drill that has a schedule gets one there, its slots as UTC times for
13 months, each within its window. The same documents again change nothing; call
it from CI, and at least once a year. --prune takes away what no document asks
for; what somebody paused stays so.

status: environments that are drilled or held, slots that wait, queues and their
workers, runs that nobody puts back, and slots missed in the last 35 days; exits
with 4 where something is broken.

Whoever asks for a drill says with it how long a worker may be silent before it
counts as lost: COMMDRILL_HEARTBEAT, in seconds (20); and how long its
environment is held then, for it may live: COMMDRILL_QUARANTINE (600).

sweep: drills whose workflow was ended from outside (terminated in Temporal's
pages) are put back. After `apply` Temporal does so itself, every five minutes.

Examples:
  commdrill fleet apply --dry-run
  commdrill fleet apply --prune
  commdrill fleet status --json --report-dir s3://drill-runs/shop
  commdrill fleet sweep
"""

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_report_dir
from commdrill.errors import UsageError

if TYPE_CHECKING:
    from commdrill.app.request import RunRequest

APPLY, STATUS, SWEEP = "apply", "status", "sweep"
COMMAND = Command(
    Group.MACHINES, 2, "apply schedules to a fleet, its status, and what nobody sees to"
)


def describe(parser: Parser) -> None:
    parser.add_argument(
        "action", metavar="ACTION", choices=(APPLY, STATUS, SWEEP), help="apply, status or sweep"
    )
    parser.add_argument(
        "--prune", action="store_true", help="apply: take away what no document asks for"
    )
    parser.add_argument("--dry-run", action="store_true", help="apply: change nothing")
    parser.add_argument("--json", action="store_true", help="status: as JSON")
    add_report_dir(parser)


def execute(arguments: Namespace) -> int:
    from commdrill.app.request import RunRequest
    from commdrill.extras import require

    require("a fleet", "temporal")
    _check_fit(arguments)
    request = RunRequest(root=arguments.root, report_dir=arguments.report_dir)
    if arguments.action == STATUS:
        return _status(arguments, request)
    for line in _lines(arguments, request):
        output.say(line)
    return 0


def _check_fit(arguments: Namespace) -> None:
    if arguments.action != APPLY and (arguments.prune or arguments.dry_run):
        raise UsageError(f"commdrill fleet {arguments.action}: --prune and --dry-run are of apply")
    if arguments.action != STATUS and arguments.json:
        raise UsageError(f"commdrill fleet {arguments.action}: --json is of status")


def _lines(arguments: Namespace, request: "RunRequest") -> Iterator[str]:
    from commdrill.app.fleet.overview import sweep_now
    from commdrill.app.fleet.schedules import apply_schedules, compare_schedules
    from commdrill.fleet.applying import Change

    if arguments.action == SWEEP:
        return sweep_now(request)
    act = compare_schedules if arguments.dry_run else apply_schedules
    return act(request, Change.REMOVED if arguments.prune else Change.LEFT)


def _status(arguments: Namespace, request: "RunRequest") -> int:
    from commdrill.app.fleet import overview

    seen = overview.overview(request)
    for line in [overview.as_json(seen)] if arguments.json else overview.as_text(seen):
        output.say(line)
    return seen.exit_code
