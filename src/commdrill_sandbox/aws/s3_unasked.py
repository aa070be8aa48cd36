"""What S3 does without being asked, and moto does not: new buckets are closed, since 2023."""

import json
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote_plus

from commdrill_sandbox.aws.eventing.takeover import Method, Taken

_TAGGED = "s3:ObjectTagging:Put"


def _creating(motos: Method) -> Method:
    """Encrypted, closed to the public, and without ACLs."""

    def create(*args: Any, **named: Any) -> Any:
        from moto.s3.models import PublicAccessBlock

        bucket = motos(*args, **named)
        bucket.encryption = _encrypted()
        bucket.public_access_block = PublicAccessBlock(True, True, True, True)  # noqa: FBT003
        bucket.ownership_rule = "BucketOwnerEnforced"
        return bucket

    return create


def _decrypting(_: Method) -> Method:
    """Nothing is kept unencrypted: what is deleted is the wish for another encryption."""

    def delete(backend: Any, bucket_name: str) -> None:
        backend.put_bucket_encryption(bucket_name, _encrypted())

    return delete


def _telling(motos: Method) -> Method:
    """Keys in a bucket's events are escaped like those of forms, but for what parts folders."""

    def told(event_name: str, bucket: Any, key: Any, *more: Any) -> Any:
        event = motos(event_name, bucket, key, *more)
        event["Records"][0]["s3"]["object"]["key"] = quote_plus(key.name, safe="/")
        return event

    return told


def _sending(motos: Method) -> Method:
    """Moto tells of tags with each object that is put, and there need be none."""

    def send(account_id: str, event_name: str, bucket: Any, key: Any) -> None:
        if event_name != _TAGGED or _has_tags(account_id, key):
            motos(account_id, event_name, bucket, key)

    return send


def _has_tags(account_id: str, key: Any) -> bool:
    from moto.s3.models import s3_backends

    return bool(s3_backends[account_id]["aws"].tagger.get_tag_dict_for_resource(key.arn))


def _judging(motos: Method) -> Method:
    """Moto takes a statement for one without its condition: “deny all that is not HTTPS” denied all."""

    def permission(bucket: Any, action: str, resource: str) -> Any:
        judged = SimpleNamespace(policy=_without_conditions(bucket.policy))
        return motos(judged, action, resource)

    return permission


def _without_conditions(policy: bytes | None) -> bytes | None:
    """A policy's other statements: whoever signs here comes by a way that is taken for HTTPS."""
    if policy is None:
        return None
    document = json.loads(policy)
    found = (
        document["Statement"]
        if isinstance(document["Statement"], list)
        else [document["Statement"]]
    )
    return json.dumps(
        {**document, "Statement": [s for s in found if not s.get("Condition")]}
    ).encode()


def _encrypted() -> dict[str, Any]:
    by = {"SSEAlgorithm": "AES256"}
    return {"Rule": {"ApplyServerSideEncryptionByDefault": by, "BucketKeyEnabled": False}}


UNASKED = (
    Taken("s3.S3Backend.create_bucket", _creating),
    Taken("s3.S3Backend.delete_bucket_encryption", _decrypting),
    Taken("s3.FakeBucket.get_permission", _judging),
    Taken("s3.notifications._get_s3_event", _telling),
    Taken("s3.notifications.send_event", _sending),
)
