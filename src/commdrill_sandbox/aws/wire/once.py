"""Calls that may be sent again: with the same token they are the same, and have the same answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal


@dataclass(frozen=True)
class Once:
    """`token`: what the member is called; `conflict`: of a token that was used for something else."""

    token: str
    conflict: Refusal
    _asked: dict[tuple[str, str, str], Mapping[str, Any]] = field(default_factory=dict)
    _answers: dict[tuple[str, str, str], Any] = field(default_factory=dict)

    def around(self, operation: Operation) -> Operation:
        """The operation, carried out once for each token."""

        def do(asked: Asked) -> Output | Response | None:
            if not (token := asked.input.get(self.token)):
                return operation(asked)
            self.check(asked)
            which = (asked.region, asked.operation, token)
            if which not in self._answers:
                self._answers[which] = operation(asked)
                self._asked[which] = asked.input
            told: Output = self._answers[which]
            return told

        return do

    def check(self, asked: Asked) -> None:
        """Raises: Refusal: something else was asked with the token."""
        which = (asked.region, asked.operation, str(asked.input.get(self.token)))
        if self._asked.get(which, asked.input) != asked.input:
            raise self.conflict

    def carried_out(self, asked: Asked) -> None:
        """It was, by somebody who knows by the token what is there."""
        which = (asked.region, asked.operation, str(asked.input.get(self.token)))
        self._asked[which] = asked.input
