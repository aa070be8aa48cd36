"""Print what completes this command line in a shell.

Commands, options and the words that they take; files where nothing else fits.
It knows this version: print it anew after an upgrade.

Examples:
  commdrill completion bash > ~/.commdrill-completion.bash
  commdrill completion zsh > ~/.zfunc/_commdrill
  commdrill completion fish > ~/.config/fish/completions/commdrill.fish
"""

from argparse import Namespace

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser

COMMAND = Command(Group.WRITING, 8, "print what completes this command line in a shell")


def describe(parser: Parser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), help="which shell")


def execute(arguments: Namespace) -> int:
    from commdrill.app.completion import SHELLS

    output.say(SHELLS[arguments.shell]().rstrip("\n"))
    return 0
