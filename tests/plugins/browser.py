"""A browser before the running site: the system's Chromium, each page in two widths, by light and in the dark."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from tests.browser.looking import Looker
from tests.browser.site import Site, running_site
from tests.plugins.relay import Sink

STARTED = ["--no-sandbox", "--disable-dev-shm-usage", "--lang=en-GB"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--screenshots DIR`: where pictures of the pages are kept."""
    parser.addoption(
        "--screenshots", default=".screenshots", metavar="DIR", help="where pictures of each page are kept"
    )


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """The browser; it goes with its file, since its event loop lives in the thread where later tests run theirs."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        # That loop runs nothing of ours, so Django may be used beside it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=STARTED)
        yield browser
        connections.close_all()  # Those that were opened beside that loop are seen by nobody after it.
        browser.close()


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Sink]:
    """Where every mail of the site arrives."""
    with Sink() as sink:
        yield sink


@pytest.fixture(scope="module")
def site(shared_database: None, mailbox: Sink) -> Iterator[Site]:
    """Pages, worker and jobs as an operator runs them, over the database of this file."""
    with running_site(mailbox.url) as running:
        yield running


@pytest.fixture
def looker(chromium: Any, site: Site, pytestconfig: pytest.Config) -> Iterator[Looker]:
    """Somebody who opens pages and minds what is wrong with them."""
    folder = Path(pytestconfig.getoption("--screenshots"))
    if not folder.is_absolute():
        folder = pytestconfig.rootpath / folder
    with Looker.opened(chromium, site.address, folder) as looking:
        yield looking
