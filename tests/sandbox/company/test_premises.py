"""What of the company works."""

from commdrill_sandbox.company.premises import Mode, Premises, RegionMode


def test_the_worst_condition_is_what_visitors_meet() -> None:
    premises = Premises(("checkout", "search"))
    premises.set_component("search", Mode.DEGRADED)
    assert premises.condition("checkout").mode is Mode.NORMAL
    assert premises.condition("checkout", "search").mode is Mode.DEGRADED
    premises.set_component("checkout", Mode.OUTAGE)
    assert premises.trouble.mode is Mode.OUTAGE


def test_to_break_what_is_broken_changes_nothing() -> None:
    premises = Premises(("checkout",))
    premises.set_component("checkout", Mode.OUTAGE)
    broken = premises.condition("checkout")
    premises.set_component("checkout", Mode.OUTAGE)
    assert premises.condition("checkout") == broken


def test_a_mended_component_remembers_what_it_was() -> None:
    premises = Premises(("checkout",))
    premises.set_component("checkout", Mode.MAINTENANCE)
    premises.set_component("checkout", Mode.NORMAL)
    condition = premises.condition("checkout")
    assert (condition.mode, condition.before) == (Mode.NORMAL, Mode.MAINTENANCE)


def test_the_store_goes_down_with_the_primary_region_only() -> None:
    premises = Premises(("checkout",))
    premises.set_region("us-west-2", RegionMode.LOST)
    assert premises.condition("checkout").mode is Mode.NORMAL
    premises.set_region("us-east-1", RegionMode.LOST)
    assert premises.condition("checkout").mode is Mode.OUTAGE
    premises.set_region("us-east-1", RegionMode.NORMAL)
    assert premises.condition("checkout").mode is Mode.NORMAL
