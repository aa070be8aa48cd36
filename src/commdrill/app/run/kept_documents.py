"""The documents of a drill as a run keeps them: as they were, but for what must never get out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from commdrill.documents.kept import kept_name
from commdrill.drivers.masking.secrets import Secrets

_REFERENCE = re.compile(r"\$\{env:([A-Za-z_][A-Za-z0-9_]*)\}")
_WRITTEN_OUT = re.compile(
    r"""((?:password|passwd|secret|token|api[_-]?key|authorization)["']?\s*:[ \t]*)"""
    r"""(?!["']?\$\{)("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s,}#"'{\[][^\n,}#]*)""",
    re.IGNORECASE,
)
_ANY_REFERENCE = re.compile(r"\$\{[a-z]{1,12}:[^}\n]{1,200}\}")
_SCHEME = re.compile(r"^[\"' ]{0,2}(?:Bearer|Basic|Token|OAuth)\b", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"(://[^\s/:@]*:)(?!\$\{)[^\s/@]+(@)")
_HIDDEN = '"***"'
_YAML = (".yaml", ".yml")


def kept_documents(
    root: Path, files: Iterable[Path], variables: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """The name of each in the run's folder, and its bytes; one that has just gone is left out."""
    contents = dict(_contents(root, files))
    secrets = _secrets_of(contents.values(), variables)
    for name, content in contents.items():
        yield name, secrets.mask_bytes(_hidden(content) if name.endswith(_YAML) else content)


def without_written_out(text: str) -> str:
    """YAML or JSON without the secrets that somebody wrote out in it."""
    return _IN_ADDRESS.sub(r"\1***\2", _WRITTEN_OUT.sub(_unless_named, text))


def _contents(root: Path, files: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for file in files:
        with suppress(OSError):
            yield kept_name(root, file), file.read_bytes()


def _secrets_of(contents: Iterable[bytes], variables: Mapping[str, str]) -> Secrets:
    """Values of `${env:…}` that stand elsewhere."""
    secrets = Secrets()
    for content in contents:
        for name in dict.fromkeys(_REFERENCE.findall(content.decode("utf-8", "replace"))):
            secrets.remember(variables.get(name, ""), f"${{env:{name}}}")
    return secrets


def _unless_named(found: re.Match[str]) -> str:
    """`Bearer ${env:TOKEN}` names a secret, and holds none."""
    is_named = not _SCHEME.sub("", _ANY_REFERENCE.sub("", found[2])).strip("\"' ")
    return found[0] if is_named else f"{found[1]}{_HIDDEN}"


def _hidden(content: bytes) -> bytes:
    text = content.decode("utf-8", "surrogateescape")
    return without_written_out(text).encode("utf-8", "surrogateescape")
