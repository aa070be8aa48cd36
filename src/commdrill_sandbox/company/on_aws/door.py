"""The door that every visitor passes: a function at the edge that looks whether it is closed."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.company.on_aws.storefront import PAGE_KIND, Kind
from commdrill_sandbox.company.sabotage.slip import Slip

FLAG = "maintenance"  # the key; its value says what is closed
_CODE = """\
import cf from 'cloudfront';
const notices = %s;
const flags = cf.kvs();

async function handler(event) {
  let closed;
  try { closed = await flags.get('%s'); } catch (open) { return event.request; }
  const notice = notices[closed];
  if (!notice || !notice.paths.some((path) => event.request.uri.startsWith(path))) {
    return event.request;
  }
  return {
    statusCode: notice.status,
    headers: notice.headers,
    body: {encoding: 'text', data: notice.body},
  };
}
"""


@dataclass(frozen=True)
class Closed:
    """What is said at some paths while the flag's value is `value`."""

    value: str
    paths: tuple[str, ...]
    status: int
    media_type: str
    retry_after: str
    body: str


@dataclass(frozen=True)
class Door:
    """Sets the flag's store and the functions that read it up by boto3."""

    clients: Clients
    slips: frozenset[Slip]

    def store(self) -> str:
        """A key value store for the flag; its ARN."""
        made = self.clients.of("cloudfront").create_key_value_store(Name="flags")
        return str(made["KeyValueStore"]["ARN"])

    def open(self, name: str, store: str, notices: Iterable[Closed]) -> str:
        """A published function; its ARN."""
        client = self.clients.of("cloudfront")
        told = {notice.value: self._notice(notice) for notice in notices}
        associated = {"Quantity": 1, "Items": [{"KeyValueStoreARN": store}]}
        made = client.create_function(
            Name=name,
            FunctionConfig={
                "Comment": "says what is closed, and until when",
                "Runtime": "cloudfront-js-2.0",
                "KeyValueStoreAssociations": associated,
            },
            FunctionCode=(_CODE % (json.dumps(told, ensure_ascii=False), FLAG)).encode(),
        )
        client.publish_function(Name=name, IfMatch=made["ETag"])
        return str(made["FunctionSummary"]["FunctionMetadata"]["FunctionARN"])

    def _notice(self, notice: Closed) -> dict[str, object]:
        headers = {
            "content-type": notice.media_type,
            "cache-control": "no-store",
            PAGE_KIND: Kind.MAINTENANCE.value,
        }
        if Slip.CLOSED_WITHOUT_RETRY_AFTER not in self.slips:
            headers["retry-after"] = notice.retry_after
        return {
            "paths": notice.paths,
            "status": 200 if Slip.CLOSED_WITH_200 in self.slips else notice.status,
            "headers": {name: {"value": value} for name, value in headers.items()},
            "body": notice.body,
        }
