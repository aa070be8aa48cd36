"""The embedded AWS asks itself by boto3: whose clients these are, and where they ask."""

from commdrill_sandbox.aws import clients
from commdrill_sandbox.aws.clients import ACCOUNT, make_ahead
from commdrill_sandbox.aws.embedded import EmbeddedAws


def test_clients_that_were_made_ahead_ask_the_one_aws_that_takes_them() -> None:
    make_ahead([("sts", "us-east-1")])
    (ahead,) = clients._AHEAD
    shared = ahead.services_key  # as it would be in each process that is forked now
    first, second = EmbeddedAws(), EmbeddedAws()
    assert (first.clients is ahead, second.clients is ahead) == (True, False)
    assert len({shared, first.clients.services_key, second.clients.services_key}) == 3
    for aws in (first, second):
        aws.start()
        for service in ("sts", "cloudfront-keyvaluestore"):  # ahead, and only now
            assert aws.clients.of(service)
        assert aws.clients.of("sts").get_caller_identity()["Account"] == ACCOUNT
        aws.stop()
