"""Is this the account, the Region, the resource and the recipient that may be touched?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from commdrill.documents.environment import Guard
from commdrill.drivers.aws.access import AwsAccess
from commdrill.drivers.aws.arns import Arn, arn_of, has_tags
from commdrill.drivers.aws.driver import AwsDriver, Resource, speaking
from commdrill.drivers.aws.ledger import Page
from commdrill.drivers.aws.preflight.simulator import is_simulated, plain_address
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.aws.trouble import AwsRefused
from commdrill.errors import DriverError
from commdrill.values import grouped

_ARNS_A_CALL = 100
_TAGS_HOME = {"cloudfront": "us-east-1", "route53-recovery-control": "us-west-2"}

Drivers = Mapping[str, AwsDriver]  # who (for people) → driver


def sandbox_refusals(drivers: Drivers) -> Iterator[str]:
    """Drivers that would leave the embedded AWS."""
    for who, driver in drivers.items():
        if not driver.aws.is_on_this_machine:
            met = driver.aws.endpoint_url or "AWS itself"
            yield f"{who} would speak to {met}: on stage sandbox, aws.endpoint_url is on this machine"


def guard_refusals(guard: Guard, drivers: Drivers, page: Page) -> Iterator[str]:
    """What the guard forbids of these drivers; AWS is asked once documents alone are beyond doubt."""
    refused = (*_unguarded(guard, drivers), *_recipients(guard, drivers))
    yield from refused
    if refused:
        return
    speak = speaking(drivers.values(), page)
    for access in dict.fromkeys(driver.aws for driver in drivers.values()):
        of_it = {who: driver for who, driver in drivers.items() if driver.aws == access}
        try:
            with speak(access) as aws:
                yield from _Place(guard, aws, of_it).refusals()
        except DriverError as why:
            yield f"{', '.join(of_it)}: {why}"


def _unguarded(guard: Guard, drivers: Drivers) -> Iterator[str]:
    away = [who for who, driver in drivers.items() if not driver.aws.is_on_this_machine]
    if away and guard.aws_account is None:
        yield f"{', '.join(away)}: speaks to AWS, and the guard names no aws_account"


def _recipients(guard: Guard, drivers: Drivers) -> Iterator[str]:
    for who, driver in drivers.items():
        for address in driver.recipients():
            if not may_receive(address, guard.recipients or ()):
                yield f"{who} writes to {address!r}, who is not among the guard's recipients"


def may_receive(address: str, patterns: Iterable[str]) -> bool:
    """Whether an address is among the guard's recipients, or a simulator's."""
    plain = plain_address(address).lower()
    allowed = any(fnmatchcase(plain, pattern.lower()) for pattern in patterns)
    return allowed or is_simulated(address)


@dataclass(frozen=True)
class _Place:
    """One access, and who uses it."""

    guard: Guard
    aws: Aws
    drivers: Drivers

    def refusals(self) -> Iterator[str]:
        region, account = self.aws.region_of("sts"), self._account()
        if self.guard.aws_account not in (None, account):
            yield f"these credentials are of account {account}; the guard allows {self.guard.aws_account}"
            return
        if self.guard.regions is not None and region not in self.guard.regions:
            allowed = ", ".join(self.guard.regions)
            yield f"{', '.join(self.drivers)}: Region {region} is not among the guard's: {allowed}"
            return
        yield from self._foreign(account)
        yield from self._subscribers()
        if self.guard.require_tags:
            yield from self._untagged(self.guard.require_tags, region, account)

    def _foreign(self, account: str) -> Iterator[str]:
        """What is named by an ARN may lie elsewhere than these credentials do."""
        for who, driver in self.drivers.items():
            for resource in driver.resources():
                if arn := Arn.parse(resource.name):
                    yield from self._elsewhere(f"{who} touches {resource}", arn, account)

    def _elsewhere(self, what: str, arn: Arn, account: str) -> Iterator[str]:
        if arn.account.isdecimal() and arn.account != account:
            yield f"{what} of account {arn.account}; the credentials are of {account}"
        elif arn.region and self.guard.regions and arn.region not in self.guard.regions:
            yield f"{what} in {arn.region}; the guard's Regions are: {', '.join(self.guard.regions)}"

    def _subscribers(self) -> Iterator[str]:
        for who, driver in self.drivers.items():
            try:
                reached = driver.subscribed(self.aws)
            except AwsRefused as why:
                yield f"{who}: whom it reaches is not known: {why}"
                continue
            for address in reached:
                if not may_receive(address, self.guard.recipients or ()):
                    yield f"{who} reaches {address!r}, who is not among the guard's recipients"

    def _account(self) -> str:
        return str(self.aws.ask("sts", "GetCallerIdentity")["Account"])

    def _untagged(self, wanted: Mapping[str, str], region: str, account: str) -> Iterator[str]:
        named = dict(self._named(region, account))
        tags = self._tags(dict.fromkeys(arn for arns in named for arn in arns), region)
        for arns, (who, resource) in named.items():
            found = next((tags[arn] for arn in arns if arn in tags), {})
            lacking = {k: v for k, v in wanted.items() if found.get(k) != v}
            if lacking:
                text = ", ".join(f"{key}: {value}" for key, value in lacking.items())
                yield f"{who} touches {resource}, which is not tagged {text}"

    def _named(
        self, region: str, account: str
    ) -> Iterator[tuple[tuple[str, ...], tuple[str, Resource]]]:
        """Each resource once, by the ARNs it may have."""
        for who, driver in self.drivers.items():
            for resource in driver.resources():
                arns = [arn_of(one, region, account) for one in resource.names()]
                if None not in arns and has_tags(resource):
                    yield tuple(filter(None, arns)), (who, resource)

    def _tags(self, arns: Iterable[str], region: str) -> Mapping[str, Mapping[str, str]]:
        """Tags by ARN; what was never tagged is not in it."""
        found: dict[str, dict[str, str]] = {}
        for where, some in _by_region(arns, region):
            answer = self.aws.ask_in(
                where, "resourcegroupstaggingapi", "GetResources", ResourceARNList=some
            )
            for one in answer["ResourceTagMappingList"]:
                tags = one.get("Tags", [])
                found[one["ResourceARN"]] = {tag["Key"]: tag["Value"] for tag in tags}
        return found


def _by_region(arns: Iterable[str], region: str) -> Iterator[tuple[str, Sequence[str]]]:
    """ARNs by the Region that knows their tags, as many as one call takes."""
    known = ((own, arn) for arn in arns if (own := Arn.parse(arn)))
    regions = grouped(
        (_TAGS_HOME.get(own.service, own.region or region), arn) for own, arn in known
    )
    for where, found in regions.items():
        for start in range(0, len(found), _ARNS_A_CALL):
            yield where, found[start : start + _ARNS_A_CALL]


def accesses(drivers: Drivers) -> tuple[AwsAccess, ...]:
    """Each place that drivers speak to, once."""
    return tuple(dict.fromkeys(driver.aws for driver in drivers.values()))
