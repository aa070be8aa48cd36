"""moto answers as it does by itself, and reads nothing twice, nor what nobody asked for."""

import json
import os
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from moto.core import utils
from moto.core.base_backend import AccountSpecificBackend
from moto.s3.responses import S3Response
from moto.sns.models import sns_backends
from werkzeug.routing import Map, Rule

from commdrill_sandbox.aws.wire.models import service_model, session
from tests.sandbox.aws.world import World

responses: Any = import_module("moto.core.responses")
ROUTING = find_spec("moto.core.routing")  # which older ones do not have
werkzeug_app: Any = import_module("moto.moto_server.werkzeug_app")

READ = """
import json, sys
from collections import Counter
from urllib.request import Request, urlopen
from botocore.loaders import JSONFileLoader
from commdrill_sandbox.aws.embedded import EmbeddedAws

read, load = Counter(), JSONFileLoader._load_file

def counted(self, path, opened):
    if (told := load(self, path, opened)) is not None:
        read["/".join(path.split("/")[-3:])] += 1
    return told

JSONFileLoader._load_file = counted
aws = EmbeddedAws()
aws.start()
for service, call in (("sns", "list_topics"), ("iam", "list_roles"),
                      ("apigateway", "get_rest_apis"), ("s3", "list_buckets")):
    getattr(aws.clients.of(service), call)()
s3 = aws.clients.of("s3")
s3.create_bucket(Bucket="pages")
s3.put_object(Bucket="pages", Key="a", Body=b"a")
s3.delete_public_access_block(Bucket="pages")
anybody = {"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::pages/*"}
s3.put_bucket_policy(Bucket="pages", Policy=json.dumps({"Statement": [anybody]}))
asked = {"Host": "pages.s3.amazonaws.com", "Origin": "https://evil.example"}
with urlopen(Request(f"{aws.address}/a", headers=asked)) as answer:
    allowed = answer.headers["Access-Control-Allow-Origin"]
aws.stop()

from moto.apigateway.exceptions import InvalidOpenAPIDocumentException
from moto.apigateway.models import apigateway_backends

def imported(paths):
    document = {"openapi": "3.0.1", "info": {"title": "shop", "version": "1", "description": ""}}
    try:
        return backend.import_rest_api({**document, "paths": paths}, fail_on_warnings=True).name
    except InvalidOpenAPIDocumentException as refused:
        return str(refused)

backend = apigateway_backends["123456789012"]["us-east-1"]
told = [allowed, "openapi_spec_validator" in sys.modules, imported({}),
        imported({"/": {"get": {"responses": {"200": {}}}}})]
print(json.dumps([read, told]))
"""


@pytest.fixture(scope="module")
def beginning() -> Any:
    """Of a process of its own: how often it read each file, and what it says of OpenAPI documents."""
    environ = {name: one for name, one in os.environ.items() if not name.startswith("MOTO_")}
    ran = subprocess.run(
        [sys.executable, "-c", READ], capture_output=True, text=True, check=True, timeout=300,
        env=environ,
    )  # fmt: skip
    assert not ran.stderr
    return json.loads(ran.stdout)


def test_a_model_is_read_once_for_clients_and_for_moto(beginning: Any) -> None:
    models = {name: times for name, times in beginning[0].items() if "service-2.json" in name}
    known = {name.split("/")[0]: times for name, times in models.items()}
    assert (known["iam"], known["sns"]) == (1, 1)
    assert known["s3"] == 2  # to which moto adds: nobody else is to see that


def test_no_page_of_others_may_read_its_answers(beginning: Any) -> None:
    assert beginning[1][0] is None


def test_moto_reads_where_aws_is_as_clients_do(world: World) -> None:
    world.s3.list_buckets()
    assert AccountSpecificBackend.get_session() is session()
    regions = sns_backends["210987654321"].regions  # of an account nobody has
    assert {"eu-west-1", "cn-north-1"} <= set(regions)


def test_what_moto_adds_to_a_model_is_its_own(world: World) -> None:
    world.s3.list_buckets()
    assert "xmlNamespace" in utils.get_service_model("s3").metadata
    assert "xmlNamespace" not in service_model("s3").metadata


def test_the_names_of_methods_are_motos(world: World) -> None:
    world.s3.list_buckets()
    known = responses.method_names_from_class(S3Response)
    assert known == utils.method_names_from_class(S3Response)
    assert responses.method_names_from_class(S3Response) is known


def test_how_addresses_are_written_is_compiled_when_one_is(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.s3.list_buckets()
    compiled: list[str] = []
    compile_code = Rule._get_func_code

    def counted(code: Any, name: str) -> Any:
        compiled.append(name)
        return compile_code(code, name)

    monkeypatch.setattr(Rule, "_get_func_code", staticmethod(counted))
    given = {"methods": ["GET"], "operations": []} if ROUTING else {}
    kind = import_module(ROUTING.name).SmithyRule if ROUTING else werkzeug_app.Flask.url_rule_class
    rule = kind("/<bucket>/x", **given)
    Map([rule])
    server = werkzeug_app.Flask("any")
    server.add_url_rule("/<one>/y", endpoint="all")
    assert not compiled
    asked = {"bucket": "a b", "more": 1}
    assert rule.build(asked) == ("", "/a%20b/x?more=1")
    assert rule.build(asked, append_unknown=False) == ("", "/a%20b/x")
    with server.test_request_context():
        assert server.url_for("all", one="1") == "/1/y"
    assert compiled


def test_whether_a_document_is_openapi_is_looked_at_when_that_is_asked(beginning: Any) -> None:
    imported, right, wrong = beginning[1][1:]
    assert (imported, right) == (False, "shop")
    assert "{} is not valid under any of the given schemas" in wrong
