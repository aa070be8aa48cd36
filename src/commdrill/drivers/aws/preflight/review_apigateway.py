"""What a client of a REST API would miss while what is behind it is down."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from commdrill.drivers.aws.session import Aws
from commdrill.errors import CommdrillError
from commdrill.record.events import FindingMade, Severity

# What clients get in an outage; each falls back to its class.
_IN_AN_OUTAGE: Mapping[str, str] = {
    "INTEGRATION_FAILURE": "DEFAULT_5XX",
    "INTEGRATION_TIMEOUT": "DEFAULT_5XX",
    "THROTTLED": "DEFAULT_4XX",
}
_EXPORTED = "x-amazon-apigateway-gateway-responses"


def reviewed(aws: Aws, region: str | None, api: str, stage: str) -> Iterator[FindingMade]:
    """Findings on the gateway responses of one stage; `region`: the settings' own unless given."""
    region = region or aws.region_of("apigateway")
    own = _own_responses(aws, region, api)
    default = [kind for kind, kin in _IN_AN_OUTAGE.items() if not {kind, kin} & own.keys()]
    if default:
        yield FindingMade(
            "apigateway-response-default",
            f"API {api} leaves {', '.join(default)} at AWS's own words: clients are told "
            "“Endpoint request timed out” and the like, without a way on",
            Severity.WARNING,
        )
    deployed = _deployed_responses(aws, region, api, stage)
    if deployed is None:
        return
    changed = sorted(kind for kind, one in own.items() if _essence(one) != deployed.get(kind))
    if changed:
        yield FindingMade(
            "apigateway-redeploy-forgotten",
            f"stage {stage} of API {api} was deployed before its gateway responses "
            f"{', '.join(changed)} were changed: clients still get the old ones; redeploy it",
            Severity.WARNING,
        )


def _own_responses(aws: Aws, region: str, api: str) -> dict[str, Mapping[str, Any]]:
    """Those that somebody has set, by type."""
    answer = aws.ask_in(region, "apigateway", "GetGatewayResponses", restApiId=api, limit=500)
    items = answer.get("items", [])
    return {one["responseType"]: one for one in items if not one.get("defaultResponse", False)}


def _deployed_responses(
    aws: Aws, region: str, api: str, stage: str
) -> dict[str, tuple[Any, ...]] | None:
    """Those of the deployment that the stage serves; None where they cannot be read."""
    try:
        answer = aws.ask_in(
            region,
            "apigateway",
            "GetExport",
            restApiId=api,
            stageName=stage,
            exportType="swagger",
            parameters={"extensions": "apigateway"},
        )
        with answer["body"] as body:
            document = json.loads(body.read())
    except (CommdrillError, ValueError):
        return None
    found: Mapping[str, Mapping[str, Any]] = document.get(_EXPORTED, {})
    return {kind: _essence(one) for kind, one in found.items()}


def _essence(one: Mapping[str, Any]) -> tuple[Any, ...]:
    """What clients see of it."""
    status = one.get("statusCode")
    templates = one.get("responseTemplates") or {}
    headers = one.get("responseParameters") or {}
    return (str(status) if status else None, dict(templates), dict(headers))
