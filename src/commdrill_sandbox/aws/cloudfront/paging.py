"""Lists as CloudFront has them: a page at a time; of tags, by their keys."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from commdrill_sandbox.aws.wire.call import Asked


def paged(
    asked: Asked, listed: Sequence[Any], name: Callable[[Any], str], most: int = 100
) -> Mapping[str, Any]:
    """So many as asked for (`most`, where nobody asked), after the one that the marker names."""
    marker, most = asked.input.get("Marker") or "", int(asked.input.get("MaxItems") or most)
    names = [name(one) for one in listed]
    start = names.index(marker) + 1 if marker in names else 0
    page, is_cut = list(listed[start : start + most]), start + most < len(listed)
    return {
        "Marker": marker,
        "MaxItems": most,
        "IsTruncated": is_cut,
        "NextMarker": names[start + most - 1] if is_cut and most else None,
        "Quantity": len(page),
        "Items": page or None,
    }


def by_id(one: Mapping[str, Any]) -> str:
    return str(one["Id"])


def by_name(one: Mapping[str, Any]) -> str:
    return str(one["Name"])


def tags_of(given: Mapping[str, Any]) -> Mapping[str, str]:
    """Tags, which it has as a list, by their keys; one may have no value."""
    return {tag["Key"]: tag.get("Value", "") for tag in given.get("Items", [])}
