"""What is there is not made again, what is used does not go, what is gone does not go again."""

import io
import zipfile
from functools import partial
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.each import each
from tests.sandbox.aws.world import World

_numbers = count()


def refused(do: Any, **given: Any) -> tuple[str, int]:
    with pytest.raises(ClientError) as refusal:
        do(**given)
    answer: Any = refusal.value.response
    return answer["Error"]["Code"], answer["ResponseMetadata"]["HTTPStatusCode"]


def test_a_permission_is_given_once_by_a_name(world: World) -> None:
    packed, name = io.BytesIO(), f"permitted-{next(_numbers)}"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("index.py", "def handler(event, context): pass")
    functions = world.aws.clients.of("lambda")
    trust = {"RoleName": name, "AssumeRolePolicyDocument": "{}"}
    role = world.aws.clients.of("iam").create_role(**trust)["Role"]["Arn"]
    functions.create_function(
        FunctionName=name, Runtime="python3.13", Handler="index.handler", Role=role,
        Code={"ZipFile": packed.getvalue()},
    )  # fmt: skip
    one = {
        "FunctionName": name,
        "Action": "lambda:InvokeFunction",
        "Principal": "sns.amazonaws.com",
    }
    functions.add_permission(**one, StatementId="a")
    functions.add_permission(**one, StatementId="b")
    again = refused(functions.add_permission, **one, StatementId="a")
    assert again == ("ResourceConflictException", 409)
    functions.remove_permission(FunctionName=name, StatementId="a")
    functions.add_permission(**one, StatementId="a")


def test_a_schedule_is_made_once_and_stays_when_it_is_over(world: World) -> None:
    scheduler, name = world.aws.clients.of("scheduler"), f"once-{next(_numbers)}"
    target = {"Arn": "arn:aws:sqs:us-east-1:123456789012:q",
              "RoleArn": "arn:aws:iam::123456789012:role/r"}  # fmt: skip
    given = {"Name": name, "ScheduleExpression": "rate(1 hour)", "Target": target,
             "FlexibleTimeWindow": {"Mode": "OFF"}}  # fmt: skip
    scheduler.create_schedule(**given)
    assert refused(scheduler.create_schedule, **given) == ("ConflictException", 409)
    assert scheduler.get_schedule(Name=name)["ActionAfterCompletion"] == "NONE"
    scheduler.delete_schedule(Name=name)


def test_a_gateway_response_that_nobody_put_is_not_deleted(world: World) -> None:
    gateway = world.aws.clients.of("apigateway")
    one = {"restApiId": gateway.create_rest_api(name="orders")["id"], "responseType": "THROTTLED"}
    gateway.put_gateway_response(**one, statusCode="503")
    gateway.delete_gateway_response(**one)
    assert refused(gateway.delete_gateway_response, **one) == ("NotFoundException", 404)


def test_a_store_stays_while_a_function_reads_it(world: World) -> None:
    edge, name = world.cloudfront, f"read-{next(_numbers)}"
    store = edge.create_key_value_store(Name=name)
    reads = {"Quantity": 1, "Items": [{"KeyValueStoreARN": store["KeyValueStore"]["ARN"]}]}
    config = {"Comment": "", "Runtime": "cloudfront-js-2.0", "KeyValueStoreAssociations": reads}
    made = edge.create_function(Name=name, FunctionConfig=config, FunctionCode=b"//")
    gone = {"Name": name, "IfMatch": store["ETag"]}
    assert refused(edge.delete_key_value_store, **gone) == ("CannotDeleteEntityWhileInUse", 409)
    edge.delete_function(Name=name, IfMatch=made["ETag"])
    edge.delete_key_value_store(**gone)


def test_a_topic_counts_who_subscribed(world: World) -> None:
    sns = world.aws.clients.of("sns")
    topic = {"TopicArn": sns.create_topic(Name=f"counts-{next(_numbers)}")["TopicArn"]}
    for name in ("ana", "bo"):
        sns.subscribe(**topic, Protocol="email", Endpoint=f"{name}@people.example")
    assert sns.get_topic_attributes(**topic)["Attributes"]["SubscriptionsConfirmed"] == "2"
    first = sns.list_subscriptions_by_topic(**topic)["Subscriptions"][0]
    sns.unsubscribe(SubscriptionArn=first["SubscriptionArn"])
    assert sns.get_topic_attributes(**topic)["Attributes"]["SubscriptionsConfirmed"] == "1"


def test_a_domain_is_told_how_its_mail_is_signed_and_an_address_is_not(world: World) -> None:
    mail = world.aws.clients.of("sesv2")
    made = mail.create_email_identity(EmailIdentity="signs.example")["DkimAttributes"]
    assert (made["SigningEnabled"], len(set(made["Tokens"]))) == (True, 3)
    assert mail.get_email_identity(EmailIdentity="signs.example")["DkimAttributes"] == made
    address = mail.create_email_identity(EmailIdentity="ana@signs-not.example")
    assert "Tokens" not in address["DkimAttributes"]


def test_data_that_is_no_json_lacks_no_attribute(world: World) -> None:
    mail, name = world.aws.clients.of("ses"), f"filled-{next(_numbers)}"
    mail.create_template(Template={"TemplateName": name, "SubjectPart": "a", "TextPart": "{{a}}"})
    code, _ = refused(mail.test_render_template, TemplateName=name, TemplateData="{")
    assert code == "InvalidRenderingParameter"


def test_a_schedule_asked_for_once_more_is_the_one_that_is_there(world: World) -> None:
    scheduler = world.aws.clients.of("scheduler")
    wanted: dict[str, Any] = {
        "Name": "asked-twice",
        "ScheduleExpression": "rate(1 hour)",
        "FlexibleTimeWindow": {"Mode": "OFF"},
        "Target": {
            "Arn": "arn:aws:sqs:us-east-1:123456789012:q",
            "RoleArn": "arn:aws:iam::123456789012:role/r",
        },
    }
    make = partial(scheduler.create_schedule, **wanted)
    arn = make(ClientToken="one")["ScheduleArn"]
    assert make(ClientToken="one")["ScheduleArn"] == arn
    conflict = ("ConflictException", 409)
    assert refused(make, ClientToken="two") == conflict
    assert refused(make, ClientToken="one", State="DISABLED") == conflict
    scheduler.delete_schedule(Name="asked-twice")
    assert make(ClientToken="one")["ScheduleArn"] == arn
    scheduler.delete_schedule(Name="asked-twice")


def test_a_group_of_schedules_asked_for_once_more_is_the_one_that_is_there(world: World) -> None:
    make = partial(world.aws.clients.of("scheduler").create_schedule_group, Name="asked-twice")
    arn = make(ClientToken="one")["ScheduleGroupArn"]
    assert make(ClientToken="one")["ScheduleGroupArn"] == arn
    assert refused(make, ClientToken="two") == ("ConflictException", 409)


@each("scope", ["queue", "messageGroup"])
def test_a_message_sent_again_is_the_first_even_if_that_was_read(world: World, scope: str) -> None:
    sqs = world.aws.clients.of("sqs")
    attributes = {"FifoQueue": "true", "DeduplicationScope": scope}
    url = sqs.create_queue(QueueName=f"again-{scope}.fifo", Attributes=attributes)["QueueUrl"]
    send = partial(sqs.send_message, QueueUrl=url, MessageBody="a", MessageDeduplicationId="d")
    first = send(MessageGroupId="g")
    (message,) = sqs.receive_message(QueueUrl=url)["Messages"]
    sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    again = send(MessageGroupId="g")
    told = [(one["MessageId"], one["SequenceNumber"]) for one in (first, again)]
    assert told[0] == told[1]
    assert "Messages" not in sqs.receive_message(QueueUrl=url)
    other = send(MessageGroupId="h")
    assert (other["MessageId"] == first["MessageId"]) is (scope == "queue")
    next_one = send(MessageGroupId="g", MessageDeduplicationId="e")
    assert int(next_one["SequenceNumber"]) > int(first["SequenceNumber"])


@each(
    ("service", "operation", "given", "other"),
    [
        (
            "pinpoint-sms-voice-v2",
            "request_phone_number",
            {"IsoCountryCode": "US", "MessageType": "TRANSACTIONAL", "NumberCapabilities": ["SMS"],
             "NumberType": "SIMULATOR", "ClientToken": "again"},
            {"MessageType": "PROMOTIONAL"},
        ),
        (
            "pinpoint-sms-voice-v2",
            "create_opt_out_list",
            {"OptOutListName": "again", "ClientToken": "again"},
            {"OptOutListName": "other"},
        ),
        (
            "fis",
            "create_experiment_template",
            {"clientToken": "again", "description": "waits", "stopConditions": [{"source": "none"}],
             "actions": {"w": {"actionId": "aws:fis:wait", "parameters": {"duration": "PT1M"}}},
             "roleArn": "arn:aws:iam::123456789012:role/drill"},
            {"description": "waits otherwise"},
        ),
    ],
)  # fmt: skip
def test_what_is_asked_again_with_its_token_is_there_and_a_token_is_for_one_thing(
    world: World, service: str, operation: str, given: Any, other: Any
) -> None:
    ask = getattr(world.aws.clients.of(service), operation)
    first, again = ask(**given), ask(**given)
    assert {**first, "ResponseMetadata": {}} == {**again, "ResponseMetadata": {}}
    code, _ = refused(ask, **{**given, **other})
    assert code == "ConflictException"


def test_an_experiment_is_begun_once_for_a_token_and_a_token_is_for_one_template(
    world: World,
) -> None:
    fis = world.aws.clients.of("fis")
    waits = {"actionId": "aws:fis:wait", "parameters": {"duration": "PT1M"}}
    make = partial(fis.create_experiment_template, description="waits", actions={"w": waits},
                   stopConditions=[{"source": "none"}], roleArn="arn:aws:iam::123456789012:role/d")  # fmt: skip
    one, two = (make()["experimentTemplate"]["id"] for _ in range(2))
    begin = partial(fis.start_experiment, clientToken="begun-once")
    first = begin(experimentTemplateId=one)["experiment"]["id"]
    assert begin(experimentTemplateId=one)["experiment"]["id"] == first
    assert refused(begin, experimentTemplateId=two) == ("ConflictException", 409)
    fis.stop_experiment(id=first)


def test_the_list_of_all_is_as_old_as_it_was(world: World) -> None:
    phones = world.aws.clients.of("pinpoint-sms-voice-v2")
    name = {"OptOutListNames": ["Default"]}
    first = phones.describe_opt_out_lists(**name)["OptOutLists"]
    world.clock.advance(60)
    assert phones.describe_opt_out_lists(**name)["OptOutLists"] == first
