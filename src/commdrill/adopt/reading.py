"""Read what is named, with the environment's own credentials and endpoint."""

from collections.abc import Mapping
from pathlib import Path

from commdrill.adopt.found import Found
from commdrill.adopt.source import Reach, read_sources
from commdrill.drivers.aws.access import AwsAccess
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.aws.session import Aws


def found_in(
    names: tuple[str, ...], environ: Mapping[str, str], here: Path, ledger: Ledger
) -> Found:
    """What the sources have; every call to AWS is on the ledger."""
    access = AwsAccess(
        region=environ.get("AWS_REGION") or environ.get("AWS_DEFAULT_REGION") or None,
        profile=environ.get("AWS_PROFILE") or None,
        endpoint_url=environ.get("AWS_ENDPOINT_URL") or None,
    )
    with Aws(access, ledger.page("init --from")) as aws:
        return read_sources(names, Reach(aws, here))
