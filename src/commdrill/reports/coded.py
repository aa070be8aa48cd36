"""Words of ours that name a command, as `commdrill verify`: what stands between backticks becomes code."""

import re
from typing import TYPE_CHECKING

from commdrill.reports.printable import printable

if TYPE_CHECKING:
    from markupsafe import Markup

_CODE = re.compile(r"`([^`\n]{1,400})`")


def coded(text: str) -> "Markup":
    """Safe to put into a page, whatever it quotes: all but the marks of code is text."""
    from markupsafe import Markup, escape

    plain, *rest = _CODE.split(printable(text))
    pairs = zip(rest[::2], rest[1::2], strict=True)
    marked = (Markup("<code>{}</code>{}").format(code, after) for code, after in pairs)
    return escape(plain) + Markup("").join(marked)
