"""Settings of functions that moto forgets when it makes one: kept with it, and told again."""

from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.eventing.takeover import Method, Taken
from commdrill_sandbox.aws.functions.revisions import renew

_NO_SNAPSHOTS = {"ApplyOn": "None", "OptimizationStatus": "Off"}


def remember(function: Any, given: Mapping[str, Any]) -> None:
    """`function`: as moto has it; `given`: what it is made of or changed to."""
    if "LoggingConfig" in given:
        function.logging_config = given["LoggingConfig"]
    if "SnapStart" in given:
        function.snap_start = given["SnapStart"]
    if "KMSKeyArn" in given:
        function.kms_key_arn = given["KMSKeyArn"]


def _making(motos: Method) -> Method:
    def make(function: Any, *given: Any, **named: Any) -> None:
        motos(function, *given, **named)
        renew(function)
        remember(function, named["spec"] if "spec" in named else given[1])

    return make


def _telling(motos: Method) -> Method:
    def tell(function: Any, *asked: Any, **named: Any) -> dict[str, Any]:
        told: dict[str, Any] = motos(function, *asked, **named)
        kept = getattr(function, "logging_config", None) or {}
        group = f"/aws/lambda/{function.function_name}"
        told["LoggingConfig"] = {"LogFormat": "Text", "LogGroup": group, **kept}
        if not hasattr(function, "revision_id"):
            renew(function)  # it was made elsewhere: moto is one for the whole process
        told["RevisionId"] = function.revision_id
        told["SnapStart"] = {**_NO_SNAPSHOTS, **(getattr(function, "snap_start", None) or {})}
        return told

    return tell


REMEMBERED = (
    Taken("awslambda.LambdaFunction.__init__", _making),
    Taken("awslambda.LambdaFunction.get_configuration", _telling),
)
