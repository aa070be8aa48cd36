"""Who may call a function: the statements that it, its versions and its aliases each have."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.functions.revisions import check
from commdrill_sandbox.aws.wildcard import covers
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_INVOKES = frozenset({"lambda:InvokeFunction", "lambda:*", "*"})


@dataclass(frozen=True)
class Caller:
    """The service that calls a function, and the ARN of what it does so for."""

    service: str
    source: str

    def may_call(self, function: str) -> bool:
        """`function`: its ARN."""
        return lets_in("", function, f"{self.service}.amazonaws.com", (self.source,))


def lets_in(region: str, function: str, service: str, sources: Iterable[str]) -> bool:
    """Whether `service` may call a function for one of the things that `sources` are the ARNs of.

    What AWS does not keep has no policy, and stands open: it is somebody's program.
    """
    region = function.split(":")[3] if function.startswith("arn:") else region
    if (found := _kept(region, function)) is None:
        return True
    own = _of(found, _qualifier(function))
    return any(_allows(one, service, source) for one in own for source in sources)


def _add(asked: Asked) -> Output | None:
    """Once by a name; moto would keep both, and what is for an alias where nobody finds it."""
    if (found := _asked_for(asked)) is None:
        return None
    qualifier, wanted = _asked_qualifier(asked), asked.input["StatementId"]
    check(asked.input, lambda: str(found.policy.revision))
    if any(one.get("Sid") == wanted for one in _of(found, qualifier)):
        said = (
            f"The statement id ({wanted}) provided already exists. Please provide a new statement "
            "id, or remove the existing statement."
        )
        raise Refusal("ResourceConflictException", said)
    beside = ("FunctionName", "Qualifier", "RevisionId")
    given = {name: one for name, one in asked.input.items() if name not in beside}
    added, _ = found.policy.add_statement(json.dumps(given), qualifier)
    return {"Statement": json.dumps(added)}


def _remove(asked: Asked) -> Output | None:
    if (found := _asked_for(asked)) is None:
        return None
    check(asked.input, lambda: str(found.policy.revision))
    for one in _of(found, _asked_qualifier(asked)):
        if one.get("Sid") == asked.input["StatementId"]:
            found.policy.statements.remove(one)
            return {}
    said = f"Statement {asked.input['StatementId']} is not found in resource policy."
    raise Refusal("ResourceNotFoundException", said)


def _tell(asked: Asked) -> Output | None:
    if (found := _asked_for(asked)) is None:
        return None
    if not (own := _of(found, _asked_qualifier(asked))):
        said = "The resource you requested does not exist."
        raise Refusal("ResourceNotFoundException", said)
    policy = {"Version": "2012-10-17", "Id": "default", "Statement": own}
    return {"Policy": json.dumps(policy), "RevisionId": found.policy.revision}


def _of(found: Any, qualifier: str) -> list[dict[str, Any]]:
    about = found.function_arn.removesuffix(":$LATEST") + (f":{qualifier}" if qualifier else "")
    return [one for one in found.policy.statements if one["Resource"] == about]


def _allows(statement: Mapping[str, Any], service: str, source: str) -> bool:
    principal = statement["Principal"]
    named = principal.get("Service") if isinstance(principal, Mapping) else principal
    return (
        statement["Action"] in _INVOKES
        and named in (service, "*")
        and all(
            _holds(operator, key, str(value), source)
            for operator, keys in statement.get("Condition", {}).items()
            for key, value in keys.items()
        )
    )


def _holds(operator: str, key: str, value: str, source: str) -> bool:
    match operator, key:
        case "ArnLike", "AWS:SourceArn":
            return covers(value, source)
        case "StringEquals", "AWS:SourceAccount":
            return value == ACCOUNT
    return False


def _asked_for(asked: Asked) -> Any:
    return _kept(asked.region, asked.input["FunctionName"])


def _asked_qualifier(asked: Asked) -> str:
    return str(asked.input.get("Qualifier") or _qualifier(asked.input["FunctionName"]))


def _kept(region: str, function: str) -> Any:
    """A function as moto has it, by whatever names it; None: there is none."""
    from moto.backends import get_backend

    name = function.rpartition("function:")[2].partition(":")[0]
    functions = get_backend("lambda")[ACCOUNT][region]._lambdas._functions  # noqa: SLF001 - moto has no other way to it
    return functions[name]["latest"] if name in functions else None


def _qualifier(function: str) -> str:
    return function.rpartition("function:")[2].partition(":")[2]


OPERATIONS: Mapping[str, Operation] = {
    "AddPermission": _add,
    "RemovePermission": _remove,
    "GetPolicy": _tell,
}
