"""What botocore writes is read, and what is written botocore reads: in each of the protocols."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from botocore.awsrequest import HeadersDict
from botocore.parsers import create_parser
from botocore.serialize import create_serializer
from werkzeug import Request, Response
from werkzeug.test import EnvironBuilder

from commdrill_sandbox.aws.wire.answering import write_output, write_refusal
from commdrill_sandbox.aws.wire.call import Refusal
from commdrill_sandbox.aws.wire.models import service_model
from commdrill_sandbox.aws.wire.operations import Catalogue, Match
from commdrill_sandbox.aws.wire.parsing import read_input

KVS, EUM = "cloudfront-keyvaluestore", "pinpoint-sms-voice-v2"
STORE = "arn:aws:cloudfront::123456789012:key-value-store/00000000-0000-4000-8000-000000000001"
AT = datetime(2026, 11, 23, 10, 0, 0, 250_000, UTC)
WHOLE = AT.replace(microsecond=0)  # botocore reads no finer seconds in some protocols
TAGS = {"Items": [{"Key": "stage", "Value": "dev"}]}
FUNCTION = {"Comment": "ñ & <b>", "Runtime": "cloudfront-js-2.0"}
ORIGINS = {"Quantity": 1, "Items": [{"Id": "shop", "DomainName": "shop.example"}]}
BEHAVIOUR = {"TargetOriginId": "shop", "ViewerProtocolPolicy": "allow-all", "Compress": False}
CONFIG = {
    "CallerReference": "once", "Comment": "", "Enabled": True,
    "Origins": ORIGINS, "DefaultCacheBehavior": BEHAVIOUR,
}  # fmt: skip
SUMMARY = {"Name": "f", "FunctionConfig": FUNCTION}


def asked(service: str, operation: str, given: Mapping[str, Any]) -> Request:
    """A call as botocore puts it on the wire."""
    model = service_model(service)
    serializer = create_serializer(model.metadata["protocol"])
    call = serializer.serialize_to_request(dict(given), model.operation_model(operation))
    path, _, fixed = call["url_path"].partition("?")
    query = "&".join(filter(None, (fixed, urlencode(call["query_string"] or {}, doseq=True))))
    builder = EnvironBuilder(
        path, query_string=query, method=call["method"], headers=call["headers"],
        data=call["body"] or b"",
    )  # fmt: skip
    request = Request({**builder.get_environ(), "RAW_URI": f"{path}?{query}"})
    request.get_data(cache=True)  # as the front does
    return request


def heard(service: str, shape: Any, answer: Response) -> dict[str, Any]:
    """What botocore makes of an answer."""
    told = {
        "status_code": answer.status_code, "headers": HeadersDict(answer.headers.items()),
        "body": answer.data,
    }  # fmt: skip
    parser = create_parser(service_model(service).metadata["protocol"])
    parsed: dict[str, Any] = parser.parse(told, shape)
    return parsed


@pytest.mark.parametrize(
    ("service", "operation", "given"),
    [
        ("cloudfront", "CreateDistribution", {"DistributionConfig": CONFIG}),
        (
            "cloudfront",
            "CreateDistributionWithTags",
            {"DistributionConfigWithTags": {"DistributionConfig": CONFIG, "Tags": TAGS}},
        ),
        ("cloudfront", "TagResource", {"Resource": "arn:a:b/c", "Tags": TAGS}),
        ("cloudfront", "UntagResource", {"Resource": "a", "TagKeys": {"Items": ["stage"]}}),
        ("cloudfront", "DeleteDistribution", {"Id": "E1", "IfMatch": "E2"}),
        (
            "cloudfront",
            "CreateFunction",
            {"Name": "f", "FunctionConfig": FUNCTION, "FunctionCode": b"\0<js>"},
        ),
        (KVS, "PutKey", {"KvsARN": STORE, "Key": "a/b c", "Value": "1", "IfMatch": "E"}),
        (KVS, "ListKeys", {"KvsARN": STORE, "MaxResults": 5}),
        ("sesv2", "CreateEmailTemplate", {"TemplateName": "t", "TemplateContent": {"Text": "ñ"}}),
        ("sesv2", "SendEmail", {"Content": {"Raw": {"Data": b"\0raw"}}}),
        (
            "ses",
            "SendEmail",
            {
                "Source": "a@x.example",
                "Destination": {"ToAddresses": ["b@x.example", "ñ & <c>"], "BccAddresses": ["d"]},
                "Message": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "a=b&c"}}},
                "Tags": [{"Name": "drill", "Value": "1"}, {"Name": "run", "Value": ""}],
            },
        ),
        ("ses", "SendRawEmail", {"RawMessage": {"Data": b"\0raw"}, "Destinations": ["b"]}),
        ("apigateway", "GetStages", {"restApiId": "a", "deploymentId": "d"}),
        ("pinpoint", "GetApp", {"ApplicationId": "a"}),
        (EUM, "SendTextMessage", {"DestinationPhoneNumber": "+1", "Context": {"run": "r"}}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_call_is_read_as_it_was_meant(
    service: str, operation: str, given: Mapping[str, Any]
) -> None:
    request = asked(service, operation, given)
    match = Catalogue(service).find(request)
    assert match is not None
    assert (match.operation.name, read_input(request, match)) == (operation, given)


@pytest.mark.parametrize(
    ("service", "operation", "output", "status"),
    [
        (
            "cloudfront",
            "CreateInvalidation",
            {
                "Location": "https://x",
                "Invalidation": {
                    "Id": "I", "Status": "InProgress", "CreateTime": AT,
                    "InvalidationBatch": {
                        "Paths": {"Quantity": 1, "Items": ["/a&b"]}, "CallerReference": "r",
                    },
                },
            },
            201,
        ),
        ("cloudfront", "ListTagsForResource", {"Tags": TAGS}, 200),
        ("cloudfront", "DeleteDistribution", {}, 204),
        ("cloudfront", "DescribeFunction", {"ETag": "E", "FunctionSummary": SUMMARY}, 200),
        (KVS, "PutKey", {"ItemCount": 1, "TotalSizeInBytes": 4, "ETag": "E"}, 200),
        ("sesv2", "GetEmailTemplate", {"TemplateName": "t", "TemplateContent": {}}, 200),
        ("ses", "GetTemplate", {"Template": {"TemplateName": "t", "TextPart": "ñ & <b>"}}, 200),
        ("ses", "DeleteTemplate", {}, 200),
        (
            "ses",
            "SendBulkTemplatedEmail",
            {"Status": [{"Status": "Success", "MessageId": "m"}, {"Status": "Failed"}]},
            200,
        ),
        ("apigateway", "GetStage", {"stageName": "live", "createdDate": WHOLE}, 200),
        (EUM, "SendTextMessage", {"MessageId": "m"}, 200),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_an_answer_is_heard_as_it_was_meant(
    service: str, operation: str, output: Mapping[str, Any], status: int
) -> None:
    model = service_model(service).operation_model(operation)
    answer = write_output(Match(model, {}), {**output, "Nowhere": "in its model"})
    parsed = heard(service, model.output_shape, answer)
    parsed.pop("ResponseMetadata")
    assert (parsed, answer.status_code) == (output, status)


@pytest.mark.parametrize(
    ("service", "code", "status"),
    [
        ("cloudfront", "NoSuchDistribution", 404),
        ("cloudfront", "MalformedInput", 400),
        (KVS, "ConflictException", 409),
        ("sesv2", "NotFoundException", 404),
        ("ses", "TemplateDoesNotExist", 400),
        ("apigateway", "TooManyRequestsException", 429),
        (EUM, "ThrottlingException", 400),
    ],
    ids=str,
)
def test_a_refusal_is_heard_with_its_code_its_words_and_the_models_status(
    service: str, code: str, status: int
) -> None:
    model = service_model(service)
    answer = write_refusal(model, Refusal(code, "no <b>&"))
    error = heard(service, None, answer)["Error"]
    assert (error["Code"], error["Message"], answer.status_code) == (code, "no <b>&", status)
