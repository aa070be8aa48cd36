"""Reads how AWS is set up, and says what a visitor would miss: changes nothing, refuses nothing."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar
from urllib.parse import urlsplit

from commdrill.drivers.aws.access import AwsAccess
from commdrill.drivers.aws.driver import AwsFault, speaking
from commdrill.drivers.aws.faults.cloudfront_origin import CloudFrontOrigin
from commdrill.drivers.aws.faults.distribution import read_config
from commdrill.drivers.aws.faults.rest_stage import RestStageFault
from commdrill.drivers.aws.ledger import Page
from commdrill.drivers.aws.preflight.guard_check import Drivers
from commdrill.drivers.aws.preflight.review_access import reviewed as reviewed_access
from commdrill.drivers.aws.preflight.review_alarm import reviewed as reviewed_alarm
from commdrill.drivers.aws.preflight.review_apigateway import reviewed as reviewed_stage
from commdrill.drivers.aws.preflight.review_cloudfront import Outage
from commdrill.drivers.aws.preflight.review_cloudfront import reviewed as reviewed_distribution
from commdrill.drivers.aws.preflight.review_edge_code import reviewed as reviewed_edge_code
from commdrill.drivers.aws.preflight.review_pages import reviewed as reviewed_pages
from commdrill.drivers.aws.preflight.served_names import with_hosts
from commdrill.drivers.aws.preflight.stages import (
    StageOfApi,
    stages_of_domains,
    stages_of_origins,
    stages_of_urls,
)
from commdrill.drivers.aws.session import Aws, listed
from commdrill.errors import CommdrillError
from commdrill.record.events import FindingMade, Severity

_Found = TypeVar("_Found")
_ALARM = "cloudwatch:alarm"
_DISTRIBUTION = "cloudfront:distribution"


def reviewed(
    drivers: Drivers, access: AwsAccess | None, urls: Iterable[str], page: Page
) -> Iterator[FindingMade]:
    """Findings on what drivers name, and on what stands behind the pages that are looked at.

    `access`: where AWS is met by the environment, None where it says nothing of AWS.
    """
    findings_of = partial(_told, speaking(drivers.values(), page))
    for where, alarm in _named_alarms(drivers):
        yield from findings_of(where, partial(reviewed_alarm, name=alarm))
    if access is None:
        return
    shown = tuple(urls)
    stages = [*_named_stages(drivers, access, shown)]
    for found in findings_of(access, lambda aws: _behind_pages(aws, drivers, shown)):
        match found:
            case FindingMade():
                yield found
            case StageOfApi():
                stages.append((access, found))
    for where, one in dict.fromkeys(stages):
        yield from findings_of(
            where, partial(reviewed_stage, region=one.region, api=one.api, stage=one.stage)
        )


def _named_alarms(drivers: Drivers) -> Iterator[tuple[AwsAccess, str]]:
    for driver in drivers.values():
        named = (one.name for one in driver.resources() if one.kind == _ALARM)
        yield from ((driver.aws, name) for name in named)


def _told(
    speak: Callable[[AwsAccess], Aws], access: AwsAccess, look: Callable[[Aws], Iterator[_Found]]
) -> Iterator[_Found | FindingMade]:
    """What a look finds; where AWS does not let it, that."""
    try:
        with speak(access) as aws:
            yield from look(aws)
    except (CommdrillError, LookupError, TypeError, ValueError) as why:  # or of an unknown shape
        text = f"how AWS is set up could not be read: {why}"
        yield FindingMade("aws-setup-unread", text, Severity.WARNING)


def _behind_pages(
    aws: Aws, drivers: Drivers, urls: tuple[str, ...]
) -> Iterator[FindingMade | StageOfApi]:
    """What is wrong with distributions, those that drivers name and those behind pages; APIs."""
    hosts = {urlsplit(url).hostname or "" for url in urls}
    probed = {urlsplit(url).hostname or "" for url in _probes(drivers)}
    behind = with_hosts(dict(_serving(aws)), hosts | probed)
    named = {r.name for d in drivers.values() for r in d.resources() if r.kind == _DISTRIBUTION}
    looked_at = {one for one, names in behind.items() if names & hosts}
    for distribution in sorted(named | looked_at):
        config = read_config(aws, distribution)
        outage = _outage(drivers, distribution, behind.get(distribution, frozenset()), urls)
        yield from reviewed_distribution(distribution, config, outage)
        yield from reviewed_edge_code(distribution, config, outage.paths)
        yield from reviewed_pages(aws, distribution, config)
        yield from reviewed_access(aws, distribution, config)
        yield from stages_of_origins(config)
    served = {name for names in behind.values() for name in names}
    yield from stages_of_domains(aws, hosts - served)


def _outage(
    drivers: Drivers, distribution: str, names: frozenset[str], urls: tuple[str, ...]
) -> Outage:
    """What is known of what fails: the origins that faults name, else the pages that show it."""
    faults = [driver for driver in drivers.values() if isinstance(driver, AwsFault)]
    origins = frozenset(
        fault.origin
        for fault in faults
        if isinstance(fault, CloudFrontOrigin) and fault.distribution == distribution
    )
    return Outage(origins, tuple(_paths(_probes(drivers), names)) or tuple(_paths(urls, names)))


def _probes(drivers: Drivers) -> list[str]:
    faults = (driver for driver in drivers.values() if isinstance(driver, AwsFault))
    return [fault.probe.url for fault in faults if fault.probe]


def _paths(urls: Iterable[str], names: frozenset[str]) -> Iterator[str]:
    yield from (parts.path or "/" for parts in map(urlsplit, urls) if parts.hostname in names)


def _serving(aws: Aws) -> Iterator[tuple[str, frozenset[str]]]:
    """Each distribution, and the host names it serves."""
    for one in listed(aws, "Items", "cloudfront", "ListDistributions"):
        aliases = (one.get("Aliases") or {}).get("Items", [])
        yield str(one["Id"]), frozenset((one["DomainName"], *aliases))


def _named_stages(
    drivers: Drivers, access: AwsAccess, urls: Iterable[str]
) -> Iterator[tuple[AwsAccess, StageOfApi]]:
    """REST APIs' stages, those of faults and those that pages name, and where each is met."""
    for driver in drivers.values():
        if isinstance(driver, RestStageFault):
            region = driver.aws.region
            yield driver.aws, StageOfApi(driver.api, region, driver.stage)
    yield from ((access, one) for one in stages_of_urls(urls))
