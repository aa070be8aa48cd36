"""moto's server on 127.0.0.1, and a world of AWS in it, for tests."""

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3

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

    @property
    def settings(self) -> dict[str, str]:
        """An environment's `aws`."""
        return {"region": REGION, "endpoint_url": self.endpoint_url}

    def client(self, service: str, region: str = REGION) -> Any:
        return boto3.client(
            service,
            region_name=region,
            endpoint_url=self.endpoint_url,
            aws_access_key_id="local",
            aws_secret_access_key="local",
        )

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


@contextmanager
def moto() -> Iterator[LocalAws]:
    """A new moto server with nothing in it."""
    import requests
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint_url = f"http://{host}:{port}"
    try:
        requests.post(f"{endpoint_url}/moto-api/reset", timeout=10).close()
        yield LocalAws(endpoint_url)
    finally:
        server.stop()
