"""Opt-out lists: numbers that get nothing from identities that use the list."""

from collections.abc import Mapping
from dataclasses import dataclass

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.messaging.eum.account import (
    Account,
    Holdings,
    OptOut,
    conflict,
    not_found,
)
from commdrill_sandbox.aws.messaging.eum.pages import page
from commdrill_sandbox.aws.messaging.eum.simulator import e164
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output


@dataclass(frozen=True)
class OptOuts:
    """Lists and the numbers on them. `Default` is always there."""

    account: Account
    clock: Clock

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "CreateOptOutList": self.create,
            "DescribeOptOutLists": self.describe,
            "DeleteOptOutList": self.delete,
            "PutOptedOutNumber": self.put,
            "DescribeOptedOutNumbers": self.numbers,
            "DeleteOptedOutNumber": self.remove,
        }

    def create(self, asked: Asked) -> Output:
        held, name = self.account.of(asked.region), asked.input["OptOutListName"]
        with held.lock:
            if name in held.opt_outs:
                raise conflict(
                    "RESOURCE_ALREADY_EXISTS", "there is a list of that name", "opt-out-list", name
                )
            held.opt_outs[name] = {}
            held.created[f"opt-out-list/{name}"] = self.clock.now()
        return {**self._list(held, name), "Tags": asked.input.get("Tags", [])}

    def describe(self, asked: Asked) -> Output:
        held, wanted = self.account.of(asked.region), asked.input.get("OptOutListNames")
        with held.lock:
            names = [held.opt_out_list(one) for one in wanted] if wanted else list(held.opt_outs)
        return page(asked, "OptOutLists", [self._list(held, name) for name in names])

    def delete(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            name = held.opt_out_list(asked.input["OptOutListName"])
            del held.opt_outs[name]
        return self._list(held, name)

    def put(self, asked: Asked) -> Output:
        held, number = self.account.of(asked.region), e164(asked.input["OptedOutNumber"])
        with held.lock:
            name = held.opt_out_list(asked.input["OptOutListName"])
            entry = held.opt_outs[name].get(number) or OptOut(number, self.clock.now())
            held.opt_outs[name][number] = entry
        return {**self._list(held, name), **_entry(entry)}

    def numbers(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            name = held.opt_out_list(asked.input["OptOutListName"])
            wanted = [e164(one) for one in asked.input.get("OptedOutNumbers", ())]
            entries = dict(held.opt_outs[name])
        for number in wanted:
            if number not in entries:
                raise not_found("opted-out-number", number)
        found = [_entry(entries[number]) for number in wanted or entries]
        return {**self._list(held, name), **page(asked, "OptedOutNumbers", found)}

    def remove(self, asked: Asked) -> Output:
        held, number = self.account.of(asked.region), e164(asked.input["OptedOutNumber"])
        with held.lock:
            name = held.opt_out_list(asked.input["OptOutListName"])
            entry = held.opt_outs[name].pop(number, None)
        if entry is None:
            raise not_found("opted-out-number", number)
        return {**self._list(held, name), **_entry(entry)}

    def _list(self, held: Holdings, name: str) -> Output:
        return {
            "OptOutListArn": held.arn("opt-out-list", name),
            "OptOutListName": name,
            "CreatedTimestamp": held.created.setdefault(f"opt-out-list/{name}", self.clock.now()),
        }


def _entry(entry: OptOut) -> Output:
    return {
        "OptedOutNumber": entry.number,
        "OptedOutTimestamp": entry.since,
        "EndUserOptedOut": False,
    }
