"""pages_seen.py AXE PAGE…: fails where axe-core objects to a page, or one has to be scrolled sideways."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

WAYS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1400, "height": 900}},
    "narrow": {"viewport": {"width": 390, "height": 844}},
    "at 200 %": {"viewport": {"width": 700, "height": 450}, "device_scale_factor": 2},
    "dark": {"viewport": {"width": 1400, "height": 900}, "color_scheme": "dark"},
    "in print": {"viewport": {"width": 794, "height": 1123}},
}
AXE = Path(sys.argv[1]).read_text(encoding="utf-8")
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def objections(browser: Browser, page: Path, way: str) -> Iterator[str]:
    context = browser.new_context(bypass_csp=True, **WAYS[way])
    seen = context.new_page()
    seen.emulate_media(media="print" if way == "in print" else "screen")
    seen.goto(page.resolve().as_uri())
    seen.evaluate(AXE)
    for found in seen.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]:
        yield f"{page.name} {way}: {found['id']}: {found['nodes'][0]['html'][:200]}"
    if way != "in print" and seen.evaluate(SIDEWAYS):
        yield f"{page.name} {way}: has to be scrolled sideways"
    context.close()


with sync_playwright() as playwright:
    chromium = playwright.chromium.launch(
        executable_path=shutil.which("chromium") or shutil.which("google-chrome")
    )
    told = [one for page in sys.argv[2:] for way in WAYS
            for one in objections(chromium, Path(page), way)]  # fmt: skip
    chromium.close()
sys.exit("\n".join(told) or 0)
