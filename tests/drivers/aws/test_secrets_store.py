import json
from pathlib import Path

import pytest

from commdrill.drivers.aws.access import AwsAccess
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.aws.secrets_store import secret_sources
from commdrill.drivers.masking.secrets import Secrets
from commdrill.drivers.setting_references import References
from commdrill.errors import NotSet
from tests.drivers.aws.local_aws import LocalAws


@pytest.fixture
def secrets() -> Secrets:
    return Secrets()


@pytest.fixture
def references(local_aws: LocalAws, secrets: Secrets) -> References:
    ssm, manager = local_aws.client("ssm"), local_aws.client("secretsmanager")
    ssm.put_parameter(Name="/drill/token", Value="hush-8271", Type="SecureString")
    manager.create_secret(Name="drill", SecretString=json.dumps({"key": "hush-9314", "port": 9930}))
    access = AwsAccess.model_validate(local_aws.settings)
    return References(secret_sources(lambda: access, Ledger().page("references")), secrets)


@pytest.mark.parametrize(
    ("reference", "value"),
    [
        ("${ssm:/drill/token}", "hush-8271"),
        ("${secretsmanager:drill#key}", "hush-9314"),
        ("${secretsmanager:drill#port}", "9930"),
    ],
)
def test_a_secret_is_read_and_masked_from_then_on(
    references: References, secrets: Secrets, reference: str, value: str
) -> None:
    assert references.fill(f"Bearer {reference}", Path()) == f"Bearer {value}"
    assert secrets.mask(f"they said {value}") == f"they said {reference}"


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        ("${ssm:/none}", "cannot be read: ssm:GetParameter in us-east-1 was refused"),
        ("${secretsmanager:none}", "cannot be read: secretsmanager:GetSecretValue"),
        ("${secretsmanager:drill#none}", "the secret has no 'none'"),
    ],
)
def test_one_that_is_not_there_is_not_set(references: References, reference: str, why: str) -> None:
    with pytest.raises(NotSet, match=why) as raised:
        references.fill(reference, Path())
    assert "hush" not in str(raised.value)
