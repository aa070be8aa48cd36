"""What a function gives back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Returned:
    """`failed`: it ended with an unhandled error, told in `payload`; `log`: what it wrote last."""

    payload: bytes
    failed: bool = False
    version: str = "$LATEST"
    log: bytes = b""


def failure(kind: str, message: str) -> Returned:
    """How Lambda tells of an unhandled error."""
    document: Mapping[str, Any] = {"errorMessage": message, "errorType": kind}
    return Returned(json.dumps(document).encode(), failed=True)
