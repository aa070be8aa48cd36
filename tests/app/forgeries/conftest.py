"""The folder of runs that a forger gets at."""

import shutil
from pathlib import Path

import pytest

from tests.app.forgeries.audited import sealed_runs


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("audited")
    sealed_runs(root)
    return root


@pytest.fixture
def audited(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "audited"))
