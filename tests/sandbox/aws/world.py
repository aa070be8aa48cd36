"""A visitor, an operator and their origins, around an embedded AWS with a clock of its own."""

import itertools
import json
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import requests

from commdrill.testing import FakeClock
from commdrill.testing.local_web import LocalWeb
from commdrill_sandbox.aws.embedded import EmbeddedAws
from tests.ports import free_port

READ_WRITE = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6"
ALL_VIEWER = "216adef6-5c7f-47e4-b989-5492eafa07d3"
_numbers = itertools.count(1)

Config = dict[str, Any]


def let_in(clients: Any, service: str, function: str, source: str = "") -> None:
    """Its policy lets `service` call it, for anything or for `source` alone."""
    clients.of("lambda").add_permission(
        FunctionName=function,
        StatementId=f"let-in-{next(_numbers)}",
        Action="lambda:InvokeFunction",
        Principal=f"{service}.amazonaws.com",
        **({"SourceArn": source} if source else {}),
    )


def listed(items: Sequence[Any]) -> Config:
    return {"Quantity": len(items), "Items": list(items)} if items else {"Quantity": 0}


def custom(web: LocalWeb | int, name: str = "shop", **settings: Any) -> Config:
    """An origin that is an ordinary web server on this machine."""
    own = {"OriginReadTimeout", "OriginKeepaliveTimeout", "OriginProtocolPolicy", "HTTPSPort"}
    inner = {key: settings.pop(key) for key in own & set(settings)}
    port = web if isinstance(web, int) else web.port
    ports = {"HTTPPort": port, "HTTPSPort": 443, "OriginProtocolPolicy": "http-only"}
    base = {"Id": name, "DomainName": "127.0.0.1", "CustomOriginConfig": {**ports, **inner}}
    return {**base, **settings}


def bucket(name: str, **settings: Any) -> Config:
    """An origin that is a bucket's REST endpoint."""
    host = f"{name}.s3.us-east-1.amazonaws.com"
    base = {"Id": name, "DomainName": host, "S3OriginConfig": {"OriginAccessIdentity": ""}}
    return {**base, **settings}


def behaviour(target: str, **settings: Any) -> Config:
    """One that keeps nothing, unless the settings say otherwise."""
    base: Config = {"TargetOriginId": target, "ViewerProtocolPolicy": "allow-all"}
    if methods := settings.pop("methods", None):
        base["AllowedMethods"] = {**listed(methods), "CachedMethods": listed(["GET", "HEAD"])}
    if "MinTTL" not in settings and "CachePolicyId" not in settings:
        base["CachePolicyId"] = DISABLED
    return {**base, **settings}


def keeps(target: str, **settings: Any) -> Config:
    """A behaviour with legacy settings that keeps things for a day."""
    forwarded = {"QueryString": True, "Cookies": {"Forward": "none"}}
    times = {"MinTTL": 0, "DefaultTTL": 86400, "MaxTTL": 31536000, "ForwardedValues": forwarded}
    return behaviour(target, **{**times, **settings})


def page(code: int, path: str | None = None, answer: int | None = None, **more: Any) -> Config:
    """A custom error response."""
    named = {"ResponsePagePath": path, "ResponseCode": str(answer or code)} if path else {}
    return {"ErrorCode": code, **named, **more}


def config(
    origins: Sequence[Config],
    default: Config,
    *,
    behaviours: Sequence[Config] = (),
    errors: Sequence[Config] = (),
    groups: Sequence[Config] = (),
    **more: Any,
) -> Config:
    return {
        "CallerReference": f"made-{next(_numbers)}",
        "Comment": "a drill",
        "Enabled": True,
        "Origins": listed(origins),
        "DefaultCacheBehavior": default,
        "CacheBehaviors": listed(behaviours),
        "CustomErrorResponses": listed(errors),
        "OriginGroups": listed(groups),
        **more,
    }


def group(primary: str, secondary: str, *codes: int, name: str = "both") -> Config:
    members = listed([{"OriginId": primary}, {"OriginId": secondary}])
    return {"Id": name, "FailoverCriteria": {"StatusCodes": listed(codes)}, "Members": members}


class World:
    """All of it."""

    def __init__(self, aws: EmbeddedAws, clock: FakeClock) -> None:
        self.aws, self.clock = aws, clock
        self.cloudfront, self.s3 = aws.clients.of("cloudfront"), aws.clients.of("s3")
        self.buckets: dict[str, str] = {}  # how a test calls it → its name
        self._session = requests.Session()
        self._session.trust_env = False

    def close(self) -> None:
        self._session.close()

    def create(self, wanted: Config) -> Mapping[str, Any]:
        made: Mapping[str, Any] = self.cloudfront.create_distribution(DistributionConfig=wanted)
        return made

    def deployed(self, wanted: Config) -> "Shop":
        """A distribution that every edge has."""
        made = self.create(wanted)["Distribution"]
        self.clock.advance(self.aws.propagation)
        return Shop(self, made["Id"], made["DomainName"])

    def shop(self, web: LocalWeb | int, **more: Any) -> "Shop":
        """A distribution of one origin that keeps nothing."""
        default = more.pop("default", None) or behaviour("shop", methods=READ_WRITE)
        return self.deployed(config([custom(web)], default, **more))

    def pages(self, name: str, *, public: bool = True, **files: bytes) -> Config:
        """A bucket with files `NAME` (`/errors/NAME.html`), and the origin that it is."""
        self.buckets[name] = f"{name}-{next(_numbers)}"
        self.s3.create_bucket(Bucket=self.buckets[name])
        self.s3.delete_public_access_block(Bucket=self.buckets[name])
        for file, body in files.items():
            self.put(name, f"errors/{file}.html", body)
        if public:
            self.allow(name, "s3:GetObject")
        return {**bucket(self.buckets[name]), "Id": name}

    def access_control(self) -> str:
        """The id of one that signs what CloudFront asks a bucket."""
        wanted = {
            "Name": f"reader-{next(_numbers)}",
            "SigningProtocol": "sigv4",
            "SigningBehavior": "always",
            "OriginAccessControlOriginType": "s3",
        }
        made = self.cloudfront.create_origin_access_control(OriginAccessControlConfig=wanted)
        return str(made["OriginAccessControl"]["Id"])

    def put(self, name: str, key: str, body: bytes, **more: str) -> None:
        kind = {"ContentType": "text/html", **more}
        self.s3.put_object(Bucket=self.buckets[name], Key=key, Body=body, **kind)

    def remove(self, name: str, key: str) -> None:
        self.s3.delete_object(Bucket=self.buckets[name], Key=key)

    def allow(self, name: str, *actions: str, principal: Any = "*", **more: Any) -> None:
        resources = [f"arn:aws:s3:::{self.buckets[name]}", f"arn:aws:s3:::{self.buckets[name]}/*"]
        statement = {"Effect": "Allow", "Principal": principal, "Action": list(actions)}
        policy = {
            "Version": "2012-10-17",
            "Statement": [{**statement, "Resource": resources, **more}],
        }
        self.s3.put_bucket_policy(Bucket=self.buckets[name], Policy=json.dumps(policy))

    def ask(self, host: str, path: str, method: str = "GET", **more: Any) -> requests.Response:
        headers = {"Host": host, **more.pop("headers", {})}
        asked = requests.Request(method, self.aws.address + "/", headers=headers, **more).prepare()
        asked.url = self.aws.address + path  # as written, nothing tidied
        return self._session.send(asked, allow_redirects=False, timeout=120)


class Shop:
    """A distribution, as its visitors and its operators know it."""

    def __init__(self, world: World, id_: str, host: str) -> None:
        self._world, self.id, self.host = world, id_, host

    def get(self, path: str = "/", **more: Any) -> requests.Response:
        return self._world.ask(self.host, path, **more)

    def change(self, **changes: Any) -> Mapping[str, Any]:
        """As operators do: read, change, write with the ETag."""
        read = self._world.cloudfront.get_distribution_config(Id=self.id)
        wanted = {**read["DistributionConfig"], **changes}
        told: Mapping[str, Any] = self._world.cloudfront.update_distribution(
            Id=self.id, IfMatch=read["ETag"], DistributionConfig=wanted
        )
        return told

    def invalidate(self, *paths: str) -> str:
        batch = {"Paths": listed(paths), "CallerReference": f"again-{next(_numbers)}"}
        made = self._world.cloudfront.create_invalidation(
            DistributionId=self.id, InvalidationBatch=batch
        )
        return str(made["Invalidation"]["Id"])


def cache_word(answer: requests.Response) -> str:
    return answer.headers["x-cache"].partition(" ")[0]


def nobody() -> int:
    """A port that refuses connections."""
    return free_port()


@contextmanager
def black_hole() -> Iterator[int]:
    """A port that neither accepts nor refuses: its queue is full and stays full."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        waiting = []
        for _ in range(8):
            visitor = socket.socket()
            visitor.settimeout(0)
            with suppress(BlockingIOError):
                visitor.connect(server.getsockname())
            waiting.append(visitor)
        yield int(server.getsockname()[1])
        for visitor in waiting:
            visitor.close()
