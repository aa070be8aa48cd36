"""What ended with Amazon Pinpoint on 30 October 2026, and what takes its place.

Source: AWS's migration guide (docs.aws.amazon.com/pinpoint/latest/userguide/migrate.html).
"""

from collections.abc import Mapping

from commdrill_sandbox.aws.wire.call import Asked, Operation, Refusal

_INSTEAD: Mapping[str, str] = {
    "Campaign": "Amazon Connect outbound campaigns",
    "Journey": "Amazon Connect outbound campaigns",
    "Segment": "Amazon Connect Customer Profiles",
    "ImportJob": "Amazon Connect Customer Profiles",
    "ExportJob": "Amazon Connect Customer Profiles",
    "Endpoint": "Amazon Connect Customer Profiles; SendMessages takes device tokens",
    "UsersMessages": "SendMessages with device tokens",
    "PutEvents": "Amazon Kinesis",
    "Kpi": "Amazon Kinesis",
    "Recommender": "nothing",
    "Template": "SES templates and messages sent whole",
    "InApp": "nothing",
    "EmailChannel": "Amazon SES",
}


def ended(names: tuple[str, ...]) -> Mapping[str, Operation]:
    """Those of the operations that ended, each with its refusal."""
    return {name: _refuse for name in names if _feature(name)}


def refusal(name: str) -> Refusal:
    """Named deviation: what the ended service answers is not published; it is a 403 here."""
    feature = _feature(name) or name
    said = (
        f"{name} is not available: Amazon Pinpoint ended on 30 October 2026. "
        f"What takes its place: {_INSTEAD[feature]}."
    )
    return Refusal("ForbiddenException", said, 403)


def _refuse(asked: Asked) -> None:
    raise refusal(asked.operation)


def _feature(name: str) -> str | None:
    return next((feature for feature in _INSTEAD if feature in name), None)
