"""Sandboxes that drills start one after the other: forked, and otherwise as any."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import boto3
import pytest
import requests

from commdrill.errors import UsageError
from commdrill_sandbox.company.foundry import Foundry
from commdrill_sandbox.company.process import RunningSandbox, SandboxOrder, is_alive, stop_sandbox

from .conftest import SOON


@pytest.fixture(scope="module")
def foundry() -> Iterator[Foundry]:
    with Foundry() as founding:
        yield founding


@dataclass(frozen=True)
class World:
    """What a drill would find."""

    checkout: str
    buckets: frozenset[str]
    distribution: str

    @classmethod
    def of(cls, sandbox: RunningSandbox) -> "World":
        """That, and it is another from now on."""
        told = sandbox.addresses
        checkout = f"{told['control']}/components/checkout"
        mode = requests.get(checkout, timeout=SOON).json()["mode"]
        requests.put(checkout, json={"mode": "outage"}, timeout=SOON)
        keys = {"aws_access_key_id": "embedded", "aws_secret_access_key": "embedded"}
        client = boto3.client("s3", region_name="us-east-1", endpoint_url=told["aws"], **keys)
        names = frozenset(bucket["Name"] for bucket in client.list_buckets()["Buckets"])
        client.create_bucket(Bucket="left-behind")
        client.close()
        return cls(mode, names, told["aws-distribution"])


def test_a_sandbox_after_another_sees_nothing_of_what_that_one_was_made_to_do(
    foundry: Foundry, project: Path
) -> None:
    seen = []
    for _ in range(2):
        sandbox = foundry.start(SandboxOrder(project, environment="sandbox"))
        try:
            seen.append(World.of(sandbox))
        finally:
            stop_sandbox(sandbox)
        assert not is_alive(sandbox)
        assert not Path(sandbox.addresses["mail"]).parent.exists()
    first, second = seen
    assert second.distribution != first.distribution  # its ids are its own
    assert replace(second, distribution=first.distribution) == first


def test_what_is_wrong_with_an_order_is_told_as_of_any_sandbox(
    foundry: Foundry, project: Path
) -> None:
    with pytest.raises(UsageError, match="there is no plan 'shop'"):
        foundry.start(SandboxOrder(project, plan="shop"))


def test_what_sandboxes_are_forked_from_ends_with_whoever_orders_them(project: Path) -> None:
    left = Foundry()
    left._orders.close()  # as where its process is killed
    left.process.wait(120)
    # none is forked: it starts by itself
    sandbox = left.start(SandboxOrder(project, environment="sandbox-plain"))
    try:
        assert is_alive(sandbox)
    finally:
        stop_sandbox(sandbox)
        left.close()
