"""Reads easily: short sentences, ordinary words.

Measured as LIX: words in a sentence, plus long words in a hundred. Spanish words are longer than
English ones and so is its limit. Under two sentences, or 20 words,
nothing is measured.
"""

import re
from collections.abc import Iterator

from commdrill.wording.policy.finding import Policy

CODE = "hard-to-read"
_HARDEST = {"en": 52.0, "es": 58.0}
_LONGEST_SENTENCE = 40  # words
_FEWEST_SENTENCES = 2
_FEWEST_WORDS = 20
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)|\n\s{0,9}\n")
_LINK = re.compile(r"https?://\S+|\{\{[^{}]{0,80}\}\}|\S+@\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def objections(text: str, language: str, _policy: Policy) -> Iterator[str]:
    """One for each sentence that is too long, or one for a text that is hard altogether."""
    parts = _SENTENCE_END.split(_LINK.sub("", text))
    sentences = [words for part in parts if len(words := _WORD.findall(part)) > 1]
    long = [words for words in sentences if len(words) > _LONGEST_SENTENCE]
    for sentence in long[:3]:
        yield (
            f"the sentence that begins '{' '.join(sentence[:6])}' has {len(sentence)} words: "
            f"make two of it, {_LONGEST_SENTENCE} are the most"
        )
    words = [word for sentence in sentences for word in sentence]
    enough = len(sentences) >= _FEWEST_SENTENCES and len(words) >= _FEWEST_WORDS
    if not long and enough:
        score = _lix(words, len(sentences))
        if score > _HARDEST.get(language, _HARDEST["es"]):
            yield f"it is hard to read (LIX {score:.0f}): use shorter sentences and words"


def _lix(words: list[str], sentences: int) -> float:
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)
