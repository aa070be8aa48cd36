"""Where a file stands in its repository: those who show findings beside a change look from its top."""

import os
from pathlib import Path


def in_repository(file: str) -> str:
    """Its path from the top of the repository it lies in; as it is where it lies in none."""
    place = Path(os.path.abspath(file))  # noqa: PTH100 a link is shown where it lies
    top = next((folder for folder in place.parents if (folder / ".git").exists()), None)
    return place.relative_to(top).as_posix() if top else file
