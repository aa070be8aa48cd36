"""`statuspage:URL|FILE`: the components of a status page, its templates, and the words of past incidents."""

import json
from pathlib import Path
from urllib.parse import urlsplit

from commdrill.adopt.foreign import in_our_braces
from commdrill.adopt.found import (
    Found,
    FoundComponent,
    FoundPlace,
    FoundSource,
    FoundText,
    Reach,
    SeenWords,
    left_out,
)
from commdrill.documents.allowed_hosts import AllowedHosts
from commdrill.documents.plan import ChannelType, Phase
from commdrill.errors import CannotLook, UsageError
from commdrill.values import Json

_PHASES = {
    "investigating": Phase.OUTAGE,
    "identified": Phase.UPDATE,
    "monitoring": Phase.UPDATE,
    "resolved": Phase.RECOVERY,
    "scheduled": Phase.NOTICE,
    "completed": Phase.RECOVERY,
}
_PAGES = ("api/v2/summary.json", "api/v2/incidents.json")
_MOST_SEEN = 12
_MOST = 20_000_000  # bytes


def _read(where: str, reach: Reach) -> Found:
    if where.startswith(("http://", "https://")):
        found = Found()
        for number, data in enumerate(_asked(where)):
            found += _dump(data, "statuspage", where if number == 0 else "")
        return _once(found)
    file = reach.here / where
    return _once(_dump(_of_file(file), f"statuspage:{file.name}", ""))


def _asked(url: str) -> list[Json]:
    from commdrill.drivers.http.driver import HttpRequest
    from commdrill.drivers.http.session import HttpSession
    from commdrill.drivers.network.host_guard import HostGuard

    guard = HostGuard(AllowedHosts.of((urlsplit(url).hostname or "",)))
    try:
        with HttpSession(guard=guard) as http:
            return [http.ask(HttpRequest(url=f"{url.rstrip('/')}/{one}")).json() for one in _PAGES]
    except (CannotLook, ValueError) as why:
        raise UsageError(f"commdrill init: the status page cannot be read: {why}") from why


def _of_file(file: Path) -> Json:
    try:
        data: Json = json.loads(file.read_bytes()[:_MOST])
    except OSError as why:
        raise UsageError(f"commdrill init: {file} cannot be read: {why.strerror}") from why
    except (ValueError, RecursionError) as why:
        raise UsageError(f"commdrill init: {file} is no JSON, as a status page tells it") from why
    return data


def _dump(data: Json, source: str, url: str) -> Found:
    if isinstance(data, list):  # what the API lists of one kind
        kind = (
            "incident_templates" if any("body" in one for one in _objects(data)) else "components"
        )
        kind = "incidents" if any("incident_updates" in one for one in _objects(data)) else kind
        data = {kind: data}
    if not isinstance(data, dict):
        raise UsageError(f"commdrill init: {source} holds nothing that a status page tells")
    found = Found()
    for one in _objects(data.get("components")):
        found += _component(one, source)
    for one in _objects(data.get("incident_templates") or data.get("templates")):
        found += _template(one, source)
    for kind in ("incidents", "scheduled_maintenances"):
        for one in _objects(data.get(kind)):
            found += _incident(one, source)
    page = data.get("page")
    address = url or (str(page.get("url") or "") if isinstance(page, dict) else "")
    return found + _place(address, source)


def _objects(data: Json) -> list[dict[str, Json]]:
    return [one for one in data if isinstance(one, dict)] if isinstance(data, list) else []


def _component(one: dict[str, Json], source: str) -> Found:
    name = str(one.get("name") or "").strip()
    if not name or one.get("group") is True:
        return Found()
    return Found(components=(FoundComponent(source, name),))


def _template(one: dict[str, Json], source: str) -> Found:
    name, body = str(one.get("name") or one.get("title") or ""), str(one.get("body") or "").strip()
    where = f"{source}:{name}"
    if not name or not body:
        return left_out(where, "it has no words")
    text, changes = in_our_braces(body)
    phase = _PHASES.get(str(one.get("update_status") or "").lower())
    found = FoundText(where, name, text, ChannelType.STATUS_PAGE, phase=phase, changes=changes)
    return Found((found,))


def _incident(one: dict[str, Json], source: str) -> Found:
    title = str(one.get("name") or "an incident")
    updates = _objects(one.get("incident_updates"))
    said = ((update.get("status"), str(update.get("body") or "").split()) for update in updates)
    seen = (
        SeenWords(f"{source}:{title}", f"{stage}: {' '.join(body)}") for stage, body in said if body
    )
    return Found(seen=tuple(seen))


def _place(url: str, source: str) -> Found:
    if not url.startswith(("http://", "https://")) or "@" in url or "${" in url:
        return Found()
    settings: tuple[tuple[str, Json], ...] = (("url", url.rstrip("/")),)
    place = FoundPlace(source, "status-page", ChannelType.STATUS_PAGE, "statuspage", settings)
    return Found(places=(place,))


def _once(found: Found) -> Found:
    return Found(
        found.texts,
        tuple(dict.fromkeys(found.components)),
        found.places[:1],
        (),
        tuple(dict.fromkeys(found.seen))[:_MOST_SEEN],
        found.left_out,
    )


SOURCE = FoundSource("statuspage", "URL|FILE", _read)
