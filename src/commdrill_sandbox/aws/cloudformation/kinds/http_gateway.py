"""HTTP APIs and their stages."""

import json
from collections.abc import Mapping

from commdrill_sandbox.aws.cloudformation.kind import (
    Called,
    Kind,
    Made,
    Place,
    Properties,
    hears,
)

_GATEWAY = "apigatewayv2"


class HttpApi:
    """Of parts, or of an OpenAPI document; one for WebSockets is refused by its name."""

    hears = hears(_GATEWAY, "CreateApi", "Body", "FailOnWarnings")

    def make(self, place: Place, given: Properties) -> Made:
        if "Body" in given:
            api = place.call(_GATEWAY, "ImportApi", _document(given))
            self._settle(place, {"ApiId": api["ApiId"]}, given)
        else:
            api = place.call(_GATEWAY, "CreateApi", {"ProtocolType": "HTTP", **given})
        attributes = {"ApiId": api["ApiId"], "ApiEndpoint": api["ApiEndpoint"]}
        return Made(api["ApiId"], attributes, {"ApiId": api["ApiId"]})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        """But for what kind of API it is."""
        if given.get("ProtocolType", "HTTP") != place.was.get("ProtocolType", "HTTP"):
            return None
        if "Body" in given:
            place.call(_GATEWAY, "ReimportApi", {**_document(given), **made.key})
            self._settle(place, made.key, given)
            return made
        place.call(_GATEWAY, "UpdateApi", {**given, **made.key})
        if "CorsConfiguration" in place.was and "CorsConfiguration" not in given:
            place.call(_GATEWAY, "DeleteCorsConfiguration", made.key)
        return made

    def _settle(self, place: Place, key: Properties, given: Properties) -> None:
        """What a template says beside the document."""
        place.call(_GATEWAY, "UpdateApi", {**given, **key})
        if "Tags" in given:
            arn = f"arn:aws:apigateway:{place.region}::/apis/{key['ApiId']}"
            place.call(_GATEWAY, "TagResource", {"ResourceArn": arn, "Tags": given["Tags"]})

    def remove(self, place: Place, made: Made) -> None:
        place.call(_GATEWAY, "DeleteApi", made.key)


def _document(given: Properties) -> Properties:
    return {"Body": json.dumps(given["Body"])}


def _part(what: str) -> Called:
    """What an API consists of: by its id, and its API's."""
    return Called(
        _GATEWAY, f"Create{what}", f"Delete{what}", update=f"Update{what}",
        id=lambda _, made: str(made[f"{what}Id"]),
        key=lambda given, made: {"ApiId": given["ApiId"], f"{what}Id": made[f"{what}Id"]},
        attributes=lambda _, __, made: {f"{what}Id": made[f"{what}Id"]},
    )  # fmt: skip


HTTP_GATEWAY: Mapping[str, Kind] = {
    "AWS::ApiGatewayV2::Api": HttpApi(),
    "AWS::ApiGatewayV2::Integration": _part("Integration"),
    "AWS::ApiGatewayV2::Route": _part("Route"),
    "AWS::ApiGatewayV2::Authorizer": _part("Authorizer"),
    "AWS::ApiGatewayV2::Deployment": _part("Deployment"),
    "AWS::ApiGatewayV2::Stage": Called(
        _GATEWAY, "CreateStage", "DeleteStage", update="UpdateStage",
        id=lambda given, _: str(given["StageName"]),
        key=lambda given, _: {"ApiId": given["ApiId"], "StageName": given["StageName"]},
    ),
}  # fmt: skip
