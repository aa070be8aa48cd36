"""Links that an author wrote under words, `[our page]({{status_url}})`: a mail's plain text has them beside the words."""

from commdrill.wording.lazy_pattern import LazyPattern

_UNDER_WORDS = LazyPattern(
    r"\[(?P<words>[^\[\]\n]{1,300})\]\((?P<target>\{\{[^{}\n]{1,80}\}\}|https?://[^\s()<>]{1,2000})\)"
)
_BESIDE = (r"\g<words> (\g<target>)", r"\g<words> [\g<target>]", r"\g<words> \g<target>")


def link_readings(text: str) -> tuple[str, ...]:
    """The text, and what it is with each link beside its words, as programs make plain text of a page."""
    if "](" not in text or not _UNDER_WORDS.search(text):
        return (text,)
    return (text, *(_UNDER_WORDS.sub(form, text) for form in _BESIDE))
