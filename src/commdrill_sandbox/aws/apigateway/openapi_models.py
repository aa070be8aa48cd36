"""What an OpenAPI document says of the form of requests: its models, its validators, and who has which."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Given = Mapping[str, Any]
_VALIDATORS = "x-amazon-apigateway-request-validators"
_VALIDATOR = "x-amazon-apigateway-request-validator"
_LOCAL = re.compile(r'"#/(?:components/schemas|definitions)/([^"/]+)"')
_ELSEWHERE = re.compile(r'"https://apigateway\.amazonaws\.com/restapis/[^"/]+/models/([^"/]+)"')


@dataclass(frozen=True)
class Forms:
    """Of a document, 2.0 or 3.0."""

    document: Given

    def models(self, api: str) -> Iterator[tuple[str, str]]:
        """By name, the schemas, in which each names others as the API's; those of bodies alone last."""
        named = r'"https://apigateway.amazonaws.com/restapis/' + api + r'/models/\1"'
        components: Given = self.document.get("components") or {}
        schemas = components.get("schemas") or self.document.get("definitions") or {}
        for name, schema in {**schemas, **dict(self._nameless())}.items():
            yield name, _LOCAL.sub(named, json.dumps(schema))

    @property
    def validators(self) -> Mapping[str, Mapping[str, bool]]:
        """By name, as CreateRequestValidator takes them."""
        names = ("validateRequestBody", "validateRequestParameters")
        return {
            validator: {name: bool(given.get(name)) for name in names}
            for validator, given in (self.document.get(_VALIDATORS) or {}).items()
        }

    def validator_of(self, told: Given) -> str:
        """That of a method, or of all of them; empty: none."""
        return str(told.get(_VALIDATOR) or self.document.get(_VALIDATOR) or "")

    def models_of(self, told: Given) -> dict[str, str]:
        """Those of a method's body, by media type."""
        return {
            kind: _name(schema) or _nameless(schema)
            for kind, schema in self._bodies(told)
            if schema
        }

    def _bodies(self, told: Given) -> Iterator[tuple[str, Given]]:
        for kind, content in ((told.get("requestBody") or {}).get("content") or {}).items():
            yield kind, content.get("schema") or {}
        kinds = told.get("consumes") or self.document.get("consumes") or ("application/json",)
        for parameter in told.get("parameters") or ():
            if parameter.get("in") == "body":
                yield from ((kind, parameter.get("schema") or {}) for kind in kinds)

    def _nameless(self) -> Iterator[tuple[str, Given]]:
        methods = (
            told
            for item in (self.document.get("paths") or {}).values()
            for told in (item or {}).values()
            if isinstance(told, Mapping)
        )
        for told in methods:
            for _, schema in self._bodies(told):
                if schema and not _name(schema):
                    yield _nameless(schema), schema


def whole(models: Mapping[str, str]) -> Mapping[str, str]:
    """Each schema with all that it names of the others within it, so that it can be looked at alone."""
    within = {name: json.loads(_here(schema)) for name, schema in models.items()}
    return {
        name: json.dumps({**within[name], "definitions": {**within, **_own(within[name])}})
        if _ELSEWHERE.search(schema)
        else schema
        for name, schema in models.items()
    }


def _here(schema: str) -> str:
    return _ELSEWHERE.sub(r'"#/definitions/\1"', schema)


def _own(schema: Any) -> Mapping[str, Any]:
    return schema.get("definitions") or {}


def _name(schema: Given) -> str:
    """That of the model it is; empty: it is one of its own."""
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _nameless(schema: Given) -> str:
    """A name for it: the same for the same."""
    from hashlib import sha256

    digest = sha256(json.dumps(schema, sort_keys=True).encode()).hexdigest()
    return f"MODEL{digest[:6]}"
