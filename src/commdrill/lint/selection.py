"""Which findings are wanted: by codes (prefixes will do), by files, by what changed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from commdrill.documents.codes import MANUAL
from commdrill.documents.suggestion import did_you_mean
from commdrill.errors import UsageError
from commdrill.lint.finding import Finding
from commdrill.lint.rules import ABOUT_IGNORES, RULES

_CODES = (*RULES, *ABOUT_IGNORES, *MANUAL)


@dataclass(frozen=True)
class Selection:
    """Codes that begin with one of `select` (none named: all) and with none of `ignore`.

    The longer prefix wins, so that `--ignore CD1 --select CD102` does what it says. Mistakes that
    keep a document from being understood are never left out.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Whether a finding of this code is wanted."""
        if code in MANUAL:
            return True
        wanted, unwanted = _longest(code, self.select), _longest(code, self.ignore)
        return (wanted > 0 or not self.select) and wanted >= unwanted


def _longest(code: str, prefixes: Iterable[str]) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=0)


def prefixes(option: str, values: Iterable[str]) -> tuple[str, ...]:
    """`CD1,CD204` → the prefixes it names.

    Raises:
        UsageError: no rule begins so.
    """
    wanted = [part.strip().upper() for value in values for part in value.split(",")]
    for prefix in filter(None, wanted):
        if not any(code.startswith(prefix) for code in _CODES):
            near = did_you_mean(prefix, _CODES)
            raise UsageError(f"commdrill lint: {option} {prefix}: no rule begins so{near}")
    return tuple(filter(None, wanted))


def under(findings: Iterable[Finding], places: Collection[Path]) -> tuple[Finding, ...]:
    """The findings in these files and folders; none named: all."""
    resolved = [place.resolve() for place in places]
    if not resolved:
        return tuple(findings)
    return tuple(finding for finding in findings if _is_under(finding, resolved))


def _is_under(finding: Finding, places: Iterable[Path]) -> bool:
    file = Path(finding.problem.position.file).resolve()
    return any(file.is_relative_to(place) for place in places)
