"""Try words against an approved message: is this text that message?

What fills each placeholder is told, or else what is different; and what the
content policy has against it. A file that ends in .eml is read as a mail, in
.html as a page, in .json as a chat post, all else as text; without a file
standard input is read. The same code judges as in a run. PLAN is an id or a
file. Exit codes: 0 it matches and nothing is found, else 1.

Examples:
  commdrill match storefront outage-email mail.eml
  commdrill match storefront outage-sms sms.txt --language es
  commdrill match plans/shop.yaml outage-page page.html --at 2026-11-23T16:00Z
"""

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from commdrill.app import output
from commdrill.app.arguments import Parser
from commdrill.clock import SystemClock
from commdrill.errors import UsageError

if TYPE_CHECKING:
    from commdrill.documents.plan import Plan


def describe(parser: Parser) -> None:
    """The arguments of `commdrill match`."""
    parser.add_argument("plan", metavar="PLAN", help="a plan's id, or its file")
    parser.add_argument("message", metavar="MESSAGE", help="the id of an approved message")
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        type=Path,
        help="what was received (default: standard input)",
    )
    parser.add_argument("--language", metavar="LANGUAGE", help="only this language's wording")
    parser.add_argument(
        "--at", metavar="TIME", help="when it was received, e.g. 2026-11-23T16:00Z (default: now)"
    )
    parser.add_argument("--channel", metavar="CHANNEL", help="where: its frame and its type count")
    parser.add_argument("--json", action="store_true", help="for machines")


def execute(arguments: Namespace) -> int:
    """Try, and tell."""
    from commdrill.app.match.input import look_at, read
    from commdrill.app.match.output import as_json, as_text
    from commdrill.app.match.plan_file import named_plan
    from commdrill.app.match.trial import Trial

    plan = named_plan(arguments.plan, arguments.root)
    _check(plan, arguments.message, arguments.channel)
    piped = None if _is_file(arguments.file) else sys.stdin.buffer.read()
    content, name = read(arguments.file, piped)
    channel_type = plan.channels[arguments.channel].type if arguments.channel else None
    trial = Trial(
        plan, arguments.message, arguments.channel, arguments.language, _moment(arguments.at)
    )
    tried = trial.of(look_at(content, name, channel_type))
    output.say(as_json(tried) if arguments.json else as_text(tried))
    return 0 if tried.matches and not tried.findings else 1


def _is_file(file: Path | None) -> bool:
    return file is not None and str(file) != "-"


def _check(plan: "Plan", message: str, channel: str | None) -> None:
    from commdrill.documents.suggestion import did_you_mean, listed

    for what, name, known in (
        ("message", message, plan.messages),
        ("channel", channel, plan.channels),
    ):
        if name is not None and name not in known:
            there = listed(known) if known else "none"
            raise UsageError(
                f"commdrill match: the plan has no {what} {name!r}{did_you_mean(name, known)}; there are: {there}"
            )


def _moment(written: str | None) -> datetime:
    if written is None:
        return SystemClock().now()
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise UsageError(
            f"commdrill match: --at {written!r} is no time: write e.g. 2026-11-23T16:00Z"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
