"""What nobody touched holds, and README and reports say how to see that without us."""

import html
from pathlib import Path

from tests.app.forgeries.audited import PROOF, RED, holds_by_shell, verified

README = Path(__file__).parents[3] / "README.md"


def test_readme_and_reports_print_the_same_commands(audited: Path) -> None:
    assert f"```bash\n{PROOF}```" in README.read_text()
    report = (audited / "reports" / RED / "report.html").read_text()
    assert f'<pre tabindex="0">{PROOF}</pre>' in html.unescape(report)


def test_it_holds(audited: Path) -> None:
    assert verified(audited) == 0
    assert holds_by_shell(audited)
