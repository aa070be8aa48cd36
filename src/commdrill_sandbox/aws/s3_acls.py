"""ACLs of buckets, as they are since April 2023: nobody's, unless a bucket's ownership controls let them in."""

from collections.abc import Iterator

from werkzeug import Request, Response

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.request import service_call
from commdrill_sandbox.aws.s3_access import S3Access
from commdrill_sandbox.aws.s3_calls import place, refused

_OF_THE_OWNER = frozenset({"bucket-owner-full-control", "private"})
_PUBLIC = frozenset({"authenticated-read", "public-read", "public-read-write"})
_GRANT, _GROUPS = "x-amz-grant-", "http://acs.amazonaws.com/groups/global/"
_OWNERS_ALONE = "BucketOwnerEnforced"


class BucketAcls:
    """Answers nothing but what S3 refuses."""

    def __init__(self, clients: Clients) -> None:
        self._clients, self._access = clients, S3Access(clients)

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        if call is None or call.service != "s3" or request.method not in ("PUT", "POST"):
            return None
        if not any(_granted(request)):
            return None
        bucket, _, key = place(request).partition("/")
        if not key and "acl" not in request.args:
            return self._made(request)
        if self._ownership(bucket) == _OWNERS_ALONE:
            return refused("AccessControlListNotSupported", "The bucket does not allow ACLs")
        if _is_public(request) and self._access.blocks_public("Acls", bucket):
            said = "public ACLs are blocked by the BlockPublicAcls block public access setting"
            return refused("AccessDenied", f"Access Denied: {said}.", 403)
        return None

    def _made(self, request: Request) -> Response | None:
        """With the bucket itself."""
        if request.headers.get("x-amz-object-ownership", _OWNERS_ALONE) != _OWNERS_ALONE:
            return None
        said = "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting"
        return refused("InvalidBucketAclWithObjectOwnership", said)

    def _ownership(self, bucket: str) -> str:
        """Where it is not there at all, S3 says so itself."""
        from botocore.exceptions import ClientError

        try:
            told = self._clients.of("s3").get_bucket_ownership_controls(Bucket=bucket)
        except ClientError as lacking:
            code = lacking.response["Error"]["Code"]
            return _OWNERS_ALONE if code == "OwnershipControlsNotFoundError" else ""
        return str(told["OwnershipControls"]["Rules"][0]["ObjectOwnership"])


def _granted(request: Request) -> Iterator[bool]:
    """Whether somebody is let in besides the owner."""
    canned = request.headers.get("x-amz-acl")
    yield canned is not None and canned not in _OF_THE_OWNER
    yield any(name.lower().startswith(_GRANT) for name, _ in request.headers)
    yield "acl" in request.args and canned is None and b"<Grant" in request.get_data()


def _is_public(request: Request) -> bool:
    """Whether that is everybody, or everybody with an account."""
    named = request.headers.get("x-amz-acl", "")
    granted = " ".join(value for name, value in request.headers if name.lower().startswith(_GRANT))
    return named in _PUBLIC or _GROUPS in granted or _GROUPS.encode() in request.get_data()
