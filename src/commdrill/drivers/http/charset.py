"""Which characters a body's bytes are, as a browser decides it."""

import codecs
import re
from email.message import Message

# Encodings of texts on the web. Others that Python knows are no texts, or slow to read.
_KNOWN = {
    *("ascii", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "koi8-r", "koi8-u", "mac-roman"),
    *("gbk", "gb2312", "gb18030", "big5", "big5hkscs", "cp866", "cp874"),
    *("euc_jp", "euc_kr", "shift_jis", "iso2022_jp"),
    *(f"iso8859-{part}" for part in range(1, 17)),
    *(f"cp125{page}" for page in range(9)),
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The web calls Windows' Latin-1 by these names, too.
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-16-le", "gb2312": "gb18030"}
_ALSO_CALLED = {
    "x-mac-roman": "mac-roman", "x-sjis": "shift_jis", "x-euc-jp": "euc_jp", "x-gbk": "gbk",
    "iso-8859-8-i": "iso8859-8", "iso-8859-8-e": "iso8859-8", "ks_c_5601-1987": "euc_kr",
}  # fmt: skip
_SEVEN_BITS = frozenset({"utf-7", "unicode-1-1-utf-7", "x-unicode-2-0-utf-7"})
_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w.:-]{1,40})""", re.IGNORECASE
)

_ANOTHER = re.compile(r",\s{0,9}(?=[\w.+-]{1,99}/[\w.+-])")
_XML = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([\w.:-]{1,40})""")


def media_type(content_type: str) -> str:
    """`text/html; charset=utf-8` → `text/html`; of several that were sent, the last, as browsers have it."""
    return _ANOTHER.split(content_type)[-1].partition(";")[0].strip().lower()


def decode(body: bytes, content_type: str) -> str:
    """The text of a body: by its byte order mark, its header, its `<?xml` or `<meta>`, or what fits.

    Bytes that are no characters become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    declared = _canonical(_from_header(content_type)) or _canonical(_from_meta(body, content_type))
    if declared:
        return body.decode(declared, "replace")
    return _undeclared(body, media_type(content_type))


def decode_mail(body: bytes, kind: str, charset: str) -> str:
    """As `decode`; a mail may be in UTF-7, too, which no browser reads."""
    if charset.lower() in _SEVEN_BITS:
        halves = body.decode("utf-7", "replace").encode("utf-16-le", "surrogatepass")
        return halves.decode("utf-16-le", "replace")
    return decode(body, f"{kind}; charset={charset}")


def _undeclared(body: bytes, kind: str) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        legacy = kind.startswith("text/") and "json" not in kind
        return body.decode("cp1252" if legacy else "utf-8", "replace")


def _canonical(name: str) -> str:
    """Python's name of an encoding, empty where it is none that texts are in."""
    try:
        found = codecs.lookup(_ALSO_CALLED.get(name.lower(), name)).name
    except (LookupError, ValueError):
        return ""
    return _READ_AS.get(found, found) if found in _KNOWN else ""


def _from_header(content_type: str) -> str:
    header = Message()
    header["Content-Type"] = content_type
    return header.get_content_charset("")


def _from_meta(body: bytes, content_type: str) -> str:
    kind = content_type.lower()
    found = _XML.match(body) if "xml" in kind else None
    found = found or (_META.search(body[:1024]) if "html" in kind else None)
    return found[1].decode("ascii", "replace") if found else ""
