"""The company's own AWS: one more address, and nothing to pay for it until somebody asks."""

import sys

import boto3
import pytest
from botocore.config import Config

from commdrill.errors import UsageError
from commdrill.sandbox import process
from tests.sandbox.conftest import Open


def test_the_company_has_an_aws_for_boto3(shop: Open) -> None:
    client = boto3.client(
        "sts",
        region_name="us-east-1",
        endpoint_url=shop.at["aws"],
        aws_access_key_id="any",
        aws_secret_access_key="any",
        config=Config(proxies={}),
    )
    assert client.get_caller_identity()["Account"] == "123456789012"


def test_a_missing_library_is_named_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "moto", None)
    with pytest.raises(UsageError, match=r"needs moto: pip install 'commdrill\[sandbox\]'"):
        process._require_extra()
