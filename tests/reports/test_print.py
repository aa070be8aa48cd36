"""A printed report: nobody can scroll in it."""

from pathlib import Path

from playwright.sync_api import sync_playwright

SAMPLE = Path(__file__).parents[2] / "reports" / "sample" / "report.html"
CUT = """() => [...document.querySelectorAll("main *")]
  .filter(one => one.checkVisibility() && getComputedStyle(one).overflowY !== "visible"
    && !one.matches(".unseen") && one.scrollHeight > one.clientHeight + 1)
  .map(one => one.textContent)"""


AFTER = """() => [...document.querySelectorAll("main ~ *")]
  .filter(one => one.checkVisibility()).map(one => one.textContent)"""


def test_nothing_in_it_is_cut_off_and_no_last_page_holds_a_foot_alone(chromium: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, timeout=120_000.0)
        page = browser.new_page(viewport={"width": 794, "height": 1123})
        page.goto(SAMPLE.as_uri(), timeout=120_000.0)
        page.emulate_media(media="print")
        cut = page.evaluate(CUT)
        after = page.evaluate(AFTER)
        said = page.locator("blockquote").first.inner_text()
        browser.close()
    assert (cut, after) == ([], [])
    assert "Oops! Something went wrong" in said
