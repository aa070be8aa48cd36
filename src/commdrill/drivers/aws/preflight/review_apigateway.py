"""What a client of a REST API would miss while what is behind it is down."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from commdrill.drivers.aws.session import Aws
from commdrill.drivers.aws.trouble import AwsRefused, Trouble
from commdrill.errors import CommdrillError
from commdrill.record.events import FindingMade, Severity

# What clients get in an outage; each falls back to its class.
_IN_AN_OUTAGE: Mapping[str, str] = {
    "INTEGRATION_FAILURE": "DEFAULT_5XX",
    "INTEGRATION_TIMEOUT": "DEFAULT_5XX",
    "THROTTLED": "DEFAULT_4XX",
}
# AWS's own template is {"message":$context.error.messageString}; a request's id says no more.
_FRAME = re.compile(r'"?\$context\.[A-Za-z.]+"?|"\w+"(?=\s*:)|[\s{}:,]')
_EXPORTED = "x-amazon-apigateway-gateway-responses"


def reviewed(aws: Aws, region: str | None, api: str, stage: str) -> Iterator[FindingMade]:
    """Findings on the gateway responses of one stage; `region`: the settings' own unless given."""
    region = region or aws.region_of("apigateway")
    try:
        own = _own_responses(aws, region, api)
    except AwsRefused as refused:
        if refused.trouble is not Trouble.UNKNOWN:
            raise
        yield from _of_http_api(aws, region, api)
        return
    yield from words_of(api, own)
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


def words_of(api: str, own: Mapping[str, Mapping[str, Any]]) -> Iterator[FindingMade]:
    """Answers with AWS's words, such as nobody has set or only added headers to; and of success."""
    set_by = {kind: next((one for one in (kind, kin) if one in own), None)
              for kind, kin in _IN_AN_OUTAGE.items()}  # fmt: skip
    told = dict.fromkeys(one for one in set_by.values() if one)
    if left := [kind for kind, one in set_by.items() if one is None]:
        yield _finding(
            "apigateway-response-default",
            f"API {api} leaves {', '.join(left)} at AWS's own words: clients are told "
            "“Endpoint request timed out” and the like, without a way on",
        )
    if bare := [one for one in told if _keeps_words(own[one])]:
        yield _finding(
            "apigateway-response-default",
            f"API {api} sets {', '.join(bare)}, but no template of its own: headers such as "
            "those of CORS are added, and clients still read AWS's own words; set a template",
        )
    if well := [one for one in told if _says_all_is_well(own[one])]:
        yield _finding(
            "apigateway-response-with-200",
            f"API {api} answers {', '.join(well)} with a status of success: programs take the "
            "outage for an answer; set 503, or 429 where callers are limited",
        )


def _finding(code: str, told: str) -> FindingMade:
    return FindingMade(code, told, Severity.WARNING)


def _says_all_is_well(response: Mapping[str, Any]) -> bool:
    return str(response.get("statusCode") or "").startswith("2")


def _keeps_words(response: Mapping[str, Any]) -> bool:
    """Whether what is said is no more than AWS's message, in its own template or in another."""
    templates = (response.get("responseTemplates") or {}).values()
    return not any(_FRAME.sub("", template) for template in templates)


def _of_http_api(aws: Aws, region: str, api: str) -> Iterator[FindingMade]:
    """Of an HTTP API that is all there is to tell."""
    aws.ask_in(region, "apigatewayv2", "GetApi", ApiId=api)
    yield FindingMade(
        "apigateway-http-api",
        f"API {api} is an HTTP API: it has no gateway responses, so what it answers for a "
        "function or backend that is lost is AWS's own words; have CloudFront or a REST API "
        "stand before it",
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
