"""What CloudFront refuses of a Lambda function that a behaviour is to run."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from commdrill_sandbox.aws.cloudfront.lambda_at_edge import HOME, PATIENCE
from commdrill_sandbox.aws.cloudfront.lambda_trigger import Trigger
from commdrill_sandbox.aws.cloudfront.rules import items
from commdrill_sandbox.aws.functions.uploaded import Uploaded, uploaded
from commdrill_sandbox.aws.wire.call import Refusal

_ARN = re.compile(
    r"arn:aws:lambda:(?P<region>[a-z0-9-]+):\d{12}:function:[\w-]+(?::(?P<version>\S+))?"
)
_LEAST_MEMORY = 128  # MB, and at viewer triggers the most, too


def check_links(behaviours: Iterable[Mapping[str, Any]]) -> None:
    """Raises: Refusal."""
    for behaviour in behaviours:
        links = items(behaviour["LambdaFunctionAssociations"])
        triggers = [_trigger(link) for link in links]
        if len(set(triggers)) < len(triggers):
            raise _refused("only one function can be linked to an event type of a behaviour")
        _check_company(behaviour, triggers)
        for link, trigger in zip(links, triggers, strict=True):
            _check(link, trigger)


def _check_company(behaviour: Mapping[str, Any], triggers: Iterable[Trigger]) -> None:
    """A behaviour's viewer events have functions of one kind."""
    if items(behaviour["FunctionAssociations"]) and any(t.is_of_viewer for t in triggers):
        raise _refused("CloudFront Functions and Lambda@Edge cannot both be on viewer events")


def _trigger(link: Mapping[str, Any]) -> Trigger:
    try:
        return Trigger(link.get("EventType", ""))
    except ValueError:
        raise _refused(f"{link.get('EventType')!r} is no event type") from None


def _check(link: Mapping[str, Any], trigger: Trigger) -> None:
    named = str(link.get("LambdaFunctionARN"))
    found = _ARN.fullmatch(named)
    if found is None:
        raise _refused(f"{named!r} is no ARN of a Lambda function")
    if found["region"] != HOME:
        raise _refused(f"the function must be in region {HOME!r}")
    if not (found["version"] or "").isdecimal():
        raise _refused(
            "the function ARN must reference a specific function version: it must end with the"
            " version number"
        )
    if link.get("IncludeBody") and trigger not in {Trigger.VIEWER_REQUEST, Trigger.ORIGIN_REQUEST}:
        raise _refused("IncludeBody is for request events")
    function = uploaded(HOME, named)
    if function is None:
        raise _refused(f"the function {named} does not exist")
    _check_limits(function, trigger)


def _check_limits(function: Uploaded, trigger: Trigger) -> None:
    if function.variables:
        raise _refused("the function cannot have environment variables")
    if function.extras:
        raise _refused(f"the function cannot have {' or '.join(sorted(function.extras))}")
    most = PATIENCE[trigger.is_of_viewer]
    if function.timeout > most:
        raise _refused(f"the function's timeout is {function.timeout}; max allowed: {most:.0f}")
    if trigger.is_of_viewer and function.memory > _LEAST_MEMORY:
        raise _refused(f"the function's memory is {function.memory}; max allowed: {_LEAST_MEMORY}")


def _refused(why: str) -> Refusal:
    return Refusal("InvalidLambdaFunctionAssociation", f"The Lambda association is invalid: {why}.")
