from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, Field, JsonValue, SecretStr

from commdrill.drivers.http.driver import ConnectTo
from commdrill.drivers.manual import driver_manual, list_drivers, words
from commdrill.drivers.protocol import Driver
from commdrill.drivers.registry import Kind, Registry, load_registry
from commdrill.model import Duration
from commdrill.values import Json
from tests.each import each


class Smoke(Driver):
    """Lets smoke into the
    server room.

    Ask the fire brigade first.
    """

    room: str = Field(description="which room", examples=["B7"])
    wind: bool = Field(default=False, alias="with_wind", description="whether a window is open")
    lasts: Duration = timedelta(minutes=5)

    def hosts(self) -> tuple[str, ...]:
        return ()

    def observe(self) -> Json:
        return None

    def inject(self, before: Json) -> None: ...

    def revert(self, before: Json) -> None: ...


class Bare(Driver):
    """Does nothing."""

    def hosts(self) -> tuple[str, ...]:
        return ()

    def check(self) -> None: ...


MANUAL = """\
smoke (fault)

Lets smoke into the
server room.

Ask the fire brigade first.

settings
  room       text (required)
             which room
  with_wind  true or false (default: false)
             whether a window is open
  lasts      duration (default: 5m)

for example
  components:
    checkout:
      outage:
        use: smoke
        with:
          room: B7
"""


def test_a_manual_says_what_a_driver_does_what_it_takes_and_how_it_is_used() -> None:
    assert driver_manual("smoke", Smoke) == MANUAL


def test_a_driver_without_settings_has_none() -> None:
    told = driver_manual("bare", Bare)
    assert "settings\n  none\n" in told
    assert told.endswith("  actions:\n    announce:\n      use: bare\n")


def test_the_list_has_a_line_for_each_driver_by_kind() -> None:
    assert list_drivers(Registry(faults={"smoke": Smoke}, actions={"bare": Bare})) == (
        "faults\n"
        "  smoke  Lets smoke into the server room.\n\n"
        "observers\n"
        "  none\n\n"
        "actions\n"
        "  bare  Does nothing.\n"
    )


def _built_in() -> list[tuple[Kind, str]]:
    named = {
        Kind.FAULT: ("command", "http"),
        Kind.OBSERVER: ("browser", "statuspage", "web-page"),
        Kind.ACTION: ("command", "http"),
    }
    return [(kind, name) for kind, names in named.items() for name in names]


@each(("kind", "name"), _built_in())
def test_every_setting_of_a_driver_is_described(kind: Kind, name: str) -> None:
    driver = load_registry().find(kind, name)
    assert all(field.description for field in driver.model_fields.values())
    assert driver.__doc__


@each(("kind", "name"), _built_in())
def test_the_example_in_a_manual_is_one_that_works(kind: Kind, name: str) -> None:
    driver = load_registry().find(kind, name)
    _, _, example = driver_manual(name, driver).partition("for example\n")
    use: Any = yaml.safe_load(example)
    while "use" not in use:
        (use,) = use.values()
    assert use["use"] == name
    driver.model_validate(use["with"])


def test_an_observers_manual_says_what_it_sees_and_proves() -> None:
    web_page = load_registry().find(Kind.OBSERVER, "web-page")
    first = driver_manual("web-page", web_page).splitlines()[0]
    assert first == "web-page (observer of a page, proof: content)"


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Nested(BaseModel):
    a: int = Field(alias="A")
    b: str = ""


def test_what_an_observers_settings_say_it_proves_is_told_as_such() -> None:
    http_inbox = load_registry().find(Kind.OBSERVER, "http-inbox")
    first = driver_manual("http-inbox", http_inbox).splitlines()[0]
    assert first == "http-inbox (observer of messages, proof: content unless set)"


@each(
    ("annotation", "said"),
    [
        (str, "text"),
        (SecretStr, "text"),
        (int | None, "whole number"),
        (float, "number"),
        (Duration | None, "duration"),
        (Path, "file"),
        (bool | Path, "true or false or file"),
        (ConnectTo, "host:port"),
        (Literal["tls", "none"], "tls | none"),
        (Colour, "red | blue"),
        (tuple[str, ...], "list of text"),
        (list[int], "list of whole number"),
        (Annotated[frozenset[str], "x"], "list of text"),
        (dict[str, float], "mapping of text to number"),
        (Nested, "{A, b}"),
        (JsonValue, "any JSON"),
        (Json, "any JSON"),
        (complex, "complex"),
    ],
)
def test_types_are_told_in_users_words(annotation: Any, said: str) -> None:
    assert words(annotation) == said
