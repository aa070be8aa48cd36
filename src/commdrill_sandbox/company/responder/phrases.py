"""What fills the placeholders of an approved message, in its reader's language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from commdrill.documents.plan import Plan
from commdrill.wording.types import PlaceholderType
from commdrill.wording.types.choice import ChoicePlaceholder
from commdrill.wording.types.duration import DurationPlaceholder
from commdrill.wording.types.number import NumberPlaceholder
from commdrill.wording.types.text import TextPlaceholder
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.url import UrlPlaceholder
from commdrill_sandbox.company.responder.case import Case
from commdrill_sandbox.company.responder.gaps import gaps

STATUS_URL = "https://status.anycompany.example"
STORE_URL = "https://www.anycompany.example"

_URLS = {"status": STATUS_URL, "unsubscribe": f"{STORE_URL}/unsubscribe"}
_CLOCK_FOLLOWS = {  # after these words a time of day is read, not a length of time
    "en": re.compile(r"(?:\b(?:by|at|until|till|before|around|from|to|than)|[(:–—-]) $"),
    "es": re.compile(r"(?:\b(?:las|hasta|desde|sobre)|[(:–—-]) $"),
}
_LEAD = re.compile(r"[\w-]*")  # what a pattern fixes at its beginning: INC-
_STARTS = re.compile(r"start|begin|from|inicio|desde")
_TEXTS = {"en": "our team is working on it", "es": "nuestro equipo trabaja en ello"}
_STEPS_OF_A_FORECAST = 6  # updates in which the expected end draws nearer, before it is set anew
_MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
        "octubre", "noviembre", "diciembre",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Phrases:
    """Fills the gaps of one plan's messages."""

    plan: Plan

    def values(self, words: str, language: str, case: Case, now: datetime) -> Mapping[str, str]:
        """A value for each gap in `words`."""
        values: dict[str, str] = {}
        for before, name in gaps(words):
            if name not in values:
                values[name] = self._value(name, _Moment(language, before, case, now))
        return values

    def component(self, component: str, language: str) -> str:
        """A component's name in a language, its own where it has none in that one."""
        named = self.plan.components[component]
        return named.names().get(language, named.name)

    def _value(self, name: str, moment: "_Moment") -> str:
        if name == "component":
            return self.component(moment.case.component, moment.language)
        kind = self.plan.placeholders.get(name)
        if kind is None:
            return _url(name) if name.endswith("_url") else moment.progress
        return _filled(name, kind, moment)


@dataclass(frozen=True)
class _Moment:
    """Where and when something is filled in."""

    language: str
    before: str
    case: Case
    now: datetime

    @property
    def progress(self) -> str:
        return _TEXTS.get(self.language, _TEXTS["en"])

    @property
    def wants_clock(self) -> bool:
        pattern = _CLOCK_FOLLOWS.get(self.language)
        return pattern is None or bool(pattern.search(self.before))


def _url(name: str) -> str:
    return next((url for word, url in _URLS.items() if word in name), STORE_URL)


def _filled(name: str, kind: PlaceholderType, moment: _Moment) -> str:
    case = moment.case
    match kind:
        case TextPlaceholder():
            return _text(name, kind, moment)
        case UrlPlaceholder():
            return _url(name)
        case NumberPlaceholder(at_least=at_least, at_most=at_most):
            bounds = (bound for bound in (at_least, at_most) if bound is not None)
            return f"{next(bounds, 1):g}"
        case DurationPlaceholder(at_least=at_least, at_most=at_most):
            lasts = case.lasts if at_most is None else min(case.lasts, at_most)
            return length(max(lasts, at_least or lasts), moment.language)
        case TimePlaceholder(at_most=at_most):
            return _time(name, at_most, moment)
        case ChoicePlaceholder(by_component=agreeing) if agreeing:
            return agreeing.get(case.component, ("",))[0]
        case ChoicePlaceholder(one_of=options) if options:
            return options[case.updates % len(options)]
        case _:
            return kind.sample(moment.language)


def _text(name: str, kind: TextPlaceholder, moment: _Moment) -> str:
    """A reference or what is being done; where it must look like something, a number that does."""
    usual = moment.case.reference if "ref" in name else moment.progress
    if kind.matches is None:
        return usual
    number = moment.case.reference.partition("-")[2]
    lead = _LEAD.match(kind.matches)
    tries = (usual, f"{lead[0] if lead else ''}{number}", f"INC-{number}", number)
    return next((text for text in tries if _looks_like(kind.matches, text)), usual)


def _looks_like(pattern: str, text: str) -> bool:
    """Not where Python reads a pattern of RE2 otherwise: then nothing does."""
    try:
        return re.fullmatch(pattern, text) is not None
    except re.error:
        return False


def _time(name: str, at_most: timedelta | None, moment: _Moment) -> str:
    case = moment.case
    if case.starts is not None and moment.now < case.starts:
        announced = case.starts if _STARTS.search(name) else case.starts + case.lasts
        return clock(announced, moment)
    ahead = _remaining(case, at_most)
    if moment.wants_clock:
        return clock(moment.now + ahead, moment)
    return {"es": "en {}"}.get(moment.language, "within {}").format(length(ahead, moment.language))


def _remaining(case: Case, at_most: timedelta | None) -> timedelta:
    """How long it will still last: less with each update, never the same twice running."""
    first = case.lasts if at_most is None else min(case.lasts, at_most * 0.75)
    minutes = max(_STEPS_OF_A_FORECAST + 1, int(first.total_seconds() // 60))
    nearer = max(1, minutes // (_STEPS_OF_A_FORECAST + 3))
    return timedelta(minutes=minutes - nearer * (case.updates % _STEPS_OF_A_FORECAST))


def length(duration: timedelta, language: str) -> str:
    """`45 minutes`, `1 hour and 15 minutes`."""
    minutes = max(1, round(duration.total_seconds() / 60))
    units = _UNITS.get(language, _UNITS["en"])
    hours, rest = divmod(minutes, 60)
    counts = ((hours, units[0]), (rest, units[1]))
    parts = [f"{count} {unit}{'s' if count != 1 else ''}" for count, unit in counts if count]
    return units[2].join(parts)


_UNITS = {"en": ("hour", "minute", " and "), "es": ("hora", "minuto", " y ")}


def clock(at: datetime, moment: _Moment) -> str:
    """`16:30 UTC`, rounded up to five minutes; with its day where that is not today."""
    rounded = _rounded_up(at.astimezone(UTC))
    written = f"{rounded:%H:%M} UTC"
    if rounded.date() == moment.now.astimezone(UTC).date():
        return written
    if moment.language == "es":
        return f"{rounded.day} de {_MONTHS['es'][rounded.month - 1]} a las {written}"
    return f"{rounded.day} {_MONTHS['en'][rounded.month - 1]} at {written}"


def _rounded_up(at: datetime) -> datetime:
    whole = at.replace(second=0, microsecond=0)
    return whole + timedelta(minutes=-whole.minute % 5)
