"""Functions of Lambda."""

import io
import zipfile
from collections.abc import Mapping

from commdrill_sandbox.aws.cloudformation.changes import tags
from commdrill_sandbox.aws.cloudformation.inline import beside
from commdrill_sandbox.aws.cloudformation.kind import (
    Called,
    Kind,
    Made,
    Place,
    Properties,
    hears,
)

_USUAL = {
    "Description": "", "Environment": {"Variables": {}}, "MemorySize": 128, "Timeout": 3,
    "DeadLetterConfig": {"TargetArn": ""},
}  # fmt: skip


class Function:
    """Its code is a zip in a bucket, or written into the template."""

    hears = hears("lambda", "CreateFunction", "ReservedConcurrentExecutions")

    def make(self, place: Place, given: Properties) -> Made:
        given = {"FunctionName": place.name(), **given, "Code": _code(given)}
        made = place.call("lambda", "CreateFunction", given)
        name = made["FunctionName"]
        self._reserve(place, {"FunctionName": name}, given)
        return Made(name, {"Arn": made["FunctionArn"]}, {"FunctionName": name})

    def _reserve(self, place: Place, key: Properties, given: Properties) -> None:
        what = "ReservedConcurrentExecutions"
        if given.get(what) is not None:
            place.call("lambda", "PutFunctionConcurrency", {**key, what: given[what]})
        elif place.was.get(what) is not None:
            place.call("lambda", "DeleteFunctionConcurrency", key)

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        """Its code and its settings; under another name it is another."""
        if given.get("FunctionName", made.id) != made.id:
            return None
        code = {**made.key, **_code(given)}
        place.call("lambda", "UpdateFunctionCode", code)
        usual = {name: one for name, one in _USUAL.items() if name in place.was}
        place.call("lambda", "UpdateFunctionConfiguration", {**usual, **given, **made.key})
        self._reserve(place, made.key, given)
        put, gone = tags(place.was, given)
        if put:
            place.call("lambda", "TagResource", {"Resource": made.attributes["Arn"], "Tags": put})
        if gone:
            which = {"Resource": made.attributes["Arn"], "TagKeys": gone}
            place.call("lambda", "UntagResource", which)
        return made

    def remove(self, place: Place, made: Made) -> None:
        place.call("lambda", "DeleteFunction", made.key)


def _code(given: Properties) -> Properties:
    code = given.get("Code", {})
    if "ZipFile" not in code:
        return {name: value for name, value in code.items() if name.startswith("S3")}
    suffix = "js" if str(given.get("Runtime", "")).startswith("nodejs") else "py"
    packed, written = io.BytesIO(), str(code["ZipFile"])
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in ((f"index.{suffix}", written), *beside(written, suffix)):
            archive.writestr(name, text)
    return {"ZipFile": packed.getvalue()}


FUNCTIONS: Mapping[str, Kind] = {
    "AWS::Lambda::Function": Function(),
    "AWS::Lambda::Permission": Called(
        "lambda", "AddPermission", "RemovePermission", named="StatementId",
        key=lambda given, _: {
            "FunctionName": given["FunctionName"], "StatementId": given["StatementId"]
        },
    ),
    "AWS::Lambda::Version": Called(
        "lambda", "PublishVersion",
        id=lambda _, made: str(made["FunctionArn"]),
        attributes=lambda _, __, made: {
            "Version": made["Version"], "FunctionArn": made["FunctionArn"]
        },
    ),
    "AWS::Lambda::Alias": Called(
        "lambda", "CreateAlias", "DeleteAlias", update="UpdateAlias",
        id=lambda _, made: str(made["AliasArn"]),
        key=lambda given, _: {"FunctionName": given["FunctionName"], "Name": given["Name"]},
        attributes=lambda _, __, made: {"AliasArn": made["AliasArn"]},
    ),
    "AWS::Lambda::EventInvokeConfig": Called(
        "lambda", "PutFunctionEventInvokeConfig", "DeleteFunctionEventInvokeConfig",
        update="PutFunctionEventInvokeConfig",
        key=lambda given, _: {
            "FunctionName": given["FunctionName"], "Qualifier": given["Qualifier"]
        },
    ),
    "AWS::Lambda::EventSourceMapping": Called(
        "lambda", "CreateEventSourceMapping", "DeleteEventSourceMapping",
        id=lambda _, made: str(made["UUID"]),
        key=lambda _, made: {"UUID": made["UUID"]},
        attributes=lambda _, __, made: {"Id": made["UUID"]},
    ),
}  # fmt: skip
