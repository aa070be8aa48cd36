"""The `http` action."""

from commdrill.drivers.http.driver import HttpChange, HttpDriver
from commdrill.drivers.protocol import Receipt, RunContext


class HttpAction(HttpDriver, HttpChange):
    """Sets the plan going by an HTTP request.

    An answer of status 400 or above is a failure. `${run:id}` and `${run:token}` in the settings
    tell the other side which drill it is.
    """

    def hosts(self) -> tuple[str, ...]:
        return self._hosts_of(self.url)

    def check(self) -> None:
        with self.session() as http:
            http.reach(self)

    def perform(self, run: RunContext) -> Receipt:  # noqa: ARG002  # settings name the run
        with self.session() as http:
            return Receipt(str(http.carry_out(self)))
