"""Before anything is touched, for drills that speak to AWS: may they, should they, and what is missing?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from commdrill.compile.script import DriverUse, Script
from commdrill.documents.environment import Guard, Tier
from commdrill.drivers.aws.driver import AwsDriver
from commdrill.drivers.aws.faults.route53_arc import Route53Arc
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.aws.preflight.calm import Unread, ongoing_incidents
from commdrill.drivers.aws.preflight.declared import (
    SWITCH,
    declared_call,
    findings_of,
    regions_named,
)
from commdrill.drivers.aws.preflight.guard_check import accesses, guard_refusals, sandbox_refusals
from commdrill.drivers.aws.preflight.review import reviewed
from commdrill.engine.built_drivers import BuiltDrivers
from commdrill.record.events import FindingMade

_REGION_LOSS = "disaster-recovery"


@dataclass(frozen=True)
class Examined:
    """Why the drill must not run, and what else is worth telling."""

    refusals: tuple[str, ...] = ()
    findings: tuple[FindingMade, ...] = ()


def examine(script: Script, built: BuiltDrivers, ledger: Ledger) -> Examined:
    """Guard, safety lever, AWS Health, then how AWS is set up."""
    drivers = built.drivers()
    on_aws = {who: driver for who, driver in drivers.items() if isinstance(driver, AwsDriver)}
    declared = tuple(_declared(script, built))
    if not on_aws:
        return Examined(findings=declared)
    page = ledger.page("preflight")
    if script.environment.stage == Tier.SANDBOX:
        refused = tuple(sandbox_refusals(on_aws))
    else:
        refused = tuple(guard_refusals(script.site.guard or Guard(), on_aws, page))
    if refused:
        return Examined(refused)
    ongoing = tuple(ongoing_incidents(on_aws, page))
    urls = [str(url) for driver in drivers.values() if (url := getattr(driver, "url", None))]
    unread = tuple(one.finding() for one in ongoing if isinstance(one, Unread))
    setup = reviewed(on_aws, accesses(on_aws)[0], urls, page)
    return Examined(
        tuple(one for one in ongoing if isinstance(one, str)), (*declared, *unread, *setup)
    )


def _declared(script: Script, built: BuiltDrivers) -> Iterator[FindingMade]:
    acting = [
        (f"action {name}", phase.value, action)
        for phase, named in built.actions.items()
        for name, action in named.items()
    ]
    switching = [(ready.use.who, SWITCH, ready.fault) for ready in built.faults]
    calls = (declared_call(*one) for one in (*acting, *switching))
    yield from findings_of([call for call in calls if call is not None], _lost_regions(script))


def _lost_regions(script: Script) -> frozenset[str]:
    """The Regions that a disaster-recovery drill takes down: those its faults name."""
    if script.scenario_type != _REGION_LOSS:
        return frozenset()
    return frozenset(region for fault in script.faults for region in _lost_by(fault.use))


def _lost_by(use: DriverUse) -> Iterable[str]:
    """A fault in AWS takes its own Region down; of any other, the settings say which."""
    if not issubclass(use.driver, AwsDriver):
        return regions_named(use.settings)
    region = use.settings.get("aws", {}).get("region")
    return (region,) if region and use.driver is not Route53Arc else ()
