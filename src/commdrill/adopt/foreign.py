"""Placeholders as other tools write them, in our braces; the words around them stay as they are."""

import re

_NAME = r"[A-Za-z][A-Za-z0-9_ -]{0,40}"
_KNOWN = re.compile(
    r"component|service|eta|time|date|url|link|start|end|reference|region|company|product|status|minutes|hours|"
    r"customer|first.?name|impact|cause|servicio|componente|hora|fecha|enlace|referencia|nombre",
    re.IGNORECASE,
)
_FORMS = (
    re.compile(r"\*\|([A-Za-z][A-Za-z0-9_]*)\|\*"),  # Mailchimp
    re.compile(r"\{\{\{\s*([A-Za-z_][\w.]*)\s*\}\}\}"),  # Handlebars, unescaped
    re.compile(r"\{\{\s*var:([A-Za-z_]\w*)(?::[^}]*)?\s*\}\}"),  # Mailjet
    re.compile(r"\$\{([A-Za-z_]\w*)\}"),
    re.compile(r"(?<![%\w])%([A-Za-z_]\w*)%(?![%\w])"),
    re.compile(rf"\[({_NAME})\](?!\()"),
    re.compile(rf"<({_NAME})>"),
)
_COMPONENT = {"affected_component", "component_name", "affected_service", "componente"}
_LEFT = re.compile(
    r"\*\|[A-Z]+:[^|]*\|\*|\{%.*?%\}|<%.*?%>|\{\{[#^]?\s*(?:>|!)[^}]*\}\}", re.DOTALL
)
BUILT_IN = frozenset({"component", "components"})


def in_our_braces(text: str) -> tuple[str, tuple[str, ...]]:
    """A text with placeholders as plans have them, and what became of each."""
    changes: dict[str, None] = {}

    def braced(found: re.Match[str]) -> str:
        written, name = found[0], _plain(found[1])
        if written[0] in "[<" and not _KNOWN.search(found[1]):
            return written
        changes[f"{written} is {{{{{name}}}}} here"] = None
        return f"{{{{{name}}}}}"

    for form in _FORMS:
        text = form.sub(braced, text)
    return text, tuple(changes)


def unreadable_in(text: str) -> str:
    """A program of another tool's in a text, which no reader of it is shown; empty for none."""
    found = _LEFT.search(text)
    return found[0] if found else ""


def _plain(name: str) -> str:
    plain = re.sub(r"[^a-z0-9_.]+", "_", name.strip().lower()).strip("_")
    return "component" if plain in _COMPONENT else plain
