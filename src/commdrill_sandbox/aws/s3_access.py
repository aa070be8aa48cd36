"""Who may read a bucket: its policy, its ACLs and its public access block."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT, Clients
from commdrill_sandbox.aws.wildcard import covers

AS_OWNER = (
    "AWS4-HMAC-SHA256 Credential=embedded/20200101/us-east-1/s3/aws4_request, "
    "SignedHeaders=host, Signature=0"
)
_EVERYONE = "http://acs.amazonaws.com/groups/global/AllUsers"
_EQUALS = {"StringEquals", "StringLike", "ArnEquals", "ArnLike"}


@dataclass(frozen=True)
class Visitor:
    """Who asks: anybody, or CloudFront in the name of a distribution (`source` is its ARN).

    `identity`: the id of the origin access identity it does so by, where it is one.
    """

    source: str | None = None
    identity: str = ""

    @property
    def is_cloudfront(self) -> bool:
        return self.source is not None


class S3Access:
    """Asks S3 for the rules, and again once anything has changed."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    def is_there(self, bucket: str) -> bool:
        return bool(self._read("head_bucket", Bucket=bucket))

    def website(self, bucket: str) -> Mapping[str, Any]:
        """Its website configuration; nothing where it is no website."""
        told = self._read("get_bucket_website", Bucket=bucket)
        return {name: what for name, what in told.items() if name != "ResponseMetadata"}

    def cors(self, bucket: str) -> list[Mapping[str, Any]]:
        """Its rules for pages of other origins."""
        rules: list[Mapping[str, Any]] = self._read("get_bucket_cors", Bucket=bucket).get(
            "CORSRules", []
        )
        return rules

    def blocks_public(self, what: str, bucket: str) -> bool:
        """`what`: `Acls` or `Policy`."""
        return bool(self._block(bucket).get(f"BlockPublic{what}"))

    def may_read(self, bucket: str, key: str, visitor: Visitor) -> bool:
        arn = f"arn:aws:s3:::{bucket}/{key}"
        if self._by_policy(bucket, "s3:GetObject", arn, visitor):
            return True
        acl = self._read("get_object_acl", Bucket=bucket, Key=key)
        return self._acls_count(bucket) and _is_public(acl)

    def may_list(self, bucket: str, visitor: Visitor) -> bool:
        if self._by_policy(bucket, "s3:ListBucket", f"arn:aws:s3:::{bucket}", visitor):
            return True
        return self._acls_count(bucket) and _is_public(self._read("get_bucket_acl", Bucket=bucket))

    def _by_policy(self, bucket: str, action: str, arn: str, visitor: Visitor) -> bool:
        if not visitor.is_cloudfront and self._block(bucket).get("RestrictPublicBuckets"):
            return False
        written = self._read("get_bucket_policy", Bucket=bucket).get("Policy", "{}")
        statements = _listed(json.loads(written).get("Statement", []))
        effects = {s.get("Effect") for s in statements if _applies(s, action, arn, visitor)}
        return effects == {"Allow"}

    def _acls_count(self, bucket: str) -> bool:
        return not self._block(bucket).get("IgnorePublicAcls")

    def _block(self, bucket: str) -> Mapping[str, Any]:
        told = self._read("get_public_access_block", Bucket=bucket)
        block: Mapping[str, Any] = told.get("PublicAccessBlockConfiguration", {})
        return block

    def _read(self, operation: str, **what: str) -> Mapping[str, Any]:
        """What S3 says; nothing where it has nothing of the kind."""
        from botocore.exceptions import ClientError

        def read() -> Mapping[str, Any]:
            try:
                told: Mapping[str, Any] = getattr(self._clients.of("s3"), operation)(**what)
            except ClientError:
                return {}
            return told

        return self._clients.memory.remembered((operation, *what.items()), read)


def _applies(statement: Mapping[str, Any], action: str, arn: str, visitor: Visitor) -> bool:
    return (
        any(covers(one.lower(), action.lower()) for one in _listed(statement.get("Action", [])))
        and any(covers(one, arn) for one in _listed(statement.get("Resource", [])))
        and any(_is_meant(one, visitor) for one in _principals(statement.get("Principal", {})))
        and _holds(statement.get("Condition", {}), visitor)
    )


def _principals(principal: Any) -> Iterator[str]:
    if isinstance(principal, str):
        yield principal
        return
    for named in principal.values():
        yield from _listed(named)


def _is_meant(principal: str, visitor: Visitor) -> bool:
    if principal == "*" or not visitor.identity:
        return principal == "*" or (visitor.is_cloudfront and "cloudfront." in principal)
    named = principal.endswith(f":user/CloudFront Origin Access Identity {visitor.identity}")
    return named or principal == canonical_user(visitor.identity)


def canonical_user(identity: str) -> str:
    """How S3 writes down an origin access identity."""
    return hashlib.sha384(identity.encode()).hexdigest()


def _holds(condition: Mapping[str, Any], visitor: Visitor) -> bool:
    known = {"aws:sourcearn": visitor.source or "", "aws:sourceaccount": ACCOUNT}
    return all(
        operator in _EQUALS
        and any(covers(one, known.get(key.lower(), "")) for one in _listed(wanted))
        for operator, keys in condition.items()
        for key, wanted in keys.items()
    )


def _is_public(acl: Mapping[str, Any]) -> bool:
    return any(
        grant["Grantee"].get("URI") == _EVERYONE and grant["Permission"] in {"READ", "FULL_CONTROL"}
        for grant in acl.get("Grants", [])
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
