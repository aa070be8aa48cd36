"""For authors of drivers: the contracts a driver keeps, as test classes to inherit from.

    from commdrill.testing import FaultContract

    class TestMyFault(FaultContract):
        @pytest.fixture
        def world(self) -> Iterator[FaultWorld]:
            with my_counterpart() as counterpart:
                yield MyWorld(counterpart)

`FaultWorld` and `ObserverWorld` say what such a world tells the contract. `LocalWeb` is a web server
that answers as it is told, and `FakeClock` a clock that waits without waiting.
"""

from commdrill.testing.fake_clock import FakeClock
from commdrill.testing.fault_contract import FaultContract, FaultWorld
from commdrill.testing.local_web import DrippingServer, LocalWeb, Reply, reply
from commdrill.testing.observer_contract import ObserverContract, ObserverWorld

__all__ = [
    "DrippingServer",
    "FakeClock",
    "FaultContract",
    "FaultWorld",
    "LocalWeb",
    "ObserverContract",
    "ObserverWorld",
    "Reply",
    "reply",
]
