"""What stands behind a REST API's methods, alive and dead."""

import json
from http.server import BaseHTTPRequestHandler

import pytest

from commdrill.testing.local_web import DrippingServer, LocalWeb, hang_up, reply, reset
from tests.each import each
from tests.sandbox.aws.apigateway.rest_api import RestApi
from tests.sandbox.aws.house import House

PROXY = {"integration.request.path.proxy": "method.request.path.proxy"}


@pytest.fixture
def api(house: House) -> RestApi:
    return RestApi(house)


def test_a_proxy_hands_on_method_path_query_headers_and_body(api: RestApi, web: LocalWeb) -> None:
    web.routes["/v1/a/b c"] = web.routes["/v1/a/b%20c"] = reply(201, b"made", {"X-Own": "1"})
    api.method(
        "/{proxy+}", "ANY", type="HTTP_PROXY", uri=web.url("/v1/{proxy}"),
        requestParameters=PROXY,
        method={"requestParameters": {"method.request.path.proxy": True}},
    )  # fmt: skip
    api.deploy()
    answer = api.get("/a/b%20c?x=1&x=2", "POST", data=b"{}", headers={"X-Who": "me"})
    assert (answer.status_code, answer.text, answer.headers["X-Own"]) == (201, "made", "1")
    (asked,) = web.asked
    assert (asked.method, asked.path) == ("POST", "/v1/a/b%20c?x=1&x=2")
    assert (asked.body, asked.headers["x-who"]) == (b"{}", "me")


ROUTES = [
    ("/orders/open", "literal"),
    ("/orders/7", "parameter"),
    ("/orders/7/lines", "greedy"),
    ("/else/7", "greedy"),
]


@pytest.mark.parametrize(("path", "found"), ROUTES, ids=[p for p, _ in ROUTES])
def test_literal_parts_go_before_parameters_and_those_before_greedy_ones(
    api: RestApi, path: str, found: str
) -> None:
    api.mock("/orders/open", body='"literal"')
    api.mock("/orders/{id}", body='"parameter"')
    api.mock("/{proxy+}", "ANY", body='"greedy"')
    api.deploy()
    assert api.get(path).json() == found


@pytest.mark.parametrize(
    ("uri", "status", "message"),
    [
        ("http://127.0.0.1:9/", 504, "Network error communicating with endpoint"),
        ("http://no-such-host.invalid/", 500, "Internal server error"),
    ],
    ids=["refused", "no such name"],
)
def test_a_backend_that_is_not_there(api: RestApi, uri: str, status: int, message: str) -> None:
    api.method("/orders", type="HTTP_PROXY", uri=uri)
    api.deploy()
    answer = api.get()
    assert (answer.status_code, answer.json()) == (status, {"message": message})


@pytest.mark.parametrize("breakage", [hang_up, reset], ids=["hangs up", "resets"])
def test_a_backend_that_breaks_off_is_a_network_error(
    api: RestApi, web: LocalWeb, breakage: object
) -> None:
    web.routes["/"] = breakage  # type: ignore[assignment]
    api.method("/orders", type="HTTP_PROXY", uri=web.url())
    api.deploy()
    assert api.get().status_code == 504


def test_a_backend_that_is_late_is_timed_out(api: RestApi, web: LocalWeb) -> None:
    def slow(handler: BaseHTTPRequestHandler) -> None:
        web.stopping.wait()
        hang_up(handler)

    web.routes["/"] = slow
    api.method("/orders", type="HTTP_PROXY", uri=web.url(), timeoutInMillis=60)
    api.deploy()
    answer = api.get()
    assert (answer.status_code, answer.json()) == (504, {"message": "Endpoint request timed out"})


def test_the_time_is_for_the_whole_answer_not_for_each_byte(api: RestApi) -> None:
    opening = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
    with DrippingServer(opening) as server:
        api.method(
            "/orders", type="HTTP_PROXY", uri=f"http://127.0.0.1:{server.port}/",
            timeoutInMillis=150,
        )  # fmt: skip
        api.deploy()
        assert api.get().json() == {"message": "Endpoint request timed out"}


def test_an_http_integration_maps_what_comes_back_by_status(api: RestApi, web: LocalWeb) -> None:
    web.routes["/"] = reply(503, b'{"reason": {"code": "DOWN"}}', {"X-Own": "1"})
    api.method("/orders", type="HTTP", uri=web.url())
    where = {"restApiId": api.id, "resourceId": api.resource("/orders"), "httpMethod": "GET"}
    headers = {"method.response.header.X-It": True}
    for status in ("200", "502"):
        api.client.put_method_response(**where, statusCode=status, responseParameters=headers)
    api.client.put_integration_response(**where, statusCode="200")
    api.client.put_integration_response(
        **where, statusCode="502", selectionPattern=r"5\d{2}",
        responseParameters={"method.response.header.X-It": "integration.response.header.X-Own"},
        responseTemplates={"application/json": '{"code": "$input.path(\'$.reason.code\')"}'},
    )  # fmt: skip
    api.deploy()
    answer = api.get()
    assert (answer.status_code, answer.json(), answer.headers["X-It"]) == (
        502, {"code": "DOWN"}, "1",
    )  # fmt: skip


def test_an_answer_that_nothing_maps_is_a_configuration_error(api: RestApi, web: LocalWeb) -> None:
    web.routes["/"] = reply(200, b"{}")
    api.method("/orders", type="HTTP", uri=web.url())
    api.deploy()
    assert (api.get().status_code, api.get().json()["message"]) == (500, "Internal server error")


def test_a_mock_answers_with_the_status_its_template_says(api: RestApi) -> None:
    api.mock("/orders", status=503, body='{"for": "$context.resourcePath"}')
    api.deploy()
    answer = api.get()
    assert (answer.status_code, answer.json()) == (503, {"for": "/orders"})


class TestValidators:
    SCHEMA = json.dumps({
        "$schema": "http://json-schema.org/draft-04/schema#", "type": "object",
        "required": ["sku"], "properties": {"sku": {"type": "string"}},
    })  # fmt: skip

    @pytest.fixture
    def validated(self, api: RestApi) -> RestApi:
        api.client.create_model(
            restApiId=api.id, name="Order", contentType="application/json", schema=self.SCHEMA
        )
        made = api.client.create_request_validator(
            restApiId=api.id, name="all", validateRequestBody=True, validateRequestParameters=True
        )
        api.mock(
            "/orders", "POST", requestValidatorId=made["id"],
            requestModels={"application/json": "Order"},
            requestParameters={
                "method.request.querystring.shop": True, "method.request.header.X-Who": True,
                "method.request.querystring.maybe": False,
            },
        )  # fmt: skip
        template = (
            '{"said": "$context.error.message", "why": "$context.error.validationErrorString"}'
        )
        api.customise("BAD_REQUEST_BODY", responseTemplates={"application/json": template})
        api.deploy()
        return api

    def test_a_missing_parameter_is_named(self, validated: RestApi) -> None:
        answer = validated.get("/orders", "POST", json={"sku": "a"})
        said = "Missing required request parameters: [shop, X-Who]"
        assert (answer.status_code, answer.json()) == (400, {"message": said})

    @pytest.mark.parametrize("body", ["{}", '{"sku": 7}', "no JSON"])
    def test_a_body_of_another_form_is_invalid(self, validated: RestApi, body: str) -> None:
        answer = validated.get(
            "/orders?shop=1", "POST", data=body,
            headers={"X-Who": "me", "Content-Type": "application/json"},
        )  # fmt: skip
        assert answer.status_code == 400
        assert answer.text.startswith('{"said": "Invalid request body", "why": "[')

    def test_all_well_goes_through(self, validated: RestApi) -> None:
        headers = {"X-Who": "me"}
        answer = validated.get("/orders?shop=1", "POST", json={"sku": "a"}, headers=headers)
        assert answer.status_code == 200


class TestFunctions:
    @pytest.fixture
    def arn(self, house: House, api: RestApi, web: LocalWeb) -> str:
        arn = house.function(web.url("/run"))
        uri = f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{arn}/invocations"
        api.method("/orders/{id}", "POST", type="AWS_PROXY", integrationHttpMethod="POST", uri=uri)
        api.deploy()
        return arn

    def test_the_function_sees_the_request_and_says_the_answer(
        self, api: RestApi, web: LocalWeb, arn: str
    ) -> None:
        said = {"statusCode": 503, "headers": {"Retry-After": "30"}, "body": '{"code": "DOWN"}'}
        web.routes["/run"] = reply(200, json.dumps(said).encode())
        answer = api.get("/orders/7?x=0&x=1", "POST", data="hello", headers={"X-Who": "me"})
        assert (answer.status_code, answer.json(), answer.headers["Retry-After"]) == (
            503, {"code": "DOWN"}, "30",
        )  # fmt: skip
        event = json.loads(web.asked[0].body)
        assert event["httpMethod"] == "POST"
        assert event["path"] == "/orders/7"
        assert event["pathParameters"] == {"id": "7"}
        assert event["queryStringParameters"] == {"x": "1"}, "the last one"
        assert event["multiValueQueryStringParameters"] == {"x": ["0", "1"]}
        assert event["headers"]["X-Who"] == "me"
        assert (event["body"], event["requestContext"]["stage"]) == ("hello", "dev")

    @pytest.mark.parametrize(
        "payload",
        [b"no JSON", b'"text"', b"[]", b'{"body": "x"}', b'{"statusCode": 200, "body": {}}',
         b'{"statusCode": "many"}', b'{"statusCode": 9}'],
        ids=["no JSON", "text", "list", "no status", "body no text", "status no number", "no HTTP"],
    )  # fmt: skip
    def test_an_answer_of_a_wrong_form_is_502(
        self, api: RestApi, web: LocalWeb, arn: str, payload: bytes
    ) -> None:
        web.routes["/run"] = reply(200, payload)
        answer = api.get("/orders/7", "POST")
        assert (answer.status_code, answer.json()) == (502, {"message": "Internal server error"})

    def test_an_unhandled_error_is_502(self, api: RestApi, web: LocalWeb, arn: str) -> None:
        web.routes["/run"] = reply(500, b"Traceback")
        assert api.get("/orders/7", "POST").status_code == 502

    @each(("called_by", "source", "status"), [
        ("apigateway.amazonaws.com", None, 200),
        ("apigateway.amazonaws.com", "{api}/*", 200),
        ("apigateway.amazonaws.com", "{api}/*/POST/orders/*", 200),
        ("apigateway.amazonaws.com", "{api}/dev/POST/orders/{{id}}", 200),
        ("apigateway.amazonaws.com", "{api}/prod/POST/orders/*", 500),
        ("apigateway.amazonaws.com", "{api}/*/GET/orders/*", 500),
        ("apigateway.amazonaws.com", "another/*", 500),
        ("events.amazonaws.com", None, 500),
    ])  # fmt: skip
    def test_it_is_called_where_its_policy_lets_the_gateway_in(
        self, house: House, api: RestApi, web: LocalWeb, arn: str, *, called_by: str,
        source: str | None, status: int,
    ) -> None:  # fmt: skip
        web.routes["/run"] = reply(200, b'{"statusCode": 200}')
        house.of("lambda").remove_permission(FunctionName=arn, StatementId="gateway")
        told = (
            "arn:aws:execute-api:us-east-1:123456789012:" + source.format(api=api.id)
            if source
            else ""
        )
        house.of("lambda").add_permission(
            FunctionName=arn, StatementId="gateway", Action="lambda:InvokeFunction", Principal=called_by,
            **({"SourceArn": told} if told else {}),
        )  # fmt: skip
        assert api.get("/orders/7", "POST").status_code == status

    def test_reserved_concurrency_of_zero_is_500_to_callers_and_429_to_invoke(
        self, house: House, api: RestApi, web: LocalWeb, arn: str
    ) -> None:
        web.routes["/run"] = reply(200, b'{"statusCode": 200}')
        client = house.of("lambda")
        client.put_function_concurrency(FunctionName=arn, ReservedConcurrentExecutions=0)
        answer = api.get("/orders/7", "POST")
        assert (answer.status_code, answer.json()) == (500, {"message": "Internal server error"})
        with pytest.raises(client.exceptions.TooManyRequestsException) as throttled:
            client.invoke(FunctionName=arn, Payload=b"{}")
        assert throttled.value.response["Reason"] == (
            "ReservedFunctionConcurrentInvocationLimitExceeded"
        )
        client.delete_function_concurrency(FunctionName=arn)
        assert api.get("/orders/7", "POST").status_code == 200

    def test_a_throttled_function_looks_like_an_integration_failure(
        self, house: House, api: RestApi, arn: str
    ) -> None:
        look = {"application/json": '{"type": "$context.error.responseType"}'}
        api.customise("INTEGRATION_FAILURE", statusCode="503", responseTemplates=look)
        api.deploy()
        client = house.of("lambda")
        client.put_function_concurrency(FunctionName=arn, ReservedConcurrentExecutions=0)
        answer = api.get("/orders/7", "POST")
        assert (answer.status_code, answer.json()) == (503, {"type": "INTEGRATION_FAILURE"})

    def test_invoke_gives_what_the_function_returns(
        self, house: House, web: LocalWeb, arn: str
    ) -> None:
        client = house.of("lambda")
        web.routes["/run"] = reply(200, b'{"done": true}')
        told = client.invoke(FunctionName=arn, Payload=b'{"x": 1}')
        assert json.loads(told["Payload"].read()) == {"done": True}
        assert "FunctionError" not in told
        web.routes["/run"] = reply(500)
        assert client.invoke(FunctionName=arn)["FunctionError"] == "Unhandled"
        told = client.invoke(FunctionName=arn, InvocationType="Event")
        assert told["StatusCode"] == 202

    def test_a_function_that_nobody_knows_is_a_configuration_error(self, api: RestApi) -> None:
        uri = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/none/invocations"
        api.method("/none", type="AWS_PROXY", integrationHttpMethod="POST", uri=uri)
        api.deploy()
        assert api.get("/none").status_code == 500


class TestAuthorizers:
    @pytest.fixture
    def guarded(self, house: House, api: RestApi, web: LocalWeb) -> RestApi:
        arn = house.function(web.url("/who"))
        uri = f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{arn}/invocations"
        made = api.client.create_authorizer(
            restApiId=api.id, name="who", type="TOKEN", authorizerUri=uri,
            identitySource="method.request.header.X-Token",
        )  # fmt: skip
        api.mock("/orders", authorizationType="CUSTOM", authorizerId=made["id"])
        api.deploy()
        return api

    @pytest.mark.parametrize(
        ("said", "token", "status"),
        [
            ("Allow", "t", 200),
            ("Deny", "t", 403),
            ("Allow", None, 401),
            (None, "t", 500),
        ],
        ids=["allows", "denies", "no token", "fails"],
    )
    def test_what_the_authorizer_says_counts(
        self, guarded: RestApi, web: LocalWeb, said: str | None, token: str | None, status: int
    ) -> None:
        statement = {"Effect": said, "Action": "execute-api:Invoke", "Resource": "*"}
        policy = {"principalId": "me", "policyDocument": {"Statement": [statement]}}
        web.routes["/who"] = reply(200, json.dumps(policy).encode()) if said else reply(500)
        assert guarded.get(headers={"X-Token": token}).status_code == status

    def test_a_function_that_does_not_let_it_in_is_a_mistake_of_configuration(
        self, house: House, api: RestApi, web: LocalWeb
    ) -> None:
        arn = guard(house, api, web)
        house.of("lambda").remove_permission(FunctionName=arn, StatementId="gateway")
        refused = api.get(headers={"X-Token": "t"})
        assert refused.headers["x-amzn-errortype"] == "AuthorizerConfigurationException"
        assert (refused.status_code, web.asked) == (500, [])

    def test_every_source_of_identity_is_needed(
        self, house: House, api: RestApi, web: LocalWeb
    ) -> None:
        sources = "method.request.header.X-A, method.request.querystring.q"
        guard(house, api, web, type="REQUEST", identitySource=sources)
        assert api.get(headers={"X-A": "1"}).status_code == 401
        assert web.asked == []
        assert api.get("/orders?q=1", headers={"X-A": "1"}).status_code == 200

    def test_a_token_of_another_form_is_not_even_asked_about(
        self, house: House, api: RestApi, web: LocalWeb
    ) -> None:
        guard(house, api, web, identityValidationExpression="key-[0-9]+")
        assert api.get(headers={"X-Token": "none"}).status_code == 401
        assert web.asked == []
        assert api.get(headers={"X-Token": "key-7"}).status_code == 200

    def test_a_denial_tells_templates_what_the_authorizer_said(
        self, house: House, api: RestApi, web: LocalWeb
    ) -> None:
        guard(house, api, web, effect="Deny")
        look = "$context.authorizer.principalId: $context.authorizer.why"
        api.customise("ACCESS_DENIED", responseTemplates={"application/json": look})
        api.deploy()
        assert api.get(headers={"X-Token": "t"}).text == "me: closed"


def guard(house: House, api: RestApi, web: LocalWeb, effect: str = "Allow", **settings: str) -> str:
    """`/orders`, behind a function that says the same to everybody; its ARN."""
    statement = {"Effect": effect, "Action": "execute-api:Invoke", "Resource": "*"}
    said = {
        "principalId": "me",
        "policyDocument": {"Statement": [statement]},
        "context": {"why": "closed"},
    }
    web.routes["/who"] = reply(200, json.dumps(said).encode())
    arn = house.function(web.url("/who"))
    uri = f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{arn}/invocations"
    own = {"type": "TOKEN", "identitySource": "method.request.header.X-Token", **settings}
    made = api.client.create_authorizer(restApiId=api.id, name="who", authorizerUri=uri, **own)
    api.mock("/orders", authorizationType="CUSTOM", authorizerId=made["id"])
    api.deploy()
    return arn


def test_a_proxied_backend_is_told_the_caller_and_its_own_headers_are_renamed(
    api: RestApi, web: LocalWeb
) -> None:
    web.routes["/b"] = reply(401, b"x", {"WWW-Authenticate": "Basic", "X-Own": "1"})
    api.method("/orders", type="HTTP_PROXY", uri=web.url("/b"))
    api.deploy()
    told = api.get().headers
    assert (told["x-amzn-remapped-www-authenticate"], told["x-own"]) == ("Basic", "1")
    assert "www-authenticate" not in told
    asked = web.asked[-1].headers
    assert asked["x-forwarded-for"] == "127.0.0.1"
    assert asked["x-amzn-trace-id"].startswith("Root=1-")
