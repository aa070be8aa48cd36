"""`${source:name}` in settings: those that no run can fill, whatever is set."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from commdrill.documents.document import Document
from commdrill.documents.environment import Environment
from commdrill.documents.problem import Problem, Route
from commdrill.documents.suggestion import did_you_mean
from commdrill.drivers.setting_references import references_in

_SOURCES = ("component", "env", "file", "run", "sandbox", "secretsmanager", "ssm", "var")
_OF_A_RUN = ("id", "token")
_ON_AWS = ("aws-api", "aws-distribution", "aws-flags", "aws-global", "aws-topic")
OF_THE_SANDBOX = (
    *("api", "aws", "aws-edge", "chat", "control", "mail", "sms", "sms-provider"),
    *("sms-provider-secondary", "smtp", "smtp-secondary", "status", "store"),
    *_ON_AWS,
)


def reference_problems(
    environment: Document[Environment], at: Route, settings: Mapping[str, Any]
) -> Iterator[Problem]:
    sandbox = OF_THE_SANDBOX if environment.model.starts == "sandbox" else ()
    for reference in dict.fromkeys(references_in(settings)):
        source, _, name = reference.removeprefix("${").removesuffix("}").partition(":")
        if wrong := _wrong(source, name, sandbox):
            message = f"{reference}: {wrong[0]}"
            yield environment.source.words_problem(at, reference, "D404", message, wrong[1])


def _wrong(source: str, name: str, sandbox: Sequence[str]) -> tuple[str, str] | None:
    """What is wrong with it, and what to do; `sandbox`: the names of the one that is started."""
    match source:
        case "run" if name not in _OF_A_RUN:
            message = f"a run has no {name!r}{did_you_mean(name, _OF_A_RUN)}"
            return message, "write ${run:id} or ${run:token}"
        case "sandbox" if not sandbox:
            message = "this environment does not start the sandbox"
            return message, "add starts: sandbox, or write the address itself"
        case "sandbox" if name not in sandbox:
            message = f"the sandbox has no {name!r}{did_you_mean(name, sandbox)}"
            return message, f"there are: {', '.join(sandbox)}"
        case _ if source not in _SOURCES:
            message = f"nothing is called {source!r}{did_you_mean(source, _SOURCES)}"
            return message, f"there are: {', '.join(_SOURCES)}"
    return None
