"""`--env-file`: more of what `${env:NAME}` sees, from files of `NAME=VALUE` lines.

What the environment itself has goes before it. It is handed to nobody else: no program that is started
finds it among its variables.
"""

import os
import re
from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from commdrill.errors import UsageError

ENV_FILES = "COMMDRILL_ENV_FILES"
_LARGEST = 1_000_000  # bytes
_LINE = re.compile(r"(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \t]*=[ \t]*(.*)")


def variables() -> Mapping[str, str]:
    """What `${env:NAME}` sees.

    Raises:
        UsageError: a file that cannot be read.
    """
    named = os.environ.get(ENV_FILES)
    files = [Path(file) for file in named.split(os.pathsep)] if named else []
    return ChainMap(os.environ, *(dict(_read(file)) for file in reversed(files)))


def name_files(files: Sequence[Path]) -> None:
    """From here on these files count, in whatever this process starts, too.

    Raises:
        UsageError: one of them cannot be read.
    """
    for file in files:
        for _ in _read(file):
            pass
    os.environ[ENV_FILES] = os.pathsep.join(str(file.resolve()) for file in files)


def _read(file: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(_text(file).splitlines(), start=1):
        written = line.strip()
        if written and not written.startswith("#"):
            found = _LINE.fullmatch(written)
            if found is None:
                raise UsageError(f"{file}:{number}: this is not NAME=VALUE")
            yield found[1], _unquoted(found[2])


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return opened.read(_LARGEST).decode()
    except OSError as error:
        raise UsageError(f"--env-file {file} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(f"--env-file {file} is not UTF-8") from None


def _unquoted(value: str) -> str:
    """Quotes around the whole are not part of it; nothing within is an escape."""
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value
