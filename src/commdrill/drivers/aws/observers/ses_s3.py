"""The `ses-s3` observer."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import ClassVar

from pydantic import Field

from commdrill.drivers.aws.driver import AwsDriver, Permission, Resource, allow, looking
from commdrill.drivers.aws.session import Aws, listed
from commdrill.drivers.mail.parsing import parse_mail
from commdrill.drivers.protocol import Look
from commdrill.errors import CannotLook
from commdrill.sighting import Inbox, Message, Sighting
from commdrill.terms import Proof

_LARGEST = 40 * 2**20  # bytes: what SES takes in at most
_NOT_MAIL = "AMAZON_SES_SETUP_NOTIFICATION"


class SesS3(AwsDriver):
    """Mail that Amazon SES received and put into a bucket, an object each.

    The objects are read and left where they are. A rule with an S3 action writes them; one bucket
    or prefix serves any number of test subscribers.
    """

    proof: ClassVar[Proof] = Proof.CONTENT
    shows: ClassVar[type[Sighting]] = Inbox
    permissions: ClassVar[tuple[Permission, ...]] = (
        allow("s3:ListBucket", on="s3:bucket"),
        allow("s3:GetObject", on="s3:object"),
    )

    bucket: str = Field(min_length=1, description="the bucket", examples=["drill-mail"])
    prefix: str = Field("", description="where in it the mails are", examples=["inbox/"])

    def resources(self) -> tuple[Resource, ...]:
        return (
            Resource("s3:bucket", self.bucket),
            Resource("s3:object", f"{self.bucket}/{self.prefix}*"),
        )

    @contextmanager
    def open(self) -> Iterator[Look]:
        with self.speak() as aws:
            with looking():
                seen = set(self._listed(aws))
            yield lambda: self._look(aws, seen)

    def _look(self, aws: Aws, seen: set[str]) -> Inbox:
        with looking():
            listed = self._listed(aws)
            new = [key for key in listed if key not in seen]
            messages = tuple(self._read(aws, key, listed[key]) for key in new)
        seen.update(new)
        return Inbox(messages)

    def _listed(self, aws: Aws) -> dict[str, datetime]:
        """Each mail's key, and when it came; in the order they came."""
        place = {"Bucket": self.bucket, "Prefix": self.prefix}
        found = listed(aws, "Contents", "s3", "ListObjectsV2", **place)
        mails = [one for one in found if not one["Key"].endswith(("/", _NOT_MAIL))]
        mails.sort(key=lambda one: (one["LastModified"], one["Key"]))
        return {one["Key"]: one["LastModified"] for one in mails}

    def _read(self, aws: Aws, key: str, at: datetime) -> Message:
        answer = aws.ask("s3", "GetObject", Bucket=self.bucket, Key=key)
        with answer["Body"] as body:
            raw: bytes = body.read(_LARGEST + 1)
        if len(raw) > _LARGEST:
            raise CannotLook(f"s3://{self.bucket}/{key} is larger than any mail SES takes in")
        return parse_mail(raw, key, at)
