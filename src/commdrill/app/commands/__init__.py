"""One module a command: found by lying here, read when it is chosen; its docstring is its help."""

from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from commdrill.app.command import Command, CommandModule, Group

NAMES = tuple(module.name.replace("_", "-") for module in iter_modules(__path__))


def command_named(name: str) -> CommandModule:
    """The module of a command; read only now."""
    return cast(CommandModule, import_module(f"{__name__}.{name.replace('-', '_')}"))


def commands() -> dict[str, Command]:
    """What each of them says of itself, in the order of the help."""
    found = {name: command_named(name).COMMAND for name in NAMES}
    order = list(Group)
    return dict(sorted(found.items(), key=lambda one: (order.index(one[1].group), one[1].place)))
