"""A shelf in S3 whose objects nobody deletes or changes before their day: S3 Object Lock, in compliance mode."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from commdrill.drivers.aws.session import Answer
from commdrill.drivers.aws.trouble import AwsRefused
from commdrill.errors import UsageError
from commdrill.shelf.address import shelf_at
from commdrill.shelf.s3 import S3Shelf

_MODE = "COMPLIANCE"  # which not even the owner of the account can take back
_PATIENCE = timedelta(seconds=60)  # for one answer: evidence may be large


@dataclass
class LockedShelf(S3Shelf):
    """`until`: the day before which what is laid there cannot be taken away."""

    until: datetime = field(kw_only=True)

    def locked_until(self, key: str) -> datetime | None:
        """As the object itself says; None: it is not locked.

        Raises:
            ShelfOutOfReach: nobody can say.
        """
        try:
            found = super()._asked("HeadObject", Key=self.prefix + key)
        except AwsRefused as why:
            raise self._out_of_reach(why) from why
        is_locked = found.get("ObjectLockMode") == _MODE
        return found.get("ObjectLockRetainUntilDate") if is_locked else None

    def _asked(self, operation: str, **parameters: Any) -> Answer:
        if operation == "PutObject":
            parameters |= {"ObjectLockMode": _MODE, "ObjectLockRetainUntilDate": self.until}
        return super()._asked(operation, **parameters)


def locked_shelf_at(address: str, environ: Mapping[str, str], until: datetime) -> LockedShelf:
    """The shelf of this address, as one that locks.

    Raises:
        UsageError: it is none in S3.
    """
    shelf = shelf_at(address, environ)
    if not isinstance(shelf, S3Shelf):
        raise UsageError(f"{address} locks nothing: write s3://bucket/prefix")
    return LockedShelf(shelf.bucket, shelf.prefix, shelf.endpoint_url, _PATIENCE, until=until)
