"""A page of ours as a PDF, by the Chromium of the extra `browser`: no script, nothing loaded."""

from commdrill.drivers.http.browser import chromium_on_path
from commdrill.errors import MissingExtra
from commdrill.extras import require

_ARGUMENTS = ("--host-resolver-rules=MAP * ~NOTFOUND", "--disable-quic")


def printed(page: str) -> bytes:
    """The page on A4.

    Raises:
        MissingExtra: there is no Playwright, or no browser.
    """
    require("a PDF", "browser")
    program = chromium_on_path()
    if program is None:
        raise MissingExtra("a PDF needs an installed Chromium or Chrome; --format html needs none")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(_ARGUMENTS))
        try:
            tab = chromium.new_context(java_script_enabled=False, offline=True).new_page()
            tab.set_content(page)
            return bytes(tab.pdf(prefer_css_page_size=True, print_background=True))
        finally:
            chromium.close()
