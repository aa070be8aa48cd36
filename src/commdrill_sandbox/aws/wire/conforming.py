"""moto's answers as their service's model has them: dates, which typed SDKs read one way, and statuses."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from werkzeug import Request, Response

from commdrill_sandbox.aws.request import action
from commdrill_sandbox.aws.wire.members import inside
from commdrill_sandbox.aws.wire.operations import Catalogue, Match

# the services whose dates moto writes otherwise, by the name that their calls are signed for
_LOOSE: Mapping[str, Catalogue] = {"mobiletargeting": Catalogue("pinpoint"), "ses": Catalogue("sesv2")}  # fmt: skip


# those of whose successes moto says 200, whatever the model does
_STATED: Mapping[str, tuple[Catalogue, ...]] = {
    "apigateway": (Catalogue("apigateway"), Catalogue("apigatewayv2")),
    "lambda": (Catalogue("lambda"),),
}


# what AWS tells of each of a list, and moto of none: all are so
_ALWAYS: Mapping[tuple[str, str], tuple[str, Mapping[str, str]]] = {
    ("logs", "DescribeLogGroups"): ("logGroups", {"logGroupClass": "STANDARD"}),
}
_MISNAMED = {b"WafV2DuplicateItem": b"WAFDuplicateItemException"}  # errors


def conforming(request: Request, signed_for: str, answer: Response) -> Response:
    """The answer with its dates, its status and its errors' names as the model has them."""
    if always := _ALWAYS.get((signed_for, action(request) or "")):
        return _with_each(answer, *always)
    if signed_for == "wafv2" and answer.status_code >= 400:
        for wrong, right in _MISNAMED.items():
            answer.set_data(answer.get_data().replace(wrong, right))
    for kept in _STATED.get(signed_for, ()):
        if match := kept.find(request):
            return stated(match, answer)
    catalogue = _LOOSE.get(signed_for)
    if catalogue is None or answer.status_code >= 300:
        return answer
    match = catalogue.find(request)
    shape = match.operation.output_shape if match else None
    if shape is not None and (body := answer.get_data()):
        payload = shape.serialization.get("payload")
        told = _dated(shape.members[payload] if payload else shape, json.loads(body))
        answer.set_data(json.dumps(told))
    return answer


def _with_each(answer: Response, where: str, told: Mapping[str, str]) -> Response:
    document: Any = answer.get_json(force=True, silent=True)
    if answer.status_code < 300 and isinstance(document, dict):
        document[where] = [{**told, **one} for one in document.get(where, ())]
        answer.set_data(json.dumps(document))
    return answer


def stated(match: Match, answer: Response) -> Response:
    """A success has the one status that is published for it, where the answer does not choose."""
    status = match.operation.http.get("responseCode", 200)
    if answer.status_code < 300 and not _chooses(match.operation.output_shape):
        answer.status_code = status
        if status == 204:
            answer.set_data(b"")
    return answer


def _chooses(shape: Any) -> bool:
    """Whether a member of the answer is its status."""
    members = shape.members.values() if shape else ()
    return any(one.serialization.get("location") == "statusCode" for one in members)


def _dated(shape: Any, told: Any) -> Any:
    match shape.type_name, told:
        case "structure", dict():
            known = {tag: member for _, tag, member in inside(shape)}
            return {
                name: _dated(known[name], one) if name in known else one
                for name, one in told.items()
            }
        case "list", list():
            return list(map(partial(_dated, shape.member), told))
        case "timestamp", str():
            return datetime.fromisoformat(told).timestamp()
        case "string", int() | float():
            return datetime.fromtimestamp(told, UTC).isoformat(timespec="milliseconds")
    return told
