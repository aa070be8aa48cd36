"""What code at the edge does to an error, and what it does not."""

from collections.abc import Iterator, Mapping
from typing import Any

from commdrill.drivers.aws.faults.distribution import Config
from commdrill.drivers.aws.preflight.behaviours import behaviour_of
from commdrill.record.events import FindingMade, Severity


def reviewed(distribution: str, config: Config, paths: tuple[str, ...]) -> Iterator[FindingMade]:
    """Functions that an error passes, and those that it goes past; `paths`: where errors are met."""
    met = dict(behaviour_of(config, path) for path in paths or ("/",))
    for pattern, behaviour in met.items():
        where = f"behaviour {pattern} of distribution {distribution}"
        if writer := writer_of_errors(behaviour):
            yield FindingMade(
                "cloudfront-edge-code-on-errors",
                f"{where} runs {writer} on the origin's answers, errors too, and before a custom "
                "error page is chosen: what visitors read is up to it, and where the origin does "
                "not answer at all it is not asked; drill both",
                Severity.WARNING,
            )
        for name in _run_with("viewer-response", behaviour):
            yield FindingMade(
                "cloudfront-edge-code-skipped",
                f"{where} runs {name} on what viewers get, but not where the origin answers 400 or "
                "more: headers that it adds are missing from error pages; use a response headers "
                "policy",
                Severity.WARNING,
            )


def writer_of_errors(behaviour: Mapping[str, Any]) -> str | None:
    """The name of a Lambda@Edge function that may rewrite an origin's error."""
    return next(_run_with("origin-response", behaviour), None)


def _run_with(event: str, behaviour: Mapping[str, Any]) -> Iterator[str]:
    for kind, arn in _CODE.items():
        for one in (behaviour.get(kind) or {}).get("Items", []):
            if one.get("EventType") == event:
                yield _named(str(one[arn]))


_CODE = {"LambdaFunctionAssociations": "LambdaFunctionARN", "FunctionAssociations": "FunctionARN"}


def _named(arn: str) -> str:
    """`apologies:3` of `arn:aws:lambda:us-east-1:…:function:apologies:3`."""
    _, found, name = arn.partition(":function:")
    return name if found else arn.rpartition("/")[2]
