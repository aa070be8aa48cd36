"""The after-action report as a page: no script, nothing loaded, one sheet of paper for most drills."""

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from commdrill.record.comparison import Change
from commdrill.reports.after_action import chart
from commdrill.reports.after_action.controls import NOT_SHOWN
from commdrill.reports.after_action.review import Review
from commdrill.reports.marking import compared
from commdrill.reports.page import content_hash, enclosed, page_template
from commdrill.reports.representativeness import limits_of_proof

if TYPE_CHECKING:
    from jinja2 import Template

_MARKS = defaultdict(
    str,
    {
        Change.BROKEN: "bad",
        Change.STILL_BROKEN: "bad",
        Change.GONE: "bad",
        Change.KEPT: "good",
        Change.FASTER: "good",
    },
)


def render(review: Review) -> str:
    look = enclosed("after_action/page.css")
    return _template().render(
        review=review,
        source=review.source,
        material=review.material,
        changes=Change,
        lines=tuple(chart.lines(review.material.timings)),
        days=tuple(chart.days(review.material.timings)),
        chart=chart,
        marks=_MARKS,
        limits=tuple(limits_of_proof(review.source)),
        not_shown=NOT_SHOWN,
        style=look,
        style_hash=content_hash(look),
    )


@cache
def _template() -> "Template":
    return page_template("after_action/page.html.j2", {"compared": compared})
