"""Moments that Slack and Discord show each reader by their own clock: told in UTC."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

_DISCORD = re.compile(r"<t:(?P<at>\d{1,11})(?::(?P<style>[tTdDfFR]))?>")
_SLACK = re.compile(
    r"<!date\^(?P<at>\d{1,11})\^(?P<form>[^<>^|]{1,200})(?:\^[^<>^|]{0,1000})?\|[^<>]{0,200}>"
)
_TOKEN = re.compile(r"\{(?P<date>date\w{0,20})\}|\{(?P<time>time\w{0,20})\}|\{ago\}")
_DATE, _TIME = "%Y-%m-%d", "%H:%M UTC"
_BOTH = f"{_DATE} {_TIME}"
_STYLES = {"t": _TIME, "T": _TIME, "d": _DATE, "D": _DATE}


def with_dates(text: str) -> str:
    """A post with its marked moments as text; what shows a clock alone stays one."""
    if "<t:" in text:
        text = _DISCORD.sub(_told(_of_discord), text)
    return _SLACK.sub(_told(_of_slack), text) if "<!date^" in text else text


def _of_discord(found: re.Match[str], at: datetime) -> str:
    return at.strftime(_STYLES.get(found["style"], _BOTH))


def _of_slack(found: re.Match[str], at: datetime) -> str:
    return _TOKEN.sub(lambda token: at.strftime(_form(token)), found["form"])


def _form(token: re.Match[str]) -> str:
    return _DATE if token["date"] else _TIME if token["time"] else _BOTH


def _told(words: Callable[[re.Match[str], datetime], str]) -> Callable[[re.Match[str]], str]:
    """As it stands where no calendar has such a moment."""

    def instead(found: re.Match[str]) -> str:
        try:
            return words(found, datetime.fromtimestamp(int(found["at"]), UTC))
        except (ValueError, OverflowError, OSError):
            return found[0]

    return instead
