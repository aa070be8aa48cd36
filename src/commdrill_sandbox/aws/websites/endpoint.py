"""`BUCKET.s3-website-REGION.amazonaws.com`: a plane of its own before S3's."""

import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request, Response

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.request import host, raw_path
from commdrill_sandbox.aws.s3_access import AS_OWNER, S3Access, Visitor
from commdrill_sandbox.aws.websites.answers import (
    Failure,
    denied,
    error_page,
    no_bucket,
    no_key,
    no_website,
    not_read,
    sent_to,
)
from commdrill_sandbox.aws.websites.configuration import Site, site

_HOST = re.compile(r"(?P<bucket>.+)\.s3-website[.-](?P<region>[a-z0-9-]+)\.amazonaws\.com(?:\.cn)?")
_CONDITIONS = ("If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "Range")
_MOVED = "x-amz-website-redirect-location"


class WebsiteEndpoints:
    """All comers are anybody: there is no signing a request to a website."""

    def __init__(self, clients: Clients, store: Wsgi) -> None:
        self._access, self._store = S3Access(clients), store

    def answer(self, request: Request) -> Response | None:
        found = _HOST.fullmatch(host(request))
        if found is None:
            return None
        if request.method not in {"GET", "HEAD"}:
            return error_page(not_read(request.method))
        bucket = found["bucket"]
        if not self._access.is_there(bucket):
            return error_page(no_bucket(bucket))
        told = self._access.website(bucket)
        return self._shown(bucket, site(told), request) if told else error_page(no_website(bucket))

    def _shown(self, bucket: str, shown: Site, request: Request) -> Response:
        key = unquote(raw_path(request)).removeprefix("/")
        way = shown.everything or shown.redirected(key, None)
        if way is not None:
            return sent_to(way.status, way.location(host(request), key))
        is_folder = not key or key.endswith("/")
        conditions = {
            name: request.headers[name] for name in _CONDITIONS if name in request.headers
        }
        asked = key + shown.index if is_folder else key
        looked = self._looked(bucket, asked, request.method, conditions)
        if isinstance(looked, Response):
            moved = looked.headers.get(_MOVED)
            return sent_to(301, moved) if moved else looked
        if not is_folder and self._is_there(bucket, f"{key}/{shown.index}"):
            return sent_to(302, f"/{key}/")
        way = shown.redirected(key, looked.status)
        if way is not None:
            return sent_to(way.status, way.location(host(request), key))
        return self._told(bucket, shown, request.method, looked)

    def _told(self, bucket: str, shown: Site, method: str, failure: Failure) -> Response:
        """The site's error document with the status of the error, or S3's own page."""
        if shown.error is None:
            return error_page(failure)
        page = self._looked(bucket, shown.error, method, {})
        if isinstance(page, Failure):
            return error_page(failure, page)
        page.status_code = failure.status
        return page

    def _is_there(self, bucket: str, key: str) -> bool:
        return isinstance(self._looked(bucket, key, "HEAD", {}), Response)

    def _looked(
        self, bucket: str, key: str, method: str, conditions: Mapping[str, str]
    ) -> Response | Failure:
        """What is kept under a key; who may not list is not told what is missing."""
        may_read = self._access.may_read(bucket, key, Visitor())
        may_list = self._access.may_list(bucket, Visitor())
        if not (may_read or may_list):
            return denied(key)
        kept = self._kept(bucket, key, method, conditions)
        if kept.status_code == 404:
            return no_key(key) if may_list else denied(key)
        return kept if may_read else denied(key)

    def _kept(self, bucket: str, key: str, method: str, conditions: Mapping[str, str]) -> Response:
        headers = [*conditions.items(), ("Authorization", AS_OWNER)]
        asked = EnvironBuilder(path=quote(f"/{bucket}/{key}"), method=method, headers=headers)
        return Response.from_app(self._store, asked.get_environ(), buffered=True)
