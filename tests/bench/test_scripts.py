"""Every benchmark starts by its file name, from wherever it is called."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = sorted(Path(__file__).parent.glob("bench_*.py"))
UP_TO_ITS_FIGURES = "import runpy, sys; runpy.run_path(sys.argv[1], run_name='looked at')"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_it_finds_all_that_it_imports(script: Path, tmp_path: Path) -> None:
    alone = f"import sys; sys.path[0] = {str(script.parent)!r}; {UP_TO_ITS_FIGURES}"
    subprocess.run([sys.executable, "-c", alone, script], cwd=tmp_path, check=True)
