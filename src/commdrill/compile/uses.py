"""`use:` and `with:` of an environment: the driver is there, and its settings are of its form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from pydantic import ValidationError

from commdrill.compile.references import reference_problems
from commdrill.compile.script import DriverUse
from commdrill.documents.complaint import EXPECTED
from commdrill.documents.decode import settings_problems
from commdrill.documents.document import Document
from commdrill.documents.environment import Aws, Detection, Environment, Sign, Use
from commdrill.documents.links.detection import DETECTION
from commdrill.documents.links.expect import fitting_keys, why_no_path
from commdrill.documents.plan import DIRECT, PAGES, ChannelType, Plan
from commdrill.documents.problem import DocumentErrors, Problem, Route, quoted
from commdrill.documents.shape import keys_of
from commdrill.documents.suggestion import did_you_mean, listed
from commdrill.drivers.protocol import Driver, MayNameNobody
from commdrill.drivers.registry import Kind, Registry
from commdrill.errors import DriverError, NotAllowed
from commdrill.sighting import Inbox, Page, Sighting, StatusBoard


def environment_uses(environment: Environment) -> Iterator[tuple[Route, Kind, Use]]:
    """Every `use` of an environment: where it stands, what it is for, and itself."""
    for component, ways in environment.components.items():
        for way, use in ways.items():
            yield ("components", component, way), Kind.FAULT, use
    for channel, use in environment.channels.items():
        yield ("channels", channel), Kind.OBSERVER, use
    if environment.detection is not None:
        yield (DETECTION,), Kind.OBSERVER, environment.detection
    for action, use in environment.actions.items():
        yield ("actions", action), Kind.ACTION, use


@dataclass(frozen=True)
class Uses:
    """What came of each `use:`, by where it stands.

    `wrong`: mistakes in it; or its package does not load, and who needs it is told.
    """

    drivers: Mapping[Route, DriverUse]
    wrong: Mapping[Route, DocumentErrors | DriverError]

    def ready(self, *route: str) -> DriverUse:
        """The driver with its settings.

        Raises:
            DriverError: the driver's package does not load.
            DocumentErrors: everything else that is wrong.
        """
        if route in self.wrong:
            raise self.wrong[route]
        return self.drivers[route]

    def driver(self, *route: str) -> type[Driver] | None:
        """The driver, whether its settings fit or not."""
        return self.drivers[route].driver if route in self.drivers else None

    @property
    def problems(self) -> tuple[Problem, ...]:
        mistakes = (why.problems for why in self.wrong.values() if isinstance(why, DocumentErrors))
        return tuple(chain.from_iterable(mistakes))


def checked_uses(environment: Document[Environment], registry: Registry) -> Uses:
    """Every use of an environment, whether a drill needs it or not."""
    drivers, wrong = {}, {}
    for route, kind, use in environment_uses(environment.model):
        try:
            drivers[route] = _named(environment, route, use, kind, registry)
            _require_fit(environment, route, use, drivers[route].driver)
        except (DocumentErrors, DriverError) as why:
            wrong[route] = why
    return Uses(drivers, wrong)


def sighting_problems(
    plan: Plan, environment: Document[Environment], uses: Uses
) -> Iterator[Problem]:
    """Each channel of a plan whose observer here shows something else than the channel is."""
    for channel_id, use in environment.model.channels.items():
        channel, driver = plan.channels.get(channel_id), uses.driver("channels", channel_id)
        if channel is None or channel.type is ChannelType.MANUAL or driver is None:
            continue
        shows, wanted = getattr(driver, "shows", None), _sighting_of(channel.type)
        if shows is not wanted:
            message = f"{use.use} shows {_shown(shows)}, but {channel_id} is of type {channel.type}"
            hint = f"use an observer that shows {_shown(wanted)}"
            yield environment.problem(("channels", channel_id, "use"), "D403", message, hint)
        elif hint := _names_nobody(driver, use, channel.type):
            message = f"{use.use} does not say whom a message is to, and {channel_id} ({channel.type}) is judged person by person"
            yield environment.problem(("channels", channel_id, "use"), "D403", message, hint)


def detection_problems(environment: Document[Environment], uses: Uses) -> Iterator[Problem]:
    """What the detection expects of something that shows no such thing."""
    detection = environment.model.detection
    driver = uses.driver(DETECTION) if detection else None
    if detection is None or driver is None:
        return
    shows = detected_on(driver)
    if shows is None:
        message = (
            f"{detection.use} shows a status page, and that tells people, who detected it before"
        )
        hint = "use an observer that shows a page, or messages"
        yield environment.problem((DETECTION, "use"), "D332", message, hint)
        return
    yield from _unfit_signs(environment, detection, shows)
    for path in detection.expect.json_:
        if why := why_no_path(path):
            route = (DETECTION, "expect", "json", path)
            yield environment.key_problem(route, "D315", why, "write e.g. $.state")


def _unfit_signs(
    environment: Document[Environment], detection: Detection, shows: ChannelType
) -> Iterator[Problem]:
    """What can be told of nothing that shows so; or nothing, of what shows something always."""
    keys = {name.removesuffix("_") for name in detection.expect.model_fields_set}
    fitting = set(fitting_keys(shows)) & set(keys_of(Sign))
    for key in sorted(keys - fitting):
        message = f"{key!r} cannot be told of what {detection.use} shows"
        hint = f"fit for it: {', '.join(sorted(fitting))}"
        yield environment.key_problem((DETECTION, "expect", key), "D332", message, hint)
    if not keys and shows is not ChannelType.WEBHOOK:
        message = f"{detection.use} shows something always, and nothing says what it shows then"
        hint = "add expect: {json: {$.state: ALARM}}"
        yield environment.key_problem((DETECTION,), "D332", message, hint)


def detected_on(driver: type[Driver]) -> ChannelType | None:
    """The type of channel that an observer of the detection is; None: it can be none."""
    shows: type[Sighting] | None = getattr(driver, "shows", None)
    known: Mapping[type | None, ChannelType] = {
        Page: ChannelType.HEALTH_CHECK, Inbox: ChannelType.WEBHOOK,
    }  # fmt: skip
    return known.get(shows)


def check_use(
    environment: Document[Environment], route: Route, use: Use, kind: Kind, registry: Registry
) -> DriverUse:
    """The driver with its settings; one that holds a `${…}` is checked once it is filled.

    Raises:
        DriverError: the driver's package does not load.
        DocumentErrors: everything else that is wrong.
    """
    found = _named(environment, route, use, kind, registry)
    _require_fit(environment, route, use, found.driver)
    return found


def _named(
    environment: Document[Environment], route: Route, use: Use, kind: Kind, registry: Registry
) -> DriverUse:
    at = (*route, "use")
    if use.use not in registry.of(kind):
        raise DocumentErrors([_no_driver(environment, at, use.use, kind, registry)])
    try:
        driver = registry.find(kind, use.use)
    except NotAllowed as why:
        hint = "use another driver, or ask whoever owns the policy"
        raise DocumentErrors([environment.problem(at, "D415", str(why), hint)]) from why
    settings = _with_aws(driver, use.with_, environment.model.aws)
    folder = environment.source.file.parent
    return DriverUse(use.use, driver, settings, folder, str(environment.position(at)))


def _require_fit(
    environment: Document[Environment], route: Route, use: Use, driver: type[Driver]
) -> None:
    mistakes = (
        *_setting_problems(environment, (*route, "with"), use, driver),
        *reference_problems(environment, (*route, "with"), use.with_),
    )
    if mistakes:
        raise DocumentErrors(mistakes)


def _with_aws(
    driver: type[Driver], settings: Mapping[str, Any], environments: Aws | None
) -> Mapping[str, Any]:
    """Settings that say where AWS is met, so that the journal alone is enough to find it again."""
    own = settings.get("aws", {})
    if "aws" not in driver.model_fields or environments is None or not isinstance(own, Mapping):
        return settings
    return {**settings, "aws": {**environments.model_dump(exclude_none=True), **own}}


def setting_mistakes(
    driver: type[Driver], settings: Mapping[str, Any]
) -> tuple[tuple[Route, str], ...]:
    """Where and what is wrong with settings whose references are filled in."""
    try:
        driver.model_validate(dict(settings))
    except ValidationError as error:
        return tuple(
            (tuple(mistake["loc"]), _worded(mistake["msg"], mistake["loc"], mistake["type"]))
            for mistake in error.errors(include_url=False, include_context=False)
        )
    return ()


def _no_driver(
    environment: Document[Environment], route: Route, name: str, kind: Kind, registry: Registry
) -> Problem:
    known = registry.of(kind)
    others = [str(other) for other in Kind if name in registry.of(other)]
    suggestion = (
        f" ({name} is {' and '.join(map(_a, others))})" if others else did_you_mean(name, known)
    )
    message = f"there is no {kind} {quoted(name)}{suggestion}"
    return environment.problem(route, "D401", message, f"there are: {listed(known)}")


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _setting_problems(
    environment: Document[Environment], at: Route, use: Use, driver: type[Driver]
) -> Iterator[Problem]:
    try:
        driver.model_validate(use.with_)
    except ValidationError as error:
        for problem in settings_problems(error, driver, environment, at, type(use)):
            yield replace(problem, code="D402", message=f"{use.use}: {problem.message}")


def _names_nobody(driver: object, use: Use, channel_type: ChannelType) -> str:
    """What to do about messages that reach nobody in particular; empty: nothing is to be done."""
    if channel_type not in DIRECT or not isinstance(driver, MayNameNobody):
        return ""
    return driver.recipients_hint(use.with_)


def _sighting_of(channel_type: ChannelType) -> type[Sighting]:
    if channel_type in PAGES:
        return Page
    return StatusBoard if channel_type is ChannelType.STATUS_PAGE else Inbox


def _shown(sighting: type[Sighting] | None) -> str:
    names: Mapping[type | None, str] = {
        Page: "a page",
        StatusBoard: "a status page",
        Inbox: "messages",
    }
    return names.get(sighting, "nothing this version knows")


def _worded(message: str, where: Route, kind: str) -> str:
    setting = ".".join(str(part) for part in where)
    if kind == "extra_forbidden":
        return f"it has no setting {setting!r}: `commdrill drivers` shows those it has"
    if kind == "missing":
        return f"the setting {setting!r} is missing"
    if kind in EXPECTED:
        return f"{setting}: expected {EXPECTED[kind]}"
    text = message.removeprefix("Value error, ").removeprefix("Input should be ")
    return f"{setting}: {text}"
