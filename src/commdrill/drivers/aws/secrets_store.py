"""`${ssm:…}` and `${secretsmanager:…}`: asked for at the last moment, and once."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from commdrill.drivers.aws.access import AwsAccess
from commdrill.drivers.aws.ledger import Page
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.network.host_guard import HostGuard
from commdrill.drivers.setting_references import Source
from commdrill.errors import DriverError, NotSet

AccessOf = Callable[[], AwsAccess]


def secret_sources(
    access: AccessOf, page: Page, guard: HostGuard | None = None
) -> Mapping[str, Source]:
    """Sources for both kinds; `access` is only worked out when a reference needs it."""

    @cache
    def parameter(name: str) -> str:
        with _told(f"${{ssm:{name}}}"), Aws(access(), page, guard) as aws:
            answer = aws.ask("ssm", "GetParameter", Name=name, WithDecryption=True)
            return str(answer["Parameter"]["Value"])

    @cache
    def secret(name: str) -> str:
        """`name`, or `name#key` where the secret is a JSON object."""
        secret_id, _, key = name.partition("#")
        said = f"${{secretsmanager:{name}}}"
        with _told(said), Aws(access(), page, guard) as aws:
            answer = aws.ask("secretsmanager", "GetSecretValue", SecretId=secret_id)
        if "SecretString" not in answer:
            raise NotSet(f"{said} is binary: only text can be a setting")
        text = str(answer["SecretString"])
        return _part(text, key, said) if key else text

    return {"ssm": _by_name(parameter), "secretsmanager": _by_name(secret)}


def _by_name(look_up: Callable[[str], str]) -> Source:
    def source(name: str, _: Path) -> str:
        return look_up(name)

    return source


@contextmanager
def _told(reference: str) -> Iterator[None]:
    try:
        yield
    except DriverError as why:
        raise NotSet(f"{reference} cannot be read: {why}") from why


def _part(text: str, key: str, said: str) -> str:
    """A value in a JSON object; nothing of the secret is quoted."""
    try:
        document = json.loads(text)
    except ValueError:
        raise NotSet(f"{said}: the secret is no JSON object, so it has no {key!r}") from None
    if not isinstance(document, dict) or key not in document:
        raise NotSet(f"{said}: the secret has no {key!r}")
    value = document[key]
    return value if isinstance(value, str) else json.dumps(value)
