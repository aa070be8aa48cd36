"""The company on AWS, met as its visitors, its customers' programs and its subscribers meet it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import requests

from commdrill.sandbox.aws_company.aws_company import asks_for_aws
from commdrill.sandbox.company import Charter, Company
from commdrill.sandbox.sabotage.registry import sabotages_named
from commdrill.sandbox.serve import Order, charter_of
from tests.sandbox.conftest import Open, eventually

SHOP, ES, API = "shop.anycompany.example", "es.shop.anycompany.example", "api.anycompany.example"


class OnAws(Open):
    """The same company, seen through its AWS."""

    def visit(self, host: str, path: str, method: str = "GET") -> requests.Response:
        url = self.at["aws"] + path
        return self._session.request(method, url, headers={"Host": host}, timeout=20, json={})


@pytest.fixture(scope="module")
def on_aws(project: Path) -> Charter:
    return charter_of(Order(project, environment="sandbox-aws", token="a-token", pace=600.0))


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
