"""Before anything is touched: is the world the one this drill was written for?"""

from collections.abc import Iterable, Iterator, Mapping

from commdrill.compile.script import Script
from commdrill.documents.allowed_hosts import AllowedHosts
from commdrill.documents.environment import Guard, Tier
from commdrill.documents.host import Host
from commdrill.documents.plan import INBOXES
from commdrill.drivers.aws.preflight.guard_check import may_receive
from commdrill.drivers.protocol import Action
from commdrill.engine.beside import beside, while_wanted
from commdrill.engine.rollback import ReadyFault
from commdrill.engine.run_services import Stop
from commdrill.engine.watch import Watch
from commdrill.errors import in_words

_PATIENCE = 30.0


def guard_refusals(script: Script, hosts: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """What the environment's guard forbids; `hosts`: who (for people) → hosts it speaks to."""
    allowed = AllowedHosts.of(script.site.hosts)
    for who, names in hosts.items():
        for name in dict.fromkeys(names):
            if not _allowed_host(name, allowed):
                yield f"{who} speaks to {name!r}, which the guard's hosts do not allow"
    if script.environment.stage == Tier.SANDBOX:
        return
    guard = script.site.guard or Guard()
    for address in dict.fromkeys(script.addresses):
        if not may_receive(address, guard.recipients or ()):
            yield f"subscriber {address!r} is not among the guard's recipients"


def unreachable_faults(faults: Iterable[ReadyFault], stop: Stop) -> Iterator[str]:
    """Faults that could not be put in, or not be taken back: each one is read once."""
    for ready in faults:
        try:
            beside(ready.fault.observe, while_wanted(stop))
        except Exception as why:  # noqa: BLE001 a driver may raise anything: it is told, not lost
            yield f"{ready.use.who}: {in_words(why)}"


def unready_actions(actions: Mapping[str, Action], stop: Stop) -> Iterator[str]:
    for name, action in actions.items():
        try:
            beside(action.check, while_wanted(stop))
        except Exception as why:  # noqa: BLE001 likewise
            yield f"action {name}: {in_words(why)}"


def unseen_channels(watch: Watch) -> Iterator[str]:
    """Channels that cannot be looked at; one look at each is waited for, from when it may be."""
    away = max((watch.away_until(name) for name in watch.channels.all), default=0.0)
    let_be = max(0.0, away - watch.services.clock.monotonic())
    late = watch.fresh(watch.channels.all, let_be + _PATIENCE)
    for name, channel in watch.channels.all.items():
        if name in late:
            yield f"channel {name} cannot be looked at: no answer within {_PATIENCE:.0f}s"
        elif channel.failure:
            yield f"channel {name} cannot be looked at: {channel.failure}"
    for name, page in watch.channels.pages.items():
        if page.reading is not None and page.reading.sighting.unanswered:
            yield f"channel {name} does not answer: {page.reading.sighting.unanswered}"


def already_detected(watch: Watch) -> Iterator[str]:
    """What would show that an outage is detected, and shows it before there is one."""
    detection = watch.channels.detection
    if detection is not None and detection.shown and detection.use.type not in INBOXES:
        yield f"{detection.use.id} shows already, before anything is broken: no limit can count from it"


def _allowed_host(name: str, allowed: AllowedHosts) -> bool:
    try:
        return allowed.allow(Host.parse(name))
    except ValueError:
        return False
