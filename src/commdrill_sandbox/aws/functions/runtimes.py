"""Which runtimes of Lambda run here, and by which command."""

import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

_PYTHON, _NODE = re.compile(r"python3\.\d+"), re.compile(r"nodejs\d+\.x")
_HERE = Path(__file__).parent


class Unrunnable(Exception):
    """There is nothing here to run it; the text says what is missing."""


def command(runtime: str, memory: int) -> Sequence[str]:
    """What runs a function of `runtime`; the folder of its files is to be added.

    Raises:
        Unrunnable: nothing does.
    """
    if _PYTHON.fullmatch(runtime):
        return (sys.executable, "-I", "-B", str(_HERE / "python_bootstrap.py"))
    if not _NODE.fullmatch(runtime):
        raise Unrunnable(
            f"the embedded AWS runs no function of runtime {runtime!r}: python3.x and nodejs…x are"
        )
    if (node := shutil.which("node")) is None:
        raise Unrunnable(
            f"runtime {runtime!r} needs `node`, which is not on the PATH here: install Node.js"
        )
    bound = f"--max-old-space-size={memory}"
    return (node, bound, str(_HERE / "node_bootstrap.mjs"))
