"""Files that a browser's form puts into a bucket, by a policy that whoever made the form signed."""

import base64
import binascii
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from werkzeug import Request, Response

from commdrill_sandbox.aws.clock import SystemClock
from commdrill_sandbox.aws.s3_calls import place, refused

_FREE = frozenset({"awsaccesskeyid", "file", "policy", "signature", "x-amz-signature"})
_LEFT_ALONE = "x-ignore-"


class Forms:
    """A plane that answers for what a policy does not let in; of signatures it looks at none."""

    def answer(self, request: Request) -> Response | None:
        if request.method != "POST" or request.mimetype != "multipart/form-data":
            return None
        fields = {name.lower(): value for name, value in request.form.items()}
        if "policy" not in fields:
            return None
        if (policy := _read(fields["policy"])) is None:
            return refused("InvalidPolicyDocument", "Invalid Policy: Invalid JSON.")
        fields["bucket"] = place(request).partition("/")[0]
        return next(_breaches(policy, fields, _size(request)), None)


@dataclass(frozen=True)
class _Policy:
    ends: datetime
    conditions: Sequence[Sequence[Any]]


def _read(encoded: str) -> _Policy | None:
    try:
        said: Any = json.loads(base64.b64decode(encoded, validate=True))
        ends = datetime.fromisoformat(said["expiration"])
        conditions = [one for some in said["conditions"] for one in _conditions(some)]
        if all(len(one) == 3 for one in conditions):
            return _Policy(ends, conditions)
    except (binascii.Error, ValueError, KeyError, TypeError, AttributeError):
        pass
    return None


def _conditions(said: Any) -> list[list[Any]]:
    """`{"name": value}` is short for `["eq", "$name", value]`."""
    if isinstance(said, Mapping):
        return [["eq", f"${name}", value] for name, value in said.items()]
    kind, *rest = said
    return [[kind.lower(), *rest]]


def _breaches(policy: _Policy, fields: Mapping[str, str], size: int) -> Iterator[Response]:
    if SystemClock().now() >= policy.ends:
        yield _denied("Policy expired.")
    named = {str(one[1]).lower().removeprefix("$") for one in policy.conditions}
    extra = [name for name in fields if name not in {*named, *_FREE, "bucket"}]
    if extra := [name for name in extra if not name.startswith(_LEFT_ALONE)]:
        yield _denied(f"Extra input fields: {extra[0]}")
    for one in policy.conditions:
        if one[0] == "content-length-range":
            yield from _outside(size, int(one[1]), int(one[2]))
        elif not _holds(one, fields):
            yield _denied(f"Policy Condition failed: {json.dumps(one)}")


def _holds(condition: Sequence[Any], fields: Mapping[str, str]) -> bool:
    kind, name, wanted = condition
    said = fields.get(str(name).lower().removeprefix("$"))
    if said is None:
        return False
    if kind == "eq":
        return said == str(wanted)
    return kind == "starts-with" and said.startswith(str(wanted))


def _outside(size: int, least: int, most: int) -> Iterator[Response]:
    if size < least:
        yield refused("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")  # fmt: skip
    if size > most:
        yield refused("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")


def _size(request: Request) -> int:
    """Of the file, whether it came as one or as a field."""
    if (file := request.files.get("file")) is None:
        return len(request.form.get("file", "").encode())
    size = len(file.stream.read())
    file.stream.seek(0)
    return size


def _denied(why: str) -> Response:
    return refused("AccessDenied", f"Invalid according to Policy: {why}", 403)
