"""Services that moto does not know, as far as one fault needs them: their protocol over real HTTP."""

import json
from http.server import BaseHTTPRequestHandler
from typing import Any

from commdrill.testing import LocalWeb, reply

JSON = {"Content-Type": "application/json"}


class Service:
    """A service of AWS on a port of its own."""

    def __init__(self) -> None:
        self.web = LocalWeb()

    @property
    def settings(self) -> dict[str, str]:
        """An environment's `aws`."""
        return {"region": "us-east-1", "endpoint_url": self.web.url().rstrip("/")}

    def asked(self) -> dict[str, Any]:
        """The body of the request that is being answered."""
        found: dict[str, Any] = json.loads(self.web.asked[-1].body or b"{}")
        return found

    @staticmethod
    def tell(handler: BaseHTTPRequestHandler, document: object, status: int = 200) -> None:
        reply(status, json.dumps(document).encode(), JSON)(handler)

    @staticmethod
    def refuse(handler: BaseHTTPRequestHandler, code: str, status: int = 404) -> None:
        told = json.dumps({"message": code}).encode()
        reply(status, told, {**JSON, "x-amzn-errortype": code})(handler)


class RecoveryCluster(Service):
    """ARC's data plane: one routing control."""

    def __init__(self) -> None:
        super().__init__()
        self.state = "On"
        self.web.routes["/"] = self._answer

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        if handler.headers["X-Amz-Target"].endswith(".UpdateRoutingControlState"):
            self.state = self.asked()["RoutingControlState"]
            self.tell(handler, {})
        else:
            arn = self.asked()["RoutingControlArn"]
            self.tell(handler, {"RoutingControlArn": arn, "RoutingControlState": self.state})


class KeyValueStore(Service):
    """CloudFront's KeyValueStore: keys, and an ETag that changes with each write."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: dict[str, str] = {"other": "1"}
        self.version = 1
        store = "/key-value-stores/" + STORE.replace(":", "%3A").replace("/", "%2F")
        self.web.routes[store] = self._describe
        self.web.routes[f"{store}/keys/maintenance"] = self._key

    def _describe(self, handler: BaseHTTPRequestHandler) -> None:
        about = {"ItemCount": 1, "TotalSizeInBytes": 1, "KvsARN": STORE, "Created": 0}
        headers = {**JSON, "ETag": f"v{self.version}"}
        reply(200, json.dumps(about).encode(), headers)(handler)

    def _key(self, handler: BaseHTTPRequestHandler) -> None:
        if handler.command == "GET" and "maintenance" not in self.keys:
            self.refuse(handler, "ResourceNotFoundException")
            return
        if handler.command != "GET":
            if handler.headers["If-Match"] != f"v{self.version}":
                self.refuse(handler, "ConflictException", 409)
                return
            self.version += 1
        if handler.command == "PUT":
            self.keys["maintenance"] = self.asked()["Value"]
        elif handler.command == "DELETE":
            self.keys.pop("maintenance", None)
        value = self.keys.get("maintenance", "")
        about = {"Key": "maintenance", "Value": value, "ItemCount": 1, "TotalSizeInBytes": 1}
        headers = {**JSON, "ETag": f"v{self.version}"}
        reply(200, json.dumps(about).encode(), headers)(handler)


STORE = "arn:aws:cloudfront::111122223333:key-value-store/a1"


class FaultInjection(Service):
    """FIS: one template, its experiments, and the safety lever."""

    def __init__(self) -> None:
        super().__init__()
        self.lever = "disengaged"
        self.experiments: dict[str, str] = {}
        self.web.routes["/safetyLevers/default"] = self._lever
        self.web.routes["/experimentTemplates/EXT1"] = self._template
        self.web.routes["/experiments"] = self._experiments

    def _lever(self, handler: BaseHTTPRequestHandler) -> None:
        state = {"status": self.lever, "reason": "a real event"}
        self.tell(handler, {"safetyLever": {"id": "default", "state": state}})

    def _template(self, handler: BaseHTTPRequestHandler) -> None:
        self.tell(handler, {"experimentTemplate": {"id": "EXT1"}})

    def _experiments(self, handler: BaseHTTPRequestHandler) -> None:
        if handler.command == "POST":
            uid = f"EXP{len(self.experiments) + 1}"
            self.experiments[uid] = "running"
            self.web.routes[f"/experiments/{uid}"] = self._experiment
            self.tell(handler, {"experiment": self._shown(uid)})
        else:
            self.tell(handler, {"experiments": [self._shown(uid) for uid in self.experiments]})

    def _experiment(self, handler: BaseHTTPRequestHandler) -> None:
        uid = handler.path.rpartition("/")[2]
        if handler.command == "DELETE":
            self.experiments[uid] = "stopped"
        self.tell(handler, {"experiment": self._shown(uid)})

    def _shown(self, uid: str) -> dict[str, Any]:
        state = {"status": self.experiments[uid]}
        return {"id": uid, "experimentTemplateId": "EXT1", "state": state}
