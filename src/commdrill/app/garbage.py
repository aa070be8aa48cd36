"""How often Python looks for garbage, in commands that read much and end soon.

It looks through all that was made lately whenever there is much more than before: nearly all that `lint`
loads and `verify` reads stays, so a tenth of their time found nothing. A run of hours leaves it as it is.
"""

import gc

_SELDOM = 50_000  # new objects; 700 as Python comes


def collect_seldom() -> None:
    """From now on, in all of this process."""
    gc.set_threshold(_SELDOM)


def collect_no_more() -> None:
    """Nothing comes after us: what is left is not looked through as the process ends."""
    gc.freeze()
