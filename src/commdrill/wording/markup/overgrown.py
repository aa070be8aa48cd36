"""Pages that no browser would lay out: known before a tree is built, and read without one."""

import html
import re
from functools import lru_cache

from commdrill.wording.markup.nesting import depth_at_most, depth_if_tidy
from commdrill.wording.plain import in_small_letters

_FEW_TAGS = 2_000
_DEEP = 64  # elements within each other: more than people make
# open elements times tags; a tree is built in a fraction of a second, and looked for styles in another
_MOST_WORK, _MOST_WORK_DEEP = 60_000_000, 5_000_000
_SHORT_PAGE = 20_000
_LONG_TAG, _MOST_ATTRIBUTES = 5_000, 1_000


@lru_cache(maxsize=4)  # a page is read as it is shown, and for what it hides
def overgrown(markup: str) -> bool:
    """Whether building the page's tree would take long."""
    return _too_deep(markup) or _too_wide(markup)


def _too_deep(markup: str) -> bool:
    """Whether building the tree would take too long: it takes a look at all open elements a tag."""
    tags = markup.count("<")
    if tags <= _FEW_TAGS:
        return False
    deepest = _deepest(markup)
    return deepest * tags > (_MOST_WORK_DEEP if deepest > _DEEP else _MOST_WORK)


def _deepest(markup: str) -> int:
    tidy = depth_if_tidy(_without_texts(markup)) if _all_plain(markup) else None
    return depth_at_most(markup) if tidy is None else tidy


def _without_texts(markup: str) -> str:
    """A plain page without what is text whatever it looks like."""
    import re2

    if re2.search(_BEGIN_OF_TEXT, in_small_letters(markup)) is None:
        return markup
    return _TEXTS.sub("", markup)


def _too_wide(markup: str) -> bool:
    """Whether a tag has so many attributes that comparing each with all the others takes long."""
    if len(markup) <= _SHORT_PAGE or _all_plain(markup) or _all_short(markup):
        return False
    import re2

    tags = (found[0] for found in re2.finditer(_WHOLE_TAG, markup))
    return any(len(tag) > _LONG_TAG and _attributes(tag) > _MOST_ATTRIBUTES for tag in tags)


@lru_cache(maxsize=1)
def _all_plain(markup: str) -> bool:
    """Whether all that begins like a tag is one as programs write them, and each ends soon: known in no time."""
    import re2

    said, step = in_small_letters(markup), _LONG_TAG // 2
    return all(
        said.find(b">", at, at + step) >= 0 for at in range(0, len(said) - step, step)
    ) and bool(re2.fullmatch(_PLAIN_TAGS, said))


def _all_short(markup: str) -> bool:
    """Whether each tag ends soon. False only asks for a closer look, which takes ten times as long."""
    end = 0
    for found in _TAG_BEGIN.finditer(markup):
        start = found.start()
        if start >= end:
            tag = _PLAIN_TAG.match(markup, start, start + _LONG_TAG)
            if tag is None:
                return False
            end = tag.end()
    return True


def _attributes(tag: str) -> int:
    return len(_ATTRIBUTE_NAME.findall(_ATTRIBUTE_VALUE.sub("= ", tag)))


_WHOLE_TAG = r"""<[A-Za-z](?:=\s*"[^"]*"|=\s*'[^']*'|[^>])*"""
_PLAIN_ATTRIBUTE = rb"""\s+[^\s<>"'=/]+(?:=(?:"[^<>"]*"|'[^<>']*'|[^\s<>"'=]+))?"""
# no more than one way leads through these: what is in a comment or a script is nothing else
_PLAIN_COMMENT = rb"<!--(?:[^>-]|-[^>-])(?:[^-]|-[^-]|--+[^>!-])*--+>"
_PLAIN_SCRIPT = rb"<%s(?:%s)*\s*>(?:[^<]|<+[^</!]|<+/[^<s])*</%s\s*>"
_PLAIN_TAGS = rb"""(?:[^<>]|</?[a-z][^\s<>"'=/]*(?:%s)*\s*/?>|<!doctype html>|%s|%s|%s)*""" % (
    _PLAIN_ATTRIBUTE,
    _PLAIN_COMMENT,
    _PLAIN_SCRIPT % (b"script", _PLAIN_ATTRIBUTE, b"script"),
    _PLAIN_SCRIPT % (b"style", _PLAIN_ATTRIBUTE, b"style"),
)
_TAG_BEGIN = re.compile(r"<[A-Za-z]")
# as above, up to its end; what stands in quotes that nobody closes is for the closer look
_PLAIN_TAG = re.compile(r"""<[A-Za-z][^=>]*(?:=\s*(?:"[^"]*"|'[^']*'|(?=[^\s"']))[^=>]*)*>""")
_ATTRIBUTE_VALUE = re.compile(r"""=\s{0,99}(?:"[^"]*"|'[^']*'|[^\s>"']+)""")
_ATTRIBUTE_NAME = re.compile(r"""[^\s/"'=<>]+""")
_NOT_READ = re.compile(
    r"(?is)<!--.*?(?:-->|$)|<(?:script|style|template|noscript|head)\b.*?(?:</(?:script|style|template|noscript|head)\b|$)"
)
_NAMES_OF_TEXTS = "script|style|textarea|title|xmp|iframe|noembed|noframes"
_BEGIN_OF_TEXT = f"<(?:!--|{_NAMES_OF_TEXTS})".encode()
_TEXTS = re.compile(rf"(?is)<!--.*?-->|<({_NAMES_OF_TEXTS})(?=[\s/>])[^>]*>.*?</\1(?=[\s/>])[^>]*>")
_TAG = re.compile(r"<[/!?A-Za-z][^<>]*>?")


def without_tags(markup: str) -> str:
    """The text of a page that no browser would lay out: cruder, and linear whatever it holds."""
    return html.unescape(_TAG.sub("\n", _NOT_READ.sub("\n", markup))).strip()
