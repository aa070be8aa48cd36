"""Where a shelf is, as the command line has it: `s3://bucket/prefix`, or `file:///mnt/shared/runs`."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from commdrill.errors import UsageError
from commdrill.shelf.folder import FolderShelf
from commdrill.shelf.protocol import Shelf

_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_PREFIX = re.compile(r"[A-Za-z0-9!_.*'()/-]{0,150}")


def shelf_at(address: str, environ: Mapping[str, str]) -> Shelf:
    """The shelf of this address.

    Raises:
        UsageError: it is none.
    """
    url = urlsplit(address)
    path = unquote(url.path)
    if url.query or url.fragment:
        raise _none(address)
    if url.scheme == "file" and not url.netloc and Path(path).is_absolute() and path.strip("/"):
        return FolderShelf(Path(path))
    prefix = path.strip("/")
    is_s3 = url.scheme == "s3" and _BUCKET.fullmatch(url.netloc) and _PREFIX.fullmatch(prefix)
    if not is_s3 or {".", ".."} & {*prefix.split("/")}:
        raise _none(address)
    from commdrill.shelf.s3 import S3Shelf

    endpoint = environ.get("AWS_ENDPOINT_URL_S3") or environ.get("AWS_ENDPOINT_URL") or None
    return S3Shelf(url.netloc, f"{prefix}/" if prefix else "", endpoint)


def _none(address: str) -> UsageError:
    return UsageError(
        f"{address} is no shelf: write s3://bucket/prefix (letters, digits, - and /), "
        "or file:///folder for one that hosts share"
    )
