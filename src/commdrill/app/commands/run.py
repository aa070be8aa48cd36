"""Run drills: break what they take down, look at every channel, judge, restore.

A drill is named by its id, its file or a folder of drills; none named: every
drill of the project. Each run leaves a folder with its journal, reports and
evidence. Ctrl-C restores first, and then ends.

One run at a time drills an environment, also from another clone of its
documents. Who drills what, and what the way back needs, is kept for each user
and machine in $XDG_STATE_HOME/commdrill (~/.local/state/commdrill).

Examples:
  commdrill run
  commdrill run checkout-outage --environment aws-dev
  commdrill run drills/storefront --report-dir out --junit out/junit.xml
  commdrill run checkout-outage --sabotage late-email
  commdrill run --since origin/main
  commdrill run checkout-outage --notify --tag release-14
  commdrill run checkout-outage --only page-tells-visitors
  commdrill run checkout-outage --live --listen 127.0.0.1:8080
  commdrill run checkout-outage --fleet --report-dir s3://drill-runs/shop
  commdrill run --set host=shop.dev.example --env-file .env --pace 60
"""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from commdrill.app import output
from commdrill.app.command import (
    Command,
    Group,
    Parser,
    add_asking,
    add_drills,
    add_env_file,
    add_listening,
    add_report_dir,
    add_sabotage,
)

if TYPE_CHECKING:
    from commdrill.app.request import RunRequest
    from commdrill.app.run.one_run import OnRecord

COMMAND = Command(Group.DRILLING, 1, "break, look, judge, restore: run drills (none named: all)")


def describe(parser: Parser) -> None:
    add_drills(parser)
    add_report_dir(parser)
    parser.add_argument(
        "--junit", metavar="FILE", type=Path, help="write one JUnit file of all these runs, too"
    )
    _add_what(parser)
    _add_how(parser)
    add_sabotage(parser)
    parser.add_argument(
        "--live", action="store_true", help="serve the live page of it: --listen says where"
    )
    add_listening(parser)
    add_asking(parser)
    add_env_file(parser)


def _add_what(parser: Parser) -> None:
    """What is drilled, and what it is called."""
    parser.add_argument(
        "--since",
        metavar="REV",
        help="only drills that a change since HEAD left this git revision touches",
    )
    parser.add_argument(
        "--only",
        metavar="STEP",
        nargs="+",
        action="extend",
        default=[],
        help="drill for these steps alone; those of earlier phases are awaited, none"
        " but these is told",
    )
    parser.add_argument(
        "--tag",
        metavar="NAME",
        action="append",
        default=[],
        help="a word that the run's reports have, e.g. release-14 (may be repeated)",
    )


def _add_how(parser: Parser) -> None:
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="print the timeline with every fault, address and deadline; contact nobody",
    )
    parser.add_argument(
        "--fleet", action="store_true", help="have workers perform it (Temporal), shown here"
    )
    parser.add_argument(
        "--notify",
        action="store_true",
        help="tell those whom the drill's schedule names under notify what became of it",
    )
    parser.add_argument("--strict", action="store_true", help="a skipped step fails its run")


def execute(arguments: Namespace) -> int:
    """Run what was asked for."""
    from commdrill.app.live import beside_the_run, listening_of
    from commdrill.app.progress.console import open_console
    from commdrill.app.run.drills import run_drills
    from commdrill.app.run.options import check_terminal

    request = _request(arguments)
    if arguments.dry_run:
        from commdrill.app.run.dry_run import dry_run

        return dry_run(request, output.say)
    check_terminal(request.asked, sys.stdin)
    reports = _shown(request.reports)
    with (
        open_console(lambda run: reports / run / "report.html") as console,
        _telling(arguments, request, console.take) as heard,
    ):
        if arguments.fleet:
            return _in_fleet(request, heard)
        page = listening_of(arguments) if arguments.live else None
        with beside_the_run(page, request, heard) as (live_request, take):
            return run_drills(live_request, take, console.ask)


def _request(arguments: Namespace) -> "RunRequest":
    from commdrill.app.request import RunRequest
    from commdrill.app.run.options import asked_by, tags_of
    from commdrill.errors import UsageError

    if arguments.only and arguments.strict:
        raise UsageError("--only leaves steps out, and --strict fails for each: choose one")
    return RunRequest(
        root=arguments.root,
        drills=tuple(arguments.drill),
        environment=arguments.environment,
        report_dir=arguments.report_dir,
        junit=arguments.junit,
        strict=arguments.strict,
        sabotages=tuple(arguments.sabotage),
        since=arguments.since,
        asked=asked_by(arguments),
        tags=tags_of(arguments.tag),
    )


@contextmanager
def _telling(arguments: Namespace, request: "RunRequest", take: "OnRecord") -> Iterator["OnRecord"]:
    """With --notify: who is to be told what became of it, once all is over, however it ended."""
    if not arguments.notify:
        yield take
        return
    from commdrill.app.schedule.run_news import run_news

    news = run_news(request)
    try:
        yield news.listening(take)
    finally:
        news.tell()


def _in_fleet(request: "RunRequest", take: "OnRecord") -> int:
    from commdrill.extras import require

    require("--fleet", "temporal")
    from commdrill.app.fleet.asking import run_in_fleet

    return run_in_fleet(request, take)


def _shown(folder: Path) -> Path:
    """From here on where it lies below, in full where it does not."""
    here = Path.cwd()
    return folder.resolve().relative_to(here) if folder.resolve().is_relative_to(here) else folder
