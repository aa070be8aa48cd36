"""How the responder hears of things on AWS: a topic of SNS that its function is subscribed to."""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.company.on_aws.canary import Canary
from commdrill_sandbox.company.on_aws.interception import Interception
from commdrill_sandbox.company.on_aws.refused import refused_as_os_error
from commdrill_sandbox.company.premises import REGIONS, Mode, Premises, RegionMode
from commdrill_sandbox.company.responder.announcement import Announcement, announcement_in
from commdrill_sandbox.company.responder.playbook import Health
from commdrill_sandbox.company.sabotage.slip import Slip
from commdrill_sandbox.company.serving import Answer, Request, json_answer

_LOOKS_APART = 22.5  # seconds of the plan's
_SOONEST, _LATEST = 0.3, 1.0  # seconds


class Bulletin:
    """What the responder was told last; it looks at nothing else."""

    def __init__(self) -> None:
        self._told = Health({})

    def look(self) -> Health:
        return self._told

    def tell(self, health: Health) -> None:
        self._told = health

    def close(self) -> None:
        """Nothing is open."""


@dataclass(frozen=True)
class IncidentFunction:
    """Runs once for each message: `{"health": …}` of the canary's, `{"announce": …}` of a person's."""

    bulletin: Bulletin
    announce: Callable[[Announcement], None]

    def site(self, request: Request) -> Answer:
        """As SNS hands a notification over."""
        event: dict[str, Any] = json.loads(request.json["Message"])
        if "health" in event:
            self.bulletin.tell(_health(event["health"]))
        if "announce" in event:
            self.announce(announcement_in(event["announce"]))
        return json_answer({})


@dataclass
class Topic:
    """`incidents`, in the second Region: what tells of a Region's loss must not be lost with it."""

    clients: Clients
    slips: frozenset[Slip]
    arn: str = ""

    def open(self, function: str) -> None:
        """`function`: where whoever is subscribed is reached."""
        client = self.clients.of("sns", self._region)
        self.arn = client.create_topic(Name="incidents", Tags=_TAGS)["TopicArn"]
        if Slip.ALARM_WIRED_TO_NOTHING not in self.slips:
            client.subscribe(TopicArn=self.arn, Protocol="http", Endpoint=f"{function}/incidents")

    def tell(self, health: Health) -> None:
        """Raises OSError: it could not be told."""
        told = {"components": dict(health.components), "region_lost": health.region_lost}
        with refused_as_os_error():
            self.clients.of("sns", self._region).publish(
                TopicArn=self.arn, Subject="store health", Message=json.dumps({"health": told})
            )

    @property
    def _region(self) -> str:
        return REGIONS[0] if Slip.TOPIC_IN_FAILING_REGION in self.slips else REGIONS[1]


def looks_apart(pace: float) -> float:
    """Seconds between two looks: where the plan's minutes take longer, fewer are soon enough."""
    return min(max(_SOONEST, _LOOKS_APART / pace), _LATEST)


@dataclass
class Alarm:
    """Has the canary look, and tells the topic of each change; `outlook` shows what it saw."""

    canary: Canary
    topic: Topic
    outlook: Premises
    pause: float
    interception: Interception | None = None
    _told: Health | None = None
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="canary", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread:
            self._thread.join()
        self.canary.close()

    def _run(self) -> None:
        """Tells what two looks in a row agree on: one may fall into the middle of a change."""
        before, pause = None, self.pause
        while not self._stop.wait(pause):
            health = self.canary.look()
            if agreed := health == before:
                self._show(health)
                self._tell(health)
            before, pause = health, self.pause if agreed else 0

    def _show(self, health: Health) -> None:
        for name, mode in health.components.items():
            self.outlook.set_component(name, mode)
        self.outlook.set_region(REGIONS[0], _region(health))

    def _tell(self, health: Health) -> None:
        if health == self._told:
            return
        try:
            if self.interception:
                self.interception.tell(_region(health))
            self.topic.tell(health)
        except OSError:
            return  # again after the next look
        self._told = health


_TAGS = [{"Key": "stage", "Value": "sandbox"}]


def _region(health: Health) -> RegionMode:
    return RegionMode.LOST if health.region_lost else RegionMode.NORMAL


def _health(told: Mapping[str, Any]) -> Health:
    modes = {name: Mode(mode) for name, mode in told["components"].items()}
    return Health(modes, region_lost=bool(told["region_lost"]))
