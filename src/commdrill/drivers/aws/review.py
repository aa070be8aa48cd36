"""Reads how AWS is set up, and says what a visitor would miss: changes nothing, refuses nothing."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from urllib.parse import SplitResult, urlsplit

from commdrill.drivers.aws.access import AwsAccess
from commdrill.drivers.aws.distribution import read_config
from commdrill.drivers.aws.guarding import Drivers
from commdrill.drivers.aws.ledger import Page
from commdrill.drivers.aws.review_apigateway import reviewed as reviewed_stage
from commdrill.drivers.aws.review_cloudfront import reviewed as reviewed_distribution
from commdrill.drivers.aws.session import Aws
from commdrill.errors import DriverError
from commdrill.record.events import FindingMade, Severity

_ALARM = "cloudwatch:alarm"
_DISTRIBUTION = "cloudfront:distribution"


def reviewed(
    drivers: Drivers, access: AwsAccess | None, urls: Iterable[str], page: Page
) -> Iterator[FindingMade]:
    """Findings on what drivers name, and on what stands behind the pages that are looked at.

    `access`: where AWS is met by the environment, None where it says nothing of AWS.
    """
    for driver in drivers.values():
        for resource in driver.resources():
            if resource.kind == _ALARM:
                yield from _told(driver.aws, page, partial(_alarm, name=resource.name))
    if access is None:
        return
    hosts = [urlsplit(url) for url in urls]
    failing = {
        str(getattr(driver, "distribution", "")): getattr(driver, "origin", None)
        for driver in drivers.values()
        if hasattr(driver, "becomes") and hasattr(driver, "distribution")
    }
    named = {r.name for d in drivers.values() for r in d.resources() if r.kind == _DISTRIBUTION}
    shown = {parts.hostname or "" for parts in hosts}
    yield from _told(access, page, lambda aws: _distributions(aws, named, shown, failing))
    for api, region, stage in sorted(set(_stages(hosts, drivers))):
        stage_of_it = partial(reviewed_stage, region=region, api=api, stage=stage)
        yield from _told(access, page, stage_of_it)


def _told(
    access: AwsAccess, page: Page, look: Callable[[Aws], Iterator[FindingMade]]
) -> Iterator[FindingMade]:
    """What a look finds; where AWS does not let it, that."""
    try:
        with Aws(access, page) as aws:
            yield from look(aws)
    except DriverError as why:
        told = f"how AWS is set up could not be read: {why}"
        yield FindingMade("aws-setup-unread", told, Severity.WARNING)


def _distributions(
    aws: Aws, named: set[str], shown: set[str], failing: dict[str, str | None]
) -> Iterator[FindingMade]:
    for distribution in sorted(named | set(_behind(aws, shown))):
        config = read_config(aws, distribution)
        yield from reviewed_distribution(distribution, config, failing.get(distribution))


def _behind(aws: Aws, hosts: set[str]) -> Iterator[str]:
    """Distributions that serve one of these host names."""
    marker: dict[str, str] = {}
    while True:
        found = aws.ask("cloudfront", "ListDistributions", **marker).get("DistributionList", {})
        for one in found.get("Items", []):
            names = {one["DomainName"], *(one.get("Aliases") or {}).get("Items", [])}
            if names & hosts:
                yield str(one["Id"])
        if not found.get("IsTruncated"):
            return
        marker = {"Marker": found["NextMarker"]}


def _stages(hosts: Iterable[SplitResult], drivers: Drivers) -> Iterator[tuple[str, str, str]]:
    """REST APIs' stages: those of faults, and those in `<id>.execute-api.<region>.…/<stage>/`."""
    for driver in drivers.values():
        if hasattr(driver, "api") and hasattr(driver, "stage"):
            yield str(driver.api), driver.aws.region or "us-east-1", str(driver.stage)
    for parts in hosts:
        labels = (parts.hostname or "").split(".")
        if len(labels) >= 4 and labels[1] == "execute-api":
            stage = parts.path.lstrip("/").partition("/")[0]
            yield labels[0], labels[2], stage


def _alarm(aws: Aws, name: str) -> Iterator[FindingMade]:
    answer = aws.ask("cloudwatch", "DescribeAlarms", AlarmNames=[name])
    for alarm in answer.get("MetricAlarms", []):
        actions = alarm.get("AlarmActions", []) if alarm.get("ActionsEnabled", True) else []
        if not any(_is_heard(aws, action) for action in actions):
            told = f"alarm {name} goes off and nobody hears: it has no action, or a topic without subscribers"
            yield FindingMade("alarm-unheard", told, Severity.WARNING)


def _is_heard(aws: Aws, action: str) -> bool:
    if not action.startswith("arn:aws:sns:"):
        return True
    answer = aws.ask("sns", "ListSubscriptionsByTopic", TopicArn=action)
    confirmed = [s for s in answer["Subscriptions"] if s["SubscriptionArn"].startswith("arn:")]
    return bool(confirmed)
