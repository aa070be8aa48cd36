from collections.abc import Iterable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from commdrill.drivers.command.fault import CommandFault
from commdrill.drivers.http.fault import HttpFault
from commdrill.testing import FaultContract, LocalWeb, Reply, redirecting, reply


class Component:
    """Something that is up or down, switched over HTTP."""

    def __init__(self) -> None:
        self.up = True
        self.web = LocalWeb({"/stop": self._set(up=False), "/start": self._set(up=True)})
        self.web.routes["/state"] = self._tell

    def _set(self, *, up: bool) -> Reply:
        def switch(handler: BaseHTTPRequestHandler) -> None:
            self.up = up
            reply(204)(handler)

        return switch

    def _tell(self, handler: BaseHTTPRequestHandler) -> None:
        reply(200, b"up" if self.up else b"down")(handler)

    def fault(self) -> HttpFault:
        return self._at(self.web.url(""))

    def leading_to(self, host: str, port: int) -> Iterable[HttpFault]:
        return map(self._at, redirecting(host, port))

    def _at(self, root: str) -> HttpFault:
        paths = {"break": "/stop", "restore": "/start", "state": "/state"}
        return HttpFault.model_validate({name: {"url": root + at} for name, at in paths.items()})

    def state(self) -> object:
        return self.up


class TestHttpFault(FaultContract):
    @pytest.fixture
    def world(self) -> Iterator[Component]:
        component = Component()
        with component.web:
            yield component


class Flag:
    """A file that is there while something is broken."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def fault(self) -> CommandFault:
        settings = {
            "break": ["touch", "broken"],
            "restore": ["rm", "-f", "broken"],
            "state": ["ls"],
        }
        return CommandFault.model_validate(settings, context={"folder": self._folder})

    def state(self) -> object:
        return sorted(file.name for file in self._folder.iterdir())


class TestCommandFault(FaultContract):
    @pytest.fixture
    def world(self, tmp_path: Path) -> Flag:
        return Flag(tmp_path)
