"""Whether a message in a provider's list reached anybody."""

from collections.abc import Mapping

from commdrill.drivers.json_path import JsonPath
from commdrill.values import Json

# where providers say what became of a message, and how they say that nothing did
_WHERE = ("status", "state", "delivery_status", "deliveryStatus", "MessageStatus", "message_status")
_NOT = frozenset({
    "undelivered", "undeliverable", "not_delivered", "delivery_failed", "failed", "failure", "error",
    "rejected", "bounced", "bounce", "dropped", "expired", "canceled", "cancelled", "blocked", "invalid",
})  # fmt: skip


def is_delivered(item: Json, when: JsonPath | None) -> bool:
    """By the path that says so, or else unless its own status says that it was not.

    Raises:
        ValueError: the path cannot be looked up in it.
    """
    if when is None:
        return not (isinstance(item, Mapping) and any(map(_says_no, map(item.get, _WHERE))))
    return any(map(bool, when.find(item))) or any(one is item for one in when.find([item]))


def _says_no(status: Json) -> bool:
    return isinstance(status, str) and status.strip().lower().replace(" ", "_") in _NOT
