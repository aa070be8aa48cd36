"""Where functions leave what they have to say of custom resources."""

import secrets
import threading
from typing import Final

from werkzeug import Request, Response

_FOLDER: Final = "/cloudformation-custom-resource-response/"
_LARGEST = 4096  # bytes of an answer


class Postbox:
    """A plane: each question has an address of its own, to which its answer is put once."""

    def __init__(self, endpoint_url: str) -> None:
        self._endpoint_url, self._lock = endpoint_url, threading.Lock()
        self._answers: dict[str, bytes | None] = {}

    def opened(self) -> str:
        """A new address."""
        path = f"{_FOLDER}{secrets.token_urlsafe(24)}"
        with self._lock:
            self._answers[path] = None
        return f"{self._endpoint_url}{path}"

    def emptied(self, address: str) -> bytes | None:
        """What was put there, if anything was; nothing can be from now on."""
        with self._lock:
            return self._answers.pop(address.removeprefix(self._endpoint_url))

    def answer(self, request: Request) -> Response | None:
        if not request.path.startswith(_FOLDER):
            return None
        said = request.get_data()
        if request.method != "PUT" or len(said) > _LARGEST:
            return Response(status=400)
        with self._lock:
            if request.path not in self._answers:
                return Response(status=403)
            self._answers[request.path] = self._answers[request.path] or said
        return Response()
