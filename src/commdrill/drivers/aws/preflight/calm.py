"""Nothing may be broken while something really is: the FIS safety lever, and AWS Health."""

from collections.abc import Iterator
from dataclasses import dataclass

from commdrill.drivers.aws.driver import speaking
from commdrill.drivers.aws.ledger import Page
from commdrill.drivers.aws.preflight.guard_check import Drivers, accesses
from commdrill.drivers.aws.preflight.safety_lever import refuse_engaged
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.aws.trouble import AwsRefused
from commdrill.errors import DriverError
from commdrill.record.events import FindingMade, Severity

_NO_SUBSCRIPTION = "SubscriptionRequiredException"
_HEALTH_NAMES = {"cloudwatch": "CLOUDWATCH", "sms-voice": "PINPOINT", "mobiletargeting": "PINPOINT"}


@dataclass(frozen=True)
class Unread:
    """Something that could not be read; the drill goes on."""

    code: str
    why: str

    def finding(self) -> FindingMade:
        """As reports tell it."""
        return FindingMade(self.code, self.why, Severity.WARNING)


def ongoing_incidents(drivers: Drivers, page: Page) -> Iterator[str | Unread]:
    """Why nothing should be broken now, in each place that drivers speak to."""
    services = {
        kind.upper() if kind not in _HEALTH_NAMES else _HEALTH_NAMES[kind]
        for driver in drivers.values()
        for kind in (resource.kind.partition(":")[0] for resource in driver.resources())
    }
    speak = speaking(drivers.values(), page)
    for access in accesses(drivers):
        try:
            with speak(access) as aws:
                yield from _lever(aws)
                if not access.is_on_this_machine:
                    yield from _health(aws, services)
        except AwsRefused as why:
            yield Unread("aws-unread", str(why))


def _lever(aws: Aws) -> Iterator[str | Unread]:
    try:
        refuse_engaged(aws)
    except AwsRefused as why:
        yield Unread("fis-lever-unread", f"the FIS safety lever could not be read: {why}")
    except DriverError as engaged:
        yield str(engaged)


def _health(aws: Aws, services: set[str]) -> Iterator[str | Unread]:
    region = aws.region_of("sts")
    wanted = {
        "eventStatusCodes": ["open"],
        "eventTypeCategories": ["issue"],
        "regions": [region, "global"],
    }
    try:
        events = aws.ask_in("us-east-1", "health", "DescribeEvents", filter=wanted)["events"]
    except AwsRefused as why:
        text = (
            "AWS Health does not answer accounts without a support plan that has its API"
            if why.code == _NO_SUBSCRIPTION
            else str(why)
        )
        yield Unread("aws-health-unread", f"open events of AWS are not known: {text}")
        return
    for event in events:
        if event.get("service") in services:
            what, where = event.get("eventTypeCode", "an event"), event.get("region", region)
            yield f"AWS Health has {what} open in {where}: drill when it is over ({event['arn']})"
