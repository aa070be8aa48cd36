"""Revisions of functions, aliases and policies: who changes one may say which he has seen."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from commdrill_sandbox.aws.eventing.takeover import Method, Taken
from commdrill_sandbox.aws.wire.call import Refusal


def renew(function: Any) -> None:
    """As of now a function, as moto has it, is another than it was."""
    from moto.core.utils import iso_8601_datetime_with_nanoseconds

    function.revision_id = str(uuid4())
    function.last_modified = iso_8601_datetime_with_nanoseconds()


def check(given: Mapping[str, Any], current: Callable[[], str]) -> None:
    """Raises: Refusal: it was changed since."""
    if (seen := given.get("RevisionId")) and seen != current():
        said = (
            "The Revision Id provided does not match the latest Revision Id. Call the "
            "GetFunction/GetAlias API to retrieve the latest Revision Id"
        )
        raise Refusal("PreconditionFailedException", said)


def _changing(motos: Method) -> Method:
    def change(function: Any, given: Mapping[str, Any]) -> Any:
        if not given.get("DryRun"):
            renew(function)
        return motos(function, given)

    return change


def _numbering(motos: Method) -> Method:
    """A version is a revision of its own."""

    def number(function: Any, version: int) -> None:
        motos(function, version)
        renew(function)

    return number


def _moving(motos: Method) -> Method:
    def move(alias: Any, *given: Any, **named: Any) -> None:
        motos(alias, *given, **named)
        alias.revision_id = str(uuid4())

    return move


def _withdrawing(motos: Method) -> Method:
    """Moto hands over the whole list of values of the one in the query, and finds it to be another."""

    def withdraw(policy: Any, sid: str, revision: Any = "") -> None:
        motos(policy, sid, revision[0] if isinstance(revision, list) else revision)

    return withdraw


REVISED = (
    Taken("awslambda.LambdaFunction.update_configuration", _changing),
    Taken("awslambda.LambdaFunction.update_function_code", _changing),
    Taken("awslambda.LambdaFunction.set_version", _numbering),
    Taken("awslambda.LambdaAlias.update", _moving),
    Taken("awslambda.Policy.del_statement", _withdrawing),
)
