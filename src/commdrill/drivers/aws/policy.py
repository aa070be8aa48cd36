"""The least that IAM has to allow, so that an environment can be drilled."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import ValidationError

from commdrill.documents.environment import Environment, Use
from commdrill.drivers.aws.arns import arn_of
from commdrill.drivers.aws.driver import AwsDriver, Permission, Resource, allow
from commdrill.drivers.aws.preflight.stages import may_be_a_name, stages_of_urls
from commdrill.drivers.registry import Kind, Registry
from commdrill.drivers.setting_references import references_in
from commdrill.values import Json

_ANY = "*"
# The guard and preflight's look at how AWS is set up: reading alone, and no resource to name.
_ALWAYS = allow("sts:GetCallerIdentity", "fis:GetSafetyLever", "health:DescribeEvents")
_REVIEW = allow("cloudfront:ListDistributions")
_PAGES = allow("cloudfront:GetDistributionConfig", "s3:ListBucket", "s3:GetBucketPolicy")
_DOMAINS = ("arn:aws:apigateway:*::/domainnames", "arn:aws:apigateway:*::/domainnames/*")
_TAGS = allow("tag:GetResources")
_REST_API = "apigateway:restapi"
_SUBRESOURCES = {_REST_API: "/*", "mobiletargeting:app": "/*"}


@dataclass(frozen=True)
class _Need:
    action: str
    resource: str


def policy(environment: Environment, registry: Registry) -> Json:
    """An IAM policy document for all that an environment's drivers do, and for the guard.

    Resources are named as far as settings name them; where a name is a `${…}`, or AWS knows only
    all of a kind, the policy says `*`.
    """
    needs = [*_own_needs(environment), *_behind_pages(environment)]
    for kind, use in _uses(environment):
        found = registry.find(kind, use.use)
        if issubclass(found, AwsDriver):
            needs += _needs_of(found, use, environment)
    needs += _references(environment)
    return {"Version": "2012-10-17", "Statement": list(_statements(needs))}


def _own_needs(environment: Environment) -> Iterator[_Need]:
    tags = environment.guard is not None and environment.guard.require_tags
    for permission in (_ALWAYS, _REVIEW, *((_TAGS,) if tags else ())):
        yield from (_Need(action, _ANY) for action in permission.actions)


def _behind_pages(environment: Environment) -> Iterator[_Need]:
    """What preflight reads of what stands behind the pages that are looked at."""
    urls = [str(use.with_["url"]) for _, use in _uses(environment) if "url" in use.with_]
    if any(may_be_a_name(urlsplit(url).hostname or "") for url in urls):
        yield from (_Need(action, _ANY) for action in _PAGES.actions)
        yield from (_Need("apigateway:GET", arn) for arn in _DOMAINS)
    for one in stages_of_urls(urls):
        arn = arn_of(Resource(_REST_API, one.api), one.region or _ANY, _ANY) or _ANY
        yield from (_Need("apigateway:GET", on) for on in (arn, arn + _SUBRESOURCES[_REST_API]))


def _uses(environment: Environment) -> Iterator[tuple[Kind, Use]]:
    for ways in environment.components.values():
        yield from ((Kind.FAULT, use) for use in ways.values())
    yield from ((Kind.OBSERVER, use) for use in environment.channels.values())
    if environment.detection is not None:
        yield Kind.OBSERVER, environment.detection
    yield from ((Kind.ACTION, use) for use in environment.actions.values())


def _needs_of(driver: type[AwsDriver], use: Use, environment: Environment) -> Iterator[_Need]:
    account = (environment.guard and environment.guard.aws_account) or _ANY
    built = _built(driver, use)
    resources = built.resources() if built else ()
    region = (built.aws.region if built else None) or _region(environment)
    for permission in built.needed() if built else driver.permissions:
        arns = tuple(_arns(permission, resources, region, account))
        yield from (_Need(action, arn) for action in permission.actions for arn in arns)


def _built(driver: type[AwsDriver], use: Use) -> AwsDriver | None:
    """The driver with its settings as written; None where a `${…}` stands for something else."""
    try:
        return driver.model_validate(dict(use.with_))
    except ValidationError:
        return None


def _region(environment: Environment) -> str:
    region = environment.aws.region if environment.aws else None
    return region if region and "${" not in region else _ANY


def _arns(
    permission: Permission, resources: Iterable[Resource], region: str, account: str
) -> Iterator[str]:
    """What a permission is for: the driver's resources of its kind; all where none is named."""
    if permission.on is None:
        yield _ANY
        return
    mine = [resource for resource in resources if resource.kind == permission.on]
    if not mine and resources:
        return  # this use does without
    named = [
        None if "${" in one.name else arn_of(one, region, account)
        for resource in mine
        for one in resource.names()
    ]
    if not named or None in named:
        yield _ANY
        return
    for arn in filter(None, named):
        yield arn
        if permission.on in _SUBRESOURCES:
            yield arn + _SUBRESOURCES[permission.on]


def _references(environment: Environment) -> Iterator[_Need]:
    """What `${ssm:…}` and `${secretsmanager:…}` read."""
    account = (environment.guard and environment.guard.aws_account) or _ANY
    region = _region(environment)
    for reference in references_in(environment.model_dump(mode="json", by_alias=True)):
        kind, _, name = reference[2:-1].partition(":")
        match kind:
            case "ssm":
                parameter = Resource("ssm:parameter", name)
                yield _Need("ssm:GetParameter", arn_of(parameter, region, account) or _ANY)
            case "secretsmanager":
                secret = Resource("secretsmanager:secret", name.partition("#")[0])
                arn = arn_of(secret, region, account) or _ANY
                yield _Need("secretsmanager:GetSecretValue", arn)


def _statements(needs: Iterable[_Need]) -> Iterator[Mapping[str, Json]]:
    """Actions that are allowed on the same resources stand together."""
    resources: dict[str, set[str]] = {}
    for need in needs:
        resources.setdefault(need.action, set()).add(need.resource)
    together: dict[tuple[str, ...], list[str]] = {}
    for action, found in resources.items():
        named = (_ANY,) if _ANY in found else tuple(sorted(found))
        together.setdefault(named, []).append(action)
    for arns, actions in sorted(together.items()):
        yield {"Effect": "Allow", "Action": sorted(actions), "Resource": list(arns)}
