"""From documents to something that can be performed: the only place that builds drivers."""

import os
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from commdrill.app.env_file import variables
from commdrill.app.owner import owner
from commdrill.compile.asked import NOTHING, Asked, check_variables, those_asked
from commdrill.compile.compiler import compile_drill
from commdrill.compile.linking import LinkedProject, link_project, link_some
from commdrill.compile.script import ActionUse, ChannelUse, DriverUse, FaultUse, Script
from commdrill.compile.uses import setting_mistakes
from commdrill.documents.environment import Aws
from commdrill.documents.problem import DocumentErrors
from commdrill.documents.project import Project
from commdrill.drivers.aws.access import AwsAccess
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.aws.secrets_store import secret_sources
from commdrill.drivers.masking.secrets import Secrets
from commdrill.drivers.network.host_guard import HostGuard, guard_of
from commdrill.drivers.protocol import Action, Driver, Fault, Observer, RunContext
from commdrill.drivers.registry import Registry
from commdrill.drivers.setting_references import (
    References,
    Source,
    from_environment,
    from_file,
    from_mapping,
    unknown_variable,
)
from commdrill.drivers.shared import Shared
from commdrill.engine.built_drivers import BuiltDrivers
from commdrill.engine.rollback import ReadyFault
from commdrill.errors import CommdrillError, DriverError, PreflightRefused, UsageError
from commdrill.record.masking import masked_json
from commdrill.values import Json


def compile_project(
    project: Project, environment: str | None, registry: Registry, asked: Asked = NOTHING
) -> tuple[Script, ...]:
    """The scripts of all its drills.

    Raises:
        DocumentErrors: every mistake of every document, of those that no drill names, too.
        UsageError: there is no drill, or no such environment.
    """
    linked = link_project(project, registry, environment)
    _refuse_mistakes(linked)
    if not project.drills:
        raise UsageError(f"{project.root} holds no drill: `commdrill init` writes a first one")
    return compile_linked(linked, asked)


def compile_drills(
    project: Project,
    drills: Iterable[str],
    environment: str | None,
    registry: Registry,
    asked: Asked = NOTHING,
) -> tuple[Script, ...]:
    """The scripts of these drills, as they are asked for.

    Raises:
        DocumentErrors: every mistake of every one of them, and of files that cannot be read.
        UsageError: there is no such environment, or what is asked does not fit them.
    """
    return compile_linked(link_some(project, drills, registry, environment), asked)


def compile_linked(linked: LinkedProject, asked: Asked = NOTHING) -> tuple[Script, ...]:
    """The scripts of drills that are linked, as they are asked for.

    Raises:
        DocumentErrors: every mistake there is.
        UsageError: what is asked does not fit them.
    """
    _refuse_mistakes(linked)
    places = tuple(drill.environment.model for drill in linked.drills)
    check_variables(places, asked)
    uses = (linked.uses[place.id] for place in places)
    pairs = zip(linked.drills, uses, strict=True)
    return those_asked((compile_drill(drill, used, asked) for drill, used in pairs), asked)


def _refuse_mistakes(linked: LinkedProject) -> None:
    if linked.problems:
        raise DocumentErrors(linked.problems)


@dataclass(frozen=True)
class Oversight:
    """What keeps watch over a run's drivers: no secret is told, each call to AWS is, no stranger is met."""

    secrets: Secrets
    ledger: Ledger
    guard: HostGuard

    @classmethod
    def over(cls, secrets: Secrets, hosts: tuple[str, ...]) -> "Oversight":
        """With a ledger of its own; of these hosts those that the owner allows."""
        return cls(secrets, Ledger(), guard_of(hosts).within(owner().hosts))


@dataclass(frozen=True)
class Surroundings:
    """What a run is in the midst of; `aws`: where its environment meets AWS, as written."""

    context: RunContext
    root: Path
    sandbox: Mapping[str, str]
    aws: Mapping[str, str]
    component_names: Mapping[str, str] = field(default_factory=dict)

    def references(self, oversight: Oversight) -> References:
        secrets, sources = oversight.secrets, self._sources()
        if control := self.sandbox.get("control"):  # who knows it can break and stop the sandbox
            secrets.remember(control, "${sandbox:control}")

        def access() -> AwsAccess:
            """The address of AWS may be a reference itself, though none to a secret in AWS."""
            filled = References(sources, secrets).fill(dict(self.aws), Path())
            return AwsAccess.model_validate(filled)

        page, guard = oversight.ledger.page("references"), oversight.guard.of("${…}")
        return References({**sources, **secret_sources(access, page, guard)}, secrets)

    def _sources(self) -> dict[str, Source]:
        run = {"id": self.context.run, "token": self.context.token}
        return {
            "env": from_environment(variables(), owner()),
            "file": from_file(owner().readable(self.root)),
            "sandbox": from_mapping("sandbox", self.sandbox),
            "run": from_mapping("run", run),
            "component": from_mapping("component", self.component_names),
            "var": unknown_variable,
        }


def aws_of(aws: Aws | None) -> Mapping[str, str]:
    """Where an environment meets AWS, as it is written."""
    return aws.model_dump(exclude_none=True) if aws else {}


class Builder:
    """Builds a script's drivers, every reference filled in; collects what cannot be built."""

    def __init__(
        self,
        script: Script,
        references: References,
        oversight: Oversight,
        stop: threading.Event,
        shared: Shared,
    ) -> None:
        self._script = script
        self._references = references
        self._oversight = oversight
        self._stop = stop
        self._shared = shared
        self._refusals: list[str] = []

    def built(self, root: Path) -> BuiltDrivers:
        """The drivers of a script.

        Raises:
            PreflightRefused: all that is not set, or does not fit once it is filled in.
        """
        script = self._script
        built = BuiltDrivers(
            observers=dict(self._observers(script.channels)),
            faults=tuple(self._faults(script.faults, root)),
            actions={phase: dict(self._actions(uses)) for phase, uses in script.actions.items()},
        )
        self._require_built()
        return built

    def check_faults(self, root: Path) -> None:
        """That the faults can be built here, and so be put back from here.

        Raises:
            PreflightRefused: they cannot.
        """
        tuple(self._faults(self._script.faults, root))
        self._require_built()

    def _require_built(self) -> None:
        if self._refusals:
            raise PreflightRefused("; ".join(self._refusals))

    def _observers(self, channels: Iterable[ChannelUse]) -> Iterator[tuple[str, Observer]]:
        for channel in channels:
            about = self._first_down()
            own = {"languages": channel.languages, "sought": channel.sought}
            _, driver = self._built(channel.who, channel.use, about, **own)
            if isinstance(driver, Observer):
                yield channel.id, driver

    def _faults(self, faults: Iterable[FaultUse], root: Path) -> Iterator[ReadyFault]:
        for fault in faults:
            use, driver = self._built(fault.who, fault.use, self._about(fault))
            if isinstance(driver, Fault):
                folder = os.path.relpath(fault.use.folder, root)
                from_disk = partial(self._from_disk, use.settings, fault.use.folder)
                yield ReadyFault(replace(fault, use=use), driver, folder, from_disk)

    def _actions(self, actions: Iterable[ActionUse]) -> Iterator[tuple[str, Action]]:
        for action in actions:
            _, driver = self._built(action.who, action.use, self._first_down())
            if isinstance(driver, Action):
                yield action.id, driver

    def _from_disk(self, settings: Mapping[str, Any], folder: Path, before: Json) -> Json:
        """What `recover` would have of it."""
        mask = self._oversight.secrets.mask
        own = masked_json(settings, mask)
        back: Json = self._references.unmask(masked_json(before, mask), own, folder)
        return back

    def _first_down(self) -> Mapping[str, str]:
        """`${component:id}` outside a fault: the first component taken down."""
        fault = next(iter(self._script.faults), None)
        return self._about(fault) if fault else {}

    def _about(self, fault: FaultUse) -> Mapping[str, str]:
        names, component = self._script.component_names, fault.component
        return {"id": component, "name": names.get(component, component)}

    def _built(
        self, who: str, use: DriverUse, about: Mapping[str, str], **own: object
    ) -> tuple[DriverUse, object]:
        try:
            settings = self._references.about(about).fill(use.settings, use.folder)
            given = {
                "page": self._oversight.ledger.page(who),
                "guard": self._oversight.guard.of(who),
                "stop": self._stop,
                "shared": self._shared,
                **own,
            }
            return replace(use, settings=settings), build(use.driver, settings, use.folder, **given)
        except CommdrillError as why:
            self._refusals.append(self._oversight.secrets.mask(f"{who}: {why}"))
            return use, None


def build(
    driver: type[Driver], settings: Mapping[str, Any], folder: Path, **given: object
) -> Driver:
    """A driver with its settings, all filled in; `given`: what else the run gives its drivers.

    Raises:
        DriverError: a setting that does not fit.
    """
    try:
        return driver.model_validate(dict(settings), context={"folder": folder, **given})
    except ValidationError:
        mistakes = setting_mistakes(driver, settings)
        raise DriverError("; ".join(what for _, what in mistakes)) from None
