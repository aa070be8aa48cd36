"""Programs of the user's that a drill starts: the guard cannot see into them, and `ps` shows their arguments."""

from collections.abc import Iterator, Mapping

from commdrill.compile.script import Script
from commdrill.documents.environment import Tier
from commdrill.drivers.protocol import Driver
from commdrill.drivers.setting_references import secrets_in
from commdrill.record.events import FindingMade, Severity


def findings_on_programs(script: Script, drivers: Mapping[str, object]) -> Iterator[FindingMade]:
    """What preflight and report say of them; `drivers`: by how people call each."""
    started = [
        f"{who} starts {' and '.join(map(repr, driver.programs()))}"
        for who, driver in drivers.items()
        if isinstance(driver, Driver) and driver.programs()
    ]
    if started and script.environment.stage != Tier.SANDBOX:
        text = f"{'; '.join(started)}: whom a program contacts the guard cannot see"
        yield FindingMade("guard-blind", text, Severity.WARNING)
    for who, use in script.uses.items():
        if shown := secrets_in(tuple(use.driver.arguments_in(use.settings))):
            text = (
                f"{who} has {' and '.join(shown)} among a program's arguments, which everybody on "
                "this machine can read while it runs: hand it over by `env`"
            )
            yield FindingMade("secret-in-arguments", text, Severity.WARNING)
