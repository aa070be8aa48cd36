"""CloudFront Functions: written, tested, published. Running them is `function_runtime`'s."""

import itertools
import json
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.cloudfront.function_runtime import FunctionFailed, run
from commdrill_sandbox.aws.cloudfront.key_value_stores import KeyValueStores
from commdrill_sandbox.aws.cloudfront.paging import by_name, paged
from commdrill_sandbox.aws.cloudfront.policies import Users, check_version
from commdrill_sandbox.aws.cloudfront.rules import items
from commdrill_sandbox.aws.plane import Json
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_LARGEST = 10 << 10  # bytes of code


@dataclass(frozen=True)
class Draft:
    """One stage of a function."""

    config: Mapping[str, Any]
    code: bytes
    etag: str
    changed: datetime


@dataclass(frozen=True)
class Function:
    """A function in its two stages; `live` is None until it is published."""

    name: str
    made: datetime
    development: Draft
    live: Draft | None = None

    @property
    def arn(self) -> str:
        return f"arn:aws:cloudfront::{ACCOUNT}:function/{self.name}"

    def stage(self, name: str | None) -> Draft:
        found = self.live if name == "LIVE" else self.development
        if found is None:
            raise Refusal("NoSuchFunctionExists", f"{self.name!r} is not published")
        return found


class Functions:
    """All of them; safe from any thread. `users`: which distributions have one, by its ARN."""

    def __init__(self, clock: Clock, stores: KeyValueStores, users: Users) -> None:
        self._clock, self._stores, self._users = clock, stores, users
        self._lock, self._numbers = threading.Lock(), itertools.count(1)
        self._known: dict[str, Function] = {}
        self.operations: Mapping[str, Operation] = {
            "CreateFunction": self._create,
            "DescribeFunction": self._describe,
            "GetFunction": self._get,
            "ListFunctions": self._list,
            "UpdateFunction": self._update,
            "PublishFunction": self._publish,
            "DeleteFunction": self._delete,
            "TestFunction": self._test,
        }

    def run_live(self, arn: str, event: Mapping[str, Any]) -> Json:
        """What the published function makes of a request.

        Raises:
            FunctionFailed: it is not there, throws, or returns nothing that can be used.
        """
        live = self._live(arn)
        if live is None:
            raise FunctionFailed(f"{arn} is not published")
        return self._run(live, event)

    def check_published(self, arns: Iterable[str]) -> None:
        """Refuse to have behaviours run what is not there, or not published.

        Raises:
            Refusal: under the code that CloudFront uses.
        """
        for arn in arns:
            if self._live(arn) is None:
                raise Refusal("InvalidFunctionAssociation", f"no published function is {arn!r}")

    def users_of_store(self, arn: str) -> tuple[str, ...]:
        """The functions that read a store, by their names, in either of their stages."""
        return tuple(
            one.name
            for one in self._known.values()
            for draft in (one.development, one.live)
            if draft and arn in _stores_of(draft)
        )

    def _live(self, arn: str) -> Draft | None:
        return next((f.live for f in self._known.values() if f.arn == arn), None)

    def _run(self, draft: Draft, event: Mapping[str, Any]) -> Json:
        names = (arn.rpartition("/")[2] for arn in _stores_of(draft))
        stores = {s.id: s.pairs for name in names if (s := self._stores.by_id(name))}
        return run(draft.code.decode(errors="replace"), event, stores)

    def _named(self, name: str) -> Function:
        try:
            return self._known[name]
        except KeyError:
            raise Refusal("NoSuchFunctionExists", f"no function is {name!r}") from None

    def _draft(self, asked: Asked) -> Draft:
        code = asked.input["FunctionCode"]
        if len(code) > _LARGEST:
            raise Refusal("FunctionSizeLimitExceeded", "a function's code has at most 10 KB")
        for link in items(asked.input["FunctionConfig"].get("KeyValueStoreAssociations", {})):
            if self._stores.by_id(link["KeyValueStoreARN"].rpartition("/")[2]) is None:
                raise Refusal("InvalidArgument", f"no store is {link['KeyValueStoreARN']!r}")
        etag = f"EF{next(self._numbers):X}EMBEDDED"
        return Draft(asked.input["FunctionConfig"], code, etag, self._clock.now())

    def _create(self, asked: Asked) -> Output:
        with self._lock:
            if asked.input["Name"] in self._known:
                raise Refusal("FunctionAlreadyExists", f"{asked.input['Name']!r} is taken")
            made = Function(asked.input["Name"], self._clock.now(), self._draft(asked))
            self._known[made.name] = made
        location = f"https://cloudfront.amazonaws.com/2020-05-31/function/{made.arn}"
        return {**self._told(made, None), "Location": location}

    def _describe(self, asked: Asked) -> Output:
        return self._told(self._named(asked.input["Name"]), asked.input.get("Stage"))

    def _get(self, asked: Asked) -> Output:
        draft = self._named(asked.input["Name"]).stage(asked.input.get("Stage"))
        kind = "application/octet-stream"
        return {"FunctionCode": draft.code, "ETag": draft.etag, "ContentType": kind}

    def _list(self, asked: Asked) -> Output:
        stage = asked.input.get("Stage")
        found = [f for f in self._known.values() if f.live or stage != "LIVE"]
        listed = [_summary(function, stage) for function in found]
        return {"FunctionList": paged(asked, listed, by_name)}

    def _update(self, asked: Asked) -> Output:
        with self._lock:
            known = self._matched(asked)
            changed = replace(known, development=self._draft(asked))
            self._known[known.name] = changed
        return self._told(changed, None)

    def _publish(self, asked: Asked) -> Output:
        with self._lock:
            known = self._matched(asked)
            live = replace(known.development, changed=self._clock.now())
            self._known[known.name] = replace(known, live=live)
            return {"FunctionSummary": _summary(self._known[known.name], "LIVE")}

    def _delete(self, asked: Asked) -> Output:
        with self._lock:
            known = self._matched(asked)
            if users := self._users(known.arn):
                raise Refusal("FunctionInUse", f"distribution {users[0]} has it")
            del self._known[known.name]
        return {}

    def _test(self, asked: Asked) -> Output:
        known = self._matched(asked)
        output = error = ""
        try:
            event = json.loads(asked.input["EventObject"])
            result = self._run(known.stage(asked.input.get("Stage")), event)
            kind = "response" if _is_response(result) else "request"
            output = json.dumps({kind: result})
        except (FunctionFailed, ValueError) as problem:
            error = str(problem)
        told = {"FunctionErrorMessage": error, "FunctionOutput": output}
        used = {"ComputeUtilization": "1", "FunctionExecutionLogs": []}
        return {"TestResult": {"FunctionSummary": _summary(known, None), **used, **told}}

    def _matched(self, asked: Asked) -> Function:
        known = self._named(asked.input["Name"])
        check_version(known.development.etag, asked.input.get("IfMatch"))
        return known

    def _told(self, function: Function, stage: str | None) -> dict[str, Any]:
        summary, etag = _summary(function, stage), function.stage(stage).etag
        return {"FunctionSummary": summary, "ETag": etag}


def _summary(function: Function, stage: str | None) -> dict[str, Any]:
    draft = function.stage(stage)
    published = function.live is not None and function.live.etag == draft.etag
    return {
        "Name": function.name,
        "Status": "DEPLOYED"
        if stage == "LIVE"
        else ("UNASSOCIATED" if published else "UNPUBLISHED"),
        "FunctionConfig": draft.config,
        "FunctionMetadata": {
            "FunctionARN": function.arn,
            "Stage": stage or "DEVELOPMENT",
            "CreatedTime": function.made,
            "LastModifiedTime": draft.changed,
        },
    }


def _is_response(result: Json) -> bool:
    return isinstance(result, dict) and "statusCode" in result


def _stores_of(draft: Draft) -> tuple[str, ...]:
    """By their ARNs."""
    linked = items(draft.config.get("KeyValueStoreAssociations", {}))
    return tuple(link["KeyValueStoreARN"] for link in linked)
