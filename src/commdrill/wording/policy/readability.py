"""Reads easily: short sentences, ordinary words.

Measured as its language is: Spanish by syllables (Szigriszt-Pazos), English and what has no measure of
its own as LIX (words in a sentence, plus long words in a hundred). Short texts are measured, too, together
with two ordinary sentences; of fewer than a dozen words nobody can tell.
"""

from collections.abc import Iterator

from commdrill.wording.languages import language_of
from commdrill.wording.languages.language import Readability, lix
from commdrill.wording.lazy_pattern import LazyPattern

# where nothing is known of a language: words may be longer than in English
_ELSEWHERE = Readability("LIX", lix, lambda score: score > 65.0, "")
_LONGEST_SENTENCE = 40  # words
_FEWEST_WORDS = 12
_SENTENCE_END = LazyPattern(r"[.!?…]+(?=\s|$)|\n\s{0,9}\n")
_LINK = LazyPattern(r"https?://\S+|\{\{[^{}]{0,80}\}\}|\S{1,64}@\S+")
_LONGEST_READ = 20_000  # characters; who reads on is used to it
_WORD = LazyPattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def sentences_too_long(text: str) -> Iterator[tuple[str, int]]:
    """How each one begins, and its words, where one breath does not do."""
    for words in _sentences(text):
        if len(words) > _LONGEST_SENTENCE:
            yield " ".join(words[:6]), len(words)


def hardness(text: str, language: str) -> str | None:
    """What makes a text hard to read altogether, measured; None: it is not."""
    sentences = _sentences(text)
    if sum(map(len, sentences)) < _FEWEST_WORDS:
        return None
    known = language_of(language)
    measure = known.readability if known else _ELSEWHERE
    measured = [*sentences, *_sentences(measure.ordinary)]
    score = measure.score([word for words in measured for word in words], len(measured))
    return f"{measure.name} {score:.0f}" if measure.is_too_hard(score) else None


def _sentences(text: str) -> list[list[str]]:
    parts = _SENTENCE_END.split(_LINK.sub("", text[:_LONGEST_READ]))
    return [words for part in parts if len(words := _WORD.findall(part)) > 1]
