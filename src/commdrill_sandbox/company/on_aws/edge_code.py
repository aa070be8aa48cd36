"""A function at the edge that writes the page where the store fails, in the visitor's language."""

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.company.on_aws.company_functions import trust
from commdrill_sandbox.company.on_aws.storefront import PAGE_KIND
from commdrill_sandbox.company.sabotage.slip import Slip

_NAME = "apologies"
_CODE = """\
NOTICES = %s
OWN = %s
RETRY_AFTER = %s


def handler(event, context):
    told = event["Records"][0]["cf"]
    request, response = told["request"], told["response"]
    kind = kind_of(request, response)
    if kind not in NOTICES:
        return response
    notice = NOTICES[kind][language(request["headers"], NOTICES[kind])]
    headers = {
        "content-type": notice["type"],
        "cache-control": "no-store",
        "%s": notice["page"],
        **({"retry-after": RETRY_AFTER} if RETRY_AFTER else {}),
    }
    return {
        "status": str(notice["status"]),
        "headers": {name: [{"key": name, "value": value}] for name, value in headers.items()},
        "body": notice["body"],
    }


def kind_of(request, response):
    # A bucket is asked while the store is closed; programs have an API with words of its own.
    is_api, is_closed = request["uri"].startswith("/orders"), "s3" in request.get("origin", {})
    if is_closed:
        return "closed-api" if is_api else "closed"
    return "" if is_api else response["status"]


def language(headers, known):
    said = headers.get("accept-language", [{"value": ""}])[0]["value"]
    wanted = sorted(map(weighed, said.split(",")), reverse=True, key=lambda one: one[0])
    spoken = (name.partition("-")[0] for weight, name in wanted if weight > 0)
    return next((name for name in spoken if name in known), OWN)


def weighed(text):
    name, _, rest = text.strip().lower().partition(";")
    return float(rest.partition("=")[2] or 1), name
"""


@dataclass(frozen=True)
class Written:
    """What is said in one language in place of an answer.

    `kind` is a status; `closed`, `closed-api`: a bucket is asked that has nothing in it.
    """

    kind: str
    language: str
    status: int
    page: str
    body: str
    type: str = "text/html; charset=utf-8"


@dataclass(frozen=True)
class EdgeCode:
    """Sets the function up by boto3: one version of it, in us-east-1, as Lambda@Edge wants it."""

    clients: Clients
    slips: frozenset[Slip]

    def open(self, notices: Iterable[Written], own: str, retry_after: str) -> str:
        """The ARN of the version; `own`: the language of whoever speaks none of the others."""
        role = self.clients.of("iam").create_role(
            RoleName=_NAME, AssumeRolePolicyDocument=trust("lambda")
        )
        functions = self.clients.of("lambda")
        functions.create_function(
            FunctionName=_NAME,
            Runtime="python3.12",
            Role=role["Role"]["Arn"],
            Handler="apologies.handler",
            Code={"ZipFile": _archive(self._code(notices, own, retry_after))},
            Timeout=5,
            Tags={"stage": "sandbox"},
        )
        return str(functions.publish_version(FunctionName=_NAME)["FunctionArn"])

    def _code(self, notices: Iterable[Written], own: str, retry_after: str) -> str:
        told: dict[str, dict[str, Mapping[str, object]]] = {}
        for one in notices:
            if self._is_forgotten(one, own):
                continue
            by_language = told.setdefault(one.kind, {})
            by_language[one.language] = {
                "status": 200 if Slip.EDGE_CODE_WITH_200 in self.slips else one.status,
                "page": one.page,
                "type": one.type,
                "body": one.body,
            }
        code = _CODE % (
            json.dumps(told),
            json.dumps(own),
            json.dumps(self._retry(retry_after)),
            PAGE_KIND,
        )
        broken = Slip.EDGE_CODE_FAILS in self.slips
        return code.replace("notice = NOTICES", "notice = NOTICE") if broken else code

    def _is_forgotten(self, one: Written, own: str) -> bool:
        if Slip.EDGE_CODE_KNOWS_NO_BUCKET in self.slips and not one.kind.isdecimal():
            return True
        return Slip.EDGE_CODE_IN_ONE_LANGUAGE in self.slips and one.language != own

    def _retry(self, retry_after: str) -> str:
        return "" if Slip.EDGE_CODE_WITHOUT_RETRY_AFTER in self.slips else retry_after


def _archive(code: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("apologies.py", code)
    return packed.getvalue()
