"""Words of computing, of which two in one sentence are jargon: `one of our switches was dropping packets`."""

from commdrill.wording.phrases import Phrases
from commdrill.wording.policy.glossary import SYSTEMS
from commdrill.wording.policy_words import Mechanism


def two_of_a_trade(
    words: tuple[str, ...], befalls: tuple[str, ...], elsewhere: tuple[str, ...]
) -> Mechanism:
    """One of a language's `words`, or a program's name, beside another of these, or beside what `befalls` them.

    Beside what is said `elsewhere` they are things that people see.
    """
    return Mechanism(Phrases(*words, SYSTEMS), Phrases(*words, *befalls), Phrases(*elsewhere))
