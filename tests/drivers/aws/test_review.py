import copy
import json
from typing import Any

import pytest

from commdrill.drivers.aws.driver import speaking
from commdrill.drivers.aws.faults.apigateway_throttle import ApiGatewayThrottle
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.aws.observers.cloudwatch_alarm import CloudWatchAlarm
from commdrill.drivers.aws.preflight.behaviours import Bucket, bucket_at, fits
from commdrill.drivers.aws.preflight.review import reviewed
from commdrill.drivers.aws.preflight.review_access import BucketPolicy
from commdrill.drivers.aws.preflight.review_access import reviewed as reviewed_access
from commdrill.drivers.aws.preflight.review_apigateway import words_of
from commdrill.drivers.aws.preflight.review_cloudfront import Outage
from commdrill.drivers.aws.preflight.review_cloudfront import reviewed as reviewed_distribution
from commdrill.drivers.aws.preflight.review_edge_code import reviewed as reviewed_edge_code
from commdrill.drivers.aws.preflight.served_names import served_as
from commdrill.record.events import FindingMade
from tests.drivers.aws.local_aws import LocalAws, behaviour, bucket_origin, custom_origin, listed
from tests.each import each


def page_for(code: int, path: str = "/errors/outage.html") -> dict[str, Any]:
    return {
        "ErrorCode": code,
        "ResponseCode": "503",
        "ResponsePagePath": path,
        "ErrorCachingMinTTL": 0,
    }


SOUND: dict[str, Any] = {
    "Origins": listed(custom_origin("shop", "shop.example"), bucket_origin("pages")),
    "DefaultCacheBehavior": behaviour("shop"),
    "CacheBehaviors": listed({"PathPattern": "/errors/*", **behaviour("pages")}),
    "CustomErrorResponses": listed(*map(page_for, (500, 502, 503, 504))),
}


def codes(config: dict[str, Any], failing: str | None = None) -> list[str]:
    outage = Outage(frozenset({failing} if failing else ()))
    return [finding.code for finding in reviewed_distribution("E1", config, outage)]


def test_a_sound_distribution_has_no_findings() -> None:
    assert codes(SOUND) == []
    assert codes(SOUND, "shop") == []


def test_an_error_without_a_page_is_told() -> None:
    config = {**SOUND, "CustomErrorResponses": listed(page_for(503), page_for(502))}
    (finding,) = reviewed_distribution("E1", config, Outage())
    assert finding.code == "cloudfront-error-unmapped"
    assert "no page of its own for 504" in finding.message


def test_pages_on_the_failing_origin_are_told_and_which_it_is_may_be_known() -> None:
    without = {**SOUND, "CacheBehaviors": {"Quantity": 0}}
    assert codes(without) == ["cloudfront-page-on-failing-origin"]
    assert codes(SOUND, "pages") == ["cloudfront-page-on-failing-origin"]


SITE: dict[str, Any] = {
    **SOUND,
    "DefaultCacheBehavior": behaviour("pages"),
    "CacheBehaviors": listed({"PathPattern": "/api/*", **behaviour("shop")}),
}


@pytest.mark.parametrize(
    ("config", "paths", "is_told"),
    [
        (SITE, ("/api/orders",), False),
        (SITE, ("/", "/api/orders"), False),
        ({**SITE, "CustomErrorResponses": listed(page_for(502, "/api/away"))}, ("/api/x",), True),
        ({**SITE, "DefaultCacheBehavior": behaviour("shop")}, ("/",), True),
    ],
    ids=["pages-in-the-sites-bucket", "a-page-of-the-site-too", "on-the-api", "on-the-shop"],
)
def test_what_goes_down_is_what_the_pages_that_show_it_come_from(
    config: dict[str, Any], paths: tuple[str, ...], is_told: bool
) -> None:
    found = reviewed_distribution("E1", config, Outage(paths=paths))
    assert ("cloudfront-page-on-failing-origin" in {one.code for one in found}) is is_told


def test_a_group_that_lost_its_first_origin_still_has_pages() -> None:
    group = {"Id": "both", "Members": listed({"OriginId": "shop"}, {"OriginId": "pages"})}
    config = {**SOUND, "OriginGroups": listed(group), "DefaultCacheBehavior": behaviour("both")}
    assert codes(config) == []
    config["CacheBehaviors"] = listed({"PathPattern": "/errors/*", **behaviour("shop")})
    assert codes(config) == ["cloudfront-page-on-failing-origin"]


def test_an_application_of_one_page_has_its_page_where_what_it_lacks_was_not() -> None:
    answers = [{**page_for(code, "/index.html"), "ResponseCode": "200"} for code in (403, 404)]
    config = copy.deepcopy(SOUND)
    config["CustomErrorResponses"] = listed(*config["CustomErrorResponses"]["Items"], *answers)
    assert codes(config) == []


def test_the_first_behaviour_that_fits_has_the_page() -> None:
    config = copy.deepcopy(SOUND)
    config["CacheBehaviors"]["Items"].insert(0, {"PathPattern": "*.html", **behaviour("shop")})
    assert codes(config) == ["cloudfront-page-on-failing-origin"]


def test_an_error_ttl_that_is_left_to_chance_is_told() -> None:
    config = copy.deepcopy(SOUND)
    del config["CustomErrorResponses"]["Items"][1]["ErrorCachingMinTTL"]
    assert codes(config) == ["cloudfront-error-ttl-unset"]


@pytest.mark.parametrize(
    ("pattern", "path", "is_covered"),
    [
        ("/errors/*", "/errors/outage.html", True),
        ("errors/*", "/errors/outage.html", True),
        ("/errors/*", "/Errors/outage.html", False),
        ("*.html", "/errors/outage.html", True),
        ("/errors/o?tage.html", "/errors/outage.html", True),
        ("/errors/?.html", "/errors/outage.html", False),
        ("*", "/anything", True),
    ],
)
def test_path_patterns_fit_as_cloudfront_reads_them(
    pattern: str, path: str, is_covered: bool
) -> None:
    assert fits(pattern, path) is is_covered


def test_an_alarm_that_nobody_hears_is_told(local_aws: LocalAws) -> None:
    topic = local_aws.client("sns").create_topic(Name="pager")["TopicArn"]
    cloudwatch = local_aws.client("cloudwatch")

    def told(actions: list[str]) -> list[str]:
        cloudwatch.put_metric_alarm(
            AlarmName="checkout", ComparisonOperator="GreaterThanThreshold", EvaluationPeriods=1,
            MetricName="Errors", Namespace="Shop", Period=60, Statistic="Sum", Threshold=1,
            AlarmActions=actions,
        )  # fmt: skip
        alarm = CloudWatchAlarm.model_validate({"aws": local_aws.settings, "alarm": "checkout"})
        page = Ledger().page("preflight")
        return [one.code for one in reviewed({"channel alarm": alarm}, None, (), page)]

    assert told([]) == ["alarm-unheard"]
    assert told([topic]) == ["alarm-unheard"]
    assert told([f"{topic}-that-is-gone"]) == ["alarm-unheard"]
    url = local_aws.client("sqs").create_queue(QueueName="q")["QueueUrl"]
    assert url
    arn = "arn:aws:sqs:us-east-1:123456789012:q"
    local_aws.client("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
    assert told([topic]) == []


def test_an_alarm_whose_function_lets_no_alarm_in_is_told(local_aws: LocalAws) -> None:
    local_aws.function("sender")
    function = "arn:aws:lambda:us-east-1:123456789012:function:sender"
    local_aws.client("cloudwatch").put_metric_alarm(
        AlarmName="checkout", ComparisonOperator="GreaterThanThreshold", EvaluationPeriods=1,
        MetricName="Errors", Namespace="Shop", Period=60, Statistic="Sum", Threshold=1,
        AlarmActions=[function],
    )  # fmt: skip
    alarm = CloudWatchAlarm.model_validate({"aws": local_aws.settings, "alarm": "checkout"})

    def told() -> list[str]:
        page = Ledger().page("preflight")
        return [one.code for one in reviewed({"channel alarm": alarm}, None, (), page)]

    def let_in(service: str) -> None:
        local_aws.client("lambda").add_permission(
            FunctionName="sender", StatementId=service.partition(".")[0],
            Action="lambda:InvokeFunction", Principal=f"{service}.amazonaws.com",
        )  # fmt: skip

    assert told() == ["alarm-unheard"]
    let_in("apigateway")
    assert told() == ["alarm-unheard"]
    let_in("lambda.alarms.cloudwatch")
    assert told() == []


@each(
    ("status", "is_told"),
    [("200", True), ("202", True), ("503", False), ("429", False), (None, False)],
)
def test_an_api_that_says_that_all_is_well_is_told(status: str | None, is_told: bool) -> None:
    answer = {"statusCode": status, "responseTemplates": {"a/b": '{"code": "AWAY"}'}}
    found = [one.code for one in words_of("a1", dict.fromkeys(CLASSES, answer))]
    assert found == (["apigateway-response-with-200"] if is_told else [])


def test_gateway_responses_left_at_default_are_told_until_somebody_sets_them(
    local_aws: LocalAws,
) -> None:
    api, _ = local_aws.rest_api()
    settings = {"aws": local_aws.settings, "api": api, "stage": "dev"}
    fault = ApiGatewayThrottle.model_validate(settings)

    def told() -> list[str]:
        page = Ledger().page("preflight")
        found = reviewed({"fault checkout (outage)": fault}, fault.aws, (), page)
        return [one.message for one in found if one.code == "apigateway-response-default"]

    (first,) = told()
    assert "INTEGRATION_FAILURE, INTEGRATION_TIMEOUT, THROTTLED" in first
    gateway = local_aws.client("apigateway")
    for kind in ("DEFAULT_5XX", "THROTTLED"):
        gateway.put_gateway_response(
            restApiId=api,
            responseType=kind,
            responseParameters={"gatewayresponse.header.Access-Control-Allow-Origin": "'*'"},
        )
    (second,) = told()
    assert "sets DEFAULT_5XX, THROTTLED, but no template of its own" in second
    for kind in ("DEFAULT_5XX", "THROTTLED"):
        templates = {"application/json": '{"code": "AWAY"}'}
        gateway.put_gateway_response(restApiId=api, responseType=kind, responseTemplates=templates)
    assert told() == []


CLASSES = ("DEFAULT_4XX", "DEFAULT_5XX")


@pytest.mark.parametrize(
    ("template", "is_own"),
    [
        ('{"message":$context.error.messageString}', False),
        ('{ "message": "$context.error.message", "id": "$context.requestId" }', False),
        ("$context.error.message", False),
        ('{"message": "Checkout is away", "id": "$context.requestId"}', True),
        ('{"code": "AWAY"}', True),
        ("{}", False),
    ],
)
def test_a_template_has_words_of_its_own_or_passes_on_awss(template: str, is_own: bool) -> None:
    set_so = {kind: {"responseTemplates": {"a/b": template}} for kind in CLASSES}
    assert (not list(words_of("a1", set_so))) is is_own


def test_a_5xx_page_that_says_all_is_well_is_told() -> None:
    pages = [{**page_for(code), "ResponseCode": "200"} for code in (403, 502, 503, 504)]
    config = {**SOUND, "CustomErrorResponses": listed(*pages)}
    assert codes(config) == ["cloudfront-page-with-200"] * 3


def test_an_error_that_stays_for_minutes_is_told() -> None:
    kept = [{**page_for(code), "ErrorCachingMinTTL": 300} for code in (404, 502, 503, 504)]
    assert (
        codes({**SOUND, "CustomErrorResponses": listed(*kept)}) == ["cloudfront-error-ttl-long"] * 3
    )


def test_an_api_behind_a_distribution_with_pages_is_looked_at_as_any_origin() -> None:
    api = custom_origin("shop", "a1b2c3.execute-api.us-east-1.amazonaws.com")
    config = {**SOUND, "Origins": listed(api, bucket_origin("pages"))}
    assert codes({**config, "CustomErrorResponses": {"Quantity": 0}}) == []
    found = codes({**config, "CustomErrorResponses": listed(page_for(502), page_for(503))})
    assert found == ["cloudfront-error-unmapped"]


APOLOGIES = "arn:aws:lambda:us-east-1:123456789012:function:apologies:3"


def run_at(event: str) -> dict[str, Any]:
    code = {"EventType": event, "LambdaFunctionARN": APOLOGIES, "IncludeBody": False}
    return {**SOUND, "DefaultCacheBehavior": {**behaviour("shop"),
                                              "LambdaFunctionAssociations": listed(code)}}  # fmt: skip


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ("origin-response", "cloudfront-edge-code-on-errors"),
        ("viewer-response", "cloudfront-edge-code-skipped"),
    ],
)
def test_code_that_an_error_passes_or_goes_past_is_told(event: str, code: str) -> None:
    (finding,) = reviewed_edge_code("E1", run_at(event), ("/checkout",))
    assert finding.code == code
    assert "apologies:3" in finding.message
    assert list(reviewed_edge_code("E1", run_at(event), ("/errors/outage.html",))) == []
    assert list(reviewed_edge_code("E1", run_at("viewer-request"), ("/checkout",))) == []


def test_a_function_that_writes_the_origins_errors_stands_for_a_page() -> None:
    config = {**run_at("origin-response"), "CustomErrorResponses": listed(page_for(502))}
    assert [one.message[-70:] for one in reviewed_distribution("E1", config, Outage())] == [
        " for 504: visitors get CloudFront's; a refusing origin is 502, a silent one 504"[-70:]
    ]


@pytest.mark.parametrize(
    ("host", "bucket"),
    [
        ("pages.s3.amazonaws.com", Bucket("pages", None)),
        ("my.pages.s3.eu-west-1.amazonaws.com", Bucket("my.pages", "eu-west-1")),
        ("pages.s3-us-west-2.amazonaws.com", Bucket("pages", "us-west-2")),
        ("pages.s3.dualstack.us-east-1.amazonaws.com", Bucket("pages", "us-east-1")),
        ("pages.s3-website-us-east-1.amazonaws.com", Bucket("pages", "us-east-1")),
        ("pages.s3-website.eu-central-1.amazonaws.com", Bucket("pages", "eu-central-1")),
        ("pages.s3.us-gov-west-1.amazonaws.com", Bucket("pages", "us-gov-west-1")),
        ("s3.amazonaws.com", None),
        ("shop.example", None),
        ("pages.s3.example.com", None),
    ],
)
def test_a_bucket_is_known_however_its_host_is_written(host: str, bucket: Bucket | None) -> None:
    assert bucket_at(host) == bucket


MISSING = "cloudfront-page-missing"


def told_of(local_aws: LocalAws, url: str) -> list[FindingMade]:
    alarm = CloudWatchAlarm.model_validate({"aws": local_aws.settings, "alarm": "none"})
    page = Ledger().page("preflight")
    return list(reviewed({"channel x": alarm}, alarm.aws, [url], page))


def host_of(local_aws: LocalAws, **config: Any) -> str:
    distribution = local_aws.distribution(**config)
    found = local_aws.client("cloudfront").get_distribution(Id=distribution)
    return str(found["Distribution"]["DomainName"])


def test_a_page_that_is_not_in_its_bucket_is_told_until_it_is(local_aws: LocalAws) -> None:
    pages = {**bucket_origin("pages"), "OriginPath": "/en"}
    host = host_of(
        local_aws,
        Origins=listed(custom_origin("shop", "shop.example"), pages),
        CustomErrorResponses=SOUND["CustomErrorResponses"],
    )
    url = f"https://{host}/checkout"
    (gone,) = told_of(local_aws, url)
    assert (gone.code, "bucket pages, which is not there" in gone.message) == (MISSING, True)
    local_aws.bucket("pages")
    (missing,) = told_of(local_aws, url)
    assert missing.code == MISSING
    assert "bucket pages, which has no 'en/errors/outage.html'" in missing.message
    local_aws.client("s3").put_object(Bucket="pages", Key="en/errors/outage.html", Body=b"")
    (empty,) = told_of(local_aws, url)
    assert (empty.code, "'en/errors/outage.html' is empty" in empty.message) == (MISSING, True)
    local_aws.client("s3").put_object(Bucket="pages", Key="en/errors/outage.html", Body=b"away")
    assert told_of(local_aws, url) == []


def by_access_control(name: str) -> dict[str, Any]:
    return {**bucket_origin(name), "OriginAccessControlId": "E1"}


def let(local_aws: LocalAws, bucket: str, *statements: dict[str, Any]) -> None:
    reader = {"Effect": "Allow", "Principal": {"Service": "cloudfront.amazonaws.com"}}
    local_aws.client("s3").put_bucket_policy(
        Bucket=bucket, Policy=json.dumps({"Statement": [{**reader, **one} for one in statements]})
    )


READ = {"Action": "s3:GetObject", "Resource": "arn:aws:s3:::pages/*"}


def of_access(local_aws: LocalAws, pages: dict[str, Any], *codes: int) -> list[str]:
    """By a configuration of our own: moto keeps no access control of an origin's."""
    alarm = CloudWatchAlarm.model_validate({"aws": local_aws.settings, "alarm": "none"})
    origins = listed(custom_origin("shop", "shop.example"), pages)
    errors = listed(*map(page_for, codes))
    with speaking([alarm], Ledger().page("preflight"))(alarm.aws) as aws:
        config = {**SOUND, "Origins": origins, "CustomErrorResponses": errors}
        return [one.code for one in reviewed_access(aws, "E1", config)]


def test_a_page_that_nobody_may_read_is_told_until_somebody_may(local_aws: LocalAws) -> None:
    local_aws.bucket("pages")
    unreadable = ["cloudfront-page-unreadable"]
    assert of_access(local_aws, by_access_control("pages"), 502, 504) == unreadable
    let(local_aws, "pages", {**READ, "Resource": "arn:aws:s3:::pages/assets/*"})
    assert of_access(local_aws, by_access_control("pages"), 502) == unreadable
    assert of_access(local_aws, bucket_origin("pages"), 502) == [], "its ACL may be public"
    let(local_aws, "pages", READ)
    assert of_access(local_aws, by_access_control("pages"), 502) == []


def test_a_404_that_a_bucket_answers_with_403_is_told(local_aws: LocalAws) -> None:
    local_aws.bucket("pages")
    let(local_aws, "pages", READ)
    pages, website = (
        by_access_control("pages"),
        custom_origin("pages", "pages.s3-website-eu-west-1.amazonaws.com"),
    )
    assert of_access(local_aws, pages, 404) == ["cloudfront-404-is-403"]
    assert of_access(local_aws, pages, 403, 404) == []
    assert of_access(local_aws, website, 404) == []
    let(local_aws, "pages", READ, {"Action": ["s3:List*"], "Resource": "arn:aws:s3:::pages"})
    assert of_access(local_aws, pages, 404) == []


@each(
    ("statement", "allows"),
    [
        ({"Action": "*", "Resource": "*"}, True),
        ({"Action": ["s3:get*"], "Resource": ["arn:aws:s3:::b/p?.html"]}, True),
        ({"NotAction": "s3:Put*", "NotResource": "arn:aws:s3:::b/assets/*"}, True),
        ({"NotAction": "s3:*", "Resource": "*"}, False),
        ({"Action": "s3:GetObject", "Resource": "arn:aws:s3:::b"}, False),
        ({"Effect": "Deny", "Action": "*", "Resource": "*"}, False),
    ],
)
def test_what_a_policy_may_allow(statement: dict[str, Any], allows: bool) -> None:
    policy = BucketPolicy.read(json.dumps({"Statement": {"Effect": "Allow", **statement}}))
    assert policy.may_allow("s3:GetObject", "arn:aws:s3:::b/p1.html") is allows


def test_an_api_is_found_by_its_domain_name_or_behind_a_distribution(local_aws: LocalAws) -> None:
    api, _ = local_aws.rest_api()
    gateway = local_aws.client("apigateway")
    gateway.create_domain_name(domainName="api.shop.example", certificateName="shop")
    gateway.create_base_path_mapping(
        domainName="api.shop.example", basePath="v1", restApiId=api, stage="dev"
    )
    found = told_of(local_aws, "https://api.shop.example/v1/orders")
    assert [one.code for one in found] == ["apigateway-response-default"]
    origin = custom_origin("shop", f"{api}.execute-api.us-east-1.amazonaws.com")
    host = host_of(
        local_aws,
        Origins=listed({**origin, "OriginPath": "/dev"}, bucket_origin("pages")),
    )
    found = told_of(local_aws, f"https://{host}/orders")
    assert "apigateway-response-default" in [one.code for one in found]
    assert told_of(local_aws, "https://elsewhere.example/orders") == []


@each(
    ("host", "names", "name"),
    [
        ("www.shop.example", ("*.shop.example",), "*.shop.example"),
        ("www.shop.example", ("*.shop.example", "www.shop.example"), "www.shop.example"),
        ("WWW.shop.example", ("www.Shop.example",), "www.Shop.example"),
        ("a.www.shop.example", ("*.shop.example",), None),
        ("shop.example", ("*.shop.example",), None),
    ],
)
def test_the_name_that_is_most_like_a_host_serves_it(
    host: str, names: tuple[str, ...], name: str | None
) -> None:
    assert served_as(host, names) == name


def test_what_stands_behind_a_wildcard_is_found(local_aws: LocalAws) -> None:
    aliases = {"Aliases": listed("*.shop.example")}
    local_aws.distribution(**aliases)
    found = told_of(local_aws, "https://www.shop.example/checkout")
    assert [one.code for one in found] == ["cloudfront-error-unmapped"] * 3
    api, _ = local_aws.rest_api()
    gateway = local_aws.client("apigateway")
    gateway.create_domain_name(domainName="*.api.example", certificateName="shop")
    gateway.create_base_path_mapping(
        domainName="*.api.example", basePath="v1", restApiId=api, stage="dev"
    )
    found = told_of(local_aws, "https://orders.api.example/v1/orders")
    assert [one.code for one in found] == ["apigateway-response-default"]


def test_an_http_api_has_no_words_of_its_own(local_aws: LocalAws) -> None:
    api = local_aws.client("apigatewayv2").create_api(Name="o", ProtocolType="HTTP")["ApiId"]
    url = f"https://{api}.execute-api.us-east-1.amazonaws.com/orders"
    assert [one.code for one in told_of(local_aws, url)] == ["apigateway-http-api"]
    nobody = "https://gone.execute-api.us-east-1.amazonaws.com/orders"
    assert [one.code for one in told_of(local_aws, nobody)] == ["aws-setup-unread"]


def test_a_distribution_is_found_behind_the_page_that_is_looked_at(local_aws: LocalAws) -> None:
    distribution = local_aws.distribution()
    found = local_aws.client("cloudfront").get_distribution(Id=distribution)["Distribution"]
    alarm = CloudWatchAlarm.model_validate({"aws": local_aws.settings, "alarm": "none"})
    urls = [f"https://{found['DomainName']}/checkout"]
    page = Ledger().page("preflight")
    told = [one.code for one in reviewed({"channel x": alarm}, alarm.aws, urls, page)]
    assert told == ["cloudfront-error-unmapped"] * 3
