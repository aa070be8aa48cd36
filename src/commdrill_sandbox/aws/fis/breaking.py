"""How faults go in: by callables of whoever owns what is broken. Lambda's are ours."""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.fis.orders import Injection
from commdrill_sandbox.aws.functions.functions import (
    Distortion,
    Functions,
    Invoke,
    OutOfTime,
    Returned,
    failure,
    name_of,
)

Heal = Callable[[], None]
Break = Callable[[Injection], Heal]
"""Puts a fault in and says how it is taken out again (idempotent). Raises: it cannot be put in."""


@dataclass(frozen=True)
class LambdaFaults:
    """`aws:lambda:…` on the company's functions."""

    functions: Functions
    clock: Clock

    @property
    def breaks(self) -> Mapping[str, Break]:
        return {
            "aws:lambda:invocation-error": self._with(_error),
            "aws:lambda:invocation-http-integration-response": self._with(_answer),
            "aws:lambda:invocation-add-delay": self._with(self._delay),
        }

    def _with(self, make: Callable[[Mapping[str, str]], Distortion]) -> Break:
        def break_(injection: Injection) -> Heal:
            distortion = _for_some(make(injection.parameters), injection.parameters)
            heals = [
                self.functions.distort(injection.region, name_of(arn), distortion)
                for arn in injection.arns
            ]

            def heal_all() -> None:
                for heal in heals:
                    heal()

            return heal_all

        return break_

    def _delay(self, parameters: Mapping[str, str]) -> Distortion:
        delay = int(parameters.get("startupDelayMilliseconds") or 2000) / 1000

        def distorted(run: Invoke, patience: float) -> Invoke:
            def late(event: bytes) -> Returned:
                self.clock.wait(threading.Event(), min(delay, patience))
                if delay >= patience:
                    raise OutOfTime
                return run(event)

            return late

        return distorted


def _error(parameters: Mapping[str, str]) -> Distortion:
    prevents = parameters.get("preventExecution") == "true"

    def distorted(run: Invoke, _patience: float) -> Invoke:
        def failing(event: bytes) -> Returned:
            if not prevents:
                run(event)
            return failure("FISError", "the invocation was marked as failed by an experiment")

        return failing

    return distorted


def _answer(parameters: Mapping[str, str]) -> Distortion:
    prevents = parameters.get("preventExecution") == "true"
    answer = {
        "statusCode": int(parameters["statusCode"]),
        "headers": {"Content-Type": parameters["contentTypeHeader"]},
        "body": "",
    }

    def distorted(run: Invoke, _patience: float) -> Invoke:
        def other(event: bytes) -> Returned:
            if not prevents:
                run(event)
            return Returned(json.dumps(answer).encode())

        return other

    return distorted


def _for_some(distortion: Distortion, parameters: Mapping[str, str]) -> Distortion:
    """`invocationPercentage` of the invocations, spread evenly: the same ones each time."""
    share = int(parameters.get("invocationPercentage") or 100)
    lock, counted = threading.Lock(), [0]

    def distorted(run: Invoke, patience: float) -> Invoke:
        other = distortion(run, patience)

        def some(event: bytes) -> Returned:
            with lock:
                counted[0] += 1
                hit = counted[0] * share // 100 > (counted[0] - 1) * share // 100
            return other(event) if hit else run(event)

        return some

    return distorted
