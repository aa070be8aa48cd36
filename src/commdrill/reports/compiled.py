"""Templates compiled once: kept where Python keeps what it compiles of the modules beside them."""

import marshal
import os
import sys
from contextlib import suppress
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """Keeps what the templates of one folder were compiled to; what cannot be kept is compiled anew.

    `made_by` is all else that what they become depends on: where it changed, what is kept is stale.
    """

    def __init__(self, folder: Path, made_by: str) -> None:
        self._folder = folder
        self._made_by = f"{made_by} jinja2 {version('jinja2')}"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002  # jinja2's signature
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError, EOFError, ValueError, TypeError):
            made_by, checksum, code = marshal.loads(self._file(bucket).read_bytes())  # noqa: S302  # as trusted as a module's # nosec B302
            if (made_by, checksum) == (self._made_by, bucket.checksum):
                bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Whole or not at all, for others may read it meanwhile."""
        if sys.dont_write_bytecode:
            return
        file = self._file(bucket)
        unfinished = file.with_name(f"{file.name}.{os.getpid()}")
        with suppress(OSError):  # a folder that is not ours to write to
            file.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(marshal.dumps((self._made_by, bucket.checksum, bucket.code)))
            unfinished.replace(file)

    def _file(self, bucket: Bucket) -> Path:
        return Path(cache_from_source(str(self._folder / bucket.key)))
