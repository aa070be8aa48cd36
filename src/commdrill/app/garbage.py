"""How often Python looks for garbage, in commands that read much and end soon."""

import gc

_SELDOM = 50_000  # new objects: nearly all that is read stays, and is looked through in vain


def collect_seldom() -> None:
    """From now on."""
    gc.set_threshold(_SELDOM)
