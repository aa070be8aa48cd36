"""Try words against an approved message, or against all that a step `says`.

What fills each placeholder is told, or else what is different; and what the
content policy has against it. Of a step with `says` its things are looked for
in whatever words, as on its channel; what it expects beside them is not asked.
Where several scenarios have a step of one id, write SCENARIO/STEP. A file that
ends in .eml is read as a mail, in .html as a page with the style sheets beside
it, in .json as a chat post, all else as text; without a file standard input is
read. The same code judges as in a run. PLAN is an id or a file. Exit codes: 0
it matches and nothing is found, else 1.

Examples:
  commdrill match storefront outage-email mail.eml
  commdrill match storefront outage-sms sms.txt --language es
  commdrill match storefront tell-customers draft.txt
  commdrill match plans/shop.yaml outage-page page.html --at 2026-11-23T16:00Z
"""

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser
from commdrill.clock import SystemClock
from commdrill.errors import UsageError
from commdrill.values import first_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from commdrill.app.match.free_trial import FreeTrial
    from commdrill.app.match.input import Given, MatchInput, Tried
    from commdrill.app.match.trial import Trial
    from commdrill.documents.plan import Plan

COMMAND = Command(Group.WRITING, 2, "try a text, mail or page against a message of a plan")

_MOST_NAMED = 5


def describe(parser: Parser) -> None:
    parser.add_argument("plan", metavar="PLAN", help="a plan's id, or its file")
    parser.add_argument(
        "message",
        metavar="MESSAGE",
        help="the id of an approved message, or of a step that has `says`",
    )
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
    parser.add_argument(
        "--channel",
        metavar="CHANNEL",
        help="where a message is read: its frame and its type count; a step has its own",
    )
    parser.add_argument("--json", action="store_true", help="for machines")


def execute(arguments: Namespace) -> int:
    from commdrill.app.match.input import read
    from commdrill.app.match.output import as_json, as_text
    from commdrill.app.match.plan_file import named_plan

    plan = named_plan(arguments.plan, arguments.root)
    _check_channel(plan, arguments.channel)
    try_ = _message_trial if arguments.message in plan.messages else _step_trial
    trial = try_(plan, arguments)
    piped = None if _is_file(arguments.file) else sys.stdin.buffer.read()
    tried = trial(read(arguments.file, piped))
    if arguments.json:
        output.say_json(as_json(tried))
    else:
        output.say(as_text(tried))
    return 0 if tried.matches and not tried.findings else 1


def _message_trial(plan: "Plan", arguments: Namespace) -> "Callable[[Given], Tried]":
    """Of words that are approved, wherever they are read or on the channel that is named."""
    from commdrill.app.match.input import look_at
    from commdrill.app.match.trial import Trial

    channel = arguments.channel
    channel_type = plan.channels[channel].type if channel else None
    trial = Trial(plan, arguments.message, channel, arguments.language, _moment(arguments.at))
    return lambda given: _tried(trial, look_at(given, channel_type))


def _step_trial(plan: "Plan", arguments: Namespace) -> "Callable[[Given], Tried]":
    """Of words that are free, on the step's own channel."""
    from commdrill.app.match.free_trial import FreeTrial
    from commdrill.app.match.input import look_at
    from commdrill.app.match.promised_step import free_step

    promised = free_step(plan, arguments.message)
    if arguments.channel not in (None, promised.step.channel):
        raise UsageError(
            f"commdrill match: step {arguments.message!r} is told on {promised.step.channel}, not on "
            f"{arguments.channel}; leave --channel out"
        )
    channel_type = plan.channels[promised.step.channel].type
    trial = FreeTrial(plan, promised, arguments.language, _moment(arguments.at))
    return lambda given: _tried(trial, look_at(given, channel_type))


def _tried(trial: "Trial | FreeTrial", seen: "MatchInput") -> "Tried":
    if unread := [sheet for sheet in seen.unread if "font" not in sheet]:
        output.complain(
            f"commdrill match: style sheets that the page links to do not lie beside it: {first_of(unread, _MOST_NAMED)}; "
            "what they hide is taken for seen"
        )
    return trial.of(seen)


def _is_file(file: Path | None) -> bool:
    return file is not None and str(file) != "-"


def _check_channel(plan: "Plan", name: str | None) -> None:
    from commdrill.documents.suggestion import did_you_mean, listed

    known = plan.channels
    if name is not None and name not in known:
        raise UsageError(
            f"commdrill match: the plan has no channel {name!r}{did_you_mean(name, known)}; "
            f"there are: {listed(known) if known else 'none'}"
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
