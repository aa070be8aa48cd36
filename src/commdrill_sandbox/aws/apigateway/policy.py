"""Resource policies: who may call an API at all."""

import ipaddress
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Judgement(Enum):
    """What a policy says to a call."""

    ALLOWED = "allowed"
    DENIED = "denied"
    NOT_NAMED = "not named"


@dataclass(frozen=True)
class Call:
    """A call of a method: `arn` as `arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/VERB/path`."""

    arn: str
    source_ip: str
    user_agent: str = ""
    referer: str = ""


def judge(policy: str, call: Call) -> Judgement:
    """An explicit denial wins over all else; what no statement names is neither."""
    statements = json.loads(policy).get("Statement", [])
    listed = statements if isinstance(statements, list) else [statements]
    effects = {s.get("Effect") for s in listed if _applies(s, call)}
    if "Deny" in effects:
        return Judgement.DENIED
    return Judgement.ALLOWED if "Allow" in effects else Judgement.NOT_NAMED


def _applies(statement: Mapping[str, Any], call: Call) -> bool:
    return (
        _anyone(statement)
        and _names(statement, "Action", "execute-api:Invoke")
        and _names_resource(statement, call.arn)
        and all(_holds(*condition, call) for condition in _conditions(statement))
    )


def _anyone(statement: Mapping[str, Any]) -> bool:
    """Nobody signs here with an identity a policy could name: `*` is meant, or nobody."""
    principal = statement.get("Principal", "*")
    named = principal.get("AWS", []) if isinstance(principal, dict) else principal
    return "*" in _listed(named)


def _names(statement: Mapping[str, Any], key: str, value: str) -> bool:
    if f"Not{key}" in statement:
        return not any(_like(p, value) for p in _listed(statement[f"Not{key}"]))
    return any(_like(pattern, value) for pattern in _listed(statement.get(key, [])))


def _names_resource(statement: Mapping[str, Any], arn: str) -> bool:
    api, _, rest = arn.partition("/")
    short = f"execute-api:/{rest}"
    full = {
        key: [_full(p, api) for p in _listed(statement[key])]
        for key in ("Resource", "NotResource")
        if key in statement
    }
    return _names(full, "Resource", arn) if short else False


def _full(pattern: str, api: str) -> str:
    """`execute-api:/stage/GET/x` is short for the same of this API."""
    return (
        pattern.replace("execute-api:/", f"{api}/", 1)
        if pattern.startswith("execute-api:/")
        else pattern
    )


def _conditions(statement: Mapping[str, Any]) -> list[tuple[str, str, list[str]]]:
    return [
        (operator, key, _listed(values))
        for operator, keys in (statement.get("Condition") or {}).items()
        for key, values in keys.items()
    ]


def _holds(operator: str, key: str, values: list[str], call: Call) -> bool:
    known = {
        "aws:sourceip": call.source_ip, "aws:useragent": call.user_agent, "aws:referer": call.referer,
    }  # fmt: skip
    given = known.get(key.lower())
    bare = operator.removesuffix("IfExists")
    if given is None:
        return operator != bare or bare.startswith(("Not", "StringNot"))
    match bare:
        case "IpAddress":
            return any(_within(given, value) for value in values)
        case "NotIpAddress":
            return not any(_within(given, value) for value in values)
        case "StringEquals":
            return given in values
        case "StringNotEquals":
            return given not in values
        case "StringLike":
            return any(_like(value, given) for value in values)
        case "StringNotLike":
            return not any(_like(value, given) for value in values)
    return False


def _within(address: str, network: str) -> bool:
    return ipaddress.ip_address(address) in ipaddress.ip_network(network, strict=False)


def _like(pattern: str, value: str) -> bool:
    escaped = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(escaped, value, re.DOTALL) is not None


def _listed(value: Any) -> list[str]:
    return list(value) if isinstance(value, list) else [value]
