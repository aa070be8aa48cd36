"""GetExport: what a stage serves, as an OpenAPI document. moto's knows no gateway responses."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.apigateway.deployments import Deployments
from commdrill_sandbox.aws.apigateway.exported import Exported
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.wire.call import Asked, Operation, Refusal

_KINDS = ("oas30", "swagger")
_OURS = "x-amazon-apigateway-"
_EXTENSIONS: Mapping[str, tuple[str, ...]] = {  # what is told of ours, by what is asked for
    "apigateway": ("",),
    "integrations": ("integration",),
    "authorizers": ("auth",),
}


@dataclass(frozen=True)
class ExportControl:
    """Of models it tells the schemas, not the names."""

    clients: Clients
    deployments: Deployments

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {"GetExport": self.get}

    def get(self, asked: Asked) -> Response:
        """Of the deployment that the stage has, whatever has been changed since."""
        kind = asked.input["exportType"]
        if kind not in _KINDS:
            raise Refusal("BadRequestException", f"{kind!r} is no export type", 400)
        extensions = asked.request.args.get("extensions", "")
        wanted = [
            part for one in extensions.split(",") for part in _EXTENSIONS.get(one.strip(), ())
        ]
        document = _without(self._exported(asked).document, tuple(wanted))
        if "yaml" in (asked.input.get("accepts") or ""):
            import yaml

            written = yaml.safe_dump(document, sort_keys=False)
            return Response(written, 200, content_type="application/yaml")
        return Response(json.dumps(document), 200, content_type="application/json")

    def _exported(self, asked: Asked) -> Exported:
        from botocore.exceptions import ClientError

        api, stage = asked.input["restApiId"], asked.input["stageName"]
        client = self.clients.of("apigateway", asked.region)
        try:
            found = client.get_stage(restApiId=api, stageName=stage)
        except ClientError as refused:
            raise Refusal(
                "NotFoundException", "Invalid stage identifier specified", 404
            ) from refused
        return Exported(
            asked.input["exportType"],
            client.get_rest_api(restApiId=api),
            {one["id"]: one for one in client.get_authorizers(restApiId=api)["items"]},
            self.deployments.get(asked.region, api, found["deploymentId"]),
            f"{api}.execute-api.{asked.region}.amazonaws.com",
            stage,
        )


def _without(told: Any, wanted: tuple[str, ...]) -> Any:
    """Of extensions those that are asked for: any method is told as one, whoever asks."""
    if isinstance(told, list):
        return [_without(one, wanted) for one in told]
    if not isinstance(told, Mapping):
        return told
    return {
        name: _without(one, wanted)
        for name, one in told.items()
        if not name.startswith(_OURS)
        or name.removeprefix(_OURS).startswith(("any-method", *wanted))
    }
