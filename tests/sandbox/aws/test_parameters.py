"""Parameters: what is no path, and what a policy says."""

import json
from functools import partial

from tests.each import each
from tests.sandbox.aws.test_taken_by_moto import refused
from tests.sandbox.aws.world import World

EXPIRES = {
    "Type": "Expiration",
    "Version": "1.0",
    "Attributes": {"Timestamp": "2099-01-01T00:00:00.000Z"},
}


def test_a_path_begins_with_a_slash(world: World) -> None:
    ssm = world.aws.clients.of("ssm")
    ssm.put_parameter(Name="/pathed/a", Value="b", Type="String")
    assert refused(partial(ssm.get_parameters_by_path, Path="pathed")) == "ValidationException"
    (told,) = ssm.get_parameters_by_path(Path="/pathed")["Parameters"]
    assert told["Value"] == "b"


def test_a_policy_is_told_as_it_was_written(world: World) -> None:
    ssm, name = world.aws.clients.of("ssm"), "/policed"
    written = json.dumps([EXPIRES])
    ssm.put_parameter(Name=name, Value="b", Type="String", Tier="Advanced", Policies=written)
    wanted = [{"Key": "Name", "Values": [name]}]
    (told,) = ssm.describe_parameters(ParameterFilters=wanted)["Parameters"]
    (policy,) = told["Policies"]
    assert (policy["PolicyType"], json.loads(policy["PolicyText"])) == ("Expiration", EXPIRES)


@each(
    ("written", "code"),
    [
        ("nope", "InvalidPolicyAttributeException"),
        ('["nope"]', "InvalidPolicyAttributeException"),
        ('[{"Type": "Forever"}]', "InvalidPolicyTypeException"),
    ],
)
def test_what_is_no_policy_is_refused(world: World, written: str, code: str) -> None:
    put = partial(world.aws.clients.of("ssm").put_parameter, Name="/odd", Value="b", Type="String")
    assert refused(partial(put, Tier="Advanced", Policies=written)) == code


def test_a_role_is_taken_on_for_no_longer_than_it_may_be(world: World) -> None:
    role = world.aws.clients.of("iam").create_role(
        RoleName="taken-on", AssumeRolePolicyDocument="{}", MaxSessionDuration=7200
    )
    take = partial(
        world.aws.clients.of("sts").assume_role,
        RoleArn=role["Role"]["Arn"],
        RoleSessionName="drill",
    )
    assert take(DurationSeconds=7200)["Credentials"]
    for wanted in (7201, 60_000):
        assert refused(partial(take, DurationSeconds=wanted)) == "ValidationError"


def test_a_plain_parameter_holds_4096_characters(world: World) -> None:
    ssm = world.aws.clients.of("ssm")
    put = partial(ssm.put_parameter, Name="/long", Type="String", Overwrite=True)
    put(Value="x" * 4096)
    assert refused(partial(put, Value="x" * 4097)) == "ValidationException"
    put(Value="x" * 4097, Tier="Advanced")
