"""Tags of APIs and what belongs to them, by ARN; moto takes most only as the thing is made."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_ARN = re.compile(r"arn:[^:]+:apigateway:([^:]+)::/(\w+)/([^/]+)(?:/stages/([^/]+))?")


@dataclass(frozen=True)
class TagControl:
    """They are kept by moto, which tells them of the thing itself.

    `written`: how the API's operations write `ResourceArn`; `finds`: by what an ARN says, moto's
    method; `motos`: whose tags moto changes by itself.
    """

    service: str
    finds: Mapping[str, str]
    motos: frozenset[str]
    written: tuple[str, str, str]

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {"GetTags": self.told, "TagResource": self.tag, "UntagResource": self.untag}

    def told(self, asked: Asked) -> Output | None:
        found = self._tagged(asked)
        return found and {self.written[1]: dict(found.tags or {})}

    def tag(self, asked: Asked) -> Output | None:
        if found := self._tagged(asked):
            found.tags = {**(found.tags or {}), **asked.input[self.written[1]]}
        return found and {}

    def untag(self, asked: Asked) -> Output | None:
        if found := self._tagged(asked):
            keys = set(asked.input[self.written[2]])
            found.tags = {k: v for k, v in (found.tags or {}).items() if k not in keys}
        return found and {}

    def _tagged(self, asked: Asked) -> Any:
        """What the ARN names; None: moto answers for it."""
        from moto.core.exceptions import JsonRESTError

        arn = asked.input[self.written[0]]
        named = _ARN.fullmatch(arn)
        if named is None or named[2] not in self.finds:
            raise Refusal("BadRequestException", f"Invalid ARN specified in the request: {arn}")
        try:
            return self._found(*named.groups())
        except JsonRESTError as missing:
            raise Refusal("NotFoundException", str(missing.message), 404) from missing

    def _found(self, region: str, kind: str, name: str, stage: str | None) -> Any:
        from moto import backends

        get_backend: Any = backends.get_backend
        kept = get_backend(self.service)[ACCOUNT][region]
        found = getattr(kept, self.finds[kind])(name)
        if stage:
            return kept.get_stage(name, stage)
        return None if kind in self.motos else found


OF_REST = TagControl(
    "apigateway",
    {
        "restapis": "get_rest_api",
        "usageplans": "get_usage_plan",
        "apikeys": "get_api_key",
        "domainnames": "get_domain_name",
        "vpclinks": "get_vpc_link",
    },
    frozenset(),
    ("resourceArn", "tags", "tagKeys"),
)
OF_HTTP = TagControl(
    "apigatewayv2",
    {"apis": "get_api", "domainnames": "get_domain_name", "vpclinks": "get_vpc_link"},
    frozenset({"apis", "vpclinks"}),
    ("ResourceArn", "Tags", "TagKeys"),
)
