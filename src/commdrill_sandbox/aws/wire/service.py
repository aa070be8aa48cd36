"""A plane that is one AWS service, or the part of one that moto does not have."""

from collections.abc import Mapping
from typing import Any

from werkzeug import Request, Response

from commdrill_sandbox.aws.request import service_call
from commdrill_sandbox.aws.wire.answering import write_output, write_refusal
from commdrill_sandbox.aws.wire.call import Asked, Operation, Refusal, breached
from commdrill_sandbox.aws.wire.conforming import stated
from commdrill_sandbox.aws.wire.constraints import breaches
from commdrill_sandbox.aws.wire.models import protocol_of
from commdrill_sandbox.aws.wire.operations import Catalogue, Match
from commdrill_sandbox.aws.wire.parsing import read_input


class Service:
    """Answers the operations it is given; all other calls are moto's.

    `signed_for`: the name its calls are signed for. `invalid`: the code of its error for values
    that its model does not allow; None: it looks at them itself.
    The model is read with the first call for that name.
    An operation that returns None leaves its call to moto after all; a Response is sent as it is.
    """

    def __init__(
        self, name: str, signed_for: str, operations: Mapping[str, Operation], invalid: str | None
    ) -> None:
        self._catalogue = Catalogue(name)
        self._signed_for = signed_for
        self._operations = operations
        self._invalid = invalid

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        if call is None or call.service != self._signed_for:
            return None
        return self.carried_out(request, call.region)

    def carried_out(self, request: Request, region: str) -> Response | None:
        """The answer to a call that is known to be for this service, signed or not."""
        match = self._catalogue.find(request)
        if match is None or match.operation.name not in self._operations:
            return None
        try:
            asked = Asked(match.operation.name, region, read_input(request, match), request)
            self._check(match, asked.input)
            output = self._operations[asked.operation](asked)
        except Refusal as refusal:
            return write_refusal(self._catalogue.model, refusal)
        if isinstance(output, Response):
            return stated(match, output) if self._is_of_rest else output
        if output is None:
            return None
        return write_output(match, output)

    @property
    def _is_of_rest(self) -> bool:
        return protocol_of(self._catalogue.model) == "rest-json"

    def _check(self, match: Match, given: Mapping[str, Any]) -> None:
        shape = match.operation.input_shape
        if self._invalid is None or shape is None:
            return
        if found := list(breaches(shape, given)):
            raise breached(self._invalid, found)
