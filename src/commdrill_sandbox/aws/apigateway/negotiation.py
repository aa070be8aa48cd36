"""Which of several templates a caller gets."""

from collections.abc import Mapping

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

_JSON = "application/json"


def choose(templates: Mapping[str, str], accept: str | None) -> tuple[str, str]:
    """Media type and template: what is accepted most, else JSON, else the first there is."""
    accepted = parse_accept_header(accept or "", MIMEAccept)
    best = accepted.best_match(_json_first(templates))
    kind = best or (_JSON if _JSON in templates else next(iter(templates)))
    return kind, templates[kind]


def _json_first(templates: Mapping[str, str]) -> list[str]:
    return sorted(templates, key=lambda kind: kind != _JSON)
