"""One address serves every service, to boto3 and to a browser alike."""

import http.client
import io
import socket

import pytest
import requests
from botocore.exceptions import ClientError
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request, Response

from commdrill_sandbox.aws.embedded import EmbeddedAws
from commdrill_sandbox.aws.front import Front
from commdrill_sandbox.aws.memory import Memory
from commdrill_sandbox.aws.plane import Environ
from commdrill_sandbox.aws.request import ServiceCall, raw_path, service_call
from tests.sandbox.aws.house import Nobodys


class Says:
    """A plane that answers for one path, having read the body."""

    def __init__(self, path: str) -> None:
        self._path = path

    def answer(self, request: Request) -> Response | None:
        return Response(self._path + request.get_data(as_text=True)) if self._is(request) else None

    def _is(self, request: Request) -> bool:
        request.get_data()
        return request.path == self._path


def echo(environ: Environ, start_response: object) -> object:
    return Response(b"store:" + environ["wsgi.input"].read())(environ, start_response)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "answer"),
    [("/first", b"/firstbody"), ("/second", b"/secondbody"), ("/else", b"store:body")],
    ids=["first plane", "second plane", "store"],
)
def test_the_first_plane_that_answers_wins_and_the_body_is_there_for_everyone(
    path: str, answer: bytes
) -> None:
    front = Front((Says("/first"), Says("/second"), Says("/first")), Nobodys(), echo, Memory())  # type: ignore[arg-type]
    environ = EnvironBuilder(path, method="POST", data=b"body").get_environ()
    assert Response.from_app(front, environ).data == answer


class Breaks:
    """A plane with a mistake in it."""

    def answer(self, _request: Request) -> Response | None:
        raise KeyError("a mistake")


def test_a_mistake_in_a_plane_is_an_answer_and_told_in_full_where_the_process_writes() -> None:
    complaints = io.StringIO()
    environ = EnvironBuilder("/", errors_stream=complaints).get_environ()
    answer = Response.from_app(Front((Breaks(),), Nobodys(), echo, Memory()), environ)  # type: ignore[arg-type]
    assert answer.status_code == 500
    assert "KeyError: 'a mistake'" in complaints.getvalue()


SIGNED = "AWS4-HMAC-SHA256 Credential=k/20261123/eu-west-1/sns/aws4_request, Signature=x"
SIGNED_FOR_ALL = (
    "AWS4-ECDSA-P256-SHA256 Credential=k/20261123/cloudfront-keyvaluestore/aws4_request"
)


@pytest.mark.parametrize(
    ("headers", "form", "call"),
    [
        ({}, {}, None),
        ({"Authorization": "Basic eDp5"}, {}, None),
        ({"Authorization": SIGNED}, {"Action": "Publish"}, ("sns", "eu-west-1", "Publish")),
        (
            {"Authorization": SIGNED, "X-Amz-Target": "PinpointSMSVoiceV2.SendTextMessage"},
            {},
            ("sns", "eu-west-1", "SendTextMessage"),
        ),
        ({"Authorization": SIGNED_FOR_ALL}, {}, ("cloudfront-keyvaluestore", "", None)),
    ],
    ids=["visitor", "another scheme", "query protocol", "JSON protocol", "SigV4A"],
)
def test_a_signed_request_says_which_service_and_action_it_is_for(
    headers: dict[str, str], form: dict[str, str], call: tuple[str, str, str] | None
) -> None:
    request = EnvironBuilder(method="POST", headers=headers.items(), data=form).get_request(Request)
    assert service_call(request) == (call and ServiceCall(*call))


def test_which_service_it_is_for_is_read_once_for_each_request() -> None:
    """By all planes: and of its like with another signature anew."""
    made = EnvironBuilder(headers=[("Authorization", SIGNED)])
    request = made.get_request(Request)
    assert service_call(request) is service_call(request) is not None
    unsigned = Request({**request.environ, "HTTP_AUTHORIZATION": ""})
    assert service_call(unsigned) is None


def test_boto3_needs_nothing_but_the_address(aws: EmbeddedAws) -> None:
    s3 = aws.clients.of("s3")
    s3.create_bucket(Bucket="pages")
    s3.put_object(Bucket="pages", Key="a b/ü.html", Body=b"\x00\xff" * 70000)
    assert s3.get_object(Bucket="pages", Key="a b/ü.html")["Body"].read() == b"\x00\xff" * 70000


def test_regions_are_apart_and_services_side_by_side(aws: EmbeddedAws) -> None:
    aws.clients.of("sqs", "us-west-2").create_queue(QueueName="west")
    east = aws.clients.of("sqs", "us-east-1").list_queues(QueueNamePrefix="west")
    assert "QueueUrls" not in east
    assert aws.clients.of("sts").get_caller_identity()["Account"] == "123456789012"


def test_a_service_that_is_not_there_is_a_clear_error(aws: EmbeddedAws) -> None:
    with pytest.raises(
        ClientError, match="does not have GET /v1/whatsapp/waba/list of 'social-messaging'"
    ):
        aws.clients.of("socialmessaging").list_linked_whatsapp_business_accounts()


def test_a_connection_serves_many_requests(aws: EmbeddedAws) -> None:
    connection = http.client.HTTPConnection(aws.address.removeprefix("http://"), timeout=120)
    for method in ("GET", "HEAD", "GET"):
        connection.request(method, "/bucket/key", body=b"")
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 404
        assert not answer.will_close
    connection.close()


def test_who_asks_whether_to_send_a_body_is_told_before_it_is_sent(aws: EmbeddedAws) -> None:
    host, _, port = aws.address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=120) as line:
        asked = "PUT /bucket/key HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"
        line.sendall(f"{asked}Expect: 100-continue\r\n\r\n".encode())
        assert line.recv(100).startswith(b"HTTP/1.1 100 ")


def test_a_body_may_come_in_chunks(aws: EmbeddedAws) -> None:
    s3 = aws.clients.of("s3")
    s3.create_bucket(Bucket="chunks")
    url = s3.generate_presigned_url("put_object", Params={"Bucket": "chunks", "Key": "k"})
    assert requests.put(url, data=iter([b"one ", b"two"]), timeout=120).status_code == 200
    assert s3.get_object(Bucket="chunks", Key="k")["Body"].read() == b"one two"


def test_the_path_is_kept_as_it_was_written() -> None:
    request = Request({**EnvironBuilder("/x").get_environ(), "RAW_URI": "/a%2Fb?c=%20"})
    assert raw_path(request) == "/a%2Fb"
