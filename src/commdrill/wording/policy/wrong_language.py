"""Is in the language of its readers."""

from collections.abc import Iterator

from commdrill.wording.languages import LANGUAGE_NAMES, guess_language
from commdrill.wording.policy.finding import Policy

CODE = "wrong-language"


def objections(text: str, language: str, _policy: Policy) -> Iterator[str]:
    """One, where the words are plainly those of another language."""
    guess = guess_language(text)
    if guess and guess != language and language in LANGUAGE_NAMES:
        yield f"this is {LANGUAGE_NAMES[guess]}: write it in {LANGUAGE_NAMES[language]}"
