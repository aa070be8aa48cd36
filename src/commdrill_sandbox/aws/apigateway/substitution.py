"""Plain substitution in gateway responses' templates: no VTL, no expressions."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from werkzeug import Request

_VARIABLE = re.compile(
    r"\$context(?:\.\w+)+|\$stageVariables\.\w+"
    r"|\$?\bmethod\.request\.(?:header|querystring|path|multivalueheader|multivaluequerystring)\.[\w-]+"
)


@dataclass(frozen=True)
class Variables:
    """What templates and headers may name: `context` and `stage_variables` by name, and the request."""

    context: Mapping[str, str]
    stage_variables: Mapping[str, str]
    request: Request
    path: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str | None:
        """The value of `context.requestId`, `stageVariables.x`, `method.request.header.y`; None: none."""
        match name.split("."):
            case ["context", *rest]:
                return self.context.get(".".join(rest))
            case ["stageVariables", variable]:
                return self.stage_variables.get(variable)
            case ["method", "request", place, *rest]:
                return self._of_request(place, ".".join(rest))
        return None

    def _of_request(self, place: str, name: str) -> str | None:
        match place:
            case "header" | "multivalueheader":
                return self.request.headers.get(name)
            case "querystring" | "multivaluequerystring":
                return self.request.args.get(name)
            case "path":
                return self.path.get(name)
        return None


def fill(template: str, variables: Variables) -> str:
    """`template` with each variable replaced by its value, and by nothing where it has none."""

    def value(found: re.Match[str]) -> str:
        return variables.value(found[0].removeprefix("$")) or ""

    return _VARIABLE.sub(value, template)


def error_context(message: str, kind: str, validation: str) -> Mapping[str, str]:
    """The `error.…` part of `$context`."""
    return {
        "error.message": message,
        "error.messageString": json.dumps(message, ensure_ascii=False),
        "error.responseType": kind,
        "error.validationErrorString": validation,
    }


def mapped(expression: str, variables: Variables) -> str | None:
    """A mapping expression's value: `'static'`, or a variable's; None where it has none."""
    if len(expression) > 1 and expression[0] == expression[-1] == "'":
        return expression[1:-1]
    return variables.value(expression.removeprefix("$"))
