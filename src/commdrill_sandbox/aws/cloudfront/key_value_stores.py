"""Key value stores: made by the control plane, filled by a data plane of their own."""

import itertools
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from werkzeug.wrappers import Request, Response

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.cloudfront.paging import by_name, paged, tags_of
from commdrill_sandbox.aws.cloudfront.policies import Users, check_version
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal
from commdrill_sandbox.aws.wire.service import Service

_LARGEST_STORE, _LONGEST_VALUE, _LONGEST_KEY = 5 << 20, 1024, 512  # bytes


@dataclass(frozen=True)
class KeyValueStore:
    """A store as it stands. `etag` is the control plane's, `data_etag` the data plane's."""

    id: str
    name: str
    comment: str
    made: datetime
    changed: datetime
    etag: str
    data_etag: str
    pairs: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)

    @property
    def arn(self) -> str:
        return f"arn:aws:cloudfront::{ACCOUNT}:key-value-store/{self.id}"

    @property
    def size(self) -> int:
        return sum(len(k.encode()) + len(v.encode()) for k, v in self.pairs.items())


class KeyValueStores:
    """All of them, by name; safe from any thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock, self._numbers = threading.RLock(), itertools.count(1)
        self._known: dict[str, KeyValueStore] = {}

    def named(self, name: str) -> KeyValueStore:
        try:
            return self._known[name]
        except KeyError:
            raise Refusal("EntityNotFound", f"no store is called {name!r}") from None

    def by_arn(self, arn: str) -> KeyValueStore:
        found = next((store for store in self._known.values() if store.arn == arn), None)
        if found is None:
            raise Refusal("ResourceNotFoundException", f"there is no store {arn!r}")
        return found

    def by_id(self, store_id: str) -> KeyValueStore | None:
        return next((store for store in self._known.values() if store.id == store_id), None)

    def all(self) -> tuple[KeyValueStore, ...]:
        return tuple(self._known.values())

    def create(self, name: str, comment: str) -> KeyValueStore:
        with self._lock:
            if name in self._known:
                raise Refusal("EntityAlreadyExists", f"{name!r} is taken")
            number, now = next(self._numbers), self._clock.now()
            made = KeyValueStore(
                f"00000000-0000-4000-8000-{number:012x}", name, comment, now, now,
                self._etag(), self._etag(),
            )  # fmt: skip
            self._known[name] = made
            return made

    def tag(self, arn: str, tags: Mapping[str, str]) -> None:
        """With these for all that it had."""
        with self._lock:
            self._keep(replace(self.by_arn(arn), tags=tags))

    def comment(self, name: str, comment: str, if_match: str | None) -> KeyValueStore:
        with self._lock:
            known = self.named(name)
            check_version(known.etag, if_match)
            return self._keep(replace(known, comment=comment, etag=self._etag()))

    def delete(self, name: str, if_match: str | None) -> None:
        with self._lock:
            check_version(self.named(name).etag, if_match)
            del self._known[name]

    def change(
        self, arn: str, puts: Mapping[str, str], deletes: frozenset[str], if_match: str | None
    ) -> KeyValueStore:
        """All of it or nothing.

        Raises:
            Refusal: not that version, a key that is not there, or too large.
        """
        with self._lock:
            known = self.by_arn(arn)
            if if_match != known.data_etag:
                raise Refusal("ConflictException", "If-Match is not the store's ETag")
            if missing := sorted(deletes - set(known.pairs)):
                raise Refusal("ResourceNotFoundException", f"there is no key {missing[0]!r}")
            kept = {k: v for k, v in known.pairs.items() if k not in deletes} | dict(puts)
            changed = replace(known, pairs=kept, data_etag=self._etag())
            _check_size(changed)
            return self._keep(changed)

    def _keep(self, store: KeyValueStore) -> KeyValueStore:
        self._known[store.name] = replace(store, changed=self._clock.now())
        return self._known[store.name]

    def _etag(self) -> str:
        return f"KV{next(self._numbers):X}EMBEDDED"


def _check_size(store: KeyValueStore) -> None:
    for key, value in store.pairs.items():
        if not key or len(key.encode()) > _LONGEST_KEY or len(value.encode()) > _LONGEST_VALUE:
            raise Refusal("ValidationException", f"{key[:80]!r} or its value is too long")
    if store.size > _LARGEST_STORE:
        raise Refusal("ServiceQuotaExceededException", "a store holds 5 MB")


class KeyValueStoreControl:
    """Their operations in CloudFront's own API. `users`: which functions have one, by its ARN."""

    def __init__(self, stores: KeyValueStores, users: Users) -> None:
        self._stores, self._users = stores, users
        self.operations: Mapping[str, Operation] = {
            "CreateKeyValueStore": self._create,
            "DescribeKeyValueStore": lambda asked: _told(stores.named(asked.input["Name"])),
            "ListKeyValueStores": self._list,
            "UpdateKeyValueStore": self._update,
            "DeleteKeyValueStore": self._delete,
        }

    def _create(self, asked: Asked) -> Output:
        if "ImportSource" in asked.input:
            raise Refusal("UnsupportedOperation", "the embedded AWS imports no store")
        made = self._stores.create(asked.input["Name"], asked.input.get("Comment", ""))
        self._stores.tag(made.arn, tags_of(asked.input.get("Tags") or {}))
        location = f"https://cloudfront.amazonaws.com/2020-05-31/key-value-store/{made.name}"
        return {**_told(made), "Location": location}

    def _list(self, asked: Asked) -> Output:
        listed = [_shown(store) for store in self._stores.all()]
        return {"KeyValueStoreList": paged(asked, listed, by_name, 50)}

    def _update(self, asked: Asked) -> Output:
        comment = asked.input.get("Comment", "")
        return _told(self._stores.comment(asked.input["Name"], comment, asked.input.get("IfMatch")))

    def _delete(self, asked: Asked) -> Output:
        if users := self._users(self._stores.named(asked.input["Name"]).arn):
            raise Refusal("CannotDeleteEntityWhileInUse", f"function {users[0]} has it")
        self._stores.delete(asked.input["Name"], asked.input.get("IfMatch"))
        return {}


def _told(store: KeyValueStore) -> dict[str, Any]:
    return {"KeyValueStore": _shown(store), "ETag": store.etag}


def _shown(store: KeyValueStore) -> dict[str, Any]:
    return {
        "Name": store.name,
        "Id": store.id,
        "Comment": store.comment or None,
        "ARN": store.arn,
        "Status": "READY",
        "LastModifiedTime": store.changed,
    }


class KeyValueData:
    """The plane of `cloudfront-keyvaluestore`: `/key-value-stores/ARN/…`, under any host."""

    def __init__(self, stores: KeyValueStores) -> None:
        self._stores = stores
        operations: Mapping[str, Operation] = {
            "DescribeKeyValueStore": self._describe,
            "GetKey": self._get,
            "ListKeys": self._list,
            "PutKey": self._put,
            "DeleteKey": self._delete,
            "UpdateKeys": self._update,
        }
        name = "cloudfront-keyvaluestore"
        self._service = Service(name, name, operations, None)

    def answer(self, request: Request) -> Response | None:
        if not request.path.startswith("/key-value-stores/"):
            return None
        return self._service.carried_out(request, "")

    def _describe(self, asked: Asked) -> Output:
        store = self._stores.by_arn(asked.input["KvsARN"])
        times = {"Created": store.made, "LastModified": store.changed}
        return {**_counted(store), **times, "KvsARN": store.arn, "Status": "READY"}

    def _get(self, asked: Asked) -> Output:
        store, key = self._stores.by_arn(asked.input["KvsARN"]), asked.input["Key"]
        if key not in store.pairs:
            raise Refusal("ResourceNotFoundException", f"there is no key {key!r}")
        return {**_counted(store), "Key": key, "Value": store.pairs[key]}

    def _list(self, asked: Asked) -> Output:
        pairs = sorted(self._stores.by_arn(asked.input["KvsARN"]).pairs.items())
        start = _number(asked.input.get("NextToken"), 0)
        most = _number(asked.input.get("MaxResults"), 10)
        page = [{"Key": key, "Value": value} for key, value in pairs[start : start + most]]
        more = {"NextToken": str(start + most)} if start + most < len(pairs) else {}
        return {"Items": page, **more}

    def _put(self, asked: Asked) -> Output:
        return self._change(asked, {asked.input["Key"]: asked.input.get("Value", "")}, frozenset())

    def _delete(self, asked: Asked) -> Output:
        return self._change(asked, {}, frozenset({asked.input["Key"]}))

    def _update(self, asked: Asked) -> Output:
        puts = {pair["Key"]: pair["Value"] for pair in asked.input.get("Puts", [])}
        deletes = frozenset(item["Key"] for item in asked.input.get("Deletes", []))
        return self._change(asked, puts, deletes)

    def _change(self, asked: Asked, puts: Mapping[str, str], deletes: frozenset[str]) -> Output:
        return _counted(
            self._stores.change(asked.input["KvsARN"], puts, deletes, asked.input.get("IfMatch"))
        )


def _number(given: object, default: int) -> int:
    text = str(default if given is None else given)
    if not text.isdecimal():
        raise Refusal("ValidationException", f"{text[:80]!r} is no number of keys")
    return int(text)


def _counted(store: KeyValueStore) -> dict[str, Any]:
    return {
        "ItemCount": len(store.pairs),
        "TotalSizeInBytes": store.size,
        "ETag": store.data_etag,
    }
