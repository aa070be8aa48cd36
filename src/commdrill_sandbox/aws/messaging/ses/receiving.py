"""Mail that SES receives: what an active rule set says of it is done, and no mailbox gets it."""

import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT, Clients
from commdrill_sandbox.aws.functions.permissions import Caller
from commdrill_sandbox.aws.messaging.ses.arrival import Arrival, arrived
from commdrill_sandbox.aws.messaging.ses.events import Dispatch
from commdrill_sandbox.aws.messaging.ses.identities import Identities
from commdrill_sandbox.aws.wire.call import Asked, Operation, Refusal

_LOG = logging.getLogger(__name__)
_NOT_HERE = ("BounceAction", "WorkmailAction", "ConnectAction")
_SETUP = "AMAZON_SES_SETUP_NOTIFICATION"
_LARGEST_NOTICE = 150 << 10  # bytes of a mail that a topic is told
Rule = Mapping[str, Any]


@dataclass(frozen=True)
class Receiving:
    """The rules are kept by moto. Each recipient's copy is received by itself."""

    clients: Clients
    identities: Identities

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {"CreateReceiptRule": self.check, "UpdateReceiptRule": self.check}

    def check(self, asked: Asked) -> None:
        """Refuses what nobody would do; a bucket that is to get mail gets a first note, as on AWS."""
        for action in asked.input["Rule"].get("Actions") or ():
            for name in _NOT_HERE:
                if name in action:
                    raise Refusal("InvalidParameterValue", f"the embedded AWS has no {name}")
            if (put := action.get("S3Action") or {}).get("KmsKeyArn"):
                said = "the embedded AWS puts mail into buckets as it came: it has no KmsKeyArn"
                raise Refusal("InvalidParameterValue", said)
            if put:
                self._note(asked.region, put)
            if call := action.get("LambdaAction"):
                _check_call(asked, call["FunctionArn"])

    def take(self, dispatch: Dispatch, address: str) -> bool:
        """Whether a Region of the account receives mail for `address`; if so, it has it now."""
        assert dispatch.mail is not None
        for region in _regions(dispatch.region):
            rules = [rule for rule in _active(region) if self._is_for(region, rule, address)]
            if rules:
                arrival = arrived(dispatch, region, address)
                self._apply(arrival, rules)
                return True
        return False

    def _is_for(self, region: str, rule: Rule, address: str) -> bool:
        if str(rule.get("Enabled", "false")).lower() != "true":
            return False
        if not self.identities.verified(region).covers(address):
            return False
        wanted = rule.get("Recipients") or ()
        return not wanted or any(_matches(one.lower(), address.lower()) for one in wanted)

    def _apply(self, arrival: Arrival, rules: list[Rule]) -> None:
        for rule in rules:
            for action in rule.get("Actions") or ():
                for name, told in action.items():
                    if self._ends(arrival, name, told):
                        return

    def _ends(self, arrival: Arrival, name: str, told: Mapping[str, Any]) -> bool:
        """Carry an action out; whether no later one is to be."""
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            match name:
                case "S3Action":
                    self._put(arrival, told)
                case "SNSAction":
                    self._publish(arrival, told)
                case "LambdaAction":
                    return self._call(arrival, told) == "STOP_RULE_SET"
                case "AddHeaderAction":
                    arrival.mail[told["HeaderName"]] = told["HeaderValue"]
        except (BotoCoreError, ClientError) as lost:
            _LOG.info("%s of a mail for %s is lost: %s", name, arrival.address, lost)
        return name == "StopAction"

    def _put(self, arrival: Arrival, told: Mapping[str, Any]) -> None:
        bucket, key = told["BucketName"], f"{told.get('ObjectKeyPrefix') or ''}{arrival.id}"
        content = arrival.mail.as_bytes()
        self.clients.of("s3", arrival.region).put_object(Bucket=bucket, Key=key, Body=content)
        where = {"bucketName": bucket, "objectKey": key}
        self._tell(arrival, told.get("TopicArn"), {"type": "S3", **where})

    def _publish(self, arrival: Arrival, told: Mapping[str, Any]) -> None:
        content = arrival.mail.as_bytes()[:_LARGEST_NOTICE].decode("utf-8", "replace")
        self._tell(arrival, told["TopicArn"], {"type": "SNS"}, content=content)

    def _call(self, arrival: Arrival, told: Mapping[str, Any]) -> str | None:
        """What a function that is waited for says of the mail."""
        kind, function = told.get("InvocationType") or "Event", told["FunctionArn"]
        action = {"type": "Lambda", "functionArn": function, "invocationType": kind}
        ses = {"mail": arrival.told, "receipt": {**arrival.receipt, "action": action}}
        record = {"eventSource": "aws:ses", "eventVersion": "1.0", "ses": ses}
        answer = self.clients.of("lambda", arrival.region).invoke(
            FunctionName=function,
            InvocationType=kind,
            Payload=json.dumps({"Records": [record]}).encode(),
        )
        self._tell(arrival, told.get("TopicArn"), action)
        said = json.loads(answer["Payload"].read() or b"null")
        return said.get("disposition") if isinstance(said, dict) else None

    def _tell(
        self, arrival: Arrival, topic: str | None, action: Mapping[str, Any], **more: str
    ) -> None:
        if not topic:
            return
        receipt = {**arrival.receipt, "action": {**action, "topicArn": topic}}
        told = {"notificationType": "Received", "mail": arrival.told, "receipt": receipt, **more}
        self.clients.of("sns", topic.split(":")[3]).publish(
            TopicArn=topic,
            Subject="Amazon SES Email Receipt Notification",
            Message=json.dumps(told),
        )

    def _note(self, region: str, put: Mapping[str, Any]) -> None:
        """Into a bucket that is there: moto refuses a rule for any other."""
        from botocore.exceptions import ClientError

        key = f"{put.get('ObjectKeyPrefix') or ''}{_SETUP}"
        try:
            self.clients.of("s3", region).put_object(
                Bucket=put["BucketName"], Key=key, Body=b"Amazon SES may put mail here.\n"
            )
        except ClientError as refused:
            _LOG.info("no note for %s: %s", put["BucketName"], refused)


def _check_call(asked: Asked, function: str) -> None:
    """Raises: Refusal: SES may not call it for this rule."""
    rules, rule = asked.input["RuleSetName"], asked.input["Rule"]["Name"]
    source = f"arn:aws:ses:{asked.region}:{ACCOUNT}:receipt-rule-set/{rules}:receipt-rule/{rule}"
    if not Caller("ses", source).may_call(function):
        raise Refusal("InvalidLambdaFunction", f"Could not invoke Lambda function: {function}")


def _regions(first: str) -> Iterator[str]:
    """Where the account has used SES, the sender's Region first: which one an MX record names is not known here."""
    from moto.backends import get_backend

    yield first
    yield from sorted(set(get_backend("ses")[ACCOUNT]) - {first, "global"})


def _active(region: str) -> list[Rule]:
    """Read in process: a call to the front would be one for each mail."""
    from moto.backends import get_backend

    found = get_backend("ses")[ACCOUNT][region].describe_active_receipt_rule_set()
    return list(found.rules) if found else []


def _matches(wanted: str, address: str) -> bool:
    """`ana@a.example` (and `ana+any@…`), `a.example`, or `.a.example` for what is below it."""
    local, _, domain = address.rpartition("@")
    if "@" in wanted:
        return wanted in (address, f"{local.partition('+')[0]}@{domain}")
    return domain.endswith(wanted) if wanted.startswith(".") else domain == wanted
