"""Functions run the code they were created with, in processes of their own."""

import base64
import io
import json
import shutil
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill_sandbox.aws.functions import own_code
from tests.sandbox.aws.test_cloudfront_control import refusal
from tests.sandbox.aws.world import World

_made = iter(range(10_000))
ROLE = "arn:aws:iam::123456789012:role/of-a-function"
needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="install Node.js")


def archive(**files: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        for name, text in files.items():
            opened.writestr(name, text)
    return packed.getvalue()


@pytest.fixture(scope="session")
def role(long_lived: World) -> str:
    """One for all, whoever imports this."""
    iam = long_lived.aws.clients.of("iam")
    with suppress(iam.exceptions.EntityAlreadyExistsException):
        iam.create_role(RoleName="of-a-function", AssumeRolePolicyDocument="{}")
    return ROLE


Create = Callable[..., str]


@pytest.fixture
def create(world: World, role: str) -> Create:
    """Makes a function of some code; its name."""

    def created(code: str, runtime: str = "python3.12", file: str = "app.py", **more: Any) -> str:
        name = f"own-{next(_made)}"
        world.aws.clients.of("lambda").create_function(
            FunctionName=name,
            **{
                "Runtime": runtime,
                "Role": role,
                "Handler": f"{file.partition('.')[0]}.handler",
                "Code": {"ZipFile": archive(**{file: code})},
                "Timeout": 120,  # three seconds else: on a busy machine a runtime starts no sooner
                **more,
            },
        )
        return name

    return created


Told = tuple[Any, str | None]


def invoked(world: World, name: str, event: object = None, **more: Any) -> Told:
    """What it returned, and whether it failed."""
    client = world.aws.clients.of("lambda")
    told = client.invoke(FunctionName=name, Payload=json.dumps(event).encode(), **more)
    return json.loads(told["Payload"].read()), told.get("FunctionError")


def test_a_python_function_gets_its_event_and_its_context(world: World, create: Create) -> None:
    name = create(
        "def handler(event, context):\n"
        "    left = context.get_remaining_time_in_millis()\n"
        "    return [event['a'], context.function_name, context.function_version, 0 < left <= 120_000]\n",
        Timeout=120,
    )
    assert invoked(world, name, {"a": "é"}) == (["é", name, "$LATEST", True], None)


NODE = {
    "promise": ("index.mjs", "export const handler = async (event) => ({got: event.a});"),
    "callback": (
        "index.js",
        "exports.handler = (e, c, back) => setTimeout(back, 1, null, {got: e.a});",
    ),
    "CommonJS": ("index.cjs", "exports.handler = async (event) => ({got: event.a});"),
}


@needs_node
@pytest.mark.parametrize(("file", "code"), NODE.values(), ids=NODE)
def test_a_node_function_runs(world: World, create: Create, file: str, code: str) -> None:
    name = create(code, "nodejs20.x", file)
    assert invoked(world, name, {"a": "é"}) == ({"got": "é"}, None)


FAILS: Mapping[str, tuple[str, str, str]] = {
    "raises": ("def handler(e, c):\n raise ValueError('no')", "ValueError", "no"),
    "import": ("import nothing_of_the_kind", "Runtime.ImportModuleError", "Unable to import module 'app'"),
    "syntax": ("def handler(", "Runtime.UserCodeSyntaxError", "Syntax error in module 'app'"),
    "missing": ("x = 1", "Runtime.HandlerNotFound", "Handler 'handler' missing on module 'app'"),
    "result": ("def handler(e, c): return {1, 2}", "Runtime.MarshalError", "Unable to marshal response"),
    "exits": ("import os\ndef handler(e, c): os._exit(3)", "Runtime.ExitError", "exit status 3"),
    "leaves": ("import sys\ndef handler(e, c): sys.exit(0)", "Runtime.ExitError", "without providing a reason"),
    "memory": ("def handler(e, c): return len(bytearray(1 << 30))", "Runtime.ExitError", "signal: killed"),
    "time": ("def handler(e, c):\n while True: pass", "Sandbox.Timedout", "Task timed out after 1.00 seconds"),
    "size": ("def handler(e, c): return 'x' * 7_000_000", "Function.ResponseSizeTooLarge", "6291556 bytes"),
}  # fmt: skip


@pytest.mark.parametrize(("code", "kind", "says"), FAILS.values(), ids=FAILS)
def test_how_a_function_failed_is_told_as_lambda_tells_it(
    world: World, create: Create, code: str, kind: str, says: str
) -> None:
    told, failed = invoked(world, create(code, Timeout=1 if kind.endswith("Timedout") else 120))
    assert (told["errorType"], failed) == (kind, "Unhandled")
    assert says in told["errorMessage"]


@needs_node
@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("exports.handler = async () => { throw new TypeError('no'); };", "TypeError"),
        ("exports.other = 1;", "Runtime.HandlerNotFound"),
        ("exports.handler = (", "Runtime.UserCodeSyntaxError"),
        ("require('nothing');", "Runtime.ImportModuleError"),
        ("exports.handler = () => process.exit(3);", "Runtime.ExitError"),
    ],
)
def test_how_a_node_function_failed_is_told(
    world: World, create: Create, code: str, kind: str
) -> None:
    told, failed = invoked(world, create(code, "nodejs20.x", "index.js"))
    assert (told["errorType"], failed) == (kind, "Unhandled")


def test_it_has_its_own_variables_and_none_of_whoever_runs_the_sandbox(
    world: World, create: Create, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_OF_OURS", "1")
    code = "import os\ndef handler(e, c): return dict(os.environ)"
    told, _ = invoked(world, create(code, Environment={"Variables": {"MINE": "2"}}))
    assert told["MINE"] == "2"
    assert told["AWS_REGION"] == "us-east-1"
    assert "SECRET_OF_OURS" not in told


def test_it_reaches_the_embedded_aws_by_its_sdk(world: World, create: Create) -> None:
    code = (
        "import boto3\n"
        "def handler(e, c): return boto3.client('sts').get_caller_identity()['Account']"
    )
    assert invoked(world, create(code, Timeout=120, MemorySize=256)) == ("123456789012", None)


def test_it_is_named_in_every_way_that_lambda_takes(world: World, create: Create) -> None:
    name = create("def handler(e, c): return 'here'")
    world.aws.clients.of("lambda").publish_version(FunctionName=name)
    for whole in (f"{name}:1", f"123456789012:function:{name}", f"123456789012:function:{name}:1"):
        assert invoked(world, whole) == ("here", None)
        assert invoked(world, f"arn:aws:lambda:us-east-1:123456789012:function:{name}")[0] == "here"


def test_each_version_runs_its_own_code(world: World, create: Create) -> None:
    client, say = world.aws.clients.of("lambda"), "def handler(e, c): return {}"
    name = create(say.format(1))
    client.publish_version(FunctionName=name)
    client.create_alias(FunctionName=name, Name="live", FunctionVersion="1")
    client.update_function_code(FunctionName=name, ZipFile=archive(**{"app.py": say.format(2)}))
    assert invoked(world, name)[0] == 2
    assert invoked(world, name, Qualifier="1")[0] == 1
    assert invoked(world, f"{name}:live")[0] == 1
    with pytest.raises(client.exceptions.ResourceNotFoundException, match="Function not found"):
        invoked(world, name, Qualifier="7")


def test_what_it_wrote_is_told_to_who_asks(world: World, create: Create) -> None:
    name = create("def handler(e, c): print('seen')")
    told = world.aws.clients.of("lambda").invoke(FunctionName=name, LogType="Tail")
    assert b"seen" in base64.b64decode(told["LogResult"])


def test_a_zip_reaches_nothing_outside_its_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("ours")
    outside.chmod(0o600)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        for name in ("../outside", str(outside)):
            entry = zipfile.ZipInfo(name)
            entry.external_attr = 0o100755 << 16
            opened.writestr(entry, "theirs")
    own_code.unpack(packed.getvalue(), tmp_path / "root")
    assert (outside.read_text(), outside.stat().st_mode & 0o777) == ("ours", 0o600)


def test_a_function_behind_a_topic_or_gateway_that_is_late_is_out_of_time(
    world: World, create: Create
) -> None:
    name = create("import time\ndef handler(e, c): time.sleep(9)", Timeout=10)
    with pytest.raises(own_code.OutOfTime):
        world.aws.parts.functions.invoke("us-east-1", name, b"{}", 0.3)


REFUSED: Mapping[str, tuple[dict[str, Any], str]] = {
    "runtime": ({"Runtime": "java21"}, "java21"),
    "image": ({"PackageType": "Image", "Code": {"ImageUri": "a:b"}}, "image"),
    "no zip": ({"Code": {"ZipFile": b"no zip"}}, "Could not unzip"),
}


@pytest.mark.parametrize(("more", "says"), REFUSED.values(), ids=REFUSED)
def test_what_could_not_run_is_refused_when_it_is_created(
    create: Create, more: dict[str, Any], says: str
) -> None:

    def refused() -> None:
        create("def handler(e, c): ...", **more)

    assert refusal(refused) == ("InvalidParameterValueException", 400)
    with pytest.raises(ClientError, match=says):
        refused()


def test_where_there_is_no_node_its_functions_are_refused_by_name(
    create: Create, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ClientError, match=r"'nodejs20.x' needs `node`, which is not on the PATH"):
        create("exports.handler = async () => 1;", "nodejs20.x", "index.js")


def test_a_stage_hands_on_what_it_answers_and_not_how_it_failed(
    world: World, create: Create
) -> None:
    code = (
        "def handler(event, context):\n"
        "    if event['queryStringParameters']: raise ValueError('secret')\n"
        "    return {'statusCode': 418, 'body': event['path']}\n"
    )
    client = world.aws.clients.of("apigatewayv2")
    arn = f"arn:aws:lambda:us-east-1:123456789012:function:{create(code)}"
    api = client.create_api(Name="own", ProtocolType="HTTP")["ApiId"]
    behind = client.create_integration(
        ApiId=api, IntegrationType="AWS_PROXY", IntegrationUri=arn, PayloadFormatVersion="1.0"
    )["IntegrationId"]
    client.create_route(ApiId=api, RouteKey="$default", Target=f"integrations/{behind}")
    client.create_stage(ApiId=api, StageName="$default", AutoDeploy=True)
    world.aws.clients.of("lambda").add_permission(
        FunctionName=arn, StatementId="gateway", Action="lambda:InvokeFunction",
        Principal="apigateway.amazonaws.com",
    )  # fmt: skip
    host = f"{api}.execute-api.us-east-1.amazonaws.com"
    assert (answer := world.ask(host, "/tea")).status_code == 418
    assert answer.text == "/tea"
    assert (answer := world.ask(host, "/tea?a=1")).status_code == 500
    assert answer.json() == {"message": "Internal Server Error"}


VERSIONED = "import os\ndef handler(event, context):\n    return context.function_version\n"


@pytest.mark.parametrize(("weight", "runs"), [(1.0, "2"), (0.0, "1")])
def test_an_alias_leads_to_each_version_by_its_share(
    world: World, create: Create, weight: float, runs: str
) -> None:
    client, name = world.aws.clients.of("lambda"), create(VERSIONED, Publish=True)
    client.update_function_configuration(FunctionName=name, Description="newer")
    client.publish_version(FunctionName=name)
    shares = {"AdditionalVersionWeights": {"2": weight}}
    alias = {"FunctionName": name, "Name": "live"}
    client.create_alias(**alias, FunctionVersion="1", RoutingConfig=shares)
    answer = client.invoke(FunctionName=name, Qualifier="live")
    assert (json.load(answer["Payload"]), answer["ExecutedVersion"]) == (runs, runs)
    nobody = {"AdditionalVersionWeights": {"99": 0.5}}
    gone = refusal(lambda: client.update_alias(**alias, RoutingConfig=nobody))
    assert gone == ("ResourceNotFoundException", 404)
    latest = "InvalidParameterValueException", 400
    assert refusal(lambda: client.update_alias(**alias, FunctionVersion="$LATEST",
                                               RoutingConfig=shares)) == latest  # fmt: skip
    other = {**alias, "Name": "other", "FunctionVersion": "$LATEST"}
    assert refusal(lambda: client.create_alias(**other, RoutingConfig=shares)) == latest
