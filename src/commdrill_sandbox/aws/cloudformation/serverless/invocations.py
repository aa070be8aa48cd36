"""`EventInvokeConfig` of a serverless function: what becomes of what nobody waits for."""

from commdrill_sandbox.aws.cloudformation.serverless.parts import Given, Resources, Stated, failed

_SAME = ("MaximumEventAgeInSeconds", "MaximumRetryAttempts")


def invocation_parts(stated: Stated, alias: str | None) -> Resources:
    """`alias`: the resource that callers call. Raises: Refusal: a destination that SAM would make."""
    if (given := stated.properties.get("EventInvokeConfig")) is None:
        return {}
    Stated(stated.name, given, {}).refuse_beyond(
        (*_SAME, "DestinationConfig"), "EventInvokeConfig's "
    )
    ends = {when: _end(stated, one) for when, one in (given.get("DestinationConfig") or {}).items()}
    said = {
        "FunctionName": {"Ref": stated.name},
        "Qualifier": stated.properties["AutoPublishAlias"] if alias else "$LATEST",
        **{name: given.get(name) for name in _SAME},
        "DestinationConfig": ends or None,
    }
    beside = {"DependsOn": [alias]} if alias else {}
    made = stated.made("AWS::Lambda::EventInvokeConfig", said, **beside)
    return {f"{stated.name}EventInvokeConfig": made}


def _end(stated: Stated, given: Given) -> Given:
    if "Destination" not in given:
        raise failed(stated.name, "the embedded AWS makes no destinations: say 'Destination'")
    return {"Destination": given["Destination"]}
