"""Changes of a function's reserved concurrency, and of functions themselves, on their way to moto."""

import re
from dataclasses import dataclass

from werkzeug import Request, Response

from commdrill.sandbox.aws.front import forwarded
from commdrill.sandbox.aws.functions.functions import Functions
from commdrill.sandbox.aws.request import raw_path, service_call
from commdrill.sandbox.aws.wsgi import Wsgi

_PATH = re.compile(r"/\d{4}-\d\d-\d\d/functions/[^/]+(?:/concurrency)?/?")


@dataclass(frozen=True)
class Concurrency:
    """The plane that lets them pass and then has the limits read anew."""

    functions: Functions
    store: Wsgi

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        if call is None or call.service != "lambda" or request.method == "GET":
            return None
        if _PATH.fullmatch(raw_path(request)) is None:
            return None
        answer = forwarded(request, self.store)
        self.functions.forget_limits()
        return answer
