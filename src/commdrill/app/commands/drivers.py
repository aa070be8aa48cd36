"""List the drivers there are, or print the manual of one.

Faults break a component and put it back, observers look at a channel, actions
set the plan going. Installed packages can add more.

Examples:
  commdrill drivers
  commdrill drivers web-page
  commdrill drivers --iam aws-dev > policy.json
"""

from argparse import Namespace
from pathlib import Path

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser

COMMAND = Command(Group.WRITING, 5, "list the drivers, or print the manual of one")


def describe(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", help="print this driver's manual")
    parser.add_argument(
        "--iam",
        metavar="ENVIRONMENT",
        help="print the IAM policy that this environment's drivers need, and no more",
    )


def execute(arguments: Namespace) -> int:
    """Print the list, or a manual."""
    from commdrill.drivers.manual import driver_manual, list_drivers
    from commdrill.drivers.registry import load_registry

    if arguments.iam is not None:
        return _print_policy(getattr(arguments, "root", None), arguments.iam)
    registry = load_registry()
    if arguments.name is None:
        output.say(list_drivers(registry).rstrip())
        return 0
    for driver in registry.named(arguments.name):
        output.say(driver_manual(arguments.name, driver).rstrip() + "\n")
    return 0


def _print_policy(root: Path | None, environment: str) -> int:
    import json

    from commdrill.app.owner import owned_project
    from commdrill.documents.links.linked_documents import environment_named
    from commdrill.documents.project import find_project
    from commdrill.drivers.aws.policy import policy
    from commdrill.drivers.registry import load_registry

    project = owned_project(root.resolve() if root else find_project(Path.cwd()))
    found = environment_named(project, environment)
    output.say_json(json.dumps(policy(found.model, load_registry()), indent=2))
    return 0
