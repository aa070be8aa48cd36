"""Reads easily: short sentences, ordinary words.

Measured as its language is: Spanish by syllables (Szigriszt-Pazos: newspapers lie near 55, and what
only lawyers like below 25), others as LIX (words in a sentence, plus long words in a hundred:
newspapers lie near 45). Under two sentences, or 20 words, nothing is measured.
"""

from collections.abc import Iterator

from commdrill.wording.languages import primary_language
from commdrill.wording.late_pattern import LatePattern

_HARDEST_LIX = {"en": 52.0}
_HARDEST_ELSEWHERE = 65.0  # where words are longer than in English
_HARDEST_SPANISH = 25.0
_LONGEST_SENTENCE = 40  # words
_FEWEST_SENTENCES = 2
_FEWEST_WORDS = 20
_SENTENCE_END = LatePattern(r"[.!?…]+(?=\s|$)|\n\s{0,9}\n")
_LINK = LatePattern(r"https?://\S+|\{\{[^{}]{0,80}\}\}|\S+@\S+")
_WORD = LatePattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# a vowel or a diphthong: two full vowels, or an accented í or ú beside another, are two
_SYLLABLE = LatePattern(
    r"(?i)(?:(?<=[qg])u(?=[eiéí])|[iuü](?=[aeoáéó]))?(?:[aeoáéó][iuüy]?|[iuüíú])"
)


def sentences_too_long(text: str) -> Iterator[tuple[str, int]]:
    """How each one begins, and its words, where one breath does not do."""
    for words in _sentences(text):
        if len(words) > _LONGEST_SENTENCE:
            yield " ".join(words[:6]), len(words)


def hardness(text: str, language: str) -> str | None:
    """What makes a text hard to read altogether, measured; None: it is not."""
    sentences = _sentences(text)
    words = [word for sentence in sentences for word in sentence]
    if len(sentences) < _FEWEST_SENTENCES or len(words) < _FEWEST_WORDS:
        return None
    if primary_language(language) == "es":
        score = _szigriszt(words, len(sentences))
        return f"Szigriszt-Pazos {score:.0f}" if score < _HARDEST_SPANISH else None
    score = _lix(words, len(sentences))
    hardest = _HARDEST_LIX.get(primary_language(language), _HARDEST_ELSEWHERE)
    return f"LIX {score:.0f}" if score > hardest else None


def _sentences(text: str) -> list[list[str]]:
    parts = _SENTENCE_END.split(_LINK.sub("", text))
    return [words for part in parts if len(words := _WORD.findall(part)) > 1]


def _lix(words: list[str], sentences: int) -> float:
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)


def _szigriszt(words: list[str], sentences: int) -> float:
    syllables = sum(max(1, len(_SYLLABLE.findall(word))) for word in words)
    return 206.835 - 62.3 * syllables / len(words) - len(words) / sentences
