"""An application's channels: FCM, APNs and the others; on or off."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

PUSH: Mapping[str, str] = {
    "Gcm": "GCM", "Apns": "APNS", "ApnsSandbox": "APNS_SANDBOX", "ApnsVoip": "APNS_VOIP",
    "ApnsVoipSandbox": "APNS_VOIP_SANDBOX", "Adm": "ADM", "Baidu": "BAIDU",
}  # fmt: skip
_OTHERS: Mapping[str, str] = {"Sms": "SMS", "Voice": "VOICE"}
_Key = tuple[str, str, str]  # Region, application, channel type


@dataclass
class Channels:
    """Kept with whether they are on; credentials are never kept."""

    clock: Clock
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _known: dict[_Key, Output] = field(default_factory=dict)

    @property
    def operations(self) -> Mapping[str, Operation]:
        found: dict[str, Operation] = {}
        for name in {**PUSH, **_OTHERS}:
            found[f"Update{name}Channel"] = self.update
            found[f"Get{name}Channel"] = self.get
            found[f"Delete{name}Channel"] = self.delete
        return found

    def is_on(self, region: str, application: str, kind: str) -> bool:
        with self._lock:
            return bool(self._known.get((region, application, kind), {}).get("Enabled"))

    def update(self, asked: Asked) -> Output:
        key = _key(asked)
        given = next(v for name, v in asked.input.items() if name.endswith("ChannelRequest"))
        with self._lock:
            self._known[key] = told = self._described(key, given)
        return _answer(asked, told)

    def get(self, asked: Asked) -> Output:
        with self._lock:
            told = self._known.get(_key(asked))
        if told is None:
            raise Refusal("NotFoundException", "Resource not found", 404)
        return _answer(asked, told)

    def delete(self, asked: Asked) -> Output:
        with self._lock:
            told = self._known.pop(_key(asked), None)
        if told is None:
            raise Refusal("NotFoundException", "Resource not found", 404)
        return _answer(asked, told)

    def _described(self, key: _Key, given: Mapping[str, Any]) -> Output:
        now = self.clock.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")
        secrets = {"ApiKey", "ServiceJson", "Certificate", "TokenKey", "ClientId"} & set(given)
        return {
            "ApplicationId": key[1],
            "CreationDate": now,
            "LastModifiedDate": now,
            "Enabled": given.get("Enabled", False),
            "HasCredential": bool(secrets),
            "HasTokenKey": "TokenKey" in given,
            "HasFcmServiceCredentials": "ServiceJson" in given,
            "Credential": "",
            "Id": key[2].lower(),
            "IsArchived": False,
            "Platform": key[2],
            "Version": 1,
        }


def _key(asked: Asked) -> _Key:
    bare = asked.operation.removeprefix("Update").removeprefix("Get").removeprefix("Delete")
    kind = {**PUSH, **_OTHERS}[bare.removesuffix("Channel")]
    return asked.region, asked.input["ApplicationId"], kind


def _answer(asked: Asked, told: Output) -> Output:
    """The member that holds the answer is named after the channel: `GCMChannelResponse`."""
    kind = _key(asked)[2]
    name = "".join(_CASES.get(word, word.capitalize()) for word in kind.split("_"))
    return {f"{name}ChannelResponse": told}


_CASES = {"GCM": "GCM", "APNS": "APNS", "ADM": "ADM", "SMS": "SMS"}
