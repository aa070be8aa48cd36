"""The whole company, put together: its sites, its mail room, its responder."""

import os
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from commdrill.documents.environment import Environment, Subscriber
from commdrill.documents.plan import Plan
from commdrill_sandbox.aws.embedded import EmbeddedAws
from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.company.control import Control, Identity
from commdrill_sandbox.company.messaging.carriers import Carriers, Routes, send_text
from commdrill_sandbox.company.messaging.chat import ChatLog, ReservedPort, webhook_paths
from commdrill_sandbox.company.messaging.mail_room import Mailboxes, MailServer, send_mail
from commdrill_sandbox.company.messaging.phones import Phones, sms_provider
from commdrill_sandbox.company.on_aws.approved import Approved
from commdrill_sandbox.company.on_aws.aws_company import AwsCompany, Blueprint, asks_for_aws
from commdrill_sandbox.company.on_aws.doorstep import Facade
from commdrill_sandbox.company.on_aws.hosts import API
from commdrill_sandbox.company.on_aws.workshop import Workshop
from commdrill_sandbox.company.outgoing import Setting
from commdrill_sandbox.company.premises import REGIONS, Premises
from commdrill_sandbox.company.responder.case import Casebook
from commdrill_sandbox.company.responder.desk import Desk
from commdrill_sandbox.company.responder.monitor import Monitor
from commdrill_sandbox.company.responder.playbook import Playbook
from commdrill_sandbox.company.responder.responder import Means, Responder
from commdrill_sandbox.company.sabotage.sabotages import Sabotages
from commdrill_sandbox.company.serving import Server
from commdrill_sandbox.company.start_page import StartPage
from commdrill_sandbox.company.status.book import StatusBook
from commdrill_sandbox.company.status.site import sabotaged, status_site
from commdrill_sandbox.company.store.edge import Edge
from commdrill_sandbox.company.store.orders_api import OrdersApi
from commdrill_sandbox.company.store.origin import Origin
from commdrill_sandbox.company.store.prepared import PreparedAnswers, paths_of
from commdrill_sandbox.company.store.signage import Signage

Part = Server | MailServer | Carriers | Responder | EmbeddedAws | AwsCompany


@dataclass(frozen=True)
class Charter:
    """What a company is founded on."""

    plan: Plan
    environment: Environment
    subscribers: tuple[Subscriber, ...]
    pace: float
    sabotages: Sabotages
    token: str


class Company:
    """Everything of it listens on 127.0.0.1 once it is built, and works once it is started."""

    def __init__(self, charter: Charter, folder: Path) -> None:
        self._identity = Identity(os.getpid(), charter.token)
        self._premises = Premises(charter.plan.components)
        self._is_on_aws = asks_for_aws(charter.environment)
        # how things look from outside: there only a canary sees what AWS has been made to do
        self._outlook = Premises(charter.plan.components) if self._is_on_aws else self._premises
        self._boxes, self._phones = Mailboxes(folder / "mail"), Phones()
        self._chat_log, self._chat_port = ChatLog(), ReservedPort()
        self._stopped = threading.Event()
        self._mail = {r: MailServer(r, self._boxes, self._premises) for r in REGIONS}
        self._sms = {
            r: Server(f"sms {r}", sms_provider(r, self._phones, self._premises)) for r in REGIONS
        }
        self._telephones = Server("telephones", self._phones.site)
        self._book = StatusBook({name: c.name for name, c in charter.plan.components.items()})
        self._signage, self._casebook = Signage(), Casebook()
        desk = Desk(_setting(charter), charter.sabotages, charter.environment.drill_mark)
        status = status_site(self._book)
        self._status = Server(
            "status page", sabotaged(status, self._outlook, charter.sabotages, desk.setting)
        )
        edge, orders = self._facades(charter, desk, self._premises)
        self._store, self._api = Server("store", edge.site), Server("orders", orders.site)
        doors = Doors(self._boxes.deliver, self._phones.receive, self._premises.region_is_up)
        self.aws = EmbeddedAws(doors=doors)
        self._on_aws = self._found_on_aws(charter, desk, Workshop(edge, orders))
        self._carriers = Carriers(self._routes(charter.environment), self._chat_log)
        means = Means(desk, self._casebook, self._carriers, self._book, self._signage)
        self._responder = self._hire(means)
        self._control = Server("control", self._operations(charter).site)
        for subscriber in charter.subscribers:
            if subscriber.email:
                self._boxes.create(subscriber.email)

    @property
    def addresses(self) -> Mapping[str, str]:
        """What `${sandbox:NAME}` stands for."""
        return {
            "store": self._store.address,
            "api": self._api.address,
            "status": self._status.address,
            "mail": str(self._boxes.root),
            "smtp": self._mail[REGIONS[0]].address,
            "smtp-secondary": self._mail[REGIONS[1]].address,
            "sms": self._telephones.address,
            "sms-provider": self._sms[REGIONS[0]].address,
            "sms-provider-secondary": self._sms[REGIONS[1]].address,
            "chat": self._chat_port.address,
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
        self._responder.stop()
        self._carriers.stop()
        for server in self._mail.values():
            server.stop()
        with ThreadPoolExecutor() as pool:  # each takes a moment to hear of it
            list(pool.map(Server.stop, self._servers()))
        self._chat_port.close()
        if self._on_aws:
            self._on_aws.stop()
        self.aws.stop()

    def _parts(self) -> tuple[Part, ...]:
        on_aws = (self._on_aws,) if self._on_aws else ()
        servers = (*self._mail.values(), *self._servers())
        return (*servers, self.aws, *on_aws, self._carriers, self._responder)

    def _servers(self) -> tuple[Server, ...]:
        sites = (self._store, self._api, self._status, self._telephones, self._control)
        return (*sites, *self._sms.values())

    def _routes(self, environment: Environment) -> Routes:
        settings = {name: use.with_ for name, use in environment.channels.items()}
        own_mail = {r: partial(send_mail, server.address) for r, server in self._mail.items()}
        own_sms = {r: partial(send_text, server.address) for r, server in self._sms.items()}
        return Routes(
            mail=self._on_aws.mail if self._on_aws else own_mail,
            sms=self._on_aws.sms if self._on_aws else own_sms,
            chat=self._chat_port.address,
            chat_paths=webhook_paths(settings),
        )

    def _facades(self, charter: Charter, desk: Desk, premises: Premises) -> tuple[Edge, OrdersApi]:
        """What people meet, and what it says for the state of `premises`."""
        plan = charter.plan
        paths = paths_of(charter.environment)
        prepared = PreparedAnswers(desk, Playbook(plan), self._casebook, paths)
        edge = Edge(
            premises, Origin(plan), prepared, self._signage, charter.sabotages,
            self._status.address,
        )  # fmt: skip
        return edge, OrdersApi(premises, prepared, charter.sabotages)

    def _found_on_aws(self, charter: Charter, desk: Desk, workshop: Workshop) -> AwsCompany | None:
        if not self._is_on_aws:
            return None
        edge, orders = self._facades(charter, desk, self._outlook)
        approved = Approved(edge.prepared, edge.status_page)
        made_from = Blueprint(
            approved, workshop, charter.sabotages, charter.subscribers, self._outlook
        )
        shops = {shop.host: Facade(edge, shop.path) for shop in approved.shops()}
        return AwsCompany(self.aws, made_from, {**shops, API: Facade(orders)})

    def _hire(self, means: Means) -> Responder:
        """The responder: on AWS it is told, elsewhere it looks for itself."""
        if self._on_aws is None:
            return Responder(means, Monitor(self._store.address))
        responder = Responder(means, self._on_aws.bulletin)
        self._on_aws.be_heard(responder.announce)
        return responder

    def _operations(self, charter: Charter) -> Control:
        sites = {
            "The store": self._store.address,
            "The status page": self._status.address,
            "The orders API": f"{self._api.address}/orders",
        }
        start_page = StartPage(
            self._identity.home,
            sites,
            self._premises,
            self._boxes,
            self._phones,
            self._chat_log,
            charter.sabotages,
        )
        return Control(
            self._premises, self._responder.announce, self._identity, self.ask_to_stop, start_page
        )


def _setting(charter: Charter) -> Setting:
    return Setting(charter.plan, charter.subscribers, charter.pace)
