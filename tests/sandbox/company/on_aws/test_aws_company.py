"""The company on AWS, met as its visitors, its customers' programs and its subscribers meet it."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import boto3
import pytest
import requests

from commdrill.errors import UsageError
from commdrill_sandbox.company.charter import Charter, asks_for_aws
from commdrill_sandbox.company.company import Company
from commdrill_sandbox.company.sabotage.registry import sabotages_named
from commdrill_sandbox.company.serve import Order, charter_of
from tests.sandbox.company.conftest import Open, eventually

SHOP, ES, API = "shop.anycompany.example", "es.shop.anycompany.example", "api.anycompany.example"


class OnAws(Open):
    """The same company, seen through its AWS."""

    def visit(self, host: str, path: str, method: str = "GET") -> requests.Response:
        url = self.at["aws"] + path
        body: dict[str, str] | None = None if method == "GET" else {}
        return self._session.request(method, url, headers={"Host": host}, timeout=120, json=body)

    def ask(self, service: str, region: str = "us-east-1") -> Any:
        """A client of its AWS."""
        return boto3.client(
            service,
            region_name=region,
            endpoint_url=self.at["aws"],
            aws_access_key_id="a",
            aws_secret_access_key="b",
        )

    def flag(self, value: str | None) -> None:
        """Say what is closed for maintenance; None: nothing."""
        stores = self.company.aws.clients.of("cloudfront-keyvaluestore")
        where = {"KvsARN": self.at["aws-flags"], "Key": "maintenance"}
        etag = stores.describe_key_value_store(KvsARN=self.at["aws-flags"])["ETag"]
        if value is None:
            stores.delete_key(**where, IfMatch=etag)
        else:
            stores.put_key(**where, Value=value, IfMatch=etag)


@pytest.fixture(scope="module")
def on_aws(project: Path) -> Charter:
    return charter_of(Order(project, environment="sandbox", token="a-token", pace=600.0))


@pytest.fixture(scope="module")
def shop(on_aws: Charter, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OnAws]:
    company = Company(
        replace(on_aws, sabotages=sabotages_named([])), tmp_path_factory.mktemp("on-aws")
    )
    company.start()
    opened = OnAws(company)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def mended(shop: OnAws) -> Iterator[None]:
    yield
    shop.put("/components/checkout", "normal")
    shop.put("/regions/us-east-1", "normal")


def test_only_an_environment_that_looks_through_aws_has_it_set_up(
    charter: Charter, on_aws: Charter
) -> None:
    assert not asks_for_aws(charter.environment)
    assert asks_for_aws(on_aws.environment)


@pytest.mark.parametrize(("host", "language"), [(SHOP, "en"), (ES, "es")])
def test_each_language_has_its_host(shop: OnAws, host: str, language: str) -> None:
    answer = shop.visit(host, "/checkout")
    assert answer.status_code == 200
    assert answer.headers["x-cache"] == "Miss from cloudfront"
    assert f'<html lang="{language}">' in answer.text


BROKEN = [
    ("/components/checkout", "outage", SHOP, "not available right now"),
    ("/components/checkout", "outage", ES, "no está disponible en este momento"),
    ("/components/checkout", "maintenance", SHOP, "as announced"),
    ("/regions/us-east-1", "lost", SHOP, "moving it to another place"),
]


@pytest.mark.parametrize(("path", "mode", "host", "words"), BROKEN, ids=str)
def test_an_error_of_the_origins_becomes_the_page_for_it(
    shop: OnAws, path: str, mode: str, host: str, words: str
) -> None:
    shop.put(path, mode)
    answer = shop.visit(host, "/checkout")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "300"
    assert words in " ".join(answer.text.split())
    assert answer.headers["x-cache"] == "Error from cloudfront"


ANSWERS = [
    ("/components/checkout", "outage", "CHECKOUT_UNAVAILABLE"),
    ("/components/checkout", "maintenance", "PLANNED_MAINTENANCE"),
    ("/regions/us-east-1", "lost", "STORE_UNAVAILABLE"),
]


@pytest.mark.parametrize(("path", "mode", "code"), ANSWERS, ids=str)
def test_programs_get_the_code_for_it_from_the_gateway(
    shop: OnAws, path: str, mode: str, code: str
) -> None:
    assert shop.visit(API, "/orders", "POST").status_code == 201
    shop.put(path, mode)
    answer = shop.visit(API, "/orders", "POST")
    assert (answer.status_code, answer.json()["code"]) == (503, code)
    assert answer.headers["Retry-After"] == "1800"


def test_while_the_first_region_is_lost_messages_leave_from_the_second(shop: OnAws) -> None:
    shop.put("/regions/us-east-1", "lost")
    eventually(lambda: [text for text in shop.texts() if text["region"] == "us-west-2"])
    eventually(
        lambda: [mail for mail in shop.mails() if b"another place" in mail or b"moving" in mail]
    )
    assert all(b"From: AnyCompany Retail <care@anycompany.example>" in m for m in shop.mails())


@contextmanager
def throttled(shop: OnAws) -> Iterator[None]:
    functions = shop.ask("lambda")
    functions.put_function_concurrency(FunctionName="checkout", ReservedConcurrentExecutions=0)
    try:
        yield
    finally:
        functions.delete_function_concurrency(FunctionName="checkout")


@contextmanager
def limited(shop: OnAws) -> Iterator[None]:
    stage = {"restApiId": shop.at["aws-api"], "stageName": "live"}
    limits = [
        {"op": "replace", "path": f"/*/*/throttling/{name}", "value": "0"}
        for name in ("rateLimit", "burstLimit")
    ]
    shop.ask("apigateway").update_stage(**stage, patchOperations=limits)
    try:
        yield
    finally:
        removed = [{"op": "remove", "path": "/*/*"}]
        shop.ask("apigateway").update_stage(**stage, patchOperations=removed)


def closed(value: str) -> Callable[[OnAws], AbstractContextManager[None]]:
    @contextmanager
    def broken(shop: OnAws) -> Iterator[None]:
        shop.flag(value)
        try:
            yield
        finally:
            shop.flag(None)

    return broken


def told(shop: OnAws, title: str) -> bool:
    """Whether the status page has an incident or a maintenance of this title that is not over."""
    paths = ("/api/v2/incidents/unresolved.json", "/api/v2/scheduled-maintenances/active.json")
    return any(title in shop.get("status", path).text for path in paths)


FAULTS = [
    pytest.param(
        throttled, (503, "not available right now"), (503, "CHECKOUT_UNAVAILABLE"),
        "Checkout is not available", id="a function that may not run",
    ),
    pytest.param(
        closed("checkout"), (503, "as announced"), (503, "PLANNED_MAINTENANCE"),
        "Planned work: Checkout", id="a flag for checkout",
    ),
    pytest.param(
        closed("all"), (503, "Your basket and your orders are safe"), (503, "PLANNED_MAINTENANCE"),
        "Planned work: Our online store", id="a flag for everything",
    ),
    pytest.param(
        limited, (200, "Checkout"), (429, "ORDERS_LIMITED"),
        "Checkout takes fewer orders than usual", id="a stage that is throttled",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "page", "answer", "title"), FAULTS)
def test_what_aws_breaks_is_seen_by_visitors_and_told_by_the_responder(
    shop: OnAws,
    fault: Callable[[OnAws], AbstractContextManager[None]],
    page: tuple[int, str],
    answer: tuple[int, str],
    title: str,
) -> None:
    with fault(shop):
        seen = shop.visit(SHOP, "/checkout")
        assert (seen.status_code, page[1] in " ".join(seen.text.split())) == (page[0], True)
        heard = shop.visit(API, "/orders", "POST")
        assert (heard.status_code, heard.json()["code"]) == answer
        assert "Retry-After" in heard.headers
        eventually(lambda: told(shop, title))
    eventually(lambda: shop.visit(SHOP, "/checkout").status_code == 200)
    eventually(lambda: shop.visit(API, "/orders", "POST").status_code == 201)
    eventually(lambda: not told(shop, title))


@contextmanager
def delayed(shop: OnAws, milliseconds: int) -> Iterator[None]:
    fis, arn = shop.ask("fis"), "arn:aws:lambda:us-east-1:123456789012:function:checkout"
    target = {"resourceType": "aws:lambda:function", "resourceArns": [arn], "selectionMode": "ALL"}
    delay = {"startupDelayMilliseconds": str(milliseconds), "duration": "PT10M"}
    late = {"actionId": "aws:lambda:invocation-add-delay", "targets": {"Functions": "late"}}
    made = fis.create_experiment_template(
        description="x", roleArn="arn:aws:iam::123456789012:role/fis", targets={"late": target},
        stopConditions=[{"source": "none"}], actions={"delay": {**late, "parameters": delay}},
    )["experimentTemplate"]["id"]  # fmt: skip
    begun = fis.start_experiment(experimentTemplateId=made)["experiment"]["id"]
    try:
        yield
    finally:
        fis.stop_experiment(id=begun)


def test_a_machine_that_stands_still_for_a_moment_breaks_nothing(shop: OnAws) -> None:
    with delayed(shop, 1_000):
        assert shop.visit(SHOP, "/checkout").status_code == 200
        assert shop.visit(API, "/orders", "POST").status_code == 201


def test_the_flag_for_everything_stands_before_every_page(shop: OnAws) -> None:
    with closed("all")(shop):
        for path in ("/", "/search?q=lamp", "/no/such/page"):
            answer = shop.visit(ES, path)
            assert (answer.status_code, answer.headers["Retry-After"]) == (503, "300")
            assert "Estamos mejorando la tienda" in answer.text
    assert shop.visit(ES, "/").status_code == 200


def test_planned_work_is_announced_by_a_message_to_the_topic(shop: OnAws) -> None:
    message = json.dumps({"announce": {"component": "checkout", "starts_in": "2d", "lasts": "45m"}})
    topic, sns = shop.at["aws-topic"], shop.ask("sns", "us-west-2")
    scheduled = "/api/v2/scheduled-maintenances/upcoming.json"

    def is_announced() -> bool:  # while work that a test began is not over, no other is announced
        sns.publish(TopicArn=topic, Message=message)
        return "Planned work: Checkout" in shop.get("status", scheduled).text

    eventually(is_announced)


def test_sabotages_of_aws_are_refused_where_there_is_none(project: Path) -> None:
    order = Order(project, environment="sandbox-plain", sabotages=("aws-page-deleted",))
    with pytest.raises(UsageError, match="'aws-page-deleted' is of how a company is set up on AWS"):
        charter_of(order)
