"""Tags as CloudFront's API lists them."""

from collections.abc import Mapping
from typing import Any


def tags_of(given: Mapping[str, Any]) -> Mapping[str, str]:
    """By their keys; one may have no value."""
    return {tag["Key"]: tag.get("Value", "") for tag in given.get("Items", [])}
