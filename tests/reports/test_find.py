"""Searching a report, in a real browser."""

from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from commdrill.reports.all import render
from tests.reports import story
from tests.reports.test_html_page import many

_LIMIT = 120_000.0  # in milliseconds, and never a wait
expect.set_options(timeout=_LIMIT)


def test_a_search_finds_what_is_folded_and_a_link_what_it_hides(
    tmp_path: Path, chromium: str
) -> None:
    file = tmp_path / "report.html"
    file.write_text(render(story.write(tmp_path / "runs", many(20, broken=3)), "html"))
    complaints: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, timeout=_LIMIT)
        page = browser.new_page()
        page.set_default_timeout(_LIMIT)
        page.on("console", lambda said: complaints.append(said.text))
        page.goto(file.as_uri())
        shown, told = page.locator(".steps > tbody:visible"), page.locator("output:visible")
        expect(shown).to_have_count(3)
        page.fill("#find-promises", "STÉP-19 within")
        expect(shown).to_have_count(1)
        expect(shown).to_contain_text("step-19")
        expect(told).to_have_text("1 of 20")
        page.click("ol.broken a[href='#step-step-0']")
        expect(page.locator("#step-step-0")).to_be_in_viewport()
        expect(shown).to_have_count(3)
        page.check("#show-failed")
        page.fill("#find-promises", "step-1")  # and those from 10 on, which were kept
        expect(shown).to_have_count(1)
        expect(told).to_have_text("1 of 20")
        browser.close()
    assert complaints == []


def test_without_a_script_there_is_nothing_that_does_nothing(tmp_path: Path, chromium: str) -> None:
    file = tmp_path / "report.html"
    file.write_text(render(story.write(tmp_path / "runs", many(20, broken=3)), "html"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, timeout=_LIMIT)
        page = browser.new_context(java_script_enabled=False).new_page()
        page.set_default_timeout(_LIMIT)
        page.goto(file.as_uri())
        expect(page.locator("#find-promises")).to_be_hidden()
        page.check("#show-failed")
        expect(page.locator(".steps > tbody:visible")).to_have_count(3)
        browser.close()
