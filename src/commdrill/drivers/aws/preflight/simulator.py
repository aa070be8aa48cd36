"""Addresses of AWS's simulators: what is sent there reaches nobody."""

from email.utils import parseaddr

_MAIL = "@simulator.amazonses.com"
# End User Messaging's destinations, success and failure: "Simulator phone numbers", its user guide
_NUMBERS = frozenset(
    {"+14254147755", "+14254147167", "+61455944038", "+61455944039", "+33755512501",
     "+33755512502", "+4525919410", "+4525919215"}
)  # fmt: skip


def is_simulated(address: str) -> bool:
    """Whether an address is one of a simulator."""
    return plain_address(address).endswith(_MAIL) or address in _NUMBERS


def plain_address(address: str) -> str:
    """`ana@…` of `Ana <ana@…>`, lower case; a number or a token stays as it is."""
    return parseaddr(address)[1].lower() if "@" in address else address
