"""What the drivers that start programs of the user's have in common."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field

from commdrill.drivers.command.command_line import CommandLine, handed_on
from commdrill.drivers.protocol import Driver
from commdrill.model import Duration


def _variables(named: dict[str, str]) -> dict[str, str]:
    for name, value in named.items():
        if not name.isidentifier() or not name.isascii():
            raise ValueError(f"{name!r} is not the name of an environment variable")
        if "\0" in value:  # it may be a secret: it is not quoted
            raise ValueError(f"the value of {name!r} holds a zero byte")
    return named


class CommandDriver(Driver):
    """A driver that starts programs.

    `starts` are the settings that hold a program and its arguments.
    """

    starts: ClassVar[tuple[str, ...]]

    timeout: Duration = Field(
        timedelta(seconds=60), description="how long each program may run before it is ended"
    )
    env: Annotated[
        dict[str, Annotated[str, Field(coerce_numbers_to_str=True)]], AfterValidator(_variables)
    ] = Field(
        {},
        description="environment variables for the programs, secrets as `${env:NAME}`; of this "
        "machine's own they are given what says where things are (PATH, HOME, LANG, KUBECONFIG, "
        "AWS_PROFILE and the like) and nothing else",
        examples=[{"TOKEN": "${env:CHECKOUT_TOKEN}"}],  # a reference # nosec B105
    )

    def hosts(self) -> tuple[str, ...]:
        """None that the guard could see: whom a program contacts is its own affair."""
        return ()

    def programs(self) -> tuple[str, ...]:
        started = (getattr(self, name) for name in self.starts)
        return tuple(dict.fromkeys(argv[0] for argv in started if argv))

    @classmethod
    def arguments_in(cls, settings: Mapping[str, Any]) -> Iterator[Any]:
        for name in cls.starts:
            yield settings.get(cls.model_fields[name].alias or name)

    def _command(self, argv: tuple[str, ...]) -> CommandLine:
        environment = {**handed_on(), **self.env}
        return CommandLine(argv, self._folder, self.timeout, environment=environment)
