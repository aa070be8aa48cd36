"""moto's server on 127.0.0.1, and a world of AWS in it, for tests."""

import io
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import boto3
import requests

from commdrill_sandbox.aws.local_server import LOOPBACK
from commdrill_sandbox.aws.serving import WsgiServer
from commdrill_sandbox.aws.store import Store

ROLE = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "lambda.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }
    ],
}
REGION = "us-east-1"


class LocalAws:
    """An AWS on this machine, asked by tests directly and not through a driver."""

    def __init__(self, endpoint_url: str) -> None:
        self.endpoint_url = endpoint_url
        self._clients: dict[tuple[str, str], Any] = {}

    @property
    def settings(self) -> dict[str, str]:
        """An environment's `aws`."""
        return {"region": REGION, "endpoint_url": self.endpoint_url}

    def empty(self) -> None:
        """Forget all there is."""
        requests.post(f"{self.endpoint_url}/moto-api/reset", timeout=120).close()

    def client(self, service: str, region: str = REGION) -> Any:
        """One for all who ask: making it takes longer than most answers do."""
        key = (service, region)
        if key not in self._clients:
            self._clients[key] = boto3.client(
                service,
                region_name=region,
                endpoint_url=self.endpoint_url,
                aws_access_key_id="local",
                aws_secret_access_key="local",
            )
        return self._clients[key]

    def function(self, name: str, tags: dict[str, str] | None = None) -> None:
        """A Lambda function that does nothing."""
        role = self.client("iam").create_role(
            RoleName=f"{name}-role", AssumeRolePolicyDocument=json.dumps(ROLE)
        )
        code = io.BytesIO()
        with zipfile.ZipFile(code, "w") as archive:
            archive.writestr("f.py", "def f(event, context): pass")
        self.client("lambda").create_function(
            FunctionName=name,
            Runtime="python3.12",
            Role=role["Role"]["Arn"],
            Handler="f.f",
            Code={"ZipFile": code.getvalue()},
            Tags=tags or {},
        )

    def bucket(self, name: str) -> None:
        self.client("s3").create_bucket(Bucket=name)

    def distribution(self, **more: Any) -> str:
        """A shop's distribution: pages on a bucket under /errors/*, all else from the shop."""
        config = {**_DISTRIBUTION, **more}
        made = self.client("cloudfront").create_distribution(DistributionConfig=config)
        return str(made["Distribution"]["Id"])

    def rest_api(self) -> tuple[str, str]:
        """The ids of an API with POST /orders on stage dev, and of its deployment."""
        gateway = self.client("apigateway")
        api = gateway.create_rest_api(name="orders")["id"]
        root = gateway.get_resources(restApiId=api)["items"][0]["id"]
        orders = gateway.create_resource(restApiId=api, parentId=root, pathPart="orders")["id"]
        where = {"restApiId": api, "resourceId": orders, "httpMethod": "POST"}
        gateway.put_method(**where, authorizationType="NONE")
        gateway.put_integration(
            **where, type="HTTP_PROXY", integrationHttpMethod="POST", uri="https://orders.example/"
        )
        deployment = gateway.create_deployment(restApiId=api, stageName="dev")["id"]
        return api, deployment


def behaviour(target: str) -> dict[str, Any]:
    return {
        "TargetOriginId": target,
        "ViewerProtocolPolicy": "redirect-to-https",
        "CachePolicyId": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    }


def custom_origin(name: str, domain: str) -> dict[str, Any]:
    return {
        "Id": name,
        "DomainName": domain,
        "OriginPath": "",
        "CustomOriginConfig": {
            "HTTPPort": 80,
            "HTTPSPort": 443,
            "OriginProtocolPolicy": "https-only",
        },
    }


def bucket_origin(name: str) -> dict[str, Any]:
    return {
        "Id": name,
        "DomainName": f"{name}.s3.us-east-1.amazonaws.com",
        "OriginPath": "",
        "S3OriginConfig": {"OriginAccessIdentity": ""},
    }


def listed(*items: Any) -> dict[str, Any]:
    """A list as CloudFront writes it."""
    return {"Quantity": len(items), "Items": list(items)}


_DISTRIBUTION: dict[str, Any] = {
    "CallerReference": "shop",
    "Comment": "shop",
    "Enabled": True,
    "Origins": listed(custom_origin("shop", "shop.example"), bucket_origin("pages")),
    "OriginGroups": listed(
        {
            "Id": "shop-or-pages",
            "FailoverCriteria": {"StatusCodes": listed(500, 502, 503, 504)},
            "Members": listed({"OriginId": "shop"}, {"OriginId": "pages"}),
        }
    ),
    "DefaultCacheBehavior": behaviour("shop"),
    "CacheBehaviors": listed(
        {"PathPattern": "/errors/*", **behaviour("pages")},
        {"PathPattern": "/api/*", **behaviour("shop")},
    ),
}


@contextmanager
def served_by_moto() -> Iterator[LocalAws]:
    """moto as it is, but on connections that are kept, and without the images of machines it brings."""
    from tests.drivers.aws.moto_gaps import gaps_filled

    server = WsgiServer("moto")
    with ExitStack() as filled:
        filled.enter_context(patch.dict(os.environ, MOTO_EC2_LOAD_DEFAULT_AMIS="false"))
        for gap in gaps_filled():
            filled.enter_context(gap)
        server.start(Store())
        filled.callback(server.stop)
        yield LocalAws(f"http://{LOOPBACK}:{server.port}")
