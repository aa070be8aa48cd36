"""Any word, looked up: keys, terms, drivers, rules and codes."""

from collections.abc import Iterator

from commdrill.documents import codes
from commdrill.documents.suggestion import did_you_mean
from commdrill.drivers.manual import driver_manual, kind_of
from commdrill.drivers.registry import Kind, Registry
from commdrill.errors import UsageError
from commdrill.lint import rules
from commdrill.manual.entry import Entry
from commdrill.manual.keys import key_entries
from commdrill.manual.terms import term_entries


def look_up(word: str, registry: Registry) -> tuple[str, ...]:
    """A page for each meaning of a word.

    Raises:
        UsageError: nobody knows it.
    """
    if pages := tuple(_pages(word.strip(), registry)):
        return pages
    raise UsageError(
        f"the manual knows no {word!r}{did_you_mean(word, _words(registry))}; "
        "`commdrill explain` lists all it knows"
    )


def contents(registry: Registry) -> str:
    """Every word by what it is, as lines for people."""
    kinds: dict[str, list[str]] = {}
    for entry in (*key_entries(), *term_entries()):
        kinds.setdefault(entry.kind, []).append(entry.word)
    for kind in Kind:
        kinds[kind.value] = sorted(registry.of(kind))
    kinds["rule of lint"] = [*rules.RULES, *rules.ABOUT_IGNORES]
    kinds["mistake in a document"] = [*codes.MANUAL]
    return "\n".join(f"{kind}: {', '.join(dict.fromkeys(words))}" for kind, words in kinds.items())


def page(entry: Entry) -> str:
    """One meaning, for a terminal."""
    lines = [f"{entry.word}: {entry.kind}", f"  {_sentence(entry.text)}"]
    if entry.takes:
        lines.append(f"  takes {entry.takes}")
    if entry.place:
        lines.append(f"  stands at {entry.place}")
    if entry.example:
        lines += ["", *(f"    {line}" for line in entry.example.splitlines())]
    return "\n".join(lines)


def _pages(word: str, registry: Registry) -> Iterator[str]:
    for entry in (*key_entries(), *term_entries()):
        if entry.word.casefold() == word.casefold():
            yield page(entry)
    for kind in Kind:
        if word in registry.of(kind):
            driver = registry.find(kind, word)
            if kind_of(driver) is kind:
                yield driver_manual(word, driver).rstrip()
    if word.upper() in {*rules.RULES, *rules.ABOUT_IGNORES, *codes.MANUAL}:
        yield rules.manual(word)


def _words(registry: Registry) -> tuple[str, ...]:
    entries = (entry.word for entry in (*key_entries(), *term_entries()))
    drivers = (name for kind in Kind for name in registry.of(kind))
    known = (*rules.RULES, *rules.ABOUT_IGNORES, *codes.MANUAL)
    return tuple(dict.fromkeys((*entries, *drivers, *known)))


def _sentence(text: str) -> str:
    said = text[:1].upper() + text[1:]
    return said if said.endswith((".", "…", "}", ")")) else f"{said}."
