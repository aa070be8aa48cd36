"""A key of KMS that is off signs nothing, a signature that is none is an error, and secrets stay."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.sandbox.aws.world import World

_HOW = {"SigningAlgorithm": "ECDSA_SHA_256", "MessageType": "RAW"}


@pytest.fixture
def kms(world: World) -> Any:
    return world.aws.clients.of("kms")


@pytest.fixture
def key(kms: Any) -> dict[str, Any]:
    made = kms.create_key(KeyUsage="SIGN_VERIFY", KeySpec="ECC_NIST_P256")
    return {"KeyId": made["KeyMetadata"]["KeyId"]}


def refused(call: Any, **given: Any) -> str:
    with pytest.raises(ClientError) as caught:
        call(**given)
    return str(caught.value.response["Error"]["Code"])


def test_a_signature_of_something_else_is_an_error(kms: Any, key: dict[str, Any]) -> None:
    signature = kms.sign(**key, **_HOW, Message=b"evidence")["Signature"]
    asked = {**key, **_HOW, "Signature": signature}
    assert kms.verify(**asked, Message=b"evidence")["SignatureValid"] is True
    assert refused(kms.verify, **asked, Message=b"other") == "KMSInvalidSignatureException"


def test_a_key_signs_while_it_is_on(kms: Any, key: dict[str, Any]) -> None:
    asked = {**key, **_HOW, "Message": b"evidence"}
    kms.disable_key(**key)
    assert refused(kms.sign, **asked) == "DisabledException"
    kms.enable_key(**key)
    assert kms.sign(**asked)["Signature"]
    told = kms.schedule_key_deletion(**key, PendingWindowInDays=7)
    assert (told["KeyState"], told["PendingWindowInDays"]) == ("PendingDeletion", 7)
    assert refused(kms.sign, **asked) == "KMSInvalidStateException"
    assert refused(kms.sign, **{**asked, "KeyId": "alias/none"}) == "NotFoundException"


def test_a_secret_that_nobody_rotates_stays_what_it_is(world: World) -> None:
    secrets = world.aws.clients.of("secretsmanager")
    secrets.create_secret(Name="kept", SecretString="one")
    assert refused(secrets.rotate_secret, SecretId="kept") == "InvalidRequestException"
    assert secrets.get_secret_value(SecretId="kept")["SecretString"] == "one"
