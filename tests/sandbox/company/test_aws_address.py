"""The company's own AWS: one more address, and nothing to pay for it until somebody asks."""

import subprocess
import sys
from contextlib import suppress
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from tests.sandbox.company.conftest import Open, eventually

CARE, ANA = "care@anycompany.example", "ana@drill.anycompany.example"
MAIL = {"Simple": {"Subject": {"Data": "Down"}, "Body": {"Text": {"Data": "Checkout is down."}}}}


def client(shop: Open, service: str, region: str = "us-east-1") -> Any:
    return boto3.client(
        service,
        region_name=region,
        endpoint_url=shop.at["aws"],
        aws_access_key_id="any",
        aws_secret_access_key="any",
        config=Config(proxies={}, retries={"total_max_attempts": 1}),
    )


def test_the_company_has_an_aws_for_boto3(shop: Open) -> None:
    assert client(shop, "sts").get_caller_identity()["Account"] == "123456789012"


def send_mail(shop: Open, region: str) -> None:
    ses = client(shop, "sesv2", region)
    with suppress(ses.exceptions.AlreadyExistsException):  # moto is one for all of a process
        ses.create_email_identity(EmailIdentity="anycompany.example")
    ses.send_email(FromEmailAddress=CARE, Destination={"ToAddresses": [ANA]}, Content=MAIL)


def test_mail_by_ses_is_in_the_companys_mailboxes(shop: Open) -> None:
    send_mail(shop, "us-east-1")
    (mail,) = shop.mails()
    assert mail.startswith(f"Delivered-To: {ANA}".encode())
    assert b"Checkout is down." in mail


def test_messages_by_end_user_messaging_are_on_the_companys_phones(shop: Open) -> None:
    sms = client(shop, "pinpoint-sms-voice-v2", "us-west-2")
    sms.request_phone_number(
        IsoCountryCode="US", MessageType="TRANSACTIONAL", NumberCapabilities=["SMS"],
        NumberType="LONG_CODE",
    )  # fmt: skip
    sms.send_text_message(DestinationPhoneNumber="+14255550101", MessageBody="Checkout is down.")
    eventually(shop.texts)
    told = [(text["to"], text["body"], text["region"]) for text in shop.texts()]
    assert told == [("+14255550101", "Checkout is down.", "us-west-2")]


def test_a_lost_region_sends_nothing_and_the_other_does(shop: Open) -> None:
    shop.put("/regions/us-east-1", "lost")
    with pytest.raises(ClientError, match="us-east-1 is not available"):
        send_mail(shop, "us-east-1")
    with pytest.raises(ClientError, match="us-east-1 is not available"):
        client(shop, "sns").list_topics()
    send_mail(shop, "us-west-2")
    assert any(b"Checkout is down." in mail for mail in shop.mails())


def test_a_company_that_nobody_asks_for_aws_imports_none_of_it() -> None:
    told = "import sys, commdrill_sandbox.company.company; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True, timeout=120
    ).stdout.split()
    assert not {"boto3", "botocore", "moto", "requests", "werkzeug"} & set(loaded)
