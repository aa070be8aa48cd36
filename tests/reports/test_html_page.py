"""What a reader finds on the page of a run, and where."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from commdrill.app.after_action import material_of
from commdrill.record import events as e
from commdrill.reports.after_action import markdown
from commdrill.reports.after_action import page as board_page
from commdrill.reports.after_action.review import review
from commdrill.reports.all import render
from commdrill.verdict import Difference
from tests.reports import story


def page_of(tmp_path: Path, moments: Sequence[story.Moment]) -> str:
    return render(story.write(tmp_path, moments), "html")


def many(count: int, broken: int = 0) -> list[story.Moment]:
    """A run of so many steps of one phase; the first ones broken, for the same reason."""
    steps = tuple(replace(story.PAGE, id=f"step-{n}") for n in range(count))
    why = "not seen within 2s"
    said = [
        (
            4.0,
            story.decided(step, story.FAILED, why) if n < broken else story.decided(step, took=1.0),
        )
        for n, step in enumerate(steps)
    ]
    outcome, code = (e.RunOutcome.FAILED, 1) if broken else (e.RunOutcome.PASSED, 0)
    ending = (28.0, story.the_end(outcome, code))
    return [*story.opening(story.started(steps=steps)), *said, *story.RECOVERY, *story.COMPARED, ending]  # fmt: skip


def test_steps_broken_for_one_reason_are_told_together(tmp_path: Path) -> None:
    tree = LexborHTMLParser(page_of(tmp_path, many(20, broken=11)))
    assert len(tree.css(".brief li")) == 1
    assert "step-0, step-1, step-2, step-3 and 7 more" in tree.css(".brief li")[0].text()
    (told,) = tree.css("ol.broken > li")
    assert "and 10 alike: step-1" in told.text()
    assert len(tree.css(".steps tbody.failed")) == 11


def test_the_first_screen_says_of_long_words_what_was_promised_and_what_was_seen(
    tmp_path: Path,
) -> None:
    words = Difference("wording", f"'{'Checkout is down. ' * 20}'", f"'{'Oops, try later. ' * 20}'")
    why = f"not seen within 2s: {words}"
    failed = story.decided(story.PAGE, story.FAILED, why, differences=(words,))
    moments = [*story.opening(story.started(steps=(story.PAGE,))), (4.0, failed)]
    (told,) = LexborHTMLParser(page_of(tmp_path, moments)).css(".brief li")
    assert "not seen within 2s: wording: expected 'Checkout is down." in told.text()
    assert "…, saw 'Oops, try later." in told.text()
    assert len(told.text()) < 260


def test_promises_that_were_kept_are_folded_where_they_are_many(tmp_path: Path) -> None:
    tree = LexborHTMLParser(page_of(tmp_path / "many", many(20, broken=3)))
    assert len(tree.css("details.kept tbody.passed")) == 17
    assert not tree.css("details.kept tbody.failed")
    few = LexborHTMLParser(page_of(tmp_path / "few", many(9)))
    assert (len(few.css("details.kept")), len(few.css(".steps tbody.passed"))) == (0, 9)


def test_what_to_do_by_hand_comes_before_all_else_as_it_is_to_be_typed(tmp_path: Path) -> None:
    command = r'aws route53 list-hosted-zones --query "HostedZones[?Name==\`anycompany.example.\`]"'
    moments = [
        *story.opening(story.started()),
        (4.0, story.decided(story.PAGE, story.FAILED, "not seen within 2s")),
        (20.0, e.RevertFailed(1, "the store answered 500", command)),
        (28.0, story.the_end(e.RunOutcome.NOT_RESTORED, 4, restored=False)),
    ]
    page = page_of(tmp_path, moments)
    assert page.index("Do this by hand") < page.index('class="facts"') < page.index('class="brief"')
    (shown,) = LexborHTMLParser(page).css(".alarm pre")
    assert shown.text() == command


def test_of_a_step_that_could_not_be_told_nobody_says_who_was_reached(tmp_path: Path) -> None:
    unread = story.decided(
        story.EMAIL, story.ERROR, "the inbox could not be read", recipients=e.Recipients(3, 1, ("ana", "ben"))
    )  # fmt: skip
    moments = [*story.opening(story.started()), (4.0, unread), *story.RECOVERY]
    page = page_of(tmp_path, moments)
    assert "nobody can say of ana, ben" in page
    assert "<dt>Not reached</dt>" not in page


def test_what_may_be_scrolled_can_be_reached_by_key(tmp_path: Path) -> None:
    seen = story.decided(
        story.PAGE, story.FAILED, "not seen within 2s", evidence=(story.PAGE_TRACE,)
    )
    tree = LexborHTMLParser(page_of(tmp_path, [*story.opening(story.started()), (4.0, seen)]))
    scrolled = tree.css("blockquote, pre, .scroll")
    assert scrolled
    assert all("tabindex" in node.attributes for node in scrolled)


def test_words_of_others_are_in_no_language_of_ours(tmp_path: Path) -> None:
    seen = story.decided(
        story.PAGE, story.FAILED, "not seen within 2s", evidence=(story.PAGE_TRACE,)
    )
    tree = LexborHTMLParser(page_of(tmp_path, [*story.opening(story.started()), (4.0, seen)]))
    assert tree.css("html")[0].attributes["lang"] == "en"
    assert tree.css("blockquote")[0].attributes["lang"] == ""


def test_what_observers_noted_stands_in_every_report_and_changes_no_verdict(tmp_path: Path) -> None:
    noted = e.Noted("Kim <b>", "The banner flickers", story.STARTED)
    *before, (at, end) = story.passed()
    folder = story.write(tmp_path, [*before, (at, noted), (at, end)])
    page, told = render(folder, "html"), json.loads(render(folder, "json"))
    assert "Kim &lt;b&gt;: The banner flickers" in page
    assert "The banner flickers" in render(folder, "markdown")
    assert told["notes"] == [
        {"by": "Kim <b>", "note": "The banner flickers", "at": "2026-11-23T10:00:00.000Z"}
    ]
    assert told["outcome"] == "passed"
    found = review(material_of("checkout-outage", tmp_path, None))
    assert "The banner flickers" in markdown.render(found)
    assert "The banner flickers" in board_page.render(found)
