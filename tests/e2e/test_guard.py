"""Whole runs against a dev host that leads elsewhere: nobody outside the guard is met, and it is told."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from commdrill.testing import LocalWeb, Reply, reply
from tests.drivers.network.hostile import FOREIGN, Foreign

from .conftest import Project

MakeProject = Callable[..., Project]
NOT_ALLOWED = f"the guard's hosts do not allow '{FOREIGN}': nobody was asked there"


@pytest.fixture
def foreign() -> Iterator[Foreign]:
    with Foreign() as host:
        yield host
    assert host.contacts == []


class DevHost:
    """In front of a project's company: passes everything on, but for what it leads elsewhere."""

    def __init__(self, company: int, foreign: Foreign) -> None:
        self._company = company
        self._elsewhere = f"http://{FOREIGN}:{foreign.port}"
        self.leads: Callable[[str], bool] = lambda _: False
        self.web = LocalWeb()
        self.web.routes = _Always(self._answer)  # type: ignore[assignment]  # a mapping, as asked

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        host = self._elsewhere if self.leads(handler.path) else f"http://127.0.0.1:{self._company}"
        reply(307, headers={"Location": f"{host}{handler.path}"})(handler)


class _Always:
    def __init__(self, answer: Reply) -> None:
        self._answer = answer

    def get(self, *_: Any) -> Reply:
        return self._answer


@contextmanager
def behind(shop: Project, foreign: Foreign) -> Iterator[DevHost]:
    """The project's environment speaks to the dev host, whatever it wants of the company."""
    host = DevHost(shop.port, foreign)
    file = shop.root / "environment.yaml"
    with host.web:
        file.write_text(file.read_text().replace(f":{shop.port}", f":{host.web.port}"))
        yield host


def told(shop: Project) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((shop.runs[-1] / "report.json").read_text())
    return report


def test_redirects_within_the_guard_are_followed(project: MakeProject, foreign: Foreign) -> None:
    shop = project()
    with behind(shop, foreign):
        run = shop.run("run")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "guard-refused" not in [one["code"] for one in told(shop)["findings"]]


def test_a_channel_that_leads_elsewhere_is_refused_before_anything_is_touched(
    project: MakeProject, foreign: Foreign
) -> None:
    shop = project()
    with behind(shop, foreign) as host:
        host.leads = lambda path: path == "/checkout"
        run = shop.run("run")
    assert run.returncode == 3
    assert NOT_ALLOWED in run.stdout + run.stderr
    assert not shop.broken.exists()


def test_a_page_that_leads_elsewhere_once_it_is_broken_says_nothing_about_the_plan(
    project: MakeProject, foreign: Foreign
) -> None:
    shop = project("page-elsewhere")
    with behind(shop, foreign) as host:
        host.leads = lambda path: path == "/checkout" and shop.broken.exists()
        run = shop.run("run")
    assert run.returncode == 3
    report = told(shop)
    (page,) = [one for one in report["steps"] if one["id"] == "page-tells"]
    assert page["outcome"] == "error"
    assert NOT_ALLOWED in page["reason"]
    assert f"channel page: {NOT_ALLOWED}" in [one["message"] for one in report["findings"]]
    assert not shop.broken.exists()


def test_a_fault_that_leads_elsewhere_breaks_nothing(
    project: MakeProject, foreign: Foreign
) -> None:
    shop = project()
    with behind(shop, foreign) as host:
        host.leads = lambda path: path == "/break"
        run = shop.run("run")
    assert run.returncode == 3
    assert NOT_ALLOWED in run.stdout + run.stderr
    assert told(shop)["restored"] is True
    assert not shop.broken.exists()


def test_a_way_back_that_leads_elsewhere_is_not_gone_by_recover_either(
    project: MakeProject, foreign: Foreign
) -> None:
    shop = project("way-back-elsewhere")
    with behind(shop, foreign) as host:
        host.leads = lambda path: path == "/restore"
        assert shop.run("run").returncode == 4
        assert shop.broken.exists()
        recovering = shop.run("recover")
        assert recovering.returncode == 4
        assert NOT_ALLOWED in recovering.stdout + recovering.stderr
        host.leads = lambda _: False
        assert shop.run("recover").returncode == 0
    assert not shop.broken.exists()


def test_an_action_that_leads_elsewhere_is_told(project: MakeProject, foreign: Foreign) -> None:
    shop = project()
    with behind(shop, foreign) as host:
        host.leads = lambda path: path == "/announce"
        url = host.web.url("/announce")
        announce = f"actions: {{announce: {{use: http, with: {{url: '{url}', method: PUT}}}}}}\n"
        environment, drill = shop.root / "environment.yaml", shop.root / "drill.yaml"
        environment.write_text(environment.read_text() + announce)
        drill.write_text(drill.read_text() + "actions: {outage: [announce]}\n")
        shop.run("run")
    messages = [one["message"] for one in told(shop)["findings"]]
    assert any(NOT_ALLOWED in one for one in messages)


@pytest.mark.usefixtures("chromium")
def test_what_a_page_asks_for_elsewhere_is_told(
    project: MakeProject, foreign: Foreign, tmp_path: Path
) -> None:
    shop = project()
    image = f"http://{FOREIGN}:{foreign.port}/x.png"
    page = f"<!doctype html><p>welcome</p><img src='{image}'>".encode()
    with LocalWeb({"/": reply(200, page, {"Content-Type": "text/html"})}) as web:
        file = shop.root / "environment.yaml"
        old = f'web-page, look_every: 200ms, with: {{url: "http://127.0.0.1:{shop.port}/checkout"}}'
        assert old in file.read_text()
        new = f'browser, with: {{url: "{web.url()}", timeout: 30s}}'
        file.write_text(file.read_text().replace(old, new))
        run = shop.run("preflight")
    assert f"channel page: {NOT_ALLOWED}" in run.stdout + run.stderr
