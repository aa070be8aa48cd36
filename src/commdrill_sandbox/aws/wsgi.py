"""What passes between the door of the embedded AWS and what stands behind it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
