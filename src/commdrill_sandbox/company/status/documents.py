"""The board as Statuspage's public v2 JSON documents."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from commdrill.values import Json
from commdrill_sandbox.company.status.book import Board, Entry, Update

PAGE_ID = "anycompany00"
PAGE_NAME = "AnyCompany Retail"
_INDICATORS = ("none", "maintenance", "minor", "major", "critical")  # the worst last
_DESCRIPTIONS = {
    "none": "All Systems Operational",
    "maintenance": "Service Under Maintenance",
    "minor": "Partially Degraded Service",
    "major": "Partial System Outage",
    "critical": "Major Service Outage",
}
_MEANS = {
    "operational": "none",
    "under_maintenance": "maintenance",
    "degraded_performance": "minor",
    "partial_outage": "major",
    "major_outage": "critical",
}
_UPCOMING = frozenset({"scheduled"})


def indicator_of(board: Board) -> str:
    """What the worst component makes of the whole, unless the page's owners said otherwise."""
    means = (_MEANS[status] for status in board.statuses.values())
    return board.indicator or max(means, key=_INDICATORS.index, default="none")


def description_of(board: Board) -> str:
    return _DESCRIPTIONS[indicator_of(board)]


def document(name: str, board: Board) -> Json | None:
    """The document at `/api/v2/NAME.json`; None where there is none of that name."""
    parts = _DOCUMENTS.get(name)
    if parts is None:
        return None
    return {"page": _page(board), **{part: _PARTS[part](entries(board)) for part, entries in parts}}


def _page(board: Board) -> Json:
    return {
        "id": PAGE_ID,
        "name": PAGE_NAME,
        "url": "https://status.anycompany.example",
        "time_zone": "Etc/UTC",
        "updated_at": _time(board.updated),
    }


def _incident(entry: Entry, board: Board) -> Json:
    oldest = entry.updates[-1]
    common = {
        "id": entry.id,
        "name": entry.name,
        "status": entry.status,
        "created_at": _time(oldest.at),
        "updated_at": _time(entry.updates[0].at),
        "monitoring_at": _reached(entry, "monitoring"),
        "resolved_at": _reached(entry, "resolved") or _reached(entry, "completed"),
        "started_at": _time(oldest.at),
        "impact": _impact(entry, board),
        "shortlink": f"https://status.anycompany.example/{entry.id}",
        "page_id": PAGE_ID,
        "incident_updates": [_update(update, entry, board) for update in entry.updates],
        "components": [_component(component, board) for component in entry.about],
    }
    if not entry.planned:
        return common
    window = {"scheduled_for": _time(entry.starts), "scheduled_until": _time(entry.ends)}
    return {**common, **window}


def _update(update: Update, entry: Entry, board: Board) -> Json:
    return {
        "id": update.id,
        "incident_id": entry.id,
        "status": update.status,
        "body": update.body,
        "created_at": _time(update.at),
        "updated_at": _time(update.at),
        "display_at": _time(update.at),
        "affected_components": [
            {"code": component, "name": board.names[component]} for component in entry.about
        ],
    }


def _component(component: str, board: Board) -> Json:
    return {
        "id": component,
        "name": board.names[component],
        "status": board.statuses[component],
        "position": list(board.names).index(component) + 1,
        "description": None,
        "group": False,
        "group_id": None,
        "page_id": PAGE_ID,
    }


def _impact(entry: Entry, board: Board) -> str:
    if entry.planned:
        return "maintenance"
    means = (_MEANS[board.statuses[component]] for component in entry.about)
    return max((*means, "none"), key=_INDICATORS.index)


def _reached(entry: Entry, status: str) -> str | None:
    at = next((update.at for update in entry.updates if update.status == status), None)
    return _time(at)


def _time(at: datetime | None) -> str | None:
    if at is None:
        return None
    return at.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


Choice = Callable[[Board], "_Chosen"]


class _Chosen:
    """Some of a board's entries, and the board to tell them by."""

    def __init__(self, board: Board, entries: tuple[Entry, ...] = ()) -> None:
        self.board = board
        self.entries = entries


def _entries(wanted: Callable[[Entry], bool]) -> Choice:
    return lambda board: _Chosen(board, tuple(entry for entry in board.entries if wanted(entry)))


_every_incident = _entries(lambda entry: not entry.planned)
_open_incidents = _entries(lambda entry: not entry.planned and not entry.is_over)


def _maintenances(wanted: Callable[[Entry], bool]) -> Choice:
    return _entries(lambda entry: entry.planned and wanted(entry))


def _told(chosen: _Chosen) -> Json:
    return [_incident(entry, chosen.board) for entry in chosen.entries]


def _status(chosen: _Chosen) -> Json:
    board = chosen.board
    return {"indicator": indicator_of(board), "description": description_of(board)}


def _components(chosen: _Chosen) -> Json:
    return [_component(component, chosen.board) for component in chosen.board.names]


_PARTS: Mapping[str, Callable[[_Chosen], Json]] = {
    "status": _status,
    "components": _components,
    "incidents": _told,
    "scheduled_maintenances": _told,
}
_PLANNED = "scheduled_maintenances"
_DOCUMENTS: Mapping[str, tuple[tuple[str, Choice], ...]] = {
    "summary": (
        ("components", _Chosen),
        ("incidents", _open_incidents),
        (_PLANNED, _maintenances(lambda entry: not entry.is_over)),
        ("status", _Chosen),
    ),
    "status": (("status", _Chosen),),
    "components": (("components", _Chosen),),
    "incidents": (("incidents", _every_incident),),
    "incidents/unresolved": (("incidents", _open_incidents),),
    "scheduled-maintenances": ((_PLANNED, _maintenances(lambda _: True)),),
    "scheduled-maintenances/upcoming": (
        (_PLANNED, _maintenances(lambda entry: entry.status in _UPCOMING)),
    ),
    "scheduled-maintenances/active": (
        (
            _PLANNED,
            _maintenances(lambda entry: not entry.is_over and entry.status not in _UPCOMING),
        ),
    ),
}
