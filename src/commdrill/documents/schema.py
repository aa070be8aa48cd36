"""JSON Schema of the documents, for editors. Only reads: `commdrill schema` starts at once."""

from pathlib import Path

from commdrill.errors import UsageError

KINDS = ("plan", "environment", "drill", "actions")
FOLDER = Path(__file__).parent / "schemas"


def schema_text(kind: str) -> str:
    """The schema of a kind of document, as JSON text.

    Raises:
        UsageError: no document is of this kind.
    """
    if kind not in KINDS:
        raise UsageError(f"no document is of kind {kind!r}: write {', '.join(KINDS)}")
    return (FOLDER / f"{kind}.json").read_text(encoding="utf-8")
