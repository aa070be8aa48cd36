"""Print the JSON Schema of a document, for editors.

Editors that know the schema complete keys, explain them and underline mistakes.

Examples:
  commdrill schema plan
  commdrill schema environment
  commdrill schema drill
"""

from argparse import Namespace

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser
from commdrill.documents.schema import KINDS, schema_text
from commdrill.errors import UsageError

COMMAND = Command(Group.WRITING, 4, "print the JSON Schema of a document, for editors")


def describe(parser: Parser) -> None:
    parser.add_argument("kind", metavar="KIND", help=", ".join(KINDS))


def execute(arguments: Namespace) -> int:
    kind: str = arguments.kind
    if kind not in KINDS:
        from commdrill.documents.suggestion import did_you_mean

        raise UsageError(
            f"commdrill schema: there is no document of kind {kind!r}{did_you_mean(kind, KINDS)}; "
            f"there are {', '.join(KINDS)}"
        )
    output.say_json(schema_text(kind).rstrip())
    return 0
