"""Templates and parameters between callers and backends: the plain part of what AWS maps.

Named deviation: of VTL only variables are known (`$input.body`, `$input.json(…)`, `$input.path(…)`,
`$input.params(…)`, `$context…`, `$stageVariables…`); a template with directives is a
configuration error here.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.apigateway.error_types import ErrorType, GatewayError
from commdrill_sandbox.aws.apigateway.substitution import Variables

_DIRECTIVE = re.compile(r"#(?:set|if|else|elseif|end|foreach|macro|break|stop)\b")
_VARIABLE = re.compile(
    r"\$input\.(?P<what>body|json|path|params)(?:\(\s*['\"](?P<argument>[^'\"]*)['\"]\s*\))?"
    r"|\$\{?(?P<name>context(?:\.\w+)+|stageVariables\.\w+)\}?"
)
_STAGE_VARIABLE = re.compile(r"\$\{stageVariables\.(\w+)\}")
_STEP = re.compile(r"\.?(\w+)|\[['\"]?([\w-]+)['\"]?\]")


@dataclass(frozen=True)
class Input:
    """`$input`: a body, and the variables of the call it belongs to."""

    body: str
    variables: Variables


def render(template: str, given: Input) -> str:
    """The template filled in.

    Raises:
        GatewayError: API_CONFIGURATION_ERROR, for directives.
    """
    if _DIRECTIVE.search(template):
        raise GatewayError(ErrorType.API_CONFIGURATION_ERROR)
    return _VARIABLE.sub(lambda found: _value(found, given), template)


def with_stage_variables(text: str, variables: Mapping[str, str]) -> str:
    """`${stageVariables.x}` filled in, as integrations' addresses hold it."""
    return _STAGE_VARIABLE.sub(lambda found: variables.get(found[1], ""), text)


def _value(found: re.Match[str], given: Input) -> str:
    if found["name"]:
        return given.variables.value(found["name"]) or ""
    match found["what"], found["argument"]:
        case "body", _:
            return given.body
        case "json", path:
            return json.dumps(_at(given.body, path or "$"), ensure_ascii=False)
        case "path", path:
            value = _at(given.body, path or "$")
            return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        case _, name:
            return _parameter(name or "", given.variables)


def _parameter(name: str, variables: Variables) -> str:
    places = ("path", "querystring", "header")
    values = (variables.value(f"method.request.{place}.{name}") for place in places)
    return next((value for value in values if value is not None), "")


def _at(body: str, path: str) -> Any:
    """The value at `$.a.b[0]`; None where there is none, or no JSON."""
    try:
        value = json.loads(body)
    except ValueError:
        return None
    for step in _STEP.finditer(path.removeprefix("$")):
        name = step[1] or step[2]
        if isinstance(value, dict):
            value = value.get(name)
        elif isinstance(value, list) and name.isdecimal() and int(name) < len(value):
            value = value[int(name)]
        else:
            return None
    return value
