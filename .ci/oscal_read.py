"""oscal_read.py FILE…: that compliance-trestle reads each, and nothing is lost where it writes it again."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from trestle.oscal.assessment_results import AssessmentResults

INSTANTS = {"last-modified", "start", "end", "collected"}  # the same moment, whatever its form


def plain(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(key, one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(name, one) for one in value]
    return datetime.fromisoformat(value) if name in INSTANTS else value


def main(files: list[Path]) -> None:
    for file in files:
        read = AssessmentResults.oscal_read(file)
        if read is None:
            sys.exit(f"{file}: nothing was read")
        again = plain("", json.loads(read.oscal_serialize_json()))
        ours = plain("", json.loads(file.read_text(encoding="utf-8")))
        if again != ours:
            sys.exit(f"{file}: read as\n{again}\nand is\n{ours}")
    sys.stdout.write(f"{len(files)} assessment results read back\n")


main([Path(name) for name in sys.argv[1:]])
