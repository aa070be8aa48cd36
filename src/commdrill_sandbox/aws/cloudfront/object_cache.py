"""What the edge keeps."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, replace

from commdrill_sandbox.aws.cloudfront.content import Content
from commdrill_sandbox.aws.cloudfront.viewer import CacheKey

_MOST = 4096  # objects; the oldest go first


@dataclass(frozen=True)
class Kept:
    """An object or an error. Times are the clock's seconds.

    `retry_at`: until then it stands in for an origin that failed, and nobody asks that again.
    """

    content: Content
    stored_at: float
    expires_at: float
    is_error: bool = False
    retry_at: float = 0.0

    def is_fresh(self, now: float) -> bool:
        return now < self.expires_at


class ObjectCache:
    """Safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[CacheKey, Kept] = OrderedDict()

    def get(self, key: CacheKey) -> Kept | None:
        with self._lock:
            return self._kept.get(key)

    def put(self, key: CacheKey, kept: Kept) -> None:
        with self._lock:
            self._kept[key] = kept
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)

    def drop(self, key: CacheKey) -> None:
        with self._lock:
            self._kept.pop(key, None)

    def stand_in(self, key: CacheKey, kept: Kept, until: float) -> None:
        """Let a stale object stand in for its origin for a while."""
        self.put(key, replace(kept, retry_at=until))
