"""What is known to be otherwise here than at AWS, or may be."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Deviation:
    """`aws` is what AWS does, or what is not known about it; `here` is what happens instead.

    `established`: True where AWS's way is known and ours is another, False where it could not be
    found out without an account. `by_a_rule`: the table of rules has a row that touches it.
    """

    name: str
    aws: str
    here: str
    established: bool = False
    by_a_rule: bool = True
