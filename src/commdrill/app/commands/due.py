"""Say what is due when in the next year, what was missed, and what changed since.

Each line: when its window opens, how long it stays open, the drill, its plan,
environment and owner. A drill is also due when its plan changed in substance
since it was last drilled. What a run left to be done in the days after it
(steps of the follow-up) stands here, and in the calendar, until it is attested.
Nothing is run.

Examples:
  commdrill due
  commdrill due --json
  commdrill due --ics > drills.ics
"""

from argparse import Namespace

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_report_dir, add_store

COMMAND = Command(Group.AGAIN, 1, "what is due when in the next year, what was missed")


def describe(parser: Parser) -> None:
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="as JSON")
    how.add_argument("--ics", action="store_true", help="as a calendar for Outlook, Google, …")
    add_report_dir(parser)
    add_store(parser)


def execute(arguments: Namespace) -> int:
    from commdrill.app.schedule.due import as_calendar, as_json, as_text, look_ahead
    from commdrill.app.schedule.tick import Timetable

    due = look_ahead(Timetable(arguments.root, arguments.report_dir, arguments.store))
    if arguments.ics:
        output.say_bytes(as_calendar(due))
    elif arguments.json:
        output.say_json(as_json(due))
    else:
        for line in as_text(due):
            output.say(line)
    return 0
