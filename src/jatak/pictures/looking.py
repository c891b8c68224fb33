"""Looking at a page with the browser: the picture, and what it was made of."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from jatak.base.errors import JatakError
from jatak.consent.models import Device
from jatak.pictures.abroad import may_be_asked
from jatak.pictures.chromium import executable, switches
from jatak.pictures.ours import Ours

PATIENCE = 20_000
"""Milliseconds for a page to come."""
HIGHEST = 8_000
"""Pixels of a page that are kept."""
LARGEST = 8 * 1024 * 1024
"""Bytes of a part that are kept."""
KNOWN = {
    "ERR_NAME_NOT_RESOLVED": "There is no site of this name.",
    "ERR_CONNECTION_REFUSED": "Nobody answers at this address.",
    "ERR_CERT": "The certificate of this site is not good.",
    "ERR_FAILED": "This address is not asked from here: it is one of a private network.",
    "Timeout": f"The page did not come within {PATIENCE // 1000} seconds.",
    "Executable doesn't exist": "There is no browser where JATAK_CHROMIUM says that it is.",
}
"""What a browser says, and what that means."""
SEEN_ON: dict[Device, dict[str, Any]] = {
    Device.DESKTOP: {"viewport": {"width": 1280, "height": 900}},
    Device.PHONE: {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True},
}
STYLES = """() => [...document.styleSheets].map(sheet => {
    try { return [...sheet.cssRules].map(rule => rule.cssText).join("\\n") }
    catch { return "/* of another site: " + sheet.href + " */" }
}).join("\\n\\n")"""


@dataclass(frozen=True, slots=True)
class Look:
    """What a browser showed, or why it showed nothing."""

    device: Device
    png: bytes = b""
    html: str = ""
    css: str = ""
    browser: str = ""
    error: str = ""


def look(url: str, language: str, public_url: str) -> list[Look]:
    """A page as it is seen on each device; whatever goes wrong is said in the look, and nothing is raised."""
    try:
        with _browser() as browser, Ours(public_url) as ours:
            return [_on(browser, ours, url, language, device) for device in Device]
    except Exception as error:
        return [Look(device, error=_why(error)) for device in Device]


@contextmanager
def _browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=switches())
        try:
            yield browser
        finally:
            browser.close()


def _on(browser: Any, ours: Ours, url: str, language: str, device: Device) -> Look:
    context = browser.new_context(locale=language or "en", color_scheme="light", **SEEN_ON[device])
    try:
        page = context.new_page()
        page.route("**/*", lambda route: _answer(route, ours))
        answer = page.goto(url, timeout=PATIENCE, wait_until="networkidle")
        if answer is None or not answer.ok:
            return Look(device, error=f"The page answered {answer.status if answer else 'nothing'}.")
        return _seen(page, device, browser.version)
    except Exception as error:
        return Look(device, error=_why(error))
    finally:
        context.close()


def _seen(page: Any, device: Device, version: str) -> Look:
    size = page.viewport_size
    height = min(HIGHEST, max(size["height"], page.evaluate("document.documentElement.scrollHeight")))
    page.set_viewport_size({"width": size["width"], "height": height})
    png, html, css = page.screenshot(), page.content(), page.evaluate(STYLES)
    if max(len(png), len(html), len(css)) > LARGEST:
        return Look(device, error=f"The page is larger than {LARGEST // 1024 // 1024} MB.")
    return Look(device, png, html, css, f"Chromium {version}")


def _answer(route: Any, ours: Ours) -> None:
    asked = route.request
    if ours.is_ours(asked.url):
        answer = ours.get(asked.url, asked.headers)
        route.fulfill(status=answer.status, headers=answer.headers, body=answer.body)
    elif may_be_asked(asked.url):
        route.continue_()
    else:
        route.abort()


def _why(error: Exception) -> str:
    """In words where the cause is known; else the first line, since the rest of a browser's message is its log."""
    if isinstance(error, JatakError):
        return f"{error.message} {error.remedy}".strip()
    said = str(error).strip()
    known = next((why for sign, why in KNOWN.items() if sign in said), "")
    return known or f"The browser failed: {said.splitlines()[0] if said else type(error).__name__}"[:300]
