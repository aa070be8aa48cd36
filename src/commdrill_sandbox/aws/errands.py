"""What AWS does while nobody waits for it: each in a thread of its own, until AWS is over."""

import threading
from collections.abc import Callable


class Errands:
    """Begun by anybody, from any thread. `over`: set as AWS ends, for whoever waits or goes on and on.

    What fails after that fails for want of AWS, in the middle of whatever the process does next:
    nobody is told. What fails before is told as any thread's end is.
    """

    def __init__(self) -> None:
        self.over = threading.Event()

    def begin(self, name: str, work: Callable[[], object]) -> None:
        threading.Thread(target=self._run, args=(work,), name=name, daemon=True).start()

    def _run(self, work: Callable[[], object]) -> None:
        try:
            work()
        except Exception:
            if not self.over.is_set():
                raise
