"""The `command` fault."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar, Self

from pydantic import Field, PrivateAttr, model_validator

from commdrill.drivers.by_hand import before_in_words, shell
from commdrill.drivers.command.command_line import Argv
from commdrill.drivers.command.driver import CommandDriver
from commdrill.drivers.restored_state import (
    SETTLE,
    AtRest,
    Down,
    Settle,
    check_has_state,
    is_as_before,
    require_restored,
    while_up,
)
from commdrill.values import Json


class CommandFault(CommandDriver):
    """Breaks a component by a program of yours, and restores it by another.

    Programs run without a shell, in the folder of the environment's document; an exit code other
    than 0 is a failure. `restore` runs at every way back, also when nothing was broken yet: it must
    do no harm then. With `state`, the way back ends when that program writes what it wrote before.
    """

    starts: ClassVar[tuple[str, ...]] = ("break_", "restore", "state")

    break_: Argv = Field(
        alias="break",
        description="program and arguments that break it",
        examples=[["./checkout.sh", "stop"]],
    )
    restore: Argv = Field(
        description="program and arguments that put it right; harmless when nothing is broken",
        examples=[["./checkout.sh", "start"]],
    )
    state: Argv | None = Field(
        None, description="program and arguments whose output must be the same after as before"
    )
    down: Down = ""
    settle: Settle = SETTLE

    _at_rest: AtRest = PrivateAttr(default_factory=AtRest)

    @model_validator(mode="after")
    def _has_a_state(self) -> Self:
        check_has_state(self.down, self.state)
        return self

    def observe(self) -> Json:
        """The state, once all programs are there."""
        for argv in (self.break_, self.restore):
            self._command(argv).check()
        if self.state is None:
            return None
        return self._at_rest.snapshot(while_up(self._command(self.state).run(), self.down))

    def inject(self, before: Json) -> None:  # noqa: ARG002  # breaking needs nothing of it
        self._command(self.break_).run()

    def revert(self, before: Json) -> None:
        self._command(self.restore).run()
        if self.state:
            require_restored(before, self._command(self.state).run, self.settle)

    def is_as_before(self, before: Json) -> bool:
        return self.state is not None and is_as_before(before, self._command(self.state).run)

    @classmethod
    def by_hand(cls, settings: Mapping[str, Any], folder: Path, before: Json) -> str:
        """The program that restores it, to be copied."""
        return "\n".join(_by_hand(settings, folder, before))


def _by_hand(settings: Mapping[str, Any], folder: Path, before: Json) -> Iterator[str]:
    yield "run what restores it, or do what it would do:"
    at_home = f"    cd {shell([str(folder)])} && "
    variables = [f"{name}={value}" for name, value in (settings.get("env") or {}).items()]
    with_them = ["env", *variables] if variables else []
    yield at_home + shell([*with_them, *settings["restore"]])
    if settings.get("state"):
        yield f"until this writes again {before_in_words(before)}:"
        yield at_home + shell([*with_them, *settings["state"]])
