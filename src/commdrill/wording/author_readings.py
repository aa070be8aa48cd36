"""What an author may have meant by how a text is written: each reading counts beside the text as it stands.

Links under words, `[our page]({{status_url}})` or as a chat client has them, `<{{status_url}}|our page>`:
a mail's plain text has them beside the words. Lists that
were run on: in `text: >` of YAML the lines `- Save your work` are folded into one, and people see each on
a line of its own, or no bullets at all; but a dash between words may be a dash.
"""

from commdrill.wording.lazy_pattern import LazyPattern

_UNDER_WORDS = LazyPattern(
    r"\[(?P<words>[^\[\]\n]{1,300})\]\((?P<target>\{\{[^{}\n]{1,80}\}\}|https?://[^\s()<>]{1,2000})\)"
)
_OF_CHATS = LazyPattern(
    r"<(?P<target>\{\{[^{}\n]{1,80}\}\}|https?://[^\s()<>|]{1,2000})\|(?P<words>[^<>|\[\]\n]{1,300})>"
)
_BESIDE = (r"\g<words> (\g<target>)", r"\g<words> [\g<target>]", r"\g<words> \g<target>")
_BULLET = "[-–—*+•]"
_IS_LIST = LazyPattern(rf"^[ \t]*{_BULLET} |[:.!?;] {_BULLET} ")
_GOES_ON = LazyPattern(rf"(?<=[^\s\d]) {_BULLET} (?=[^\W\d_])")


def link_readings(text: str) -> tuple[str, ...]:
    """The text, and what it is with each link beside its words, as programs make plain text of a page."""
    text = _OF_CHATS.sub(r"[\g<words>](\g<target>)", text) if "|" in text else text
    if "](" not in text or not _UNDER_WORDS.search(text):
        return (text,)
    return (text, *(_UNDER_WORDS.sub(form, text) for form in _BESIDE))


def list_readings(text: str) -> tuple[str, ...]:
    """The text, and what it is with every bullet on a line of its own, where that is something else."""
    apart = "\n".join(
        _GOES_ON.sub("\n- ", line) if _IS_LIST.search(line) else line for line in text.split("\n")
    )
    return (text,) if apart == text else (text, apart)
