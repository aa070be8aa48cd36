"""An OpenAPI document, as API Gateway reads it: paths, methods, integrations, gateway responses."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.apigateway.openapi_authorizers import authorizers
from commdrill_sandbox.aws.apigateway.openapi_models import Forms

_ANY = "x-amazon-apigateway-any-method"
_METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace", "any"})
_PLACES = {"path": "path", "query": "querystring", "header": "header"}
_INTEGRATION = (
    "uri", "credentials", "requestParameters", "requestTemplates", "passthroughBehavior",
    "cacheNamespace", "cacheKeyParameters", "contentHandling", "timeoutInMillis", "connectionType",
    "connectionId",
)  # fmt: skip
_ANSWER = ("responseParameters", "responseTemplates", "contentHandling")
Given = Mapping[str, Any]


@dataclass(frozen=True)
class Needs:
    """What a caller must have; `authorizer`: the name of who lets callers in, empty: nobody does."""

    key: bool
    signature: bool
    authorizer: str


@dataclass(frozen=True)
class Method:
    """`told` as the document has it, `inherited` what the whole path has.

    `validator`: its name, empty for none; `models`: their names, by media type.
    """

    path: str
    name: str
    told: Given
    inherited: Given
    needs: Needs
    validator: str
    models: Given

    @property
    def settings(self) -> dict[str, Any]:
        """As PutMethod takes them."""
        given = (*(self.inherited.get("parameters") or ()), *(self.told.get("parameters") or ()))
        return {
            "authorizationType": "AWS_IAM" if self.needs.signature else "NONE",
            "apiKeyRequired": self.needs.key,
            "requestModels": dict(self.models),
            "requestParameters": {
                f"method.request.{_PLACES[one['in']]}.{one['name']}": bool(one.get("required"))
                for one in given
                if one.get("in") in _PLACES
            },
        }

    @property
    def statuses(self) -> set[str]:
        """Those of its responses, and of what it answers."""
        responses = {str(one) for one in self.told.get("responses") or {}} - {"default"}
        return responses | {answer["statusCode"] for answer in self.answers}

    @property
    def integration(self) -> dict[str, Any]:
        """As PutIntegration takes it; nothing, where there is none."""
        given: Given = self.told.get("x-amazon-apigateway-integration") or {}
        if not given:
            return {}
        wanted = {name: given[name] for name in _INTEGRATION if given.get(name)}
        verb = {"integrationHttpMethod": given["httpMethod"]} if given.get("httpMethod") else {}
        return {"type": str(given["type"]).upper(), **verb, **wanted}

    @property
    def answers(self) -> Iterator[dict[str, Any]]:
        """As PutIntegrationResponse takes them: each with its pattern, but for the default one."""
        given: Given = self.told.get("x-amazon-apigateway-integration") or {}
        for pattern, answer in (given.get("responses") or {}).items():
            chosen = {} if pattern == "default" else {"selectionPattern": str(pattern)}
            kept = {name: answer[name] for name in _ANSWER if answer.get(name)}
            yield {"statusCode": str(answer["statusCode"]), **chosen, **kept}


@dataclass(frozen=True)
class Definition:
    """A document, 2.0 or 3.0."""

    document: Given

    @property
    def methods(self) -> Iterator[Method]:
        for path, item in (self.document.get("paths") or {}).items():
            for written, told in (item or {}).items():
                name = "any" if written == _ANY else written.lower()
                if name in _METHODS:
                    forms, said = self.forms, (self._needs(told), self.forms.validator_of(told))
                    yield Method(path, name.upper(), told, item, *said, forms.models_of(told))

    def _needs(self, told: Given) -> Needs:
        asked = told.get("security", self.document.get("security")) or ()
        schemes = {scheme for one in asked for scheme in one}
        by = next((name for name in self.authorizers if name in schemes), "")
        keys = self._in_headers - self._signatures - self.authorizers.keys()
        return Needs(bool(keys & schemes), bool(self._signatures & schemes), by)

    @property
    def gateway_responses(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """As PutGatewayResponse takes them."""
        for kind, given in (
            self.document.get("x-amazon-apigateway-gateway-responses") or {}
        ).items():
            kept = {name: given[name] for name in _ANSWER[:2] if given.get(name)}
            status = {"statusCode": str(given["statusCode"])} if given.get("statusCode") else {}
            yield kind, {**status, **kept}

    @property
    def policy(self) -> str:
        """Who may call it, as JSON; empty: anybody."""
        given = self.document.get("x-amazon-apigateway-policy")
        return json.dumps(given) if given else ""

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(self.document.get("paths") or {})

    def plain(self, paths: Iterable[str]) -> Given:
        """Names and paths alone: all that moto reads without fault."""
        info: Given = self.document.get("info") or {}
        return {
            "openapi": "3.0.1",
            "info": {"title": "", "description": "", "version": "1", **info},
            "paths": {path: {} for path in paths},
        }

    @property
    def forms(self) -> Forms:
        return Forms(self.document)

    @property
    def authorizers(self) -> dict[str, dict[str, Any]]:
        return dict(authorizers(self._schemes))

    @property
    def _schemes(self) -> Given:
        components: Given = self.document.get("components") or {}
        return components.get("securitySchemes") or self.document.get("securityDefinitions") or {}

    @property
    def _in_headers(self) -> set[str]:
        """The schemes by which API keys are asked for, or signatures: AWS has one word for both."""
        return {name for name, one in self._schemes.items() if one.get("type") == "apiKey"}

    @property
    def _signatures(self) -> set[str]:
        """Those of them that say so."""
        said = "x-amazon-apigateway-authtype"
        return {
            name
            for name in self._in_headers - self.authorizers.keys()
            if said in self._schemes[name]
        }
