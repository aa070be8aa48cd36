"""Tags of REST APIs and their stages, by ARN; moto takes them only as the thing is made."""

import re
from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.wire.answering import Output
from commdrill_sandbox.aws.wire.refusal import Refusal
from commdrill_sandbox.aws.wire.service import Asked, Operation

_ARN = re.compile(r"arn:[^:]+:apigateway:([^:]+)::/restapis/(\w+)(?:/stages/([\w-]+))?")


class TagControl:
    """They are kept by moto, which tells them of the thing itself; no call of it changes them."""

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {"GetTags": _told, "TagResource": _tag, "UntagResource": _untag}


def _told(asked: Asked) -> Output:
    return {"tags": dict(_tagged(asked).tags or {})}


def _tag(asked: Asked) -> Output:
    found = _tagged(asked)
    found.tags = {**(found.tags or {}), **asked.input["tags"]}
    return {}


def _untag(asked: Asked) -> Output:
    found, keys = _tagged(asked), set(asked.input["tagKeys"])
    found.tags = {k: v for k, v in (found.tags or {}).items() if k not in keys}
    return {}


def _tagged(asked: Asked) -> Any:
    """The API or the stage."""
    from moto.apigateway.exceptions import RestAPINotFound, StageNotFoundException
    from moto.backends import get_backend

    arn = asked.input["resourceArn"]
    if (named := _ARN.fullmatch(arn)) is None:
        raise Refusal("BadRequestException", f"Invalid ARN specified in the request: {arn}")
    region, api, stage = named.groups()
    kept = get_backend("apigateway")[ACCOUNT][region]
    try:
        return kept.get_stage(api, stage) if stage else kept.get_rest_api(api)
    except (RestAPINotFound, StageNotFoundException) as missing:
        raise Refusal("NotFoundException", str(missing.message), 404) from missing
