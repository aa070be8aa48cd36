"""Which bucket an origin of a distribution is, whichever way its host is written."""

import re
from dataclasses import dataclass

# `b.s3.amazonaws.com`, `b.s3.eu-west-1…`, `b.s3-eu-west-1…`, `b.s3.dualstack.eu-west-1…`, and the
# website endpoints `b.s3-website-eu-west-1…` and `b.s3-website.eu-west-1…`
_HOST = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9.-]*)\.s3(?P<website>-website)?"
    r"(?:[.-](?:dualstack\.)?(?P<region>[a-z]{2}(?:-[a-z]+)+-[0-9]))?\.amazonaws\.com(?:\.cn)?"
)


@dataclass(frozen=True)
class Bucket:
    """Its name; its Region where the host tells."""

    name: str
    region: str | None


def bucket_at(host: str) -> Bucket | None:
    """The bucket that a host name of S3 stands for; None where it is another's."""
    found = _HOST.fullmatch(host.lower())
    return Bucket(found["name"], found["region"]) if found else None
