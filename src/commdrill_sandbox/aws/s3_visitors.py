"""Whoever asks a bucket's REST endpoint without signing: a browser, a link in a mail."""

from dataclasses import dataclass

from werkzeug import Request, Response

from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.request import host, service_call
from commdrill_sandbox.aws.s3_access import AS_OWNER, S3Access, Visitor
from commdrill_sandbox.aws.s3_calls import ENDPOINT, denied, place

_SIGNED = ("Signature", "X-Amz-Signature")


@dataclass(frozen=True)
class BucketVisitors:
    """Answers who only reads; all others are moto's."""

    access: S3Access
    store: Wsgi

    def answer(self, request: Request) -> Response | None:
        if service_call(request) or any(name in request.args for name in _SIGNED):
            return None
        if request.method not in ("GET", "HEAD") or not ENDPOINT.fullmatch(host(request)):
            return None
        bucket, _, key = place(request).partition("/")
        if not self.access.is_there(bucket):
            return None
        return self._read(request, bucket, key)

    def _read(self, request: Request, bucket: str, key: str) -> Response:
        """Who may not list is not told what is missing."""
        may_list = self.access.may_list(bucket, Visitor())
        may_read = self.access.may_read(bucket, key, Visitor()) if key else may_list
        if not (may_read or may_list):
            return denied()
        as_owner = Request({**request.environ, "HTTP_AUTHORIZATION": AS_OWNER})
        answer = forwarded(as_owner, self.store)
        if (answer.status_code == 404 and not may_list) or (
            answer.status_code < 400 and not may_read
        ):
            return denied()
        return answer
