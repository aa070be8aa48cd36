"""For authors of drivers: the contracts a driver keeps, as test classes to inherit from.

    from commdrill.testing import FaultContract

    class TestMyFault(FaultContract):
        @pytest.fixture
        def world(self) -> Iterator[FaultWorld]:
            with my_counterpart() as counterpart:
                yield MyWorld(counterpart)

`FaultWorld`, `ObserverWorld` and `ActionWorld` say what such a world tells the contract; `Leads` how
it leads a driver elsewhere, where nobody must follow. `LocalWeb` is a web server that answers as it
is told, and `FakeClock` a clock that waits without waiting.
"""

from commdrill.testing.action_contract import ActionContract, ActionWorld
from commdrill.testing.contacts import Leads
from commdrill.testing.fake_clock import FakeClock
from commdrill.testing.fault_contract import FaultContract, FaultWorld
from commdrill.testing.local_web import DrippingServer, LocalWeb, Reply, redirecting, reply
from commdrill.testing.observer_contract import ObserverContract, ObserverWorld

__all__ = [
    "ActionContract",
    "ActionWorld",
    "DrippingServer",
    "FakeClock",
    "FaultContract",
    "FaultWorld",
    "Leads",
    "LocalWeb",
    "ObserverContract",
    "ObserverWorld",
    "Reply",
    "redirecting",
    "reply",
]
