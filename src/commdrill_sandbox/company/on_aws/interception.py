"""A page in place of all others that nobody has to switch on: an alarm sets the flag it waits for."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.company.on_aws.refused import refused_as_os_error
from commdrill_sandbox.company.on_aws.storefront import PAGE_KIND, Kind
from commdrill_sandbox.company.premises import REGIONS, RegionMode
from commdrill_sandbox.company.sabotage.slip import Slip
from commdrill_sandbox.company.serving import Answer, Request, json_answer

_NAME, _FLAG = "store-lost", "intercepted"
_KVS = "cloudfront-keyvaluestore"
_ACROSS = REGIONS[1]  # what tells of a Region's loss must not be lost with it
_UNTIL = "try { await flags.get('%s'); } catch (open) { return request; }"
_CODE = """\
import cf from 'cloudfront';
const pages = %s;
const orders = %s;
const flags = cf.kvs();

async function handler(event) {
  const request = event.request;
  %s
  if (request.uri.startsWith('/orders')) return orders;
  const wanted = request.headers['accept-language'];
  const spoken = wanted ? wanted.value.slice(0, 2).toLowerCase() : '%s';
  return pages[spoken] || pages['%s'];
}
"""


@dataclass(frozen=True)
class Intercepted:
    """What visitors who speak a language are told."""

    language: str
    status: int
    body: str


@dataclass
class Interception:
    """Sets the store of the flag, the function that reads it and the alarm up by boto3."""

    clients: Clients
    slips: frozenset[Slip]
    _store: str = ""
    _function: Mapping[str, Any] = field(default_factory=dict)  # as it was made
    _told: RegionMode = RegionMode.NORMAL

    def open(self, pages: Iterable[Intercepted], own: str, orders: Answer, retry: str) -> str:
        """The ARN of the function; `own`: the language of whoever speaks none of the others."""
        cloudfront = self.clients.of("cloudfront")
        made = cloudfront.create_key_value_store(Name=_NAME)
        self._store = str(made["KeyValueStore"]["ARN"])
        html = "text/html; charset=utf-8"
        told = {one.language: _answer(one.status, html, one.body, retry) for one in pages}
        api = _answer(orders.status, orders.media_type, orders.text, retry)
        code = _CODE % (json.dumps(told), json.dumps(api), _UNTIL % _FLAG, own, own)
        associated = {"Quantity": 1, "Items": [{"KeyValueStoreARN": self._store}]}
        self._function = {
            "Name": _NAME,
            "FunctionConfig": {
                "Comment": "answers every request while the store is lost",
                "Runtime": "cloudfront-js-2.0",
                "KeyValueStoreAssociations": associated,
            },
            "FunctionCode": code.encode(),
        }
        function = cloudfront.create_function(**self._function)
        cloudfront.publish_function(Name=_NAME, IfMatch=function["ETag"])
        return str(function["FunctionSummary"]["FunctionMetadata"]["FunctionARN"])

    def wire(self, function: str) -> None:
        """Have the alarm reach whatever sets the flag, at the address `function`."""
        sns = self.clients.of("sns", _ACROSS)
        topic = sns.create_topic(Name=_NAME, Tags=[{"Key": "stage", "Value": "sandbox"}])[
            "TopicArn"
        ]
        sns.subscribe(TopicArn=topic, Protocol="http", Endpoint=f"{function}/alarm")
        actions = [] if Slip.INTERCEPTION_UNWIRED in self.slips else [topic]
        self.clients.of("cloudwatch", _ACROSS).put_metric_alarm(
            AlarmName=_NAME,
            Namespace="AnyCompany",
            MetricName="StoreLost",
            Statistic="Maximum",
            Period=60,
            EvaluationPeriods=1,
            Threshold=1,
            ComparisonOperator="GreaterThanOrEqualToThreshold",
            AlarmActions=actions,
            OKActions=actions,
        )

    def tell(self, region: RegionMode) -> None:
        """What the canary saw; OSError: the alarm could not be told."""
        if region is self._told:
            return
        state = "ALARM" if region is RegionMode.LOST else "OK"
        with refused_as_os_error():
            self.clients.of("cloudwatch", _ACROSS).set_alarm_state(
                AlarmName=_NAME, StateValue=state, StateReason="what the canary saw"
            )
        self._told = region

    def site(self, request: Request) -> Answer:
        """The function that the alarm's topic runs: a data-plane call, and nobody is asked."""
        state = json.loads(request.json["Message"])["NewStateValue"]
        if Slip.INTERCEPTION_BY_CONFIGURATION in self.slips:
            self._configure(state)
            return json_answer({})
        kvs = self.clients.of(_KVS)
        etag = kvs.describe_key_value_store(KvsARN=self._store)["ETag"]
        key = {"KvsARN": self._store, "Key": _FLAG, "IfMatch": etag}
        if state == "ALARM":
            kvs.put_key(**key, Value="on")
        else:
            with suppress(kvs.exceptions.ResourceNotFoundException):  # it was not set
                kvs.delete_key(**key)
        return json_answer({})

    def _configure(self, state: str) -> None:
        """The same by other code: calls of a control plane, which may be lost with the store."""
        cloudfront, code = self.clients.of("cloudfront"), self._function["FunctionCode"]
        if state == "ALARM":
            code = code.replace((_UNTIL % _FLAG).encode(), b"")
        etag = cloudfront.describe_function(Name=_NAME)["ETag"]
        changed = {**self._function, "FunctionCode": code}
        with suppress(OSError), refused_as_os_error():
            again = cloudfront.update_function(**changed, IfMatch=etag)
            cloudfront.publish_function(Name=_NAME, IfMatch=again["ETag"])


def _answer(status: int, media_type: str, body: str, retry: str) -> Mapping[str, object]:
    headers = {
        "content-type": media_type,
        "cache-control": "no-store",
        "retry-after": retry,
        PAGE_KIND: Kind.REGION.value,
    }
    return {
        "statusCode": status,
        "headers": {name: {"value": value} for name, value in headers.items()},
        "body": {"encoding": "text", "data": body},
    }
