"""The `fis-experiment` fault."""

from datetime import timedelta
from typing import Any, ClassVar

from pydantic import Field

from commdrill.documents.model import Duration
from commdrill.drivers.aws.driver import AwsFault
from commdrill.drivers.aws.permission import Permission, Resource, allow
from commdrill.drivers.aws.safety_lever import refuse_engaged
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.aws.waiting import wait_until
from commdrill.errors import DriverError
from commdrill.values import Json

_MARK = {"commdrill": "drill"}
_UNDER_WAY = frozenset({"pending", "initiating", "running", "stopping"})


class FisExperiment(AwsFault):
    """Runs an experiment of AWS Fault Injection Service while the outage lasts.

    Breaking ends when the experiment runs; the way back stops it and waits until it has ended. FIS
    puts back what its actions changed; let the template's duration be longer than the drill. With
    the safety lever engaged nothing is started.
    """

    permissions: ClassVar[tuple[Permission, ...]] = (
        allow("fis:GetSafetyLever", "fis:ListExperiments"),
        allow("fis:GetExperimentTemplate", on="fis:experiment-template"),
        allow("fis:StartExperiment", on="fis:experiment-template"),
        allow(
            "fis:StartExperiment",
            "fis:GetExperiment",
            "fis:StopExperiment",
            "fis:TagResource",
            on="fis:experiment",
        ),
    )

    template: str = Field(
        min_length=1, description="the experiment template's id", examples=["EXT123EXAMPLE"]
    )
    settle: Duration = Field(
        timedelta(minutes=5), description="how long it may take to run, and to stop"
    )

    def resources(self) -> tuple[Resource, ...]:
        return (
            Resource("fis:experiment-template", self.template),
            Resource("fis:experiment", "*"),
        )

    def read(self, aws: Aws) -> Json:
        refuse_engaged(aws)
        aws.ask("fis", "GetExperimentTemplate", id=self.template)
        if under_way := self._under_way(aws):
            raise DriverError(f"experiment {under_way[0]} of {self.template} is under way already")
        return {"template": self.template}

    def bring_down(self, aws: Aws, was: Any) -> None:  # noqa: ARG002  # breaking needs nothing of it
        if self._under_way(aws):
            return
        answer = aws.ask(
            "fis", "StartExperiment", experimentTemplateId=self.template, tags=dict(_MARK)
        )
        experiment = str(answer["experiment"]["id"])
        wait_until(
            lambda: _runs(aws, experiment),
            self.settle,
            self._clock,
            f"experiment {experiment} runs",
            self._stop,
        )

    def bring_back(self, aws: Aws, was: Any) -> None:  # noqa: ARG002  # found by its template
        for experiment in self._under_way(aws):
            if _status(aws, experiment) != "stopping":
                aws.ask("fis", "StopExperiment", id=experiment)
        wait_until(
            lambda: not self._under_way(aws),
            self.settle,
            self._clock,
            f"no experiment of {self.template} is under way",
        )

    def _under_way(self, aws: Aws) -> tuple[str, ...]:
        """Experiments of this template that have not ended: none but ours, see `read`."""
        found: list[dict[str, Any]] = []
        token: dict[str, str] = {}
        while True:
            answer = aws.ask("fis", "ListExperiments", maxResults=100, **token)
            found += answer.get("experiments", [])
            if not answer.get("nextToken"):
                break
            token = {"nextToken": answer["nextToken"]}
        return tuple(
            str(one["id"])
            for one in found
            if one.get("experimentTemplateId") == self.template
            and one["state"]["status"] in _UNDER_WAY
        )


def _runs(aws: Aws, experiment: str) -> bool:
    answer = aws.ask("fis", "GetExperiment", id=experiment)
    state = answer["experiment"]["state"]
    if state["status"] in ("failed", "stopped", "cancelled"):
        why = state.get("reason") or "no reason given"
        raise DriverError(f"experiment {experiment} {state['status']}: {why}")
    return bool(state["status"] in ("running", "completed"))


def _status(aws: Aws, experiment: str) -> str:
    answer = aws.ask("fis", "GetExperiment", id=experiment)
    return str(answer["experiment"]["state"]["status"])
