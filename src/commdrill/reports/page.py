"""What pages share: templates that let no text become markup, and a style and a script that are all they load."""

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commdrill.reports import phrasing
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


if TYPE_CHECKING:
    from jinja2 import Environment, Template

_HERE = Path(__file__).parent


def page_template(name: str, filters: Mapping[str, Any]) -> "Template":
    """A template of this folder, with the words and marks that all pages have, and its own filters."""
    environment = _environment()
    environment.globals |= {
        "phrasing": phrasing,
        "run_words": phrasing.RUN_WORDS,
        "step_words": phrasing.STEP_WORDS,
    }
    environment.filters |= {
        "seconds": phrasing.seconds,
        "instant": phrasing.instant,
        "coded": coded,
        **filters,
    }
    return environment.get_template(name)


def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from commdrill.reports.compiled import Compiled

    return Environment(
        loader=FileSystemLoader(_HERE),
        bytecode_cache=Compiled(_HERE, made_by=Path(__file__).read_text(encoding="utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )


@cache
def enclosed(*names: str) -> str:
    """Style sheets of this folder as one, or a script of it."""
    return "".join((_HERE / name).read_text(encoding="utf-8") for name in names)


def content_hash(text: str) -> str:
    """The one style, or script, that a page's content policy lets in."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _printable(value: object) -> object:
    """All that is put into the page, but for what is markup already."""
    return printable(value) if type(value) is str else value
