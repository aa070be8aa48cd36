"""For people: each finding with the line it is about, and a count."""

from collections import Counter
from collections.abc import Sequence

from commdrill.lint.finding import Finding
from commdrill.values import plural
from commdrill.wording.policy import Severity

_MOST_SHOWN = 200


def render(findings: Sequence[Finding]) -> str:
    """The findings and, last, how many there are."""
    shown = [f"{finding.problem}\n\n" for finding in findings[:_MOST_SHOWN]]
    unseen = len(findings) - len(shown)
    more = f" (the last {unseen:,} are not shown)" if unseen else ""
    return "".join(shown) + counted(findings) + more + "\n"


def counted(findings: Sequence[Finding]) -> str:
    """`2 errors and 1 warning in 2 files`."""
    if not findings:
        return "nothing to mend"
    levels = Counter(finding.severity for finding in findings)
    order = (Severity.ERROR, Severity.WARNING)
    parts = [plural(levels[level], level) for level in order if levels[level]]
    files = len({finding.problem.position.file for finding in findings})
    return f"{' and '.join(parts)} in {plural(files, 'file')}"
