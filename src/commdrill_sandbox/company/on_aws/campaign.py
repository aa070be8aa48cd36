"""Mail for some and not for others: a schedule has a function write to those on a list."""

import itertools
import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from commdrill.documents.environment import Subscriber
from commdrill.documents.plan import ChannelType, Step
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.company.on_aws.company_functions import set_up_function
from commdrill_sandbox.company.outgoing import Setting
from commdrill_sandbox.company.premises import REGIONS
from commdrill_sandbox.company.responder.responder import Write
from commdrill_sandbox.company.sabotage.slip import Slip
from commdrill_sandbox.company.serving import Answer, Request, json_answer

CAMPAIGN = "campaign"
_LISTS = "anycompany-readers"  # a bucket; the store has its own
_ACROSS = REGIONS[1]  # who is to be told of a Region's loss must not be lost with it
_SOON = timedelta(seconds=0.5)  # what a schedule is made for must still lie ahead


@dataclass
class Campaign:
    """Keeps a list of each audience, and sends to lists by EventBridge Scheduler and Lambda."""

    clients: Clients
    slips: frozenset[Slip]
    setting: Setting
    _function: Mapping[str, str] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _ready: dict[str, Write] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def open(self) -> None:
        """Write the lists, and make the function that reads them."""
        lists = self.clients.of("s3", _ACROSS)
        lists.create_bucket(
            Bucket=_LISTS, CreateBucketConfiguration={"LocationConstraint": _ACROSS}
        )
        for audience in self.setting.plan.audiences:
            listed = [one for one in self._known if one.audience == audience]
            text = json.dumps([one.model_dump(mode="json") for one in listed])
            lists.put_object(Bucket=_LISTS, Key=audience, Body=text.encode())
        self._function = set_up_function(self.clients, CAMPAIGN, _ACROSS, "scheduler")

    def carry(self, step: Step, write: Write) -> bool:
        """Mail that some must not get goes by list: nobody looks through the others' names."""
        if not step.not_to or self.setting.kind(step) is not ChannelType.EMAIL:
            return False
        with self._lock:
            name = f"{step.id}-{next(self._numbers)}"
            self._ready[name] = write
        self._schedule(name, step.to)
        return True

    def site(self, request: Request) -> Answer:
        """The function that a schedule runs: whom its lists name is written to."""
        event = request.json
        with self._lock:
            write = self._ready.pop(event["campaign"])
        write(self._read(event["lists"]))
        return json_answer({})

    @property
    def _known(self) -> Sequence[Subscriber]:
        known = self.setting.subscribers
        return known[1:] if Slip.CAMPAIGN_LIST_OUT_OF_DATE in self.slips else known

    def _schedule(self, name: str, lists: Sequence[str]) -> None:
        """Once, at the next full second: `at()` knows no shorter time."""
        at = (datetime.now(UTC) + _SOON).replace(microsecond=0) + timedelta(seconds=1)
        is_off = Slip.CAMPAIGN_SWITCHED_OFF in self.slips
        self.clients.of("scheduler", _ACROSS).create_schedule(
            Name=name,
            ScheduleExpression=f"at({at:%Y-%m-%dT%H:%M:%S})",
            FlexibleTimeWindow={"Mode": "OFF"},
            ActionAfterCompletion="DELETE",
            State="DISABLED" if is_off else "ENABLED",
            Target={
                "Arn": self._function["FunctionArn"],
                "RoleArn": self._function["Role"],
                "Input": json.dumps({"campaign": name, "lists": lists}),
            },
        )

    def _read(self, lists: Sequence[str]) -> Iterator[Subscriber]:
        every = Slip.CAMPAIGN_TO_EVERY_LIST in self.slips
        for name in self.setting.plan.audiences if every else lists:
            kept = self.clients.of("s3", _ACROSS).get_object(Bucket=_LISTS, Key=name)
            for listed in json.loads(kept["Body"].read()):
                yield Subscriber.model_validate(listed)
