"""The shipped company in this process, at a pace that makes its minutes short."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest
import requests

from commdrill_sandbox.company.charter import Charter
from commdrill_sandbox.company.company import Company
from commdrill_sandbox.company.sabotage.registry import sabotages_named
from commdrill_sandbox.company.serve import Order, charter_of

REPOSITORY = Path(__file__).parents[3]
SOON = 120.0  # seconds: a limit, never a wait

Found = Callable[..., "Open"]


def eventually(condition: Callable[[], object], within: float = SOON) -> object:
    """The first true answer to a question asked again and again."""
    ends, never = time.monotonic() + within, threading.Event()
    while not (answer := condition()):
        assert time.monotonic() < ends, "it did not come to be"
        never.wait(0.02)
    return answer


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped plan, drills and environment, alone in a folder."""
    root = tmp_path_factory.mktemp("project")
    for name in ("plans", "drills"):
        copytree(REPOSITORY / name, root / name)
    return root


@pytest.fixture(scope="session")
def charter(project: Path) -> Charter:
    return charter_of(Order(project, environment="sandbox-plain", token="a-token", pace=600.0))


class Open:
    """A company that is open, looked at from outside."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.at = company.addresses
        self._session = requests.Session()
        self._session.trust_env = False

    def close(self) -> None:
        self._session.close()
        self.company.stop()

    def get(self, site: str, path: str = "/") -> requests.Response:
        return self._session.get(self.at[site] + path, timeout=SOON, allow_redirects=False)

    def put(self, path: str, mode: str) -> requests.Response:
        return self._session.put(self.at["control"] + path, json={"mode": mode}, timeout=SOON)

    def post(self, site: str, path: str, document: object) -> requests.Response:
        return self._session.post(self.at[site] + path, json=document, timeout=SOON)

    def text(self, path: str) -> str:
        """The body of a page of the store, white space folded."""
        return " ".join(self.get("store", path).text.split())

    def mails(self) -> list[bytes]:
        return [mail.read_bytes() for mail in sorted(Path(self.at["mail"]).rglob("new/*"))]

    def texts(self) -> list[dict[str, str]]:
        listed: list[dict[str, str]] = self.get("sms", "/messages").json()["messages"]
        return listed

    def incidents(self) -> list[dict[str, object]]:
        told: list[dict[str, object]] = self.get("status", "/api/v2/incidents.json").json()[
            "incidents"
        ]
        return told


@pytest.fixture
def found(charter: Charter, tmp_path: Path) -> Iterator[Found]:
    """Founds companies, some of them sabotaged, and closes them."""
    opened: list[Open] = []

    def founded(*sabotages: str, charter: Charter = charter) -> Open:
        spoilt = replace(charter, sabotages=sabotages_named(sabotages))
        company = Company(spoilt, tmp_path / f"company-{len(opened)}")
        company.start()
        opened.append(Open(company))
        return opened[-1]

    yield founded
    for company in opened:
        company.close()


@pytest.fixture
def shop(found: Found) -> Open:
    return found()
