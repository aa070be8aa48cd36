"""Stages of API Gateway that stand behind an address, however it leads to them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from commdrill.documents.host import THIS_MACHINE
from commdrill.drivers.aws.faults.distribution import Config
from commdrill.drivers.aws.preflight.served_names import served_as
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.aws.trouble import AwsRefused
from commdrill.record.events import FindingMade, Severity


@dataclass(frozen=True)
class StageOfApi:
    """A stage; `region` is None for that of whoever asks."""

    api: str
    region: str | None
    stage: str


def may_be_a_name(host: str) -> bool:
    """Whether a distribution or an API may have it: this machine is none, an API's own is known."""
    return host not in THIS_MACHINE and ".execute-api." not in host


def stages_of_urls(urls: Iterable[str]) -> Iterator[StageOfApi]:
    """Of each URL that is `https://API.execute-api.REGION.…/STAGE/…`."""
    for parts in map(urlsplit, urls):
        yield from _of_host(parts.hostname or "", parts.path)


def stages_of_origins(config: Config) -> Iterator[StageOfApi]:
    """Of a distribution's origins; the origin path is the stage."""
    for one in config["Origins"].get("Items", []):
        yield from _of_host(str(one["DomainName"]), str(one.get("OriginPath", "")))


def _of_host(host: str, path: str) -> Iterator[StageOfApi]:
    labels = host.split(".")
    stage = path.lstrip("/").partition("/")[0]
    if len(labels) >= 4 and labels[1] == "execute-api" and stage:
        yield StageOfApi(labels[0], labels[2], stage)


def stages_of_domains(aws: Aws, hosts: Iterable[str]) -> Iterator[StageOfApi | FindingMade]:
    """Of API Gateway's own domain names among these hosts."""
    wanted = frozenset(filter(may_be_a_name, hosts))
    try:
        for name in sorted(_named(wanted, tuple(_domains(aws)))) if wanted else ():
            answer = aws.ask("apigateway", "GetBasePathMappings", domainName=name, limit=500)
            for one in answer.get("items", []):
                yield StageOfApi(one["restApiId"], None, one.get("stage", ""))
    except AwsRefused as refused:
        text = f"which APIs have domain names of their own could not be read: {refused}"
        yield FindingMade("aws-setup-unread", text, Severity.WARNING)


def _named(hosts: Iterable[str], domains: tuple[str, ...]) -> Iterator[str]:
    """The domain names that serve these hosts, each once."""
    yield from dict.fromkeys(name for one in hosts if (name := served_as(one, domains)))


def _domains(aws: Aws) -> Iterator[str]:
    position: dict[str, str] = {}
    while True:
        answer = aws.ask("apigateway", "GetDomainNames", limit=500, **position)
        yield from (one["domainName"] for one in answer.get("items", []))
        if not answer.get("position"):
            return
        position = {"position": answer["position"]}
