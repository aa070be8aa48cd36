import builtins
import sys
import threading
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from commdrill.drivers.http.fault import HttpFault
from commdrill.drivers.protocol import Driver
from commdrill.drivers.registry import EntryPoints, Kind, Registry, UnknownDriver, load_registry
from commdrill.errors import DriverError, UsageError
from tests.each import each


def offer(value: str, name: str = "smoke", kind: Kind = Kind.FAULT) -> EntryPoint:
    return EntryPoint(name, value, kind.group)


def offered(*values: str, kind: Kind = Kind.FAULT) -> Registry:
    entries = EntryPoints(kind, tuple(offer(value, kind=kind) for value in values))
    return Registry(**{f"{kind}s": entries})


def test_all_built_in_drivers_come_by_entry_point() -> None:
    registry = load_registry()
    assert {"command", "http"} <= set(registry.faults)
    assert {"web-page", "browser", "statuspage", "imap", "webhook"} <= set(registry.observers)
    assert {"command", "http"} <= set(registry.actions)


BUILT_IN = load_registry()


@each(
    ("kind", "name"),
    [
        *((Kind.FAULT, name) for name in BUILT_IN.faults),
        *((Kind.OBSERVER, name) for name in BUILT_IN.observers),
        *((Kind.ACTION, name) for name in BUILT_IN.actions),
    ],
)
def test_a_built_in_driver_loads(kind: Kind, name: str) -> None:
    assert issubclass(BUILT_IN.find(kind, name), Driver)


def test_a_drivers_module_is_imported_when_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lazy_smoke.py").write_text(
        "from commdrill.drivers.command.fault import CommandFault as Smoke\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    registry = offered("lazy_smoke:Smoke")
    assert list(registry.faults) == ["smoke"]
    assert "smoke" in registry.faults
    assert "lazy_smoke" not in sys.modules
    assert registry.find(Kind.FAULT, "smoke").__name__ == "CommandFault"
    assert "lazy_smoke" in sys.modules


def test_plain_dicts_will_do() -> None:
    registry = Registry(faults={"http": HttpFault})
    assert registry.find(Kind.FAULT, "http") is HttpFault
    assert registry.named("http") == (HttpFault,)


def test_an_unknown_name_is_told_with_what_was_meant_and_what_there_is() -> None:
    registry = Registry(faults={"http": HttpFault, "command": HttpFault})
    with pytest.raises(UnknownDriver) as raised:
        registry.find(Kind.FAULT, "htpp")
    assert str(raised.value) == (
        "there is no fault 'htpp'. Did you mean 'http'? There are: command, http"
    )
    assert isinstance(raised.value, UsageError)
    with pytest.raises(UnknownDriver, match=r"^there is no action 'x'\. There are: none$"):
        registry.find(Kind.ACTION, "x")
    with pytest.raises(UnknownDriver, match=r"no driver 'htp'.* Did you mean 'http'"):
        registry.named("htp")


def test_one_name_may_be_a_fault_and_an_action() -> None:
    assert [driver.__name__ for driver in load_registry().named("http")] == [
        "HttpFault",
        "HttpAction",
    ]


@each(
    ("value", "why"),
    [
        ("no_such_module:Smoke", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("commdrill.drivers.protocol:Smoke", "AttributeError"),
        ("commdrill.drivers.protocol:Look", "is no subclass of Driver"),
        ("commdrill.drivers.http.action:HttpAction", "is no fault: it lacks observe, inject"),
    ],
)
def test_a_driver_that_does_not_load_names_where_it_is_from(value: str, why: str) -> None:
    with pytest.raises(DriverError, match=why) as raised:
        offered(value).find(Kind.FAULT, "smoke")
    assert "the fault 'smoke' of an unknown package" in str(raised.value)


def test_a_module_that_breaks_while_it_loads_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken_smoke.py").write_text("1 / 0\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(DriverError, match="broken_smoke:Smoke: ZeroDivisionError"):
        offered("broken_smoke:Smoke").find(Kind.FAULT, "smoke")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("x = 1", "PydanticUserError: A non-annotated attribute was detected: `x = 1`. All"),
        ("import sys; sys.exit(3)", r"DriverError: it called sys.exit\(3\)$"),
    ],
)
def test_why_a_module_does_not_load_is_told_on_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, told: str
) -> None:
    lines = ["from commdrill.driver import Driver", "class Smoke(Driver):", f"    {source}", ""]
    (tmp_path / "wordy_smoke.py").write_text("\n".join(lines))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "wordy_smoke", raising=False)
    with pytest.raises(DriverError, match=told) as raised:
        offered("wordy_smoke:Smoke").find(Kind.FAULT, "smoke")
    assert len(str(raised.value).splitlines()) == 1


def test_a_package_that_does_not_load_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = tmp_path / "smoke_drivers-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: smoke-drivers\nVersion: 1.2\n")
    (info / "entry_points.txt").write_text("[commdrill.faults]\nsmoke = no_such_module:Smoke\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(DriverError, match=r"the fault 'smoke' of smoke-drivers 1\.2 does not load"):
        load_registry().find(Kind.FAULT, "smoke")


def test_a_name_that_two_packages_offer_is_neithers() -> None:
    twice = offered("one:Smoke", "two:Smoke")
    with pytest.raises(DriverError, match="both offer the fault 'smoke': uninstall one"):
        twice.find(Kind.FAULT, "smoke")
    assert len(twice.faults) == 1


def test_the_same_offer_seen_twice_is_one() -> None:
    same = offered(*["commdrill.drivers.http.fault:HttpFault"] * 2)
    assert same.find(Kind.FAULT, "smoke") is HttpFault


def test_a_package_without_an_end_is_told_and_waited_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "endless_smoke.py").write_text(
        "import builtins, threading\n"
        "builtins.endless_smokes = getattr(builtins, 'endless_smokes', 0) + 1\n"
        "threading.Event().wait()\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("commdrill.drivers.registry._LOADS_WITHIN", 0.2)
    registry = offered("endless_smoke:Smoke")
    for _ in range(2):
        with pytest.raises(
            DriverError, match=r"'smoke'.*endless_smoke:Smoke.* not imported within"
        ):
            registry.find(Kind.FAULT, "smoke")
    while "endless_smokes" not in vars(builtins):  # a busy machine begins with it later
        threading.Event().wait(0.01)
    assert vars(builtins)["endless_smokes"] == 1


def test_too_little_memory_is_no_package_s_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "starved_smoke.py").write_text("raise MemoryError\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(MemoryError):
        offered("starved_smoke:Smoke").find(Kind.FAULT, "smoke")


def test_nor_is_it_that_no_thread_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def starved(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    drivers = offered("commdrill.drivers.http.fault:HttpFault")
    monkeypatch.setattr(threading.Thread, "start", starved)
    with pytest.raises(RuntimeError, match="new thread"):
        drivers.find(Kind.FAULT, "smoke")
