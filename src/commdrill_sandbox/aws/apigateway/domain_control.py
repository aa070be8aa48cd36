"""Custom domain names: one that has no API yet has an empty list of mappings; moto has no list at all."""

from collections.abc import Mapping

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.wire.call import Asked, Operation

_ON_MAPPINGS = (
    "GetBasePathMappings", "GetBasePathMapping", "UpdateBasePathMapping", "DeleteBasePathMapping",
)  # fmt: skip


class DomainControl:
    """All else of them is moto's."""

    @property
    def operations(self) -> Mapping[str, Operation]:
        return dict.fromkeys(_ON_MAPPINGS, _with_mappings)


def _with_mappings(asked: Asked) -> None:
    from moto.backends import get_backend

    kept = get_backend("apigateway")[ACCOUNT][asked.region]
    if asked.input["domainName"] in kept.domain_names:
        kept.base_path_mappings.setdefault(asked.input["domainName"], {})
