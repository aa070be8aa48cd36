"""The company on AWS, put together: set up once, by boto3, when it starts."""

import json
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commdrill.clock import SystemClock
from commdrill.documents.environment import Environment
from commdrill.sandbox.aws.embedded import EmbeddedAws
from commdrill.sandbox.aws_company.approved import Approved
from commdrill.sandbox.aws_company.gateway import STAGE, Gateway
from commdrill.sandbox.aws_company.sender import Sender
from commdrill.sandbox.aws_company.storefront import Storefront
from commdrill.sandbox.aws_company.workshop import Workshop
from commdrill.sandbox.messaging.carriers import Carry
from commdrill.sandbox.premises import REGIONS
from commdrill.sandbox.sabotage.slip import Slip
from commdrill.sandbox.serving import Server

API = "api.anycompany.example"
_LOOK_EVERY = 0.1  # seconds


def asks_for_aws(environment: Environment) -> bool:
    """Whether an environment looks at anything through the company's AWS."""
    return "${sandbox:aws" in json.dumps(environment.model_dump(mode="json"))


@dataclass(frozen=True)
class AwsCompany:
    """The workshop's two servers, and everything on AWS that stands before them."""

    aws: EmbeddedAws
    approved: Approved
    slips: frozenset[Slip]
    pages: Server
    orders: Server
    senders: Mapping[str, Sender]

    @classmethod
    def of(
        cls, aws: EmbeddedAws, workshop: Workshop, approved: Approved, slips: frozenset[Slip]
    ) -> "AwsCompany":
        """Listening, and not yet set up."""
        pages = Server("origin", workshop.pages)
        orders = Server("backend", workshop.take_orders)
        senders = {region: Sender(aws.clients, region, slips) for region in REGIONS}
        return cls(aws, approved, slips, pages, orders, senders)

    def start(self) -> None:
        """Set everything up, and wait until the edge has it."""
        self.pages.start()
        self.orders.start()
        for sender in self.senders.values():
            sender.open()
        storefront = Storefront(self.aws.clients, self.slips)
        port = int(self.pages.address.rpartition(":")[2])
        shops = storefront.open(self.approved.shops(), port, self.approved.retry_after())
        api = Gateway(self.aws.clients, self.slips).open(
            self.orders.address, self.approved.orders_failing(), self.approved.orders_silent()
        )
        self._wait_until_deployed((*shops, storefront.lead(API, api, f"/{STAGE}")))

    def stop(self) -> None:
        self.pages.stop()
        self.orders.stop()

    @property
    def mail(self) -> Mapping[str, Carry]:
        """The ways out for mail, by Region."""
        return {region: sender.mail for region, sender in self.senders.items()}

    @property
    def sms(self) -> Mapping[str, Carry]:
        """The ways out for texts and calls, by Region."""
        return {region: sender.text for region, sender in self.senders.items()}

    def _wait_until_deployed(self, distributions: Iterable[str]) -> None:
        client, clock, never = self.aws.clients.of("cloudfront"), SystemClock(), threading.Event()
        for one in distributions:
            while client.get_distribution(Id=one)["Distribution"]["Status"] != "Deployed":
                clock.wait(never, _LOOK_EVERY)
