"""SMS: a provider's endpoint in each Region, and the telephones their messages reach."""

import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from commdrill_sandbox.company.premises import Premises
from commdrill_sandbox.company.serving import Answer, Request, Site, json_answer


@dataclass(frozen=True)
class Text:
    """A message on a telephone. `kind`: sms, push or voice."""

    id: str
    to: str
    body: str
    kind: str
    region: str
    received_at: str


class Phones:
    """All test telephones; their messages in the order in which they came."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._texts: list[Text] = []

    def receive(self, to: str, body: str, kind: str, region: str) -> Text:
        with self._lock:
            at = datetime.now(UTC).isoformat(timespec="milliseconds")
            text = Text(f"SM{len(self._texts) + 1:06}", to, body, kind, region, at)
            self._texts.append(text)
            return text

    def texts(self) -> tuple[Text, ...]:
        with self._lock:
            return tuple(self._texts)

    def site(self, request: Request) -> Answer:
        """`GET /messages`, all or of one `?kind=` or `?to=`."""
        if request.path != "/messages":
            return json_answer({"error": "see /messages"}, 404)
        wanted = {name: request.args[name] for name in ("kind", "to") if name in request.args}
        return json_answer({"messages": [_listed(t) for t in self.texts() if _fits(t, wanted)]})


def sms_provider(region: str, phones: Phones, premises: Premises) -> Site:
    """One Region's endpoint: `POST /messages {"to", "body", "kind"}`."""

    def site(request: Request) -> Answer:
        if not premises.region_is_up(region):
            return json_answer({"error": "unavailable"}, 503)
        if request.method != "POST" or request.path != "/messages":
            return json_answer({"error": "POST /messages"}, 404)
        sent = request.json
        if not sent.get("to") or not sent.get("body"):
            return json_answer({"error": "to and body are needed"}, 400)
        kind = str(sent.get("kind", "sms"))
        text = phones.receive(str(sent["to"]), str(sent["body"]), kind, region)
        return json_answer(_listed(text), 201)

    return site


def _listed(text: Text) -> dict[str, str]:
    return asdict(text)


def _fits(text: Text, wanted: Mapping[str, str]) -> bool:
    return all(getattr(text, name) == value for name, value in wanted.items())
