"""`${kind:name}` in settings, filled in at the last moment."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from commdrill.documents.named_file import NotReadable, ReadableFolders
from commdrill.documents.owner_policy import Owner
from commdrill.drivers.masking.secrets import Secrets
from commdrill.errors import NotSet

_REFERENCE = re.compile(r"\$\{([a-z]+):([^}]{1,500})\}")
_LARGEST_FILE = 100_000  # bytes: a secret or a certificate
_SECRET_KINDS = frozenset({"env", "file", "ssm", "secretsmanager"})

Source = Callable[[str, Path], str]


class References:
    """Fills settings; each secret it hands out is remembered, so that it can be masked."""

    def __init__(self, sources: Mapping[str, Source], secrets: Secrets) -> None:
        """`sources`: for each kind, how a name (and the document's folder) becomes its value."""
        self._sources = dict(sources)
        self._secrets = secrets

    def about(self, component: Mapping[str, str]) -> "References":
        """The same, where `${component:id}` and `${component:name}` mean this component."""
        others = self._sources["component"]

        def of_this(name: str, folder: Path) -> str:
            return component[name] if name in component else others(name, folder)

        return References({**self._sources, "component": of_this}, self._secrets)

    def fill(self, value: Any, folder: Path) -> Any:
        """Settings with every reference replaced by its value.

        Raises:
            NotSet: all that are not set, or of a kind there is none of here.
        """
        missing: dict[str, None] = {}

        def filled(found: re.Match[str]) -> str:
            try:
                return self._value(found, folder)
            except NotSet as why:
                missing[str(why)] = None
                return ""

        whole = _each_text(value, lambda text: _REFERENCE.sub(filled, text))
        if missing:
            raise NotSet("; ".join(missing))
        return whole

    def unmask(self, value: Any, settings: Any, folder: Path) -> Any:
        """What was masked on its way to disk, whole again: only references that `settings` hold."""
        own = set(references_in(settings))

        def restored(text: str) -> str:
            return _REFERENCE.sub(
                lambda found: self._value(found, folder) if found[0] in own else found[0], text
            )

        return _each_text(value, restored)

    def _value(self, found: re.Match[str], folder: Path) -> str:
        kind, name = found[1], found[2]
        source = self._sources.get(kind)
        if source is None:
            known = ", ".join(sorted(self._sources))
            raise NotSet(f"{found[0]}: there is no {kind!r} here; there is {known}")
        value = source(name, folder)
        if kind in _SECRET_KINDS:
            self._secrets.remember(value, found[0])
        return value


def with_values(value: Any, kind: str, values: Mapping[str, str]) -> Any:
    """Settings with the references of one kind replaced of which the value is known."""

    def known(found: re.Match[str]) -> str:
        return values.get(found[2], found[0]) if found[1] == kind else found[0]

    return _each_text(value, lambda text: _REFERENCE.sub(known, text))


def references_in(value: Any) -> Iterator[str]:
    """Every `${…}` that settings hold."""
    if isinstance(value, str):
        yield from (found[0] for found in _REFERENCE.finditer(value))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from references_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from references_in(item)


def secrets_in(value: Any) -> tuple[str, ...]:
    """Those of the references that stand for secrets, each once."""
    kinds = tuple(f"${{{kind}:" for kind in _SECRET_KINDS)
    return tuple(dict.fromkeys(one for one in references_in(value) if one.startswith(kinds)))


def from_mapping(kind: str, values: Mapping[str, str]) -> Source:
    """A source whose values are known, such as the environment's variables."""

    def look_up(name: str, _: Path) -> str:
        if name not in values:
            raise NotSet(f"${{{kind}:{name}}} is not set")
        return values[name]

    return look_up


def from_environment(values: Mapping[str, str], owner: Owner) -> Source:
    """`${env:NAME}`: what the owner of the machine lets documents know of its environment."""
    known = from_mapping("env", values)

    def look_up(name: str, folder: Path) -> str:
        if why := owner.why_no_variable(name):
            raise NotSet(why)
        return known(name, folder)

    return look_up


def unknown_variable(name: str, _: Path) -> str:
    """`${var:NAME}` that has no value: those that have one are plain, and filled in before."""
    raise NotSet(
        f"${{var:{name}}} is not set: add it to the environment's variables, or --set {name}=…"
    )


def from_file(readable: ReadableFolders) -> Source:
    """`${file:path}`: a file's text, relative to the document, without its last line break."""

    def read(name: str, folder: Path) -> str:
        try:
            text = readable.text(folder / name, _LARGEST_FILE)
        except NotReadable as why:
            raise NotSet(f"${{file:{name}}}: {why}") from None
        return text.removesuffix("\n").removesuffix("\r")

    return read


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _each_text(item, change) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_each_text(item, change) for item in value]
    return value
