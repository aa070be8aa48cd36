import copy
from typing import Any

import pytest

from commdrill.drivers.aws.faults.apigateway_throttle import ApiGatewayThrottle
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.aws.observers.cloudwatch_alarm import CloudWatchAlarm
from commdrill.drivers.aws.preflight.review import reviewed
from commdrill.drivers.aws.preflight.review_cloudfront import Outage, fits
from commdrill.drivers.aws.preflight.review_cloudfront import reviewed as reviewed_distribution
from tests.drivers.aws.local_aws import LocalAws, behaviour, bucket_origin, custom_origin, listed


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
    assert codes(without) == ["cloudfront-page-on-failing-origin"] * 4
    assert codes(SOUND, "pages") == ["cloudfront-page-on-failing-origin"] * 4


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
    assert codes(config) == ["cloudfront-page-on-failing-origin"] * 4


def test_the_first_behaviour_that_fits_has_the_page() -> None:
    config = copy.deepcopy(SOUND)
    config["CacheBehaviors"]["Items"].insert(0, {"PathPattern": "*.html", **behaviour("shop")})
    assert codes(config) == ["cloudfront-page-on-failing-origin"] * 4


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
    for kind in ("DEFAULT_5XX", "THROTTLED"):
        local_aws.client("apigateway").put_gateway_response(restApiId=api, responseType=kind)
    assert told() == []


def test_a_distribution_is_found_behind_the_page_that_is_looked_at(local_aws: LocalAws) -> None:
    distribution = local_aws.distribution()
    found = local_aws.client("cloudfront").get_distribution(Id=distribution)["Distribution"]
    alarm = CloudWatchAlarm.model_validate({"aws": local_aws.settings, "alarm": "none"})
    urls = [f"https://{found['DomainName']}/checkout"]
    page = Ledger().page("preflight")
    told = [one.code for one in reviewed({"channel x": alarm}, alarm.aws, urls, page)]
    assert told == ["cloudfront-error-unmapped"] * 3
