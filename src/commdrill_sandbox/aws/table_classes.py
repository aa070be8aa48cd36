"""The class of a table: all that it changes is what storage costs, so that it is kept and told."""

import json
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.plane import Plane, Wsgi
from commdrill_sandbox.aws.wire.call import Asked, Operation
from commdrill_sandbox.aws.wire.conforming import conforming
from commdrill_sandbox.aws.wire.service import Service


def table_classes(store: Wsgi) -> Plane:
    """Over `store`, where moto keeps tables and no class."""
    return Service("dynamodb", "dynamodb", _Classes(store).operations, None)


@dataclass(frozen=True)
class _Classes:
    store: Wsgi

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {"CreateTable": self._set, "UpdateTable": self._set, "DescribeTable": self._tell}

    def _set(self, asked: Asked) -> Response | None:
        """One that is not said stays as it is."""
        if (wanted := asked.input.get("TableClass")) is None:
            return self._tell(asked)
        answer = self._by_moto(asked)
        if answer.status_code == 200 and (table := _kept(asked)) is not None:
            table.class_summary = {"TableClass": wanted, "LastUpdateDateTime": time.time()}
            _add(answer, table)
        return answer

    def _tell(self, asked: Asked) -> Response | None:
        if not hasattr(table := _kept(asked), "class_summary"):
            return None
        answer = self._by_moto(asked)
        if answer.status_code == 200:
            _add(answer, table)
        return answer

    def _by_moto(self, asked: Asked) -> Response:
        answer = forwarded(asked.request, self.store)
        return conforming(asked.request, "dynamodb", answer)


def _kept(asked: Asked) -> Any:
    """A table as moto has it, by its name or its ARN."""
    from moto.backends import get_backend

    name = str(asked.input.get("TableName", "")).rpartition("/")[2]
    return get_backend("dynamodb")[ACCOUNT][asked.region].tables.get(name)


def _add(answer: Response, table: Any) -> None:
    told = json.loads(answer.get_data())
    for description in told.values():
        description["TableClassSummary"] = table.class_summary
    body = json.dumps(told).encode()
    answer.set_data(body)
    answer.headers["x-amz-crc32"] = str(zlib.crc32(body))  # SDKs ask again where it is another's
