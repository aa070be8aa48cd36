"""Pools: origination identities that stand in for each other."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.messaging.eum.account import (
    Account,
    Holdings,
    PhoneNumber,
    Pool,
    SenderId,
    conflict,
)
from commdrill_sandbox.aws.messaging.eum.pages import page
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output


@dataclass(frozen=True)
class Pools:
    """Made around a first identity; others join and leave."""

    account: Account
    clock: Clock

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "CreatePool": self.create,
            "DescribePools": self.describe,
            "DeletePool": self.delete,
            "AssociateOriginationIdentity": self.associate,
            "DisassociateOriginationIdentity": self.dissociate,
            "ListPoolOriginationIdentities": self.members,
        }

    def create(self, asked: Asked) -> Output:
        held, given = self.account.of(asked.region), asked.input
        pool = Pool(
            f"pool-{uuid.uuid4().hex}",
            given["MessageType"],
            "Default",
            self.clock.now(),
            given.get("DeletionProtectionEnabled", False),
        )
        with held.lock:
            first = _identity(held, given["OriginationIdentity"])
            if isinstance(first, PhoneNumber):
                pool = replace(pool, opt_out_list=first.opt_out_list)
            _move(held, first, pool.id)
            held.pools[pool.id] = pool
            return {**_pool(held, pool), "Tags": given.get("Tags", [])}

    def describe(self, asked: Asked) -> Output:
        held, wanted = self.account.of(asked.region), asked.input.get("PoolIds")
        with held.lock:
            found = [held.pool(one) for one in wanted] if wanted else list(held.pools.values())
            return page(asked, "Pools", [_pool(held, pool) for pool in found])

    def delete(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            pool = held.pool(asked.input["PoolId"])
            if pool.protected:
                raise conflict(
                    "DELETION_PROTECTION_ENABLED", "the pool is protected", "pool", pool.id
                )
            for member in _members(held, pool.id):
                _put(held, replace(member, pool=None))
            del held.pools[pool.id]
            return {**_pool(held, pool), "Status": "DELETING"}

    def associate(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            pool = held.pool(asked.input["PoolId"])
            identity = _identity(held, asked.input["OriginationIdentity"])
            _move(held, identity, pool.id)
            return _membership(held, pool, identity)

    def dissociate(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            pool = held.pool(asked.input["PoolId"])
            identity = _identity(held, asked.input["OriginationIdentity"])
            if identity.pool != pool.id:
                raise conflict(
                    "PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL", "it is not in that pool", "pool", pool.id
                )
            if len(_members(held, pool.id)) == 1:
                raise conflict(
                    "LAST_PHONE_NUMBER", "a pool has at least one identity", "pool", pool.id
                )
            _put(held, replace(identity, pool=None))
            return _membership(held, pool, identity)

    def members(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            pool = held.pool(asked.input["PoolId"])
            told = [_member(held, one) for one in _members(held, pool.id)]
        listed = page(asked, "OriginationIdentities", told)
        return {"PoolArn": held.arn("pool", pool.id), "PoolId": pool.id, **listed}


def _identity(held: Holdings, named: str) -> PhoneNumber | SenderId:
    bare = named.partition("sender-id/")[2].partition("/")[0] or named
    return held.senders[bare] if bare in held.senders else held.number(named)


def _members(held: Holdings, pool: str) -> list[PhoneNumber | SenderId]:
    those: list[PhoneNumber | SenderId] = [*held.numbers.values(), *held.senders.values()]
    return [one for one in those if one.pool == pool]


def _move(held: Holdings, identity: PhoneNumber | SenderId, pool: str) -> None:
    if identity.pool is not None:
        raise conflict(
            "RESOURCE_ALREADY_ASSOCIATED", "the identity is in a pool already", "pool",
            identity.pool,
        )  # fmt: skip
    _put(held, replace(identity, pool=pool))


def _put(held: Holdings, identity: PhoneNumber | SenderId) -> None:
    match identity:
        case PhoneNumber():
            held.numbers[identity.id] = identity
        case SenderId():
            held.senders[identity.id] = identity


def _member(held: Holdings, one: PhoneNumber | SenderId) -> dict[str, object]:
    kind = "phone-number" if isinstance(one, PhoneNumber) else "sender-id"
    number = {"PhoneNumber": one.number} if isinstance(one, PhoneNumber) else {}
    capabilities = list(one.capabilities) if isinstance(one, PhoneNumber) else ["SMS"]
    return {
        "OriginationIdentityArn": held.arn(kind, one.id),
        "OriginationIdentity": one.id,
        "IsoCountryCode": one.country,
        "NumberCapabilities": capabilities,
        **number,
    }


def _membership(held: Holdings, pool: Pool, one: PhoneNumber | SenderId) -> Output:
    told = _member(held, one)
    names = ("OriginationIdentityArn", "OriginationIdentity", "IsoCountryCode")
    kept = {name: told[name] for name in names}
    return {"PoolArn": held.arn("pool", pool.id), "PoolId": pool.id, **kept}


def _pool(held: Holdings, pool: Pool) -> dict[str, object]:
    return {
        "PoolArn": held.arn("pool", pool.id),
        "PoolId": pool.id,
        "Status": "ACTIVE",
        "MessageType": pool.message_type,
        "TwoWayEnabled": False,
        "SelfManagedOptOutsEnabled": False,
        "OptOutListName": pool.opt_out_list,
        "SharedRoutesEnabled": False,
        "DeletionProtectionEnabled": pool.protected,
        "CreatedTimestamp": pool.created,
    }
