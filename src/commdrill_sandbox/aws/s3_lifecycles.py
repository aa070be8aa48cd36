"""How many versions of an object outlive the others: moto forgets it of a lifecycle's expiry."""

from typing import Any
from xml.etree import ElementTree as ET

from werkzeug import Request, Response

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.request import service_call
from commdrill_sandbox.aws.s3_calls import place

_EXPIRY, _NEWER = "NoncurrentVersionExpiration", "NewerNoncurrentVersions"


class Lifecycles:
    """Answers for a bucket's lifecycle, as moto (`store`) does."""

    def __init__(self, store: Wsgi) -> None:
        self._store = store

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        if call is None or call.service != "s3" or "lifecycle" not in request.args:
            return None
        answer, kept = forwarded(request, self._store), _kept(request)
        if answer.status_code >= 300 or kept is None:
            return answer
        if request.method == "PUT":
            kept.newer_versions = list(map(_newer, _rules(request.get_data())))
        elif request.method == "GET":
            answer.set_data(_with(answer.get_data(), getattr(kept, "newer_versions", [])))
        return answer


def _rules(document: bytes) -> list[ET.Element]:
    root = ET.fromstring(document)  # noqa: S314 - loopback only, and read by moto # nosec B314
    return [one for one in root if _name(one) == "Rule"]


def _newer(rule: ET.Element) -> str | None:
    """What a rule says of it."""
    for expiry in rule:
        if _name(expiry) == _EXPIRY:
            return next((one.text for one in expiry if _name(one) == _NEWER), None)
    return None


def _with(document: bytes, newer: list[str | None]) -> bytes:
    root = ET.fromstring(document)  # noqa: S314 - moto's own # nosec B314
    namespace = root.tag.rpartition("}")[0].removeprefix("{")
    ET.register_namespace("", namespace)
    rules = [one for one in root if _name(one) == "Rule"]
    for rule, number in zip(rules, newer, strict=False):
        for expiry in rule if number else ():
            if _name(expiry) == _EXPIRY:
                ET.SubElement(expiry, f"{{{namespace}}}{_NEWER}").text = number
    told: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return told


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _kept(request: Request) -> Any:
    from moto.s3.models import s3_backends

    return s3_backends[ACCOUNT]["aws"].buckets.get(place(request).partition("/")[0])
