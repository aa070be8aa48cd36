"""The parser of one command: what its module describes, and what every command takes."""

from argparse import Namespace
from importlib import import_module
from typing import Protocol, cast

from commdrill.app.arguments import Parser, add_policy, add_root


class CommandModule(Protocol):
    """What each module of `app.commands` offers; its docstring is its help, examples included."""

    __doc__: str

    def describe(self, parser: Parser) -> None: ...
    def execute(self, arguments: Namespace) -> int: ...


def command_named(name: str) -> CommandModule:
    """The module of a command; read only now."""
    module = import_module(f"commdrill.app.commands.{name.replace('-', '_')}")
    return cast(CommandModule, module)


def parser_of(name: str) -> Parser:
    """What may be written behind a command's name."""
    command = command_named(name)
    description, _, examples = command.__doc__.partition("\n\nExamples:")
    parser = Parser(f"commdrill {name}", description, f"Examples:{examples}")
    add_root(parser)
    add_policy(parser)
    command.describe(parser)
    return parser
