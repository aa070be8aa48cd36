"""The `fis-experiment` fault."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

from pydantic import Field

from commdrill.drivers.aws.driver import AwsFault, Permission, Resource, allow, wait_until
from commdrill.drivers.aws.faults.by_hand import aws_cli, was_of
from commdrill.drivers.aws.faults.experiments import runs, status_of, under_way
from commdrill.drivers.aws.preflight.safety_lever import refuse_engaged
from commdrill.drivers.aws.session import Aws
from commdrill.errors import DriverError
from commdrill.model import Duration
from commdrill.values import Json

_MARK = {"commdrill": "drill"}
_UNDER_WAY = ("pending", "initiating", "running")


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
        return (Resource("fis:experiment-template", self.template), Resource("fis:experiment", "*"))

    @classmethod
    def by_hand(cls, settings: Mapping[str, Any], _: Path, before: Json) -> str:
        """Its experiments, by the AWS CLI."""
        template = was_of(before)["template"]
        known = f"experimentTemplateId==`{template}`"
        runs = " || ".join(f"state.status==`{status}`" for status in _UNDER_WAY)
        which = ("--query", f"experiments[?{known} && ({runs})].id", "--output", "text")
        listed = aws_cli(settings, "fis", "list-experiments", *which).strip()
        stop = aws_cli(settings, "fis", "stop-experiment").strip()
        return "\n".join(
            (
                "stop every experiment of this template that runs:",
                f'    for id in $({listed}); do {stop} --id "$id"; done',
            )
        )

    def read(self, aws: Aws) -> Json:
        refuse_engaged(aws)
        aws.ask("fis", "GetExperimentTemplate", id=self.template)
        if found := under_way(aws, self.template):
            raise DriverError(f"experiment {found[0]} of {self.template} is under way already")
        return {"template": self.template}

    def bring_down(self, aws: Aws, was: Any) -> None:  # noqa: ARG002  # breaking needs nothing of it
        if under_way(aws, self.template):
            return
        answer = aws.ask(
            "fis", "StartExperiment", experimentTemplateId=self.template, tags=dict(_MARK)
        )
        experiment = str(answer["experiment"]["id"])
        wait_until(
            lambda: runs(aws, experiment),
            self.settle,
            self._clock,
            f"experiment {experiment} runs",
            self._stop,
        )

    def bring_back(self, aws: Aws, was: Any) -> None:  # noqa: ARG002  # found by its template
        for experiment in under_way(aws, self.template):
            if status_of(aws, experiment) != "stopping":
                aws.ask("fis", "StopExperiment", id=experiment)
        wait_until(
            lambda: not under_way(aws, self.template),
            self.settle,
            self._clock,
            f"no experiment of {self.template} is under way",
        )
