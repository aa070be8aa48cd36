"""What an HTTP API does not have is not deleted: moto says that it is done."""

from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug import Response

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_API = ("ApiId",)
_KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = {  # the call that reads one, and by what
    "DeleteApi": ("get_api", _API),
    "DeleteApiMapping": ("get_api_mapping", ("DomainName", "ApiMappingId")),
    "DeleteDomainName": ("get_domain_name", ("DomainName",)),
    "DeleteIntegration": ("get_integration", (*_API, "IntegrationId")),
    "DeleteModel": ("get_model", (*_API, "ModelId")),
    "DeleteRoute": ("get_route", (*_API, "RouteId")),
    "DeleteStage": ("get_stage", (*_API, "StageName")),
    "DeleteVpcLink": ("get_vpc_link", ("VpcLinkId",)),
}


@dataclass(frozen=True)
class Deletions:
    """Looks first; what there is, is deleted by `others` or by moto."""

    clients: Clients
    others: Mapping[str, Operation]

    @property
    def operations(self) -> Mapping[str, Operation]:
        return dict.fromkeys(_KINDS, self.delete)

    def delete(self, asked: Asked) -> Output | Response | None:
        client = self.clients.of("apigatewayv2", asked.region)
        call, members = _KINDS[asked.operation]
        try:
            getattr(client, call)(**{name: asked.input[name] for name in members})
        except client.exceptions.NotFoundException as missing:
            said = str(missing.response["Error"]["Message"])
            raise Refusal("NotFoundException", said, 404) from missing
        other = self.others.get(asked.operation)
        return other(asked) if other else None
