"""The company on AWS, put together: set up once, by boto3, when it starts."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from commdrill_sandbox.aws.embedded import EmbeddedAws
from commdrill_sandbox.aws.functions.functions import Returned
from commdrill_sandbox.company.charter import Charter
from commdrill_sandbox.company.messaging.carriers import Carry
from commdrill_sandbox.company.on_aws.approved import Approved
from commdrill_sandbox.company.on_aws.campaign import CAMPAIGN, Campaign
from commdrill_sandbox.company.on_aws.canary import Canary
from commdrill_sandbox.company.on_aws.company_functions import set_up_checkout
from commdrill_sandbox.company.on_aws.door import Door
from commdrill_sandbox.company.on_aws.doorstep import Doorstep, Facade
from commdrill_sandbox.company.on_aws.edge_code import EdgeCode
from commdrill_sandbox.company.on_aws.gateway import Gateway
from commdrill_sandbox.company.on_aws.incidents import (
    Alarm,
    Bulletin,
    IncidentFunction,
    Topic,
    looks_apart,
)
from commdrill_sandbox.company.on_aws.interception import Interception
from commdrill_sandbox.company.on_aws.sender import Sender
from commdrill_sandbox.company.on_aws.storefront import (
    API,
    GLOBAL,
    SHOP,
    STAGE,
    Shopfront,
    Storefront,
)
from commdrill_sandbox.company.on_aws.workshop import FUNCTION, PATIENCE, Workshop
from commdrill_sandbox.company.premises import REGIONS
from commdrill_sandbox.company.responder.announcement import Announcement
from commdrill_sandbox.company.serving import Server, anybody
from commdrill_sandbox.company.store.front import Front


class AwsCompany:
    """The workshop's servers, and everything on AWS that stands before them."""

    def __init__(self, aws: EmbeddedAws, charter: Charter, workshop: Front, outlook: Front) -> None:
        """Listening, and not yet set up. `workshop` is what works, `outlook` what is seen of it."""
        self._aws, self._charter, self._slips = aws, charter, charter.sabotages.slips
        self._approved = Approved(outlook.edge.prepared, outlook.edge.status_page)
        self._senders = {region: Sender(aws.clients, region, self._slips) for region in REGIONS}
        self._work = Workshop(workshop.edge, workshop.orders)
        self._pages = Server("origin", partial(self._work.pages, checkout=self._checkout))
        self._function = Server("checkout", self._work.function)
        self._passing_on = Doorstep(self._edge, self._facades(outlook))
        self._doorstep = Server("doorstep", self._passing_on.site, anybody)
        self._topic, self.bulletin = Topic(aws.clients, self._slips), Bulletin()
        self.campaign = Campaign(aws.clients, self._slips, charter.setting)
        self._campaigning = Server("campaign", self.campaign.site)
        self._interception = Interception(aws.clients, self._slips)
        self._flagging = Server("interception", self._interception.site)
        seen, canary = (
            outlook.edge.premises,
            Canary(self._edge, self._front, outlook.edge.premises.components),
        )
        intercepted = self._interception if self._front == GLOBAL else None
        self._alarm = Alarm(canary, self._topic, seen, looks_apart(charter.pace), intercepted)
        self._hearing: Server | None = None
        self._ids: Mapping[str, str] = {}

    @property
    def addresses(self) -> Mapping[str, str]:
        """What `${sandbox:NAME}` stands for, once it has started."""
        spoilt = bool(self._charter.sabotages.all)
        edge = self._doorstep.address.removeprefix("http://") if spoilt else self._edge
        return {"aws-edge": edge, **self._ids}

    @property
    def mail(self) -> Mapping[str, Carry]:
        """The ways out for mail, by Region."""
        return {region: sender.mail for region, sender in self._senders.items()}

    @property
    def sms(self) -> Mapping[str, Carry]:
        """The ways out for texts and calls, by Region."""
        return {region: sender.text for region, sender in self._senders.items()}

    def be_heard(self, announce: Callable[[Announcement], None]) -> None:
        """Have the responder's function hear of what happens."""
        self._hearing = Server("incidents", IncidentFunction(self.bulletin, announce).site)

    def start(self) -> None:
        """Set everything up, as was done long ago."""
        for server in self._servers():
            server.start()
        for sender in self._senders.values():
            sender.open(self._charter.subscribers)
        self._topic.open(self._hearing.address if self._hearing else "")
        for name, server in ((FUNCTION, self._function), (CAMPAIGN, self._campaigning)):
            self._aws.parts.functions.register(name, server.address)
        self._aws.parts.functions.distort(REGIONS[0], FUNCTION, self._work.where_it_runs)
        self._set_up()
        self.campaign.open()
        self._aws.settle()
        self._alarm.start()

    def stop(self) -> None:
        self._alarm.stop()
        for server in self._servers():
            server.stop()
        self._passing_on.close()

    @property
    def _front(self) -> str:
        """The address that the environment's visitors come to."""
        is_global = f"//{GLOBAL}/" in json.dumps(self._charter.environment.model_dump(mode="json"))
        return GLOBAL if is_global else SHOP

    @property
    def _edge(self) -> str:
        return self._aws.address.removeprefix("http://")

    def _servers(self) -> tuple[Server, ...]:
        hearing = (self._hearing,) if self._hearing else ()
        own = (self._pages, self._function, self._doorstep, self._flagging, self._campaigning)
        return (*own, *hearing)

    def _facades(self, outlook: Front) -> Mapping[str, Facade]:
        shops = {shop.host: Facade(outlook.edge, shop.path) for shop in self._approved.shops()}
        return {**shops, API: Facade(outlook.orders)}

    def _checkout(self, event: bytes) -> Returned:
        return self._aws.parts.functions.invoke(REGIONS[0], FUNCTION, event, PATIENCE)

    def _set_up(self) -> None:
        """The distributions, and what is behind them."""
        clients, slips, approved = self._aws.clients, self._slips, self._approved
        door = Door(clients, slips)
        storefront, flags = Storefront(clients, slips), door.store()
        port = int(self._pages.address.rpartition(":")[2])
        shops = [
            Shopfront(
                shop.language, shop.host, shop.path, approved.pages(shop.language),
                door.open(f"door-{shop.language}", flags, approved.closed_shop(shop.language)),
            )
            for shop in approved.shops()
        ]  # fmt: skip
        opened = storefront.open(shops, port, approved.retry_after())
        api = Gateway(clients, slips).open(set_up_checkout(clients), approved.apologies())
        host = f"{api}.execute-api.us-east-1.amazonaws.com"
        api_door = door.open("door-api", flags, approved.closed_api())
        storefront.lead(API, host, f"/{STAGE}", api_door)
        self._ids = {
            "aws-distribution": opened[SHOP], "aws-flags": flags, "aws-api": api,
            "aws-topic": self._topic.arn,
        }  # fmt: skip
        if self._front == GLOBAL:
            self._ids = {**self._ids, "aws-global": self._welcome(storefront, shops[0], port, api)}

    def _welcome(self, storefront: Storefront, shop: Shopfront, port: int, api: str) -> str:
        """The distribution for visitors of every language; its id."""
        clients, slips, approved = self._aws.clients, self._slips, self._approved
        own, retry = approved.language, approved.retry_after()
        code = EdgeCode(clients, slips).open(approved.written(), own, retry)
        orders = approved.apologies().silent
        door = self._interception.open(approved.intercepted(), own, orders, retry)
        self._interception.wire(self._flagging.address)
        return storefront.welcome(replace(shop, door=door), port, api, code)
