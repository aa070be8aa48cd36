"""The sources: what each reads of what is really there, and that it only reads."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from commdrill.adopt.drafting import draft_of
from commdrill.adopt.found import Found
from commdrill.adopt.questions import Answers
from commdrill.app.adoption import found_in
from commdrill.documents.plan import Phase
from commdrill.drivers.aws.ledger import Ledger
from commdrill.errors import UsageError
from commdrill.testing.local_web import LocalWeb, reply
from tests.adopt.own_aws import own_aws
from tests.drivers.aws.local_aws import LocalAws

READS = ("List", "Get", "Describe")
CONFIG = {
    "CallerReference": "one",
    "Comment": "",
    "Enabled": True,
    "Aliases": {"Quantity": 0},
    "Origins": {
        "Quantity": 2,
        "Items": [
            {
                "Id": "shop",
                "DomainName": "shop.dev.anycompany.example",
                "CustomOriginConfig": {
                    "HTTPPort": 80,
                    "HTTPSPort": 443,
                    "OriginProtocolPolicy": "https-only",
                },
            },
            {
                "Id": "pages",
                "DomainName": "pages.s3.us-east-1.amazonaws.com",
                "S3OriginConfig": {"OriginAccessIdentity": ""},
            },
        ],
    },
    "DefaultCacheBehavior": {
        "TargetOriginId": "shop",
        "ViewerProtocolPolicy": "allow-all",
        "ForwardedValues": {"QueryString": False, "Cookies": {"Forward": "none"}},
        "MinTTL": 0,
    },
    "CacheBehaviors": {
        "Quantity": 1,
        "Items": [
            {
                "PathPattern": "/errors/*",
                "TargetOriginId": "pages",
                "ViewerProtocolPolicy": "allow-all",
                "ForwardedValues": {"QueryString": False, "Cookies": {"Forward": "none"}},
                "MinTTL": 0,
            }
        ],
    },
    "CustomErrorResponses": {
        "Quantity": 4,
        "Items": [
            {"ErrorCode": 404, "ResponsePagePath": "/errors/404.html", "ResponseCode": "404"},
            {"ErrorCode": 500, "ResponsePagePath": "/errors/503.html", "ResponseCode": "200"},
            {"ErrorCode": 502, "ResponsePagePath": "/on-the-shop.html", "ResponseCode": "502"},
            {"ErrorCode": 503, "ResponsePagePath": "/errors/503.html", "ResponseCode": "503"},
        ],
    },
}


def environ(address: str) -> dict[str, str]:
    return {"AWS_ENDPOINT_URL": address, "AWS_REGION": "us-east-1"}


@pytest.fixture(scope="session")
def aws() -> Iterator[LocalAws]:
    """An account with templates, an API and a distribution."""
    with own_aws() as local:
        _templates(local)
        _api(local)
        _distribution(local)
        yield local


def _templates(local: LocalAws) -> None:
    ses = local.client("sesv2")
    for name, subject, text in (
        ("outage-notice-en", "{{component}} is unavailable", "{{component}} is down. {{#if eta}}Back {{eta}}.{{/if}}"),
        ("outage-notice-es", "{{component}} no está disponible", "{{component}} no funciona. {{#if eta}}Vuelve {{eta}}.{{/if}}"),
        ("password-reset", "Your password", "Here is a link: {{link}}"),
    ):  # fmt: skip
        ses.create_email_template(
            TemplateName=name, TemplateContent={"Subject": subject, "Text": text, "Html": ""}
        )


def _api(local: LocalAws) -> str:
    apigateway = local.client("apigateway")
    api: str = apigateway.create_rest_api(name="orders")["id"]
    root = apigateway.get_resources(restApiId=api)["items"][0]["id"]
    apigateway.put_method(
        restApiId=api, resourceId=root, httpMethod="GET", authorizationType="NONE"
    )
    apigateway.put_integration(restApiId=api, resourceId=root, httpMethod="GET", type="MOCK")
    for kind, status, template in (
        ("INTEGRATION_FAILURE", "503", '{"code": "CHECKOUT_UNAVAILABLE", "id": "$context.requestId"}'),
        ("DEFAULT_5XX", "500", '{"message": $context.error.messageString}'),
        ("INTEGRATION_TIMEOUT", "200", '{"ok": false}'),
        ("UNAUTHORIZED", "401", '{"message": "Sign in"}'),
    ):  # fmt: skip
        apigateway.put_gateway_response(
            restApiId=api,
            responseType=kind,
            statusCode=status,
            responseTemplates={"application/json": template},
        )
    apigateway.create_deployment(restApiId=api, stageName="dev")
    return api


def _distribution(local: LocalAws) -> None:
    local.client("s3").create_bucket(Bucket="pages")
    page = "<html lang=en><title>x</title><p>The shop is not available right now.</p></html>"
    local.client("s3").put_object(Bucket="pages", Key="errors/503.html", Body=page.encode())
    local.client("cloudfront").create_distribution(DistributionConfig=CONFIG)


def read(aws: LocalAws, *names: str) -> tuple[Found, Ledger]:
    ledger = Ledger()
    return found_in(names, environ(aws.endpoint_url), Path(), ledger), ledger


def reasons(found: Found) -> dict[str, str]:
    return {one.source.rpartition("/")[2]: one.why for one in found.left_out}


@pytest.mark.parametrize("source", ["ses", "apigateway", "cloudfront"])
def test_aws_is_asked_and_never_told_anything(aws: LocalAws, source: str) -> None:
    _, ledger = read(aws, source)
    calls = ledger.drain()
    assert calls
    assert [call.operation for call in calls if not call.operation.startswith(READS)] == []


def test_templates_of_ses_keep_their_words_and_blocks(aws: LocalAws) -> None:
    found, _ = read(aws, "ses")
    texts = {text.name: text.text for text in found.texts}
    assert texts["outage-notice-en"] == "{{component}} is down. {{#if eta}}Back {{eta}}.{{/if}}"
    draft = draft_of(found, Answers())
    assert draft.problems == ()
    assert [one.source for one in draft.left_out] == ["ses:password-reset"]


def test_answers_of_a_gateway_are_read_but_those_that_say_nothing_are_left_out(
    aws: LocalAws,
) -> None:
    found, _ = read(aws, "apigateway")
    (answer,) = found.answers
    assert (answer.status, answer.fields) == (503, (("$.code", "CHECKOUT_UNAVAILABLE"),))
    assert found.places[0].settings[0][1].endswith(".execute-api.us-east-1.amazonaws.com/dev/")  # type: ignore[union-attr]
    why = reasons(found)
    assert why["DEFAULT_5XX"].startswith("it hands out $context.error.messageString")
    assert why["INTEGRATION_TIMEOUT"] == "it answers an error with 200"
    assert why["UNAUTHORIZED"] == "it is not about an outage"


def test_error_pages_are_read_where_s3_holds_them(aws: LocalAws) -> None:
    found, _ = read(aws, "cloudfront")
    (page,) = found.texts
    assert page.text == "The shop is not available right now."
    why = reasons(found)
    assert why["404"] == "it is not about an outage"
    assert why["500"] == "it answers an error with 200: /errors/503.html"
    assert why["502"].endswith("on shop.dev.anycompany.example, which is not S3")


def test_apis_of_one_name_are_told_apart_by_their_ids(aws: LocalAws) -> None:
    second = _api(aws)
    try:
        found, _ = read(aws, "apigateway")
        draft = draft_of(found, Answers())
    finally:
        aws.client("apigateway").delete_rest_api(restApiId=second)
    assert draft.problems == ()
    assert len({answer.place for answer in found.answers}) == len(found.answers) == 2
    assert any(answer.place.endswith(second) for answer in found.answers)


def test_all_of_an_account_is_one_draft_that_loads_and_is_the_same_again(aws: LocalAws) -> None:
    drafts = [draft_of(read(aws, "ses", "apigateway", "cloudfront")[0], Answers()) for _ in "12"]
    assert drafts[0].problems == ()
    assert drafts[0].files == drafts[1].files


def test_a_status_page_gives_components_templates_and_words_seen(tmp_path: Path) -> None:
    dump = {
        "page": {"url": "https://status.dev.anycompany.example"},
        "components": [{"id": "c1", "name": "Checkout"}, {"id": "g", "name": "Shop", "group": True}],
        "incident_templates": [
            {"name": "Investigating", "body": "We look into [component].", "update_status": "investigating"},
            {"name": "Resolved", "body": "[component] works again.", "update_status": "resolved"},
        ],
        "incidents": [{"name": "Bad day", "incident_updates": [{"status": "resolved", "body": "All is well."}]}],
    }  # fmt: skip
    (tmp_path / "page.json").write_text(json.dumps(dump))
    found = found_in(("statuspage:page.json",), {}, tmp_path, Ledger())
    assert [one.name for one in found.components] == ["Checkout"]
    assert [text.phase for text in found.texts] == [Phase.OUTAGE, Phase.RECOVERY]
    assert found.seen[0].words == "resolved: All is well."
    draft = draft_of(found, Answers())
    assert draft.problems == ()
    plan = dict(draft.files)["plans/drafted.yaml"]
    assert (
        "# wording seen, approved by nobody: statuspage:page.json:Bad day: resolved: All is well."
        in plan
    )
    assert "{incident: investigating}" in plan


def test_a_policy_is_quoted_and_fills_nothing_in(tmp_path: Path) -> None:
    (tmp_path / "crisis.md").write_text(
        "# Crisis\nCustomers are told within 15 minutes.\n\nWe are nice.\n"
    )
    found = found_in(("policy:crisis.md",), {}, tmp_path, Ledger())
    plan = dict(draft_of(found, Answers()).files)["plans/drafted.yaml"]
    assert "# policy crisis.md:2 says: Customers are told within 15 minutes." in plan
    assert "within: 15m" not in plan


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("statuspage:none.json", "cannot be read"),
        ("policy:none.md", "cannot be read"),
        ("ses:mine", "is no source"),
        ("statuspage", "is no source"),
        ("folder", "is no source"),
    ],
)
def test_what_is_not_there_is_told(tmp_path: Path, source: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        found_in((source,), {}, tmp_path, Ledger())


def test_a_status_page_is_asked_at_its_own_host_alone() -> None:
    summary = json.dumps({"components": [{"name": "Checkout"}]}).encode()
    elsewhere = {"Location": "http://127.0.0.2:9/incidents.json"}
    with LocalWeb(
        {
            "/api/v2/summary.json": reply(200, summary),
            "/api/v2/incidents.json": reply(200, b'{"incidents": []}'),
        }
    ) as web:
        found = found_in((f"statuspage:{web.url('/')}",), {}, Path(), Ledger())
    assert [one.name for one in found.components] == ["Checkout"]
    assert dict(found.places[0].settings)["url"] == web.url("/").rstrip("/")
    with (
        LocalWeb({"/api/v2/summary.json": reply(302, b"", elsewhere)}) as web,
        pytest.raises(UsageError, match=r"do not allow .127\.0\.0\.2.: nobody was asked"),
    ):
        found_in((f"statuspage:{web.url('/')}",), {}, Path(), Ledger())
