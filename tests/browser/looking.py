"""Looking at pages: in two widths, by light and in the dark, minding what is wrong with them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError

WIDE, NARROW = 1440, 390
SIZES = {WIDE: 900, NARROW: 844}
SCHEMES = ("light", "dark")
TALLEST = 2500
GRAVE = ("serious", "critical")
# How far the page reaches, where nothing that scrolls in itself keeps it.
BEYOND = """() => {
    const root = document.documentElement, width = root.clientWidth, found = [];
    const frame = 'html, body, .wrapper, .content-wrapper, .content, main';
    const kept = (one) => {
        for (let up = one.parentElement; up; up = up.parentElement) {
            const style = getComputedStyle(up);
            if (/auto|scroll/.test(style.overflowX) && up.getBoundingClientRect().right <= width + 1) return true;
            if (style.overflowX === 'hidden' && !up.matches(frame)) return true;
            if (style.clipPath !== 'none' || style.position === 'fixed') return true;
        }
        return false;
    };
    if (root.scrollWidth > innerWidth) found.push('the page scrolls to ' + root.scrollWidth);
    for (const one of document.querySelectorAll('main *, .content *')) {
        if (!one.checkVisibility({visibilityProperty: true})) continue;
        const box = one.getBoundingClientRect(), style = getComputedStyle(one);
        if (!box.width || !box.height || box.right <= width + 1) continue;
        if (style.clipPath !== 'none' || style.position === 'fixed' || kept(one)) continue;
        found.push(`${one.tagName.toLowerCase()}.${one.className} reaches ${Math.round(box.right)}`);
    }
    return found.slice(0, 5);
}"""
SETTLED = "() => !document.querySelector('form[data-counts-itself], main [data-poll]:not(:has([data-done=\"\"]))')"
# Colours that fade from one light to the other are measured where they end.
ARRIVED = """() => new Promise(requestAnimationFrame).then(() => {
    for (const one of document.getAnimations()) if (one.effect.getComputedTiming().endTime < Infinity) one.finish();
})"""
SETTLING = 15_000
TALL = """() => Math.max(
    ...[...document.querySelectorAll('html, body, .wrapper, .content-wrapper, main')].map(one => one.scrollHeight))"""


@dataclass
class Looker:
    """One browser window."""

    page: Any
    address: str
    folder: Path
    faults: list[str] = field(default_factory=list)
    """What was wrong, in the order of its coming."""

    @classmethod
    @contextmanager
    def opened(cls, browser: Any, address: str, folder: Path) -> Iterator[Self]:
        """A window of its own, without anybody's cookies."""
        context = browser.new_context(
            viewport={"width": WIDE, "height": SIZES[WIDE]}, locale="en-GB", reduced_motion="reduce"
        )
        folder.mkdir(parents=True, exist_ok=True)
        looking = cls(context.new_page(), address, folder)
        looking._mind()
        yield looking
        context.close()

    def log_in(self, address: str, password: str) -> None:
        """Through the page, as people do."""
        self.page.goto(f"{self.address}/console/account/login/")
        self.page.fill("input[name=login]", address)
        self.page.fill("input[name=password]", password)
        self.page.click("main button[type=submit], form button[type=submit]")
        self.page.wait_for_url(re.compile(r"/console/(?!account/login)"))

    def open(self, path: str) -> None:
        """Go to an address of the site."""
        answer = self.page.goto(self.address + path if path.startswith("/") else path)
        if answer is not None and answer.status >= 400:
            self._fault(f"is answered with {answer.status}")
        self._settle()

    def _settle(self) -> None:
        """What counts itself goes on to its answer; a page that tells of something endless is looked at as it is."""
        with suppress(TimeoutError):
            self.page.wait_for_function(SETTLED, timeout=SETTLING)

    def go(self, path: str) -> None:
        """Go to an address of the site that must be there."""
        before = len(self.faults)
        self.open(path)
        assert self.faults[before:] == []

    def look(self, name: str) -> None:
        """Look at the page that is open, in every width and light, and keep pictures."""
        for width in SIZES:
            for scheme in SCHEMES:
                self._dress(width, scheme)
                self._mind_width(width)
                if (width, scheme) != (NARROW, "dark"):
                    self._mind_axe(f"{width} {scheme}", contrast_alone=scheme == "dark")
                self._keep(f"{name}-{width}-{scheme}.png", width)
        self._dress(WIDE, "light")

    def _dress(self, width: int, scheme: str) -> None:
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        self.page.set_viewport_size({"width": width, "height": SIZES[width]})
        self.page.evaluate(ARRIVED)

    def _keep(self, name: str, width: int) -> None:
        """A picture of the whole page: the frame scrolls inside, so the window grows instead."""
        tall = min(max(self.page.evaluate(TALL), SIZES[width]), TALLEST)
        self.page.set_viewport_size({"width": width, "height": tall})
        self.page.screenshot(path=self.folder / name)

    def _mind(self) -> None:
        self.page.on("pageerror", lambda error: self._fault(f"script: {error}"))
        self.page.on("console", lambda said: said.type == "error" and self._fault(f"console: {said.text}"))
        self.page.on("response", self._mind_answer)

    def _mind_answer(self, answer: Any) -> None:
        if answer.status >= 400 and answer.request.resource_type != "document":
            self._fault(f"{answer.url} is answered with {answer.status}")

    def _mind_width(self, width: int) -> None:
        for what in self.page.evaluate(BEYOND):
            self._fault(f"at {width}: {what}")

    def _mind_axe(self, when: str, contrast_alone: bool) -> None:
        options: dict[str, Any] = {"resultTypes": ["violations"]}
        if contrast_alone:
            options["runOnly"] = ["color-contrast"]
        for found in Axe().run(self.page, options=options).response["violations"]:
            if found["impact"] in GRAVE:
                where = "; ".join(", ".join(map(str, node["target"])) for node in found["nodes"][:3])
                self._fault(f"at {when}: {found['id']} ({found['impact']}), {found['help']}: {where}")

    def _fault(self, what: str) -> None:
        place = self.page.url.removeprefix(self.address)
        self.faults.append(f"{place} {what}")
        (self.folder / "faults.txt").write_text("\n".join(self.faults) + "\n")
