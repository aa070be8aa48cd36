"""Repositories of container images: what CDK's bootstrap makes one of. Nothing here runs an image."""

import json
from collections.abc import Mapping

from commdrill_sandbox.aws.cloudformation.changes import is_moved
from commdrill_sandbox.aws.cloudformation.kind import Kind, Made, Place, Properties, hears

_ALSO = ("LifecyclePolicy", "RepositoryPolicyText", "EmptyOnDelete")


class Repository:
    """With the policy of who may read it and that of what is thrown away."""

    hears = hears("ecr", "CreateRepository", *_ALSO)

    def make(self, place: Place, given: Properties) -> Made:
        given = {"RepositoryName": place.name().lower(), **given}
        made = place.call("ecr", "CreateRepository", given)["repository"]
        key = {"repositoryName": made["repositoryName"]}
        told = {"Arn": made["repositoryArn"], "RepositoryUri": made["repositoryUri"]}
        self._rule(place, key, given)
        return Made(made["repositoryName"], told, key)

    def _rule(self, place: Place, key: Properties, given: Properties) -> None:
        if text := given.get("RepositoryPolicyText"):
            policy = {"policyText": text if isinstance(text, str) else json.dumps(text)}
            place.call("ecr", "SetRepositoryPolicy", {**key, **policy})
        if text := given.get("LifecyclePolicy", {}).get("LifecyclePolicyText"):
            place.call("ecr", "PutLifecyclePolicy", {**key, "lifecyclePolicyText": text})

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        """Its policies change where it is."""
        if is_moved(place.was, given, *({*place.was, *given} - set(_ALSO))):
            return None
        self._rule(place, made.key, given)
        return made

    def remove(self, place: Place, made: Made) -> None:
        place.call("ecr", "DeleteRepository", {**made.key, "force": True})


IMAGES: Mapping[str, Kind] = {"AWS::ECR::Repository": Repository()}
