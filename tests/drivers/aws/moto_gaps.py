"""What AWS does and moto 5.2.5 does not, as far as drivers need it: filled in, in moto's process."""

import json
from typing import Any
from unittest.mock import patch

from moto.apigateway.models import Stage
from moto.apigateway.responses import APIGatewayResponse
from moto.cloudfront.models import DistributionConfig

_apply_operations = Stage.apply_operations
_configure = DistributionConfig.__init__


def _update_integration(self: Any) -> str:
    """UpdateIntegration is unknown to moto: its answer is 500."""
    parts = self.path.split("/")
    integration = self.backend.get_integration(parts[2], parts[4], parts[6])
    for operation in json.loads(self.body)["patchOperations"]:
        assert operation["op"] == "replace"
        assert operation["path"] == "/uri"
        integration.uri = operation["value"]
    return json.dumps(integration.to_json())


def _remove_method_settings(self: Any, operations: list[dict[str, Any]]) -> Any:
    """UpdateStage `remove /{resource}/{method}` is passed over by moto."""
    for operation in operations:
        if operation["op"] == "remove":
            self.method_settings.pop(operation["path"].lstrip("/"), None)
    return _apply_operations(self, operations)


def _with_groups_as_targets(self: Any, config: dict[str, Any]) -> None:
    """moto refuses an origin group as the default behaviour's target."""
    groups = {one["Id"] for one in (config.get("OriginGroups") or {}).get("Items") or []}
    default = config["DefaultCacheBehavior"]
    target = default["TargetOriginId"]
    if target not in groups:
        _configure(self, config)
        return
    some_origin = config["Origins"]["Items"][0]["Id"]
    _configure(self, {**config, "DefaultCacheBehavior": {**default, "TargetOriginId": some_origin}})
    self.DefaultCacheBehavior.target_origin_id = target


def gaps_filled() -> list[Any]:
    """Patches to enter before moto serves."""
    return [
        patch.object(APIGatewayResponse, "update_integration", _update_integration, create=True),
        patch.object(Stage, "apply_operations", _remove_method_settings),
        patch.object(DistributionConfig, "__init__", _with_groups_as_targets),
    ]
