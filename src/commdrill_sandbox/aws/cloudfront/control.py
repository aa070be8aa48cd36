"""The control plane of distributions and invalidations, as AWS keeps it."""

from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.cloudfront.access_identities import OriginReaders
from commdrill_sandbox.aws.cloudfront.defaults import filled
from commdrill_sandbox.aws.cloudfront.distribution import Distribution, parsed
from commdrill_sandbox.aws.cloudfront.functions import Functions
from commdrill_sandbox.aws.cloudfront.invalidations import Invalidation, Invalidations
from commdrill_sandbox.aws.cloudfront.lambda_rules import check_links
from commdrill_sandbox.aws.cloudfront.paging import by_id, paged, tags_of
from commdrill_sandbox.aws.cloudfront.policies import PolicyBook
from commdrill_sandbox.aws.cloudfront.registry import Registered, Registry, named
from commdrill_sandbox.aws.cloudfront.rules import behaviours, check, check_quantities, items
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_SHOWN = (
    "Aliases", "Origins", "OriginGroups", "DefaultCacheBehavior", "CacheBehaviors",
    "CustomErrorResponses", "Comment", "PriceClass", "Enabled", "ViewerCertificate",
    "Restrictions", "WebACLId", "HttpVersion", "IsIPV6Enabled", "Staging",
)  # fmt: skip
_BY = ("CachePolicy", "OriginRequestPolicy", "ResponseHeadersPolicy")


class DistributionControl:
    """Every operation on distributions and their invalidations."""

    def __init__(
        self,
        registry: Registry,
        invalidations: Invalidations,
        policies: PolicyBook,
        functions: Functions,
        readers: OriginReaders,
        *,
        clock: Clock,
    ) -> None:
        self._registry, self._invalidations, self._readers = registry, invalidations, readers
        self._policies, self._functions, self._clock = policies, functions, clock
        self.operations: Mapping[str, Operation] = {
            "CreateDistribution": self._create,
            "CreateDistributionWithTags": self._create_with_tags,
            "GetDistribution": self._get,
            "GetDistributionConfig": self._get_config,
            "ListDistributions": self._list,
            **{f"ListDistributionsBy{kind}Id": self._list_users for kind in _BY},
            "UpdateDistribution": self._update,
            "DeleteDistribution": self._delete,
            "CreateInvalidation": self._invalidate,
            "GetInvalidation": self._get_invalidation,
            "ListInvalidations": self._list_invalidations,
        }

    def _create(self, asked: Asked) -> Output:
        return self._born(asked.input["DistributionConfig"], {})

    def _create_with_tags(self, asked: Asked) -> Output:
        given = asked.input["DistributionConfigWithTags"]
        return self._born(given["DistributionConfig"], tags_of(given["Tags"]))

    def _born(self, given: Mapping[str, Any], tags: Mapping[str, str]) -> Output:
        born = named(self._clock.now(), tags)
        config, edge = self._read(born.id, given)
        return self._told(self._registry.add(born, self._registry.version(config, edge)))

    def _delete(self, asked: Asked) -> Output:
        self._registry.delete(asked.input["Id"], asked.input.get("IfMatch"))
        return {}

    def _read(
        self, known_id: str, given: Mapping[str, Any]
    ) -> tuple[Mapping[str, Any], Distribution]:
        config = filled(given)
        check(config)
        links = (link for b in behaviours(config) for link in items(b["FunctionAssociations"]))
        self._functions.check_published(link["FunctionARN"] for link in links)
        check_links(behaviours(config))
        for origin in items(config["Origins"]):
            self._readers.check(origin)
        return config, parsed(known_id, config, self._policies)

    def refresh(self, policy_id: str) -> None:
        """A policy has changed: what has it reads anew, and takes its time to reach the edge."""
        for user in self._registry.users(policy_id):
            config = self._registry.get(user).newest.config
            self._registry.refresh(user, parsed(user, config, self._policies))

    def _get(self, asked: Asked) -> Output:
        return self._told(self._registry.get(asked.input["Id"]))

    def _get_config(self, asked: Asked) -> Output:
        newest = self._registry.get(asked.input["Id"]).newest
        return {"DistributionConfig": newest.config, "ETag": newest.etag}

    def _list(self, asked: Asked) -> Output:
        listed = [
            {**self._named(known), **{key: known.newest.config[key] for key in _SHOWN}}
            for known in self._registry.all()
        ]
        return {"DistributionList": paged(asked, listed, by_id)}

    def _list_users(self, asked: Asked) -> Output:
        """Those that have a policy, by their ids."""
        kind = asked.operation.removeprefix("ListDistributionsBy")
        users = sorted(self._registry.users(asked.input[kind]))
        return {"DistributionIdList": paged(asked, users, str)}

    def _update(self, asked: Asked) -> Output:
        known = self._registry.get(asked.input["Id"])
        config, edge = self._read(known.id, asked.input["DistributionConfig"])
        if config["CallerReference"] != known.newest.config["CallerReference"]:
            raise Refusal("IllegalUpdate", "CallerReference cannot be changed")
        version = self._registry.version(config, edge)
        return self._told(self._registry.update(known.id, version, asked.input.get("IfMatch")))

    def _named(self, known: Registered) -> dict[str, Any]:
        return {
            "Id": known.id,
            "ARN": known.arn,
            "Status": self._registry.status(known),
            "LastModifiedTime": known.modified,
            "DomainName": known.domain_name,
        }

    def _told(self, known: Registered) -> Output:
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

    def _invalidate(self, asked: Asked) -> Output:
        known, batch = (
            self._registry.get(asked.input["DistributionId"]),
            asked.input["InvalidationBatch"],
        )
        check_quantities(batch, "InvalidationBatch")
        paths = items(batch["Paths"])
        made = self._invalidations.create(known.id, batch["CallerReference"], paths)
        location = f"{known.location}/invalidation/{made.id}"
        return {"Invalidation": self._shown(made), "Location": location}

    def _get_invalidation(self, asked: Asked) -> Output:
        known = self._registry.get(asked.input["DistributionId"])
        return {"Invalidation": self._shown(self._invalidations.get(known.id, asked.input["Id"]))}

    def _list_invalidations(self, asked: Asked) -> Output:
        known = self._registry.get(asked.input["DistributionId"])
        newest_first = [self._shown(made) for made in reversed(self._invalidations.of(known.id))]
        return {"InvalidationList": paged(asked, newest_first, by_id)}

    def _shown(self, made: Invalidation) -> dict[str, Any]:
        paths = {"Quantity": len(made.paths), "Items": list(made.paths)}
        return {
            "Id": made.id,
            "Status": self._invalidations.status(made),
            "CreateTime": made.at,
            "InvalidationBatch": {"Paths": paths, "CallerReference": made.reference},
        }
