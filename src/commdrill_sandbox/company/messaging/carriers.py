"""Takes notices to their channels, from the first Region that accepts them."""

import http.client
import json
import queue
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from commdrill.documents.plan import ChannelType
from commdrill_sandbox.company.messaging.chat import ChatLog, ChatPost
from commdrill_sandbox.company.outgoing import Notice

_PATIENCE = 30.0  # seconds: who asks stands still for some when its machine does
Carry = Callable[[Notice], None]


@dataclass(frozen=True)
class Routes:
    """The ways out: by Region for mail and SMS; chat by channel, as host:port and path.

    A way that does not take a notice raises OSError.
    """

    mail: Mapping[str, Carry]
    sms: Mapping[str, Carry]
    chat: str
    chat_paths: Mapping[str, str]


class Carriers:
    """One thread a kind of channel, so that a long list of mails holds nothing else up."""

    def __init__(self, routes: Routes, chat_log: ChatLog) -> None:
        self._routes = routes
        self._chat_log = chat_log
        kinds = (ChannelType.EMAIL, ChannelType.SMS, ChannelType.WEBHOOK)
        self._queues: dict[ChannelType, queue.Queue[Notice | None]] = {
            kind: queue.Queue() for kind in kinds
        }
        self._threads = [
            threading.Thread(target=self._carry_all, args=(kind,), name=f"{kind}s", daemon=True)
            for kind in kinds
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        for waiting in self._queues.values():
            waiting.put(None)
        for thread in self._threads:
            thread.join()

    def take(self, notice: Notice) -> None:
        """Carry a notice as soon as those before it are on their way."""
        by_phone = notice.kind in (ChannelType.SMS, ChannelType.PUSH, ChannelType.VOICE)
        self._queues[ChannelType.SMS if by_phone else notice.kind].put(notice)

    def _carry_all(self, kind: ChannelType) -> None:
        carry = {
            ChannelType.EMAIL: self._mail,
            ChannelType.SMS: self._sms,
            ChannelType.WEBHOOK: self._chat,
        }[kind]
        while (notice := self._queues[kind].get()) is not None:
            carry(notice)

    def _mail(self, notice: Notice) -> None:
        _first_to_accept(self._routes.mail, notice)

    def _sms(self, notice: Notice) -> None:
        _first_to_accept(self._routes.sms, notice)

    def _chat(self, notice: Notice) -> None:
        path = self._routes.chat_paths.get(notice.step.channel, "/")
        body = notice.html or json.dumps({"text": notice.text}, ensure_ascii=False)
        try:
            _post(self._routes.chat, path, body)
        except OSError:
            heard = False
        else:
            heard = True
        self._chat_log.note(ChatPost(notice.text, datetime.now(UTC), heard))


def _first_to_accept(ways: Mapping[str, Carry], notice: Notice) -> None:
    """Fail over from Region to Region, in the order the plan names them."""
    known = [ways[region] for region in notice.regions if region in ways]
    for carry in known or ways.values():
        try:
            carry(notice)
        except OSError:
            continue
        return


def send_text(endpoint: str, notice: Notice) -> None:
    """Hand a notice to an SMS provider's endpoint. OSError: it was not taken."""
    message = {"to": notice.address, "body": notice.text, "kind": notice.kind.value}
    _post(endpoint.removeprefix("http://"), "/messages", json.dumps(message, ensure_ascii=False))


def _post(host: str, path: str, body: str) -> None:
    connection = http.client.HTTPConnection(host, timeout=_PATIENCE)
    try:
        connection.request("POST", path, body.encode(), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
    except http.client.HTTPException as problem:
        raise ConnectionError(str(problem)) from problem
    finally:
        connection.close()
    if answer.status >= 300:
        raise ConnectionError(f"answered {answer.status}")
