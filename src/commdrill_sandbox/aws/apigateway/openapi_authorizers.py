"""The authorizers of an OpenAPI document, as API Gateway reads them."""

from collections.abc import Iterator, Mapping
from typing import Any

Given = Mapping[str, Any]
EXTENSION = "x-amazon-apigateway-authorizer"
_KEPT = (
    "authorizerCredentials", "authorizerResultTtlInSeconds", "authorizerUri", "identitySource",
    "identityValidationExpression", "providerARNs",
)  # fmt: skip
SORTS = ("TOKEN", "REQUEST", "COGNITO_USER_POOLS")


def authorizers(schemes: Given) -> Iterator[tuple[str, dict[str, Any]]]:
    """By their schemes' names, as CreateAuthorizer takes them, if it has their sort."""
    for name, scheme in schemes.items():
        if EXTENSION not in scheme:
            continue
        given: Given = scheme[EXTENSION] or {}
        sort = str(given.get("type", "")).upper()
        kept = {one: given[one] for one in _KEPT if one in given}
        if sort != "REQUEST" and scheme.get("name"):
            kept.setdefault("identitySource", f"method.request.header.{scheme['name']}")
        yield name, {"type": sort, **kept}
