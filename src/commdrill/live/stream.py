"""Server-sent events: how a board is told to one who knows some of it."""

import json
from dataclasses import asdict
from typing import Any

from commdrill.live.board import Board, Part

Json = Any


def place_of(last_event_id: str) -> tuple[str, int]:
    """The run and the record that somebody has seen last, as we told them."""
    run, colon, number = last_event_id.rpartition(":")
    is_ours = bool(colon) and number.isascii() and number.isdecimal() and len(number) < 12
    return (run, int(number)) if is_ours else ("", 0)


def told(board: Board, known: tuple[str, int], now: float) -> bytes:
    """One event: what has changed since, or all of it to somebody who knows another run."""
    run, seq = known
    is_new = run != board.run or seq > board.seq
    parts = board.changed_after(0 if is_new else seq)
    return _event(
        "board",
        {
            "anew": is_new,
            "now": round(now, 3),
            "over": board.is_over,
            "left": board.is_left,
            "trouble": board.trouble,
            "parts": [_part(part) for part in parts],
        },
        f"{board.run}:{board.seq}",
    )


def clock(board: Board, now: float) -> bytes:
    """That we are still here, and what time it is."""
    return _event("clock", {"now": round(now, 3), "over": board.is_over, "left": board.is_left})


def bye() -> bytes:
    """That nobody needs to ask again."""
    return _event("bye", {})


def _event(kind: str, data: Json, number: str = "") -> bytes:
    lines = [f"id: {number}"] if number else []
    lines += [f"event: {kind}", f"data: {json.dumps(data, ensure_ascii=False)}", "", ""]
    return "\n".join(lines).encode("utf-8", "replace")


def _part(part: Part) -> Json:
    return {"key": part.key, "kind": type(part.value).__name__, **asdict(part.value)}
