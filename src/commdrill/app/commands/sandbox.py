"""Start the embedded environment alone, to look at in a browser.

A small company: a store, an orders API, a status page, mailboxes, telephones
and chat, and a responder that carries the project's plan out when something
breaks. Break things yourself on its start page. Ctrl-C ends it.

Examples:
  commdrill sandbox
  commdrill sandbox --json
  commdrill sandbox --deviations
"""

import json
from argparse import Namespace
from collections.abc import Mapping
from threading import Event
from typing import TYPE_CHECKING

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_sabotage

if TYPE_CHECKING:
    from commdrill.app.embedded import RunningSandbox

COMMAND = Command(Group.WRITING, 7, "start the embedded environment alone, to look at")
_ALIVE_EVERY = 1.0  # seconds


def describe(parser: Parser) -> None:
    parser.add_argument(
        "--environment", metavar="ID", help="the one whose people and pace it takes"
    )
    parser.add_argument("--plan", metavar="ID", help="the plan its responder carries out")
    parser.add_argument(
        "--json", action="store_true", help="print its addresses as one line, once it is ready"
    )
    parser.add_argument(
        "--deviations",
        action="store_true",
        help="start nothing: print where the embedded AWS is not as AWS's own",
    )
    add_sabotage(parser)
    parser.epilog = f"{parser.epilog}\n{_sabotages()}"


def execute(arguments: Namespace) -> int:
    """Serve until somebody ends it; or say what it is not."""
    if arguments.deviations:
        from commdrill.app.embedded import deviations

        output.say(deviations().rstrip())
        return 0
    return _serve(arguments)


def _serve(arguments: Namespace) -> int:
    from commdrill.app.embedded import SandboxOrder, start_sandbox, stop_sandbox
    from commdrill.app.request import RunRequest
    from commdrill.app.signals import stopping
    from commdrill.engine.run_services import Stop

    stop = Stop()
    with stopping(stop, lambda _: None):
        order = SandboxOrder(
            RunRequest(root=arguments.root).project_root,
            arguments.plan,
            arguments.environment,
            sabotages=arguments.sabotage,
        )
        sandbox = start_sandbox(order)
        try:
            written = _as_json if arguments.json else _as_text
            output.say(written(sandbox.addresses))
            _stay(sandbox, stop.event)
        finally:
            stop_sandbox(sandbox)
    return 0


def _stay(sandbox: "RunningSandbox", stop: Event) -> None:
    from commdrill.app.embedded import SandboxNotStarted, is_alive

    while not stop.wait(_ALIVE_EVERY):
        if not is_alive(sandbox):
            raise SandboxNotStarted("the sandbox has ended by itself")


def _as_json(addresses: Mapping[str, str]) -> str:
    return json.dumps(dict(addresses))


def _as_text(addresses: Mapping[str, str]) -> str:
    lines = [f"  {name:<24} {address}" for name, address in addresses.items()]
    control = addresses["control"]
    return "\n".join([f"The sandbox is ready: open {control}", *lines, "Ctrl-C ends it."])


def _sabotages() -> str:
    from textwrap import wrap

    from commdrill.app.embedded import sabotage_names

    names = wrap(", ".join(sabotage_names()), 76, break_on_hyphens=False)
    return "\n".join(["Sabotages:", *(f"  {line}" for line in names)]) if names else ""
