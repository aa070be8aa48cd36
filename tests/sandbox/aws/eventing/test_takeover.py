"""moto is one for the process: what a front does in its place, it does for whoever asks that front alone."""

import json

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.embedded import EmbeddedAws
from tests.drivers.aws.local_aws import LocalAws

_REGION = "af-south-1"  # where no other test has left a rule: moto asks all of a Region's


def told_by_a_rule(aws: LocalAws) -> list[str]:
    """What a queue hears of an event that a rule matches."""
    events, sqs = aws.client("events", _REGION), aws.client("sqs", _REGION)
    url = sqs.create_queue(QueueName="beside")["QueueUrl"]
    events.put_rule(Name="beside", EventPattern=json.dumps({"source": ["beside"]}))
    arn = f"arn:aws:sqs:{_REGION}:{ACCOUNT}:beside"
    events.put_targets(Rule="beside", Targets=[{"Id": "1", "Arn": arn}])
    entry = {"Source": "beside", "DetailType": "alarm", "Detail": "{}"}
    events.put_events(Entries=[entry])
    heard = sqs.receive_message(QueueUrl=url).get("Messages", [])
    events.remove_targets(Rule="beside", Ids=["1"])
    events.delete_rule(Name="beside")
    sqs.delete_queue(QueueUrl=url)
    return [json.loads(one["Body"])["source"] for one in heard]


def test_what_is_gone_is_handed_nothing(aws: EmbeddedAws, aws_on_this_machine: LocalAws) -> None:
    aws.clients.of("events", _REGION).list_rules()
    aws.stop()
    assert told_by_a_rule(aws_on_this_machine) == ["beside"]
