"""What an answer of the company on AWS says of whoever should have given it."""

from collections.abc import Iterable

from commdrill_sandbox.company.on_aws.storefront import PAGE_KIND, Kind
from commdrill_sandbox.company.premises import Mode

_OF_KIND = {Kind.OUTAGE: Mode.OUTAGE, Kind.MAINTENANCE: Mode.MAINTENANCE}


def seen_mode(status: int, headers: Iterable[tuple[str, str]]) -> Mode | None:
    """By the page that is shown; where there is none, by the status. None: nobody is there."""
    kind = next((value for name, value in headers if name.lower() == PAGE_KIND), None)
    if kind:
        return _OF_KIND.get(Kind(kind))
    match status:
        case 0 | 502 | 504:
            return None
        case 429:
            return Mode.DEGRADED
    return Mode.OUTAGE if status >= 400 else Mode.NORMAL
