"""Pictures of forms: by address and of our own pages, on two devices; a browser that fails blocks nothing."""

import hashlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.db import DatabaseError
from tests.story.cast import NOON, company, question

from jatak.base.errors import UsageError
from jatak.consent import collection
from jatak.consent.models import Device, Picture
from jatak.database.using import acting_as
from jatak.pictures import abroad, chromium, looking
from jatak.pictures.keeping import take

PAGE = b"""<!doctype html><html lang="da"><head><title>Butik</title><style>h1 { color: rgb(1, 2, 3) }</style></head>
<body><h1>Ja tak</h1></body></html>"""
pytestmark = pytest.mark.needs("chromium")


class Shop(BaseHTTPRequestHandler):
    """A shop's page with a form."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/form" else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def shop():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def published(database):
    def publish(page_url: str = "", kind: str = "form"):
        with acting_as("admin"):
            asked = question(company())
            asks = collection.Asks(page_url=page_url)
            place = collection.set_up(asked.place.point.controller, "shop", kind, asked.text.version, False, asks)
            return collection.publish(place, NOON)

    return publish


def test_a_form_elsewhere_is_kept_as_it_was_shown(published, shop, monkeypatch):
    monkeypatch.setattr(looking, "may_be_asked", lambda url: True)
    taken = take(published(f"{shop}/form").pk, NOON, by="Ida")
    assert [each.device for each in taken] == list(Device)
    for picture in taken:
        assert picture.error == ""
        assert bytes(picture.png).startswith(b"\x89PNG")
        assert bytes(picture.png_sha256) == hashlib.sha256(picture.png).digest()
        assert "<h1>Ja tak</h1>" in picture.html
        assert "rgb(1, 2, 3)" in picture.css
    assert taken[0].browser.startswith("Chromium")


def test_a_page_that_is_not_there_is_missing_evidence(published, shop, monkeypatch):
    monkeypatch.setattr(looking, "may_be_asked", lambda url: True)
    taken = take(published(f"{shop}/elsewhere").pk, NOON)
    assert {(each.error, each.png) for each in taken} == {("The page answered 404.", None)}


def test_nothing_behind_our_walls_is_looked_at(published, shop):
    taken = take(published(f"{shop}/form").pk, NOON)
    assert all("private network" in each.error and not each.png for each in taken)
    assert not any(map(abroad.may_be_asked, ["http://127.0.0.1/", "http://169.254.169.254/", "file:///etc/passwd"]))


def test_a_missing_browser_blocks_nothing(published, shop, monkeypatch):
    monkeypatch.setattr(chromium, "NAMES", ())
    taken = take(published(f"{shop}/form").pk, NOON)
    assert {each.error for each in taken} == {
        "There is no Chromium on this machine. Install it, or say in JATAK_CHROMIUM where it is."
    }


def test_a_till_has_no_page(published):
    with pytest.raises(UsageError, match="as a page"):
        take(published(kind="till").pk, NOON)


def test_a_picture_is_never_changed(published, shop, monkeypatch):
    monkeypatch.setattr(chromium, "NAMES", ())
    take(published(f"{shop}/form").pk, NOON)
    with acting_as("admin"), pytest.raises(DatabaseError, match="append-only"):
        Picture.objects.update(error="")
