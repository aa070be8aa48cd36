"""Every sabotage, by name."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from commdrill.errors import UsageError
from commdrill_sandbox.company.sabotage.of_api import API
from commdrill_sandbox.company.sabotage.of_aws import AWS
from commdrill_sandbox.company.sabotage.of_messages import CHAT, MAIL, SMS
from commdrill_sandbox.company.sabotage.of_responder import RESPONDER
from commdrill_sandbox.company.sabotage.of_status import STATUS
from commdrill_sandbox.company.sabotage.of_store import STORE
from commdrill_sandbox.company.sabotage.sabotage import Sabotage
from commdrill_sandbox.company.sabotage.sabotages import Sabotages

SABOTAGES: Mapping[str, Sabotage] = MappingProxyType(
    {each.name: each for each in (*STORE, *API, *STATUS, *MAIL, *SMS, *CHAT, *RESPONDER, *AWS)}
)


def sabotages_named(names: Iterable[str]) -> Sabotages:
    """The sabotages of these names, in this order.

    Raises:
        UsageError: there is none of that name.
    """
    return Sabotages(tuple(_named(name) for name in names))


def _named(name: str) -> Sabotage:
    if name in SABOTAGES:
        return SABOTAGES[name]
    near = get_close_matches(name, SABOTAGES, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(SABOTAGES)}"
    raise UsageError(f"there is no sabotage {name!r}: {hint}")
