"""Somebody at a browser, as far as the story needs one: logs in and opens pages on loopback."""

import re
import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPResponse
from http.cookiejar import CookieJar

from jatak.demo.claims import NotAsTold

LOG_IN = "/console/account/login/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor:
    """One browser with its cookies."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def log_in(self, address: str, password: str) -> bool:
        """Through the page, as people do; whether it led away from the log-in."""
        _, page = self.get(LOG_IN)
        if (token := TOKEN.search(page)) is None:
            raise NotAsTold("the page to log in has no form")
        form = {"csrfmiddlewaretoken": token[1], "login": address, "password": password}
        answer = self._open(LOG_IN, urllib.parse.urlencode(form).encode())
        return LOG_IN not in answer.geturl()

    def get(self, path: str) -> tuple[int, str]:
        """The status and text of a page, after what it leads on to."""
        answer = self._open(path)
        return answer.status, answer.read().decode("utf-8", "replace")

    def send(self, path: str, typed: dict[str, str]) -> tuple[int, str]:
        """The same of a form that is sent."""
        answer = self._open(path, urllib.parse.urlencode(typed).encode())
        return answer.status, answer.read().decode("utf-8", "replace")

    def _open(self, path: str, data: bytes | None = None) -> HTTPResponse:
        try:
            answer: HTTPResponse = self._browser.open(f"{self._address}{path}", data, timeout=60)
        except urllib.error.HTTPError as refused:
            return refused  # type: ignore[return-value]
        return answer
