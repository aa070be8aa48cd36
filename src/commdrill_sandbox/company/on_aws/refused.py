"""What AWS refuses, told as the company's own programs know it."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def refused_as_os_error() -> Iterator[None]:
    """Raises OSError: AWS did not take it, or was not there."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except (BotoCoreError, ClientError) as refused:
        raise ConnectionError(str(refused)) from refused
