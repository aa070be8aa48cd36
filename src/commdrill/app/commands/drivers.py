"""List the drivers there are, or print the manual of one.

Faults break a component and put it back, observers look at a channel, actions
set the plan going. Installed packages can add more.

Examples:
  commdrill drivers
  commdrill drivers web-page
"""

from argparse import Namespace

from commdrill.app import output
from commdrill.app.arguments import Parser


def describe(parser: Parser) -> None:
    """The arguments of `commdrill drivers`."""
    parser.add_argument("name", metavar="NAME", nargs="?", help="print this driver's manual")


def execute(arguments: Namespace) -> int:
    """Print the list, or a manual."""
    from commdrill.drivers.manual import driver_manual, list_drivers
    from commdrill.drivers.registry import load_registry

    registry = load_registry()
    if arguments.name is None:
        output.say(list_drivers(registry).rstrip())
        return 0
    for driver in registry.named(arguments.name):
        output.say(driver_manual(arguments.name, driver).rstrip() + "\n")
    return 0
