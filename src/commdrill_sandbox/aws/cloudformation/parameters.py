"""The values of a template's parameters."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.cloudformation.template import Template, invalid

_OF_STORE = "AWS::SSM::Parameter::Value"


def parameter_values(
    template: Template, told: Mapping[str, str], clients: Clients, region: str
) -> Mapping[str, Any]:
    """What each parameter stands for: what was told, else its default.

    Raises:
        Refusal: one is missing, unknown, or not among those allowed.
    """
    if unknown := sorted(told.keys() - template.parameters.keys()):
        raise invalid(f"Parameters: [{', '.join(unknown)}] do not exist in the template")
    texts = {name: told.get(name, one.get("Default")) for name, one in template.parameters.items()}
    if missing := [name for name, text in texts.items() if text is None]:
        raise invalid(f"Parameters: [{', '.join(missing)}] must have values")
    for name, text in texts.items():
        _check(name, str(text), template.parameters[name])
    return {
        name: _typed(
            str(text), str(template.parameters[name].get("Type", "String")), clients, region
        )
        for name, text in texts.items()
    }


def _check(name: str, text: str, rules: Mapping[str, Any]) -> None:
    allowed = [str(one) for one in rules.get("AllowedValues", ())]
    if allowed and text not in allowed:
        raise invalid(f"Parameter '{name}' must be one of AllowedValues")
    for said in _broken(text, rules):
        why = rules.get("ConstraintDescription")
        raise invalid(
            f"Parameter {name} failed to satisfy constraint: {why}" if why
            else f"Parameter '{name}' {said}"
        )  # fmt: skip


def _broken(text: str, rules: Mapping[str, Any]) -> Iterator[str]:
    if "MinLength" in rules and len(text) < int(rules["MinLength"]):
        yield f"must contain at least {rules['MinLength']} characters"
    if "MaxLength" in rules and len(text) > int(rules["MaxLength"]):
        yield f"must contain at most {rules['MaxLength']} characters"
    if "AllowedPattern" in rules and not re.fullmatch(str(rules["AllowedPattern"]), text):
        yield f"must match pattern {rules['AllowedPattern']}"
    if rules.get("Type") == "Number":
        yield from _out_of_range(text, rules)


def _out_of_range(text: str, rules: Mapping[str, Any]) -> Iterator[str]:
    try:
        number = float(text)
    except ValueError:
        yield "must be a number"
        return
    if "MinValue" in rules and number < float(rules["MinValue"]):
        yield f"must be a number not less than {rules['MinValue']}"
    if "MaxValue" in rules and number > float(rules["MaxValue"]):
        yield f"must be a number not greater than {rules['MaxValue']}"


def _kept(name: str, clients: Clients, region: str) -> str:
    """In Parameter Store, where `cdk bootstrap` leaves its version, too."""
    ssm = clients.of("ssm", region)
    try:
        return str(ssm.get_parameter(Name=name)["Parameter"]["Value"])
    except ssm.exceptions.ParameterNotFound as missing:
        said = f"Unable to fetch parameters [{name}] from parameter store for this account."
        raise invalid(said) from missing


def _typed(text: str, kind: str, clients: Clients, region: str) -> Any:
    if kind.startswith(_OF_STORE):
        found = _kept(text, clients, region)
        return found.split(",") if "List<" in kind else found
    if kind == "CommaDelimitedList" or kind.startswith("List<"):
        return [one.strip() for one in text.split(",")]
    return text
