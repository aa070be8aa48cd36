"""Topics and rules reach functions and topics; what would only be stored is refused by name."""

import json
import re
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill.testing import FakeClock
from commdrill.testing.local_web import LocalWeb, reply
from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.eventing.target_words import target_words
from tests.each import each
from tests.sandbox.aws.eventing.conftest import Heard, numbers
from tests.sandbox.aws.world import World
from tests.sandbox.company.conftest import eventually


def rule(world: World, source: str, **target: Any) -> None:
    events, name = world.aws.clients.of("events"), f"rule-{next(numbers)}"
    events.put_rule(Name=name, EventPattern=json.dumps({"source": [source]}))
    events.put_targets(Rule=name, Targets=[{"Id": "1", **target}])


def put(world: World, source: str) -> None:
    entry = {"Source": source, "DetailType": "alarm", "Detail": '{"state": "ALARM"}'}
    told = world.aws.clients.of("events").put_events(Entries=[entry])
    assert told["FailedEntryCount"] == 0


@pytest.fixture
def program(world: World) -> str:
    """A function of the company's; its ARN, the work done at `web` by whoever registers it."""
    return f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:hears-{next(numbers)}"


class Ears:
    """A function's program, and the events it was handed."""

    def __init__(self, world: World, arn: str, web: LocalWeb) -> None:
        self._web = web
        web.routes["/"] = reply(200, b"{}")
        world.aws.parts.functions.register(arn.split(":")[6], web.url("/"))

    @property
    def events(self) -> list[Any]:
        return [json.loads(asked.body) for asked in self._web.asked]


def test_a_topic_reaches_the_function_that_subscribed(
    world: World, web: LocalWeb, program: str
) -> None:
    sns, ears = world.aws.clients.of("sns"), Ears(world, program, web)
    arn = sns.create_topic(Name=f"told-{next(numbers)}")["TopicArn"]
    sns.subscribe(TopicArn=arn, Protocol="lambda", Endpoint=program)
    kind = {"kind": {"DataType": "String", "StringValue": "outage"}}
    told = sns.publish(TopicArn=arn, Message="away", Subject="store", MessageAttributes=kind)
    eventually(lambda: ears.events)
    [record] = ears.events[0]["Records"]
    assert record["EventSource"] == "aws:sns"
    notice = record["Sns"]
    assert (notice["Message"], notice["Subject"], notice["TopicArn"]) == ("away", "store", arn)
    assert notice["MessageId"] == told["MessageId"]
    assert notice["MessageAttributes"] == {"kind": {"Type": "String", "Value": "outage"}}


def test_a_function_hears_what_its_filter_lets_through(
    world: World, web: LocalWeb, program: str
) -> None:
    sns, ears = world.aws.clients.of("sns"), Ears(world, program, web)
    arn = sns.create_topic(Name=f"told-{next(numbers)}")["TopicArn"]
    only = {"FilterPolicy": '{"kind": ["outage"]}'}
    sns.subscribe(TopicArn=arn, Protocol="lambda", Endpoint=program, Attributes=only)
    for kind in ("other", "outage"):
        given = {"kind": {"DataType": "String", "StringValue": kind}}
        sns.publish(TopicArn=arn, Message=kind, MessageAttributes=given)
    eventually(lambda: ears.events)
    assert [e["Records"][0]["Sns"]["Message"] for e in ears.events] == ["outage"]


GONE = {
    "function": ("lambda", f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:not-there"),
    "queue": ("sqs", f"arn:aws:sqs:us-east-1:{ACCOUNT}:not-there"),
    "address": ("http", "http://127.0.0.1:9/"),
}


@pytest.mark.parametrize(("protocol", "endpoint"), GONE.values(), ids=GONE)
def test_a_subscriber_that_is_not_there_is_nobodys_error(
    world: World, queue: tuple[str, Heard], protocol: str, endpoint: str
) -> None:
    sns = world.aws.clients.of("sns")
    topic = sns.create_topic(Name=f"told-{next(numbers)}")["TopicArn"]
    sns.subscribe(TopicArn=topic, Protocol=protocol, Endpoint=endpoint)
    raw = {"RawMessageDelivery": "true"}
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=queue[0], Attributes=raw)
    assert sns.publish(TopicArn=topic, Message="{}")["MessageId"]
    assert queue[1]() == [{}]


def test_a_rule_reaches_a_topic(world: World, topic: str, queue: tuple[str, Heard]) -> None:
    rule(world, "one", Arn=topic)
    put(world, "other")
    put(world, "one")
    eventually(queue[1])
    [event] = queue[1]()
    assert (event["source"], event["detail"]) == ("one", {"state": "ALARM"})
    assert event["time"].endswith("Z")


def test_a_rule_reaches_a_function_with_the_input_it_is_given(
    world: World, web: LocalWeb, program: str
) -> None:
    ears = Ears(world, program, web)
    rule(world, "constant", Arn=program, Input='{"campaign": 7}')
    put(world, "constant")
    eventually(lambda: ears.events)
    assert ears.events == [{"campaign": 7}]


def test_a_rule_reaches_its_queue_beside_its_topic(
    world: World, topic: str, queue: tuple[str, Heard]
) -> None:
    events = world.aws.clients.of("events")
    events.put_rule(Name="both", EventPattern='{"source": ["both"]}')
    both = [{"Id": "1", "Arn": topic}, {"Id": "2", "Arn": queue[0]}]
    events.put_targets(Rule="both", Targets=both)
    put(world, "both")
    eventually(lambda: len(queue[1]()) == 2)


PARTS = {
    "member": ("$.detail.state", "ALARM"),
    "whole": ("$", None),
    "item": ("$.resources[0]", "arn:store"),
    "nothing": ("$.detail.other", None),
}


@pytest.mark.parametrize("path", PARTS)
def test_a_target_gets_the_part_of_the_event_that_it_asks_for(
    world: World, queue: tuple[str, Heard], path: str
) -> None:
    asked, part = PARTS[path]
    rule(world, path, Arn=queue[0], InputPath=asked)
    entry = {"Source": path, "DetailType": "alarm", "Detail": '{"state": "ALARM"}'}
    world.aws.clients.of("events").put_events(Entries=[{**entry, "Resources": ["arn:store"]}])
    eventually(queue[1])
    [told] = queue[1]()
    assert told["source"] == path if path == "whole" else told == part


def test_a_rule_that_is_switched_off_hears_nothing(world: World, queue: tuple[str, Heard]) -> None:
    rule(world, "off", Arn=queue[0])
    events = world.aws.clients.of("events")
    (name,) = events.list_rule_names_by_target(TargetArn=queue[0])["RuleNames"]
    events.disable_rule(Name=name)
    put(world, "off")
    events.enable_rule(Name=name)
    put(world, "off")
    eventually(queue[1])
    assert len(queue[1]()) == 1


def test_a_rule_by_the_clock_is_due_by_it_and_hears_no_events(
    world: World, time: FakeClock, queue: tuple[str, Heard]
) -> None:
    events = world.aws.clients.of("events")
    made = events.put_rule(Name="minutely", ScheduleExpression="rate(1 minute)")["RuleArn"]
    events.put_targets(Rule="minutely", Targets=[{"Id": "1", "Arn": queue[0]}])
    put(world, "unrelated")

    def later() -> bool:
        time.advance(61)
        return bool(queue[1]())

    eventually(later)
    events.remove_targets(Rule="minutely", Ids=["1"])
    events.delete_rule(Name="minutely")
    first = queue[1]()[0]
    assert (first["source"], first["detail-type"]) == ("aws.events", "Scheduled Event")
    assert (first["resources"], first["detail"]) == ([made], {})


REFUSED = {
    "clock": ("put_rule", {"Name": "a", "ScheduleExpression": "rate(1 minutes)"}, "not valid"),
    "target": (
        "put_targets",
        {"Rule": "a", "Targets": [{"Id": "1", "Arn": "arn:aws:states:us-east-1:1:stateMachine:a"}]},
        "stateMachine",
    ),
    "path": (
        "put_targets",
        {"Rule": "a", "Targets": [{"Id": "1", "Arn": "arn:aws:logs:us-east-1:1:log-group:a", "InputPath": "$"}]},
        "InputPath",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("operation", "given", "says"), REFUSED.values(), ids=REFUSED)
def test_what_would_only_be_stored_is_refused_by_name(
    world: World, operation: str, given: dict[str, Any], says: str
) -> None:
    with pytest.raises(ClientError, match=says) as refused:
        getattr(world.aws.clients.of("events"), operation)(**given)
    assert refused.value.response["Error"]["Code"] == "ValidationException"


EVENT = {
    "id": "1", "account": ACCOUNT, "source": "my.store", "time": "2026-11-28T00:00:00Z", "region": "us-east-1",
    "resources": [], "detail-type": "d", "detail": {"down": True},
}  # fmt: skip


def test_a_target_is_told_in_its_own_words(world: World) -> None:
    sqs, name = world.aws.clients.of("sqs"), f"words-{next(numbers)}"
    queue = sqs.create_queue(QueueName=name)["QueueUrl"]
    words = {
        "InputPathsMap": {"what": "$.detail.state"},
        "InputTemplate": '"<what> at <aws.events.event.ingestion-time>"',
    }
    arn = f"arn:aws:sqs:us-east-1:{ACCOUNT}:{name}"
    rule(world, "my.words", Arn=arn, InputTransformer=words)
    put(world, "my.words")
    (told,) = sqs.receive_message(QueueUrl=queue)["Messages"]
    assert re.fullmatch(r'"ALARM at \d{4}-\d\d-\d\dT[\d:]{8}Z"', told["Body"])


SAID = {"time": "2026-11-28T00:00:00Z", "source": "s", "resources": ["r"],
        "detail": {"text": 'he said "no"', "n": 1, "down": True, "of": {"a": [2]}}}  # fmt: skip
PATHS = {name: f"$.detail.{name}" for name in ("text", "n", "down", "of", "none")}
RULE_ARN = f"arn:aws:events:us-east-1:{ACCOUNT}:rule/lost"


@each(
    ("template", "told"),
    [
        ('{"a": <text>, "b": <n>, "c": <down>}', {"a": 'he said "no"', "b": 1, "c": True}),
        ('{"a": <of>, "b": "<n> of <down>"}', {"a": {"a": [2]}, "b": "1 of true"}),
        ('{"a": "\\"<n>\\"", "b": "<none>", "c": <none>}', {"a": '"1"', "b": "", "c": ""}),
        (
            '{"a": <aws.events.rule-name>, "b": "<aws.events.rule-arn>"}',
            {"a": "lost", "b": RULE_ARN},
        ),
        ("<aws.events.event.json>", SAID),
        ('{"a": <aws.events.event>}', {"a": {k: v for k, v in SAID.items() if k != "detail"}}),
        ('{"a": "<unknown>"}', {"a": "<unknown>"}),
    ],
)
def test_a_template_is_filled_in_with_quotes_where_it_has_none(template: str, told: object) -> None:
    transformer = {"InputPathsMap": PATHS, "InputTemplate": template}
    assert json.loads(target_words({"InputTransformer": transformer}, SAID, RULE_ARN)) == told


def test_an_api_destination_is_refused_as_a_target(world: World) -> None:
    events = world.aws.clients.of("events")
    events.put_rule(Name="to-the-web", EventPattern='{"source": ["web"]}')
    target = {"Id": "1", "Arn": f"arn:aws:events:us-east-1:{ACCOUNT}:api-destination/x/1"}
    with pytest.raises(ClientError, match="reaches no target"):
        events.put_targets(Rule="to-the-web", Targets=[target])


def test_a_rule_has_five_targets_at_most(world: World, queue: tuple[str, Heard]) -> None:
    events, name = world.aws.clients.of("events"), f"five-{next(numbers)}"
    events.put_rule(Name=name, EventPattern='{"source": ["five"]}')
    targets = [{"Id": str(number), "Arn": queue[0]} for number in range(6)]
    with pytest.raises(ClientError, match="LimitExceededException"):
        events.put_targets(Rule=name, Targets=targets)
    assert events.list_targets_by_rule(Rule=name)["Targets"] == []
    events.put_targets(Rule=name, Targets=targets[:5])
    events.put_targets(Rule=name, Targets=targets[:1])
    with pytest.raises(ClientError, match="LimitExceededException"):
        events.put_targets(Rule=name, Targets=targets[5:])


def test_an_event_is_told_without_a_blank() -> None:
    assert target_words({"InputPath": "$.detail.of"}, SAID, RULE_ARN) == '{"a":[2]}'
    assert '"n":1,"down":true' in target_words({}, SAID, RULE_ARN)


@each(
    ("template", "told"),
    [
        ('"<n> of <down>"', '"1 of true"'),
        ('"<text>"', '"he said "no""'),
        ('"<n> down"\n"since <aws.events.event.ingestion-time>"',
         '"1 down"\n"since 2026-11-28T00:00:00Z"'),
    ],
)  # fmt: skip
def test_a_text_keeps_its_quotes_line_by_line(template: str, told: str) -> None:
    transformer = {"InputPathsMap": PATHS, "InputTemplate": template}
    assert target_words({"InputTransformer": transformer}, SAID, RULE_ARN) == told


def test_words_that_are_no_json_are_told_to_nobody_but_the_queue_for_what_is_lost(
    world: World,
) -> None:
    """Within quotes nothing is escaped."""
    sqs, name = world.aws.clients.of("sqs"), f"broken-{next(numbers)}"
    first, lost = (sqs.create_queue(QueueName=f"{name}{end}")["QueueUrl"] for end in ("", "-lost"))
    words = {"InputPathsMap": {"all": "$.detail"}, "InputTemplate": '{"a": "<all>"}'}
    arn = f"arn:aws:sqs:us-east-1:{ACCOUNT}:{name}"
    rule(
        world, "my.broken", Arn=arn, InputTransformer=words, DeadLetterConfig={"Arn": f"{arn}-lost"}
    )
    put(world, "my.broken")
    assert "Messages" not in sqs.receive_message(QueueUrl=first)
    (told,) = sqs.receive_message(QueueUrl=lost)["Messages"]
    assert json.loads(told["Body"])["source"] == "my.broken"


@pytest.mark.parametrize(
    ("pattern", "fits"), [('{"source": [{"prefix": "my."}]}', True), ('{"source": ["x"]}', False)]
)
def test_a_pattern_can_be_tried(world: World, pattern: str, fits: bool) -> None:
    events = world.aws.clients.of("events")
    told = events.test_event_pattern(EventPattern=pattern, Event=json.dumps(EVENT))
    assert told["Result"] is fits


@pytest.mark.parametrize(
    ("pattern", "event", "code"),
    [
        ('{"source": "x"}', json.dumps(EVENT), "InvalidEventPatternException"),
        ("{", json.dumps(EVENT), "InvalidEventPatternException"),
        ("{}", "{", "ValidationException"),
        ("{}", '{"id": "1"}', "ValidationException"),
    ],
)
def test_what_is_no_pattern_or_no_event_is_refused(
    world: World, pattern: str, event: str, code: str
) -> None:
    with pytest.raises(ClientError) as refused:
        world.aws.clients.of("events").test_event_pattern(EventPattern=pattern, Event=event)
    assert refused.value.response["Error"]["Code"] == code


def test_no_more_than_ten_events_come_at_once(world: World) -> None:
    entry = {"Source": "my.store", "DetailType": "d", "Detail": "{}"}
    with pytest.raises(ClientError, match="less than or equal to 10"):
        world.aws.clients.of("events").put_events(Entries=[entry] * 11)


def test_nobody_tells_what_aws_alone_tells(world: World, queue: tuple[str, Heard]) -> None:
    arn, heard = queue
    rule(world, "aws.health", Arn=arn)
    rule(world, "shop-beside-aws", Arn=arn)
    entries = [
        {"Source": source, "DetailType": "alarm", "Detail": "{}"}
        for source in ("aws.health", "shop-beside-aws", "aws.cloudwatch")
    ]
    told = world.aws.clients.of("events").put_events(Entries=entries)
    codes = [one.get("ErrorCode", "") for one in told["Entries"]]
    refusal = "NotAuthorizedForSourceException"
    assert (told["FailedEntryCount"], codes) == (2, [refusal, "", refusal])
    assert eventually(heard)
    assert [event["source"] for event in heard()] == ["shop-beside-aws"]
