"""A run of each kind there is, for whoever reads what we write of all of them."""

from pathlib import Path

from tests.reports import hostile, story


def runs_of_each_kind(folder: Path) -> dict[str, Path]:
    """Written below this folder, by name; the sample is where it always is."""
    told = {name: story.write(folder, moments(), name) for name, moments in story.STORIES.items()}
    return {**told, "hostile": hostile.write(folder), "sample": Path("reports/sample")}
