"""Lists of API Gateway's, by the page where somebody asks so: moto tells all at once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.wire.refusal import Refusal
from commdrill_sandbox.aws.wire.service import Asked, Operation

_LISTS = (
    "GetApiKeys", "GetAuthorizers", "GetDeployments", "GetDomainNames", "GetModels",
    "GetRequestValidators", "GetResources", "GetRestApis", "GetUsagePlans",
)  # fmt: skip
_MOST = 500


@dataclass(frozen=True)
class Paging:
    """A position is the number of those that were told before."""

    store: Wsgi

    @property
    def operations(self) -> Mapping[str, Operation]:
        return dict.fromkeys(_LISTS, self.page)

    def page(self, asked: Asked) -> Response:
        answer = forwarded(asked.request, self.store)
        document: Any = answer.get_json(force=True, silent=True)
        if answer.status_code < 300 and asked.input.keys() & {"limit", "position"}:
            told = document.get("item", [])
            answer.set_data(json.dumps({**document, **_part(told, asked.input)}))
        return answer


def _part(told: Sequence[Any], given: Mapping[str, Any]) -> Mapping[str, Any]:
    first, most = str(given.get("position", 0)), given.get("limit", _MOST)
    if not first.isdecimal():
        raise Refusal("BadRequestException", f"Invalid position parameter: {first}")
    start = int(first)
    end = start + most
    return {"item": told[start:end], **({"position": str(end)} if end < len(told) else {})}
