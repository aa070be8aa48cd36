"""Every format by its name."""

from collections.abc import Callable, Mapping, Sequence

from commdrill.lint.finding import Finding
from commdrill.lint.formats import github, gitlab, json_report, junit, sarif, text

Render = Callable[[Sequence[Finding]], str]

FORMATS: Mapping[str, Render] = {
    "text": text.render,
    "json": json_report.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
    "gitlab": gitlab.render,
}
