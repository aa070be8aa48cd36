"""Says what is affected, by the name customers know it by."""

from collections.abc import Iterator

from commdrill.wording.policy.finding import Policy
from commdrill.wording.seen import folded

CODE = "no-affected"


def objections(text: str, _language: str, policy: Policy) -> Iterator[str]:
    """One, where none of the affected names is said."""
    said = folded(text).casefold()
    names = [folded(name) for name in policy.affected]
    if names and not any(name.casefold() in said for name in names):
        listed = " or ".join(f"'{name}'" for name in names)
        yield f"what is affected is not named: say {listed}"
