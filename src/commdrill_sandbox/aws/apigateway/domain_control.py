"""Custom domain names: one that has no API yet has an empty list of mappings; moto has no list at all."""

from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.wire.call import Asked, Operation, Refusal

_ON_MAPPINGS = (
    "GetBasePathMappings", "GetBasePathMapping", "UpdateBasePathMapping", "DeleteBasePathMapping",
)  # fmt: skip


class DomainControl:
    """All else of them is moto's."""

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            **dict.fromkeys(_ON_MAPPINGS, _with_mappings),
            "CreateBasePathMapping": _new_mapping,
        }


def _new_mapping(asked: Asked) -> None:
    """Raises: Refusal: something is there already."""
    path = asked.input.get("basePath") or "(none)"
    if path in _kept(asked).base_path_mappings.get(asked.input["domainName"], {}):
        said = "Base path already exists for this domain name"
        raise Refusal("ConflictException", said, 409)


def _with_mappings(asked: Asked) -> None:
    kept = _kept(asked)
    if asked.input["domainName"] in kept.domain_names:
        kept.base_path_mappings.setdefault(asked.input["domainName"], {})


def _kept(asked: Asked) -> Any:
    from moto.backends import get_backend

    return get_backend("apigateway")[ACCOUNT][asked.region]
