"""Asks the origins: one or, where a group says so, the second after the first."""

import re
from urllib.parse import unquote, urlsplit

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.cloudfront.content import Content, made_by_edge
from commdrill_sandbox.aws.cloudfront.distribution import Behaviour, Origin, OriginGroup
from commdrill_sandbox.aws.cloudfront.exchange import (
    Ask,
    Exchange,
    Limits,
    NotConnected,
    OriginFailed,
)
from commdrill_sandbox.aws.cloudfront.lambda_at_edge import LambdaAtEdge, OnItsWay, Place
from commdrill_sandbox.aws.cloudfront.registry import Registered
from commdrill_sandbox.aws.cloudfront.viewer import (
    Headers,
    Viewer,
    forwarded_headers,
    host_is_forwarded,
    target,
)
from commdrill_sandbox.aws.lines import Address, Lines
from commdrill_sandbox.aws.local_server import LOOPBACK
from commdrill_sandbox.aws.s3_access import AS_OWNER, S3Access, Visitor

_BUCKET = re.compile(r"(?P<bucket>.+?)\.s3(?:[.-](?:dualstack\.)?[a-z0-9-]+)?\.amazonaws\.com")
_WEBSITE = re.compile(r"\.s3-website[.-][a-z0-9-]+\.amazonaws\.com(?:\.cn)?$")
_AWS = (".amazonaws.com", ".cloudfront.net", ".on.aws")
_FAILS_OVER = frozenset({"GET", "HEAD", "OPTIONS"})
_ASKED_AGAIN = frozenset({"GET", "HEAD"})


class Origins:
    """Every host name of AWS is reached at the front; all others where they are."""

    def __init__(self, clients: Clients, clock: Clock, at_edge: LambdaAtEdge, lines: Lines) -> None:
        self._front, self._clock, self._lines = urlsplit(clients.endpoint_url), clock, lines
        self.at_edge = at_edge
        self._access = S3Access(clients)

    def content(
        self, behaviour: Behaviour, asked: Viewer, conditions: Headers, known: Registered
    ) -> Content:
        """What the behaviour's origin answers, or the error CloudFront makes of its silence.

        `conditions`: headers that ask whether a kept object still holds.

        Raises:
            LambdaFailed: a function on the way there or back did.
        """
        if isinstance(behaviour.target, Origin):
            return self._ask(behaviour.target, behaviour, asked, conditions, known)
        primary, secondary = behaviour.target.members
        first = self._ask(primary, behaviour, asked, conditions, known)
        if asked.method in _FAILS_OVER and _is_failure(first, behaviour.target):
            return self._ask(secondary, behaviour, asked, (), known)
        return first

    def _ask(
        self,
        origin: Origin,
        behaviour: Behaviour,
        asked: Viewer,
        conditions: Headers,
        known: Registered,
    ) -> Content:
        host = _host_sent(origin, asked) if host_is_forwarded(behaviour) else _host(origin)
        headers = (("Host", host), *forwarded_headers(behaviour, asked), *conditions)
        ask = Ask(asked.method, target(behaviour, asked, ""), headers, asked.body)
        place = Place(known, behaviour, asked)
        way = self.at_edge.origin_request(place, OnItsWay(origin, ask))
        if isinstance(way, Content):
            return way
        answer = self._reached(way, known.arn)
        if answer.failed is not None:
            return answer
        return self.at_edge.origin_response(place, way, answer)

    def _reached(self, way: OnItsWay, source: str) -> Content:
        """What the origin answers to what it is sent in the end, its own headers included."""
        origin, ask = way.origin, way.ask
        names = {name.lower() for name, _ in origin.headers}
        kept = tuple((k, v) for k, v in ask.headers if k.lower() not in names)
        ask = Ask(ask.method, origin.path + ask.target, (*kept, *origin.headers), ask.body)
        try:
            if origin.s3 and (found := _BUCKET.fullmatch(origin.host)):
                visitor = Visitor(source if origin.signed else None, origin.identity)
                return self._from_bucket(origin, ask, found["bucket"], visitor)
            return self._patiently(origin, ask) if _is_known(origin, ask) else _forbidden()
        except OriginFailed as failure:
            return _told(failure)

    def _from_bucket(self, origin: Origin, ask: Ask, bucket: str, visitor: Visitor) -> Content:
        """S3's REST endpoint: who may not list is not told what is missing."""
        if not self._access.is_there(bucket):
            return _no_bucket()
        key = unquote(ask.target.partition("?")[0]).removeprefix("/")
        may_read = self._access.may_read(bucket, key, visitor)
        may_list = self._access.may_list(bucket, visitor)
        if not (may_read or may_list) or ask.method not in _ASKED_AGAIN:
            return _denied()
        as_owner = (*ask.headers, ("Authorization", AS_OWNER))
        answer = self._patiently(origin, Ask(ask.method, ask.target, as_owner, ask.body))
        if (answer.status == 404 and not may_list) or (answer.status < 400 and not may_read):
            return _denied()
        return answer

    def _patiently(self, origin: Origin, ask: Ask) -> Content:
        if _speaks_no_tls(origin):
            raise NotConnected(504, "a website endpoint of S3's has no HTTPS")
        limits = Limits(origin.connect, origin.read, origin.completion)
        where = self._address(origin)
        for left in reversed(range(origin.attempts)):
            try:
                return Exchange(where, ask, limits, self._clock, self._lines).result()
            except OriginFailed as failure:
                is_asked = not isinstance(failure, NotConnected)
                if left == 0 or (is_asked and ask.method not in _ASKED_AGAIN):
                    raise
        raise AssertionError("an origin has at least one attempt")

    def _address(self, origin: Origin) -> Address:
        if origin.s3 or origin.host.lower().endswith(_AWS):
            return Address(self._front.hostname or LOOPBACK, self._front.port or 80)
        near = origin.host == "localhost" or origin.host.endswith(".localhost")
        host = LOOPBACK if near else origin.host
        if origin.protocol == "https-only":
            return Address(host, origin.https_port, tls=True)
        return Address(host, origin.http_port)


def _host(origin: Origin) -> str:
    if origin.s3 or origin.http_port == 80 or origin.host.lower().endswith(_AWS):
        return origin.host
    return f"{origin.host}:{origin.http_port}"


def _host_sent(origin: Origin, asked: Viewer) -> str:
    """The viewer's, which a website endpoint takes for the name of a bucket."""
    if origin.s3:
        return _host(origin)
    return asked.host + found.group() if (found := _website(origin)) else asked.host


def _is_known(origin: Origin, ask: Ask) -> bool:
    """Whether AWS has something under the host that is sent: no API answers to a distribution's."""
    host = next((v.lower() for k, v in ask.headers if k.lower() == "host"), "")
    if not origin.host.lower().endswith(_AWS) or host == origin.host.lower():
        return True
    return host.endswith(_AWS) and not host.endswith(".cloudfront.net")


def _speaks_no_tls(origin: Origin) -> bool:
    return origin.protocol == "https-only" and _website(origin) is not None


def _website(origin: Origin) -> re.Match[str] | None:
    return _WEBSITE.search(origin.host.lower())


def _is_failure(answer: Content, group: OriginGroup) -> bool:
    return answer.failed is not None or answer.status in group.codes


def _told(failure: OriginFailed) -> Content:
    said = {
        502: "CloudFront could not reach the origin.",
        504: "The origin did not answer in time.",
    }
    page = made_by_edge(failure.status, said[failure.status])
    return Content(page.status, page.headers, page.body, failure.why)


def _denied() -> Content:
    return _by_s3(403, "AccessDenied", "Access Denied")


def _forbidden() -> Content:
    told = (("Content-Type", "application/json"), ("x-amzn-ErrorType", "ForbiddenException"))
    return Content(403, told, b'{"message":"Forbidden"}')


def _no_bucket() -> Content:
    return _by_s3(404, "NoSuchBucket", "The specified bucket does not exist")


def _by_s3(status: int, code: str, says: str) -> Content:
    text = f"<Error><Code>{code}</Code><Message>{says}</Message></Error>"
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode()
    return Content(status, (("Content-Type", "application/xml"), ("Server", "AmazonS3")), body)
