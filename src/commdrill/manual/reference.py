"""plans/README.md and drills/README.md: the language's reference, made of the manual.

`python -m commdrill.manual.reference` renews them at the root of a checkout.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from commdrill.manual import terms
from commdrill.manual.entry import Entry
from commdrill.manual.keys import KeyedBy, mappings
from commdrill.manual.specimen import FOLDER
from commdrill.manual.terms import term_entries

_HEAD = {
    "plans/README.md": (
        "# How a plan is written\n\n"
        "Every key of a plan, what may stand there, and what it means. `commdrill explain WORD` shows the "
        "same for one word, with a piece of a plan around it; `commdrill schema plan` is for editors. "
        "[storefront.yaml](storefront.yaml) is a plan to learn from. Made by "
        "`python -m commdrill.manual.reference`: change the manual, not this file.\n"
    ),
    "drills/README.md": (
        "# How environments, drills and actions are written\n\n"
        "An environment says where a plan is drilled and how each channel is seen there; a drill says what "
        "is broken, and when it is due; a list of actions says who mends what drills found, and by when. `commdrill explain WORD` shows the same for one word; `commdrill "
        "drivers NAME` is the manual of what stands after `use:`. Made by "
        "`python -m commdrill.manual.reference`: change the manual, not this file.\n"
    ),
}
_DOCUMENTS = {"plans/README.md": ("plan",), "drills/README.md": ("environment", "drill", "actions")}
_TERMS = {
    "plans/README.md": (
        terms.PHASE, terms.CHANNEL_TYPE, terms.SCENARIO_TYPE, terms.PLACEHOLDER_TYPE, terms.MATCHER,
        terms.PROOF, terms.RELATION,
    ),
    "drills/README.md": (terms.STAGE, terms.REFERENCE, terms.OUTCOME, terms.FINDING),
}  # fmt: skip


def references() -> Mapping[str, str]:
    """Both files by their paths."""
    return {file: "\n".join(_reference(file)) for file in _HEAD}


def main() -> None:
    for file, text in references().items():
        Path(file).write_text(text, encoding="utf-8")


def _reference(file: str) -> Iterator[str]:
    yield _HEAD[file]
    for kind in _DOCUMENTS[file]:
        for mapping in mappings(kind):
            yield from _mapping(mapping)
    for group in _TERMS[file]:
        yield f"## Words: {group.kind}\n"
        known = {entry.word: entry for entry in term_entries() if entry.kind == group.kind}
        yield "\n".join(f"- `{word}`: {known[word].text}" for word in group.words) + "\n"
    for kind in _DOCUMENTS[file]:
        yield f"## {'An' if kind[0] in 'aeiou' else 'A'} {kind} with every key\n"
        yield f"```yaml\n{(FOLDER / f'{kind}.specimen').read_text(encoding='utf-8').rstrip()}\n```\n"


def _mapping(mapping: KeyedBy) -> Iterator[str]:
    name = mapping.name
    yield f"## {name[:1].upper()}{name[1:]}\n"
    if mapping.about:
        yield f"{mapping.about}\n"
    yield "| key | takes | meaning |\n| --- | --- | --- |"
    yield "\n".join(_row(entry) for entry in mapping.entries) + "\n"


def _row(entry: Entry) -> str:
    cells = (f"`{entry.word}`", entry.takes, entry.text)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    main()
