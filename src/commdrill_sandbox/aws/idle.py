"""What moto imports with one service for the sake of another: EC2's lists of machines, 130 MB, with SSM."""

import sys
from importlib.util import find_spec
from types import ModuleType
from typing import Any

_NAME, _KEPT = "moto.ec2", "ec2_backends"


class _Later:
    """The backends of EC2, read in when somebody asks for one of them."""

    def __getitem__(self, account: str) -> Any:
        return as_ever()[account]


def as_ever() -> Any:
    """EC2 itself, as its package has it from now on."""
    from moto.ec2.models import ec2_backends

    setattr(sys.modules[_NAME], _KEPT, ec2_backends)
    return ec2_backends


def leave_ec2_for_later() -> None:
    """Have `from moto.ec2 import ec2_backends` import nothing; its own modules are as ever."""
    if _NAME in sys.modules or (spec := find_spec(_NAME)) is None:
        return
    package = ModuleType(_NAME)
    package.__spec__, package.__path__ = spec, list(spec.submodule_search_locations or ())
    setattr(package, _KEPT, _Later())
    sys.modules[_NAME] = package
    parent, _, child = _NAME.partition(".")
    setattr(sys.modules[parent], child, package)  # as an import leaves it
