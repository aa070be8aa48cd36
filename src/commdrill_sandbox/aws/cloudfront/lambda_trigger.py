"""Where a Lambda@Edge function stands, and what it says that cannot be carried out."""

from enum import StrEnum


class Trigger(StrEnum):
    """Where a function stands."""

    VIEWER_REQUEST = "viewer-request"
    ORIGIN_REQUEST = "origin-request"
    ORIGIN_RESPONSE = "origin-response"
    VIEWER_RESPONSE = "viewer-response"

    @property
    def is_of_viewer(self) -> bool:
        return self in {Trigger.VIEWER_REQUEST, Trigger.VIEWER_RESPONSE}

    @property
    def largest(self) -> int:
        """Bytes that a function may be told of a body, or may answer, headers included."""
        return 40 << 10 if self.is_of_viewer else 1 << 20


class Invalid(Exception):
    """What a function said cannot be carried out; the text says why."""
