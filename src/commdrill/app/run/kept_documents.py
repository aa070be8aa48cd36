"""The documents of a drill as a run keeps them: as they were, but for what must never get out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from commdrill.drivers.masking.secrets import Secrets

_REFERENCE = re.compile(r"\$\{env:([A-Za-z_][A-Za-z0-9_]*)\}")
_WRITTEN_OUT = re.compile(
    r"""((?:password|passwd|secret|token|api[_-]?key|authorization)["']?\s*:[ \t]*)"""
    r"""(?!["']?\$\{)("[^"\n]*"|'[^'\n]*'|[^\s,}#"'{\[][^\n,}#]*)""",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"(://[^\s/:@]*:)(?!\$\{)[^\s/@]+(@)")
_HIDDEN = '"***"'
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


def kept_documents(
    root: Path, names: Iterable[str], variables: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """The name of each in the run's folder, and its bytes; one that has just gone is left out."""
    taken: set[str] = set()
    for name in names:
        try:
            content = (root / name).read_bytes()
        except OSError:
            continue
        kept = _free(_UNFIT.sub("-", name).strip("-."), taken)
        yield kept, _hidden(content, variables)


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name = f"_{name}"
    taken.add(name)
    return name


def _hidden(content: bytes, variables: Mapping[str, str]) -> bytes:
    """Values of `${env:…}` that stand elsewhere, and those that somebody wrote out."""
    text, secrets = content.decode("utf-8", "surrogateescape"), Secrets()
    for name in dict.fromkeys(_REFERENCE.findall(text)):
        secrets.remember(variables.get(name, ""), f"${{env:{name}}}")
    text = _WRITTEN_OUT.sub(rf"\1{_HIDDEN}", text)
    text = _IN_ADDRESS.sub(r"\1***\2", text)
    return secrets.mask_bytes(text.encode("utf-8", "surrogateescape"))
