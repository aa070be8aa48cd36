"""Explain a word: any key, matcher, type, phase, outcome, driver, rule or code.

A word with several meanings has a page for each. Without a word, lists all
that the manual knows.

Examples:
  commdrill explain within
  commdrill explain not-restored
  commdrill explain web-page
  commdrill explain CD103
"""

from argparse import Namespace

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser

COMMAND = Command(Group.WRITING, 6, "explain a word of documents, reports or findings")


def describe(parser: Parser) -> None:
    parser.add_argument("word", metavar="WORD", nargs="?", help="what is asked about")


def execute(arguments: Namespace) -> int:
    from commdrill.drivers.registry import load_registry
    from commdrill.manual.manual import contents, look_up

    registry = load_registry()
    if arguments.word is None:
        output.say(contents(registry))
        return 0
    output.say("\n\n".join(look_up(arguments.word, registry)))
    return 0
