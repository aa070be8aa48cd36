"""Lambda@Edge: functions of Lambda at the four places where CloudFront runs them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Literal

from commdrill_sandbox.aws.cloudfront.content import Content
from commdrill_sandbox.aws.cloudfront.distribution import AtEdge, Behaviour, Origin
from commdrill_sandbox.aws.cloudfront.exchange import Ask
from commdrill_sandbox.aws.cloudfront.lambda_event import (
    Sent,
    body_document,
    changed_answer,
    changed_request,
    generated,
    request_document,
    response_document,
)
from commdrill_sandbox.aws.cloudfront.lambda_origin import (
    changed_origin,
    check_once,
    origin_document,
)
from commdrill_sandbox.aws.cloudfront.lambda_trigger import Invalid, Trigger
from commdrill_sandbox.aws.cloudfront.registry import Registered
from commdrill_sandbox.aws.cloudfront.viewer import Viewer
from commdrill_sandbox.aws.functions.functions import Functions, NotFound, OutOfTime, Throttled

HOME = "us-east-1"
PATIENCE = {True: 5.0, False: 30.0}  # seconds: of viewer triggers, of origin triggers
Document = Mapping[str, Any]
Failure = Literal["LambdaExecutionError", "LambdaValidationError", "LambdaLimitExceeded"]
_SAYS: Mapping[Failure, str] = {
    "LambdaExecutionError": "The Lambda function associated with the CloudFront distribution is"
    " invalid or doesn't have the required permissions.",
    "LambdaValidationError": "The Lambda function result failed validation: {why}.",
    "LambdaLimitExceeded": "The Lambda function associated with the CloudFront distribution was"
    " throttled.",
}


class LambdaFailed(Exception):
    """The function failed; `word` is what `x-cache` says of it. What it raised no visitor reads."""

    def __init__(self, word: Failure, why: str = "") -> None:
        super().__init__(_SAYS[word].format(why=why))
        self.word = word

    @property
    def status(self) -> int:
        return 502 if self.word == "LambdaValidationError" else 503


@dataclass(frozen=True)
class OnItsWay:
    """A request to an origin; the target without what the origin puts before it."""

    origin: Origin
    ask: Ask


@dataclass(frozen=True)
class Place:
    """The distribution and the behaviour whose functions run, and for whom."""

    known: Registered
    behaviour: Behaviour
    asked: Viewer


@dataclass(frozen=True)
class LambdaAtEdge:
    """Runs them, and makes of what they say what CloudFront makes of it.

    Each raises LambdaFailed.
    """

    functions: Functions

    def viewer_request(self, place: Place) -> Content | Viewer:
        sent = _of_viewer(place.asked)
        said = self._run(Trigger.VIEWER_REQUEST, place, _request(place, sent))
        if said is None:
            return place.asked
        with _Checked():
            if "status" in said:
                return generated(Trigger.VIEWER_REQUEST, said)
            new = changed_request(Trigger.VIEWER_REQUEST, said, sent)
        moved = place.asked.with_path(new.path, new.query)
        return replace(moved, headers=new.headers, body=new.body)

    def viewer_response(self, place: Place, answer: Content) -> Content:
        told = _request(place, _of_viewer(place.asked))
        return self._after(Trigger.VIEWER_RESPONSE, place, told, answer)

    def origin_request(self, place: Place, way: OnItsWay) -> Content | OnItsWay:
        sent = _to_origin(way)
        said = self._run(Trigger.ORIGIN_REQUEST, place, _request(place, sent, way.origin))
        if said is None:
            return way
        with _Checked():
            if "status" in said:
                return generated(Trigger.ORIGIN_REQUEST, said)
            new = changed_request(Trigger.ORIGIN_REQUEST, said, sent)
            origin = changed_origin(said.get("origin"), way.origin)
            check_once(said.get("headers", {}), origin, way.origin)
        question = f"?{new.query}" if new.query else ""
        return OnItsWay(origin, Ask(new.method, new.path + question, new.headers, new.body))

    def origin_response(self, place: Place, way: OnItsWay, answer: Content) -> Content:
        """Of every answer of an origin's, its errors included; not of its silence."""
        told = _request(place, _to_origin(way), way.origin)
        return self._after(Trigger.ORIGIN_RESPONSE, place, told, answer)

    def _after(self, trigger: Trigger, place: Place, told: Document, answer: Content) -> Content:
        said = self._run(trigger, place, told, {"response": response_document(answer)})
        if said is None:
            return answer
        with _Checked():
            return changed_answer(trigger, said, answer)

    def _run(
        self, trigger: Trigger, place: Place, told: Document, more: Document = MappingProxyType({})
    ) -> Document | None:
        """What the function says; None: there is none there."""
        if (link := place.behaviour.at_edge.get(trigger)) is None:
            return None
        body = {"body": body_document(trigger, place.asked.body)} if link.include_body else {}
        config = {
            "distributionDomainName": place.known.domain_name,
            "distributionId": place.known.id,
            "eventType": trigger.value,
            "requestId": place.asked.id,
        }
        record = {"cf": {"config": config, "request": {**told, **body}, **more}}
        return self._said(link, trigger, json.dumps({"Records": [record]}).encode())

    def _said(self, link: AtEdge, trigger: Trigger, event: bytes) -> Document:
        patience = PATIENCE[trigger.is_of_viewer]
        try:
            returned = self.functions.invoke(HOME, link.arn, event, patience)
        except Throttled as problem:
            raise LambdaFailed("LambdaLimitExceeded") from problem
        except (NotFound, OutOfTime) as problem:
            raise LambdaFailed("LambdaExecutionError") from problem
        if returned.failed:
            raise LambdaFailed("LambdaExecutionError")
        said = json.loads(returned.payload)
        if not isinstance(said, dict):
            raise LambdaFailed("LambdaValidationError", "it returned no object")
        return said


class _Checked:
    """What is invalid is the function's failure."""

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, _: object, problem: BaseException | None, __: object) -> None:
        if isinstance(problem, Invalid):
            raise LambdaFailed("LambdaValidationError", str(problem)) from problem


def _request(place: Place, sent: Sent, origin: Origin | None = None) -> Document:
    told = request_document(sent, place.asked.address)
    return {**told, "origin": origin_document(origin)} if origin else told


def _of_viewer(asked: Viewer) -> Sent:
    return Sent(asked.method, asked.path, asked.query, asked.headers, asked.body)


def _to_origin(way: OnItsWay) -> Sent:
    path, _, query = way.ask.target.partition("?")
    return Sent(way.ask.method, path, query, way.ask.headers, way.ask.body)
