"""The control plane of distributions and invalidations, as AWS keeps it."""

from collections.abc import Callable, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from werkzeug.wrappers import Request, Response

from commdrill.clock import Clock
from commdrill.sandbox.aws.cloudfront.defaults import filled
from commdrill.sandbox.aws.cloudfront.distribution import Distribution, parsed
from commdrill.sandbox.aws.cloudfront.functions import Functions
from commdrill.sandbox.aws.cloudfront.invalidations import Invalidation, Invalidations
from commdrill.sandbox.aws.cloudfront.policies import PolicyBook
from commdrill.sandbox.aws.cloudfront.registry import Registered, Registry
from commdrill.sandbox.aws.cloudfront.rules import behaviours, check, check_quantities, items
from commdrill.sandbox.aws.front import forwarded
from commdrill.sandbox.aws.rest import AwsError, Call, RestService
from commdrill.sandbox.aws.wsgi import Wsgi

Parameters = Mapping[str, Any]
Result = Mapping[str, Any]
Operation = Callable[[Parameters], Result]
_SHOWN = (
    "Aliases", "Origins", "OriginGroups", "DefaultCacheBehavior", "CacheBehaviors",
    "CustomErrorResponses", "Comment", "PriceClass", "Enabled", "ViewerCertificate",
    "Restrictions", "WebACLId", "HttpVersion", "IsIPV6Enabled", "Staging",
)  # fmt: skip


class DistributionControl:
    """moto gives a distribution its name and keeps its tags; all else is answered here."""

    def __init__(
        self,
        registry: Registry,
        invalidations: Invalidations,
        policies: PolicyBook,
        functions: Functions,
        clock: Clock,
        *,
        store: Wsgi,
        service: RestService,
    ) -> None:
        self._registry, self._invalidations = registry, invalidations
        self._policies, self._clock, self._store = policies, clock, store
        self._functions, self._service = functions, service
        self.operations: Mapping[str, Operation] = {
            "GetDistribution": self._get,
            "GetDistributionConfig": self._get_config,
            "ListDistributions": self._list,
            "UpdateDistribution": self._update,
            "CreateInvalidation": self._invalidate,
            "GetInvalidation": self._get_invalidation,
            "ListInvalidations": self._list_invalidations,
        }

    def create(self, call: Call, request: Request) -> Result | Response:
        """A new distribution; moto's answer where moto refuses it.

        Raises:
            AwsError: CloudFront would refuse it.
        """
        given = (
            call.parameters.get("DistributionConfig")
            or (call.parameters["DistributionConfigWithTags"]["DistributionConfig"])
        )
        config, edge = self._read("", given)
        for known in self._registry.all():
            if known.newest.config["CallerReference"] == config["CallerReference"]:
                raise AwsError(
                    "DistributionAlreadyExists", f"the caller reference made {known.id}", 409
                )
        self._check_aliases("", config)
        answer = forwarded(request, self._store, self._least(call, config))
        if answer.status_code >= 300:
            return answer
        born = ET.fromstring(answer.data)  # noqa: S314 - moto's own words
        named = {child.tag.rpartition("}")[2]: child.text or "" for child in born}
        edge = parsed(named["Id"], config, self._policies)
        version = self._registry.version(config, edge)
        return self._told(
            self._registry.add(
                Registered(
                    named["Id"], named["ARN"], named["DomainName"], self._clock.now(), (version,)
                )
            )
        )

    def _least(self, call: Call, config: Parameters) -> bytes:
        """The least that moto needs to name a distribution: of much else it takes offence."""
        origin = {"Id": "origin", "DomainName": "origin.example", "CustomOriginConfig": {}}
        target = {"TargetOriginId": "origin", "ViewerProtocolPolicy": "allow-all"}
        least = {
            "CallerReference": config["CallerReference"],
            "Origins": {"Quantity": 1, "Items": [origin]},
            "DefaultCacheBehavior": target,
            "Comment": "",
            "Enabled": True,
        }
        tagged = call.parameters.get("DistributionConfigWithTags")
        payload = {**tagged, "DistributionConfig": least} if tagged else least
        return self._service.body(call.operation, payload)

    def delete(self, call: Call, request: Request) -> Response:
        """Raises: AwsError: it is not there, enabled, or not that version."""
        self._registry.delete(call.parameters["Id"], call.parameters.get("IfMatch"))
        forwarded(request, self._store)
        return Response(status=204)

    def _read(self, known_id: str, given: Parameters) -> tuple[Mapping[str, Any], Distribution]:
        config = filled(given)
        check(config)
        links = (link for b in behaviours(config) for link in items(b["FunctionAssociations"]))
        self._functions.check_published(link["FunctionARN"] for link in links)
        return config, parsed(known_id, config, self._policies)

    def _check_aliases(self, own: str, config: Mapping[str, Any]) -> None:
        """A name leads to one distribution only."""
        wanted = {alias.lower() for alias in items(config["Aliases"])}
        for known in self._registry.all():
            taken = {alias.lower() for alias in items(known.newest.config["Aliases"])}
            if known.id != own and (twice := sorted(wanted & taken)):
                raise AwsError("CNAMEAlreadyExists", f"{twice[0]} leads to {known.id}", 409)

    def refresh(self, policy_id: str) -> None:
        """A policy has changed: what has it reads anew, and takes its time to reach the edge."""
        for user in self._registry.users(policy_id):
            config = self._registry.get(user).newest.config
            self._registry.refresh(user, parsed(user, config, self._policies))

    def _get(self, asked: Parameters) -> Result:
        return self._told(self._registry.get(asked["Id"]))

    def _get_config(self, asked: Parameters) -> Result:
        newest = self._registry.get(asked["Id"]).newest
        return {"DistributionConfig": newest.config, "ETag": newest.etag}

    def _list(self, _: Parameters) -> Result:
        listed = [
            {**self._named(known), **{key: known.newest.config[key] for key in _SHOWN}}
            for known in self._registry.all()
        ]
        return {"DistributionList": _page(listed)}

    def _update(self, asked: Parameters) -> Result:
        known = self._registry.get(asked["Id"])
        config, edge = self._read(known.id, asked["DistributionConfig"])
        if config["CallerReference"] != known.newest.config["CallerReference"]:
            raise AwsError("IllegalUpdate", "CallerReference cannot be changed")
        self._check_aliases(known.id, config)
        version = self._registry.version(config, edge)
        return self._told(self._registry.update(known.id, version, asked.get("IfMatch")))

    def _named(self, known: Registered) -> dict[str, Any]:
        return {
            "Id": known.id,
            "ARN": known.arn,
            "Status": self._registry.status(known),
            "LastModifiedTime": known.modified,
            "DomainName": known.domain_name,
        }

    def _told(self, known: Registered) -> Result:
        flying = self._invalidations.of(known.id)
        distribution = {
            **self._named(known),
            "InProgressInvalidationBatches": sum(
                self._invalidations.status(i) == "InProgress" for i in flying
            ),
            "ActiveTrustedSigners": {"Enabled": False, "Quantity": 0},
            "ActiveTrustedKeyGroups": {"Enabled": False, "Quantity": 0},
            "DistributionConfig": known.newest.config,
        }
        return {
            "Distribution": distribution,
            "ETag": known.newest.etag,
            "Location": known.location,
        }

    def _invalidate(self, asked: Parameters) -> Result:
        known, batch = self._registry.get(asked["DistributionId"]), asked["InvalidationBatch"]
        check_quantities(batch, "InvalidationBatch")
        paths = items(batch["Paths"])
        made = self._invalidations.create(known.id, batch["CallerReference"], paths)
        location = f"{known.location}/invalidation/{made.id}"
        return {"Invalidation": self._shown(made), "Location": location}

    def _get_invalidation(self, asked: Parameters) -> Result:
        known = self._registry.get(asked["DistributionId"])
        return {"Invalidation": self._shown(self._invalidations.get(known.id, asked["Id"]))}

    def _list_invalidations(self, asked: Parameters) -> Result:
        known = self._registry.get(asked["DistributionId"])
        newest_first = reversed(self._invalidations.of(known.id))
        return {"InvalidationList": _page([self._shown(made) for made in newest_first])}

    def _shown(self, made: Invalidation) -> dict[str, Any]:
        paths = {"Quantity": len(made.paths), "Items": list(made.paths)}
        return {
            "Id": made.id,
            "Status": self._invalidations.status(made),
            "CreateTime": made.at,
            "InvalidationBatch": {"Paths": paths, "CallerReference": made.reference},
        }


def _page(listed: list[Any]) -> dict[str, Any]:
    """All of a list, as one page."""
    whole = {"Marker": "", "MaxItems": 100, "IsTruncated": False, "Quantity": len(listed)}
    return {**whole, "Items": listed} if listed else whole
