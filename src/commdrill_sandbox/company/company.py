"""The whole company, put together: its sites, its mail room, its responder."""

import os
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from commdrill_sandbox.aws.embedded import EmbeddedAws
from commdrill_sandbox.company.charter import Charter
from commdrill_sandbox.company.control import Control, Identity
from commdrill_sandbox.company.messaging.carriers import Carriers, Routes
from commdrill_sandbox.company.messaging.chat import webhook_paths
from commdrill_sandbox.company.messaging.post_office import PostOffice
from commdrill_sandbox.company.on_aws.aws_company import AwsCompany
from commdrill_sandbox.company.premises import Premises
from commdrill_sandbox.company.responder.monitor import Monitor
from commdrill_sandbox.company.responder.newsroom import Newsroom
from commdrill_sandbox.company.responder.responder import NoCampaigns, Responder
from commdrill_sandbox.company.serving import Server, Servers, Site
from commdrill_sandbox.company.start_page import StartPage
from commdrill_sandbox.company.status.site import sabotaged, status_site
from commdrill_sandbox.company.store.front import Front


class Part(Protocol):
    """Something of the company that works from its start to its stop."""

    def start(self) -> None: ...
    def stop(self) -> None: ...


class Company:
    """Everything of it listens on 127.0.0.1 once it is built, and works once it is started."""

    def __init__(self, charter: Charter, folder: Path) -> None:
        self._charter, self._stopped = charter, threading.Event()
        self._premises = Premises(charter.plan.components)
        # how things look from outside: on AWS only a canary sees what that has been made to do
        self._outlook = Premises(self._premises.components) if charter.is_on_aws else self._premises
        self.post, self._room = PostOffice(folder, self._premises), Newsroom.of(charter)
        self.post.open_boxes(charter.subscribers)
        self._status = Server("status page", self._status_page())
        front = self._front(self._premises)
        self._store = Server("store", front.edge.site)
        self._api = Server("orders", front.orders.site)
        self.aws = EmbeddedAws(doors=self.post.doors)
        self._on_aws = self._found_on_aws(front)
        self._carriers = Carriers(self._routes(), self.post.chat)
        self._responder = self._hire()
        self._identity = Identity(os.getpid(), charter.token)
        self._control = Server("control", self._operations().site)

    @property
    def addresses(self) -> Mapping[str, str]:
        """What `${sandbox:NAME}` stands for."""
        return {
            "store": self._store.address,
            "api": self._api.address,
            "status": self._status.address,
            **self.post.addresses,
            "control": self._control.address + self._identity.home,
            "aws": self.aws.address,
            "aws-edge": self.aws.address.removeprefix("http://"),
            **(self._on_aws.addresses if self._on_aws else {}),
        }

    def start(self) -> None:
        for part in self._parts():
            part.start()

    def wait(self, seconds: float) -> bool:
        """Wait until somebody asked the company to stop; whether so."""
        return self._stopped.wait(seconds)

    def ask_to_stop(self) -> None:
        self._stopped.set()

    def stop(self) -> None:
        for part in reversed(self._parts()):
            part.stop()

    def _parts(self) -> tuple[Part, ...]:
        sites = Servers(self._store, self._api, self._status, self._control)
        on_aws = (self._on_aws,) if self._on_aws else ()
        return (self.post, sites, self.aws, *on_aws, self._carriers, self._responder)

    def _status_page(self) -> Site:
        site, charter = status_site(self._room.book), self._charter
        return sabotaged(site, self._outlook, charter.sabotages, charter.setting)

    def _front(self, premises: Premises) -> Front:
        return Front.of(self._charter, self._room, premises, self._status.address)

    def _found_on_aws(self, workshop: Front) -> AwsCompany | None:
        if not self._charter.is_on_aws:
            return None
        return AwsCompany(self.aws, self._charter, workshop, self._front(self._outlook))

    def _routes(self) -> Routes:
        settings = {name: use.with_ for name, use in self._charter.environment.channels.items()}
        ways = self._on_aws or self.post
        return Routes(ways.mail, ways.sms, self.post.addresses["chat"], webhook_paths(settings))

    def _hire(self) -> Responder:
        """The responder: on AWS it is told, elsewhere it looks for itself."""
        eyes = self._on_aws.bulletin if self._on_aws else Monitor(self._store.address)
        campaigns = self._on_aws.campaign if self._on_aws else NoCampaigns()
        responder = Responder(self._room, self._carriers, eyes, campaigns)
        if self._on_aws:
            self._on_aws.be_heard(responder.announce)
        return responder

    def _operations(self) -> Control:
        sites = {
            "The store": self._store.address,
            "The status page": self._status.address,
            "The orders API": f"{self._api.address}/orders",
        }
        start_page = StartPage(
            self._identity.home, sites, self._premises, self.post, self._charter.sabotages
        )
        announce, stop = self._responder.announce, self.ask_to_stop
        return Control(self._premises, announce, self._identity, stop, start_page)
