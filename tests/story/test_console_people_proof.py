"""The proof of a yes on the person's page: what was shown, answered and confirmed, the picture, the paper, the gaps."""

import uuid
from collections.abc import Iterator
from hashlib import sha256

import pytest
from django.test import override_settings
from tests.story.cast import DAY, company, heard, person, question, says_yes
from tests.story.console import account, browser_of
from tests.story.sending import YESTERDAY

from jatak.accounts.models import Look, Role
from jatak.consent.confirming import confirm
from jatak.consent.models import Answer, Device, Event, EventKind, NoticeText, Picture, Scan, Served, Via
from jatak.database.using import acting_as
from jatak.people.models import Controller

pytestmark = pytest.mark.usefixtures("database")

PNG = b"\x89PNG\r\n\x1a\nform"
PARTICULARS = {"page": "https://shop.example/news", "ip": "192.0.2.0/24", "browser": "Firefox on Linux"}


@pytest.fixture(autouse=True)
def _one_factor() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="offered"):
        yield


@pytest.fixture
def travel() -> Controller:
    with acting_as("admin"):
        return company()


def pictured(event: Event, device: Device, at: object, **more: object) -> Picture:
    kept = {"png": PNG, "html": "<form>", "png_sha256": sha256(PNG).digest(), "html_sha256": sha256(b"<form>").digest()}
    return Picture.objects.create(
        version_id=event.collection_point_version_id, language="en", device=device, url="https://x.example/s/form/",
        taken_at=at, **({"error": more["error"]} if "error" in more else kept),
    )  # fmt: skip


def signed_up(travel: Controller, *, shown: bool = True, confirmed: bool = True) -> Event:
    """Ana fills in a form that must be confirmed; as admin."""
    asked = question(travel, double_opt_in=True)
    served = uuid.uuid4() if shown else None
    if served:
        Served.objects.create(
            pk=served, version=asked.place, notice_text=asked.text, at=YESTERDAY - DAY / 24, answered_at=YESTERDAY,
            answer=Answer.YES,
        )  # fmt: skip
    event = says_yes(person("Ana"), asked, YESTERDAY, served_id=served, particulars=PARTICULARS)
    if confirmed:
        confirm(event.pk, heard(YESTERDAY + DAY / 48, Via.LINK))
    return event


def page(event: Event) -> str:
    return f"/console/people/{event.person_id}/history/{event.pk}/"


def test_everything_that_proves_a_yes_stands_on_its_page(travel: Controller) -> None:
    with acting_as("admin"):
        event = signed_up(travel)
        pictured(event, Device.DESKTOP, YESTERDAY - 3 * DAY)
        desktop = pictured(event, Device.DESKTOP, YESTERDAY - 2 * DAY)
        pictured(event, Device.DESKTOP, YESTERDAY + DAY / 2)
        later = pictured(event, Device.PHONE, YESTERDAY + DAY / 2)
        text_hash = bytes(NoticeText.objects.get(pk=event.notice_text_id).sha256).hex()
    mette = browser_of(account())
    said = mette.get(page(event)).content.decode()
    for told in (
        "Shown", "Answered: yes", "Confirmed by the link in a letter", "https://shop.example/news", "192.0.2.0/24",
        "Firefox on Linux", "1.0", text_hash, sha256(PNG).hexdigest(), "after the answer",
        f"pictures/{desktop.pk}/", f"pictures/{later.pk}/",
    ):  # fmt: skip
        assert told in said, told
    assert said.count("<figure>") == 2
    assert "Missing evidence" not in said
    with acting_as("consent"):
        confirmation = Event.objects.get(kind=EventKind.CONFIRMED)
    assert "Answered: yes" in mette.get(page(confirmation)).content.decode()


def test_what_is_missing_is_said(travel: Controller) -> None:
    with acting_as("admin"):
        event = signed_up(travel, shown=False, confirmed=False)
        pictured(event, Device.DESKTOP, YESTERDAY, error="The browser did not start.")
    said = browser_of(account()).get(page(event)).content.decode()
    assert "Missing evidence: no picture could be taken. The browser did not start." in said
    assert "Missing evidence: no picture of this version was taken." in said
    assert "When the form was shown is not known." in said
    assert "It was not confirmed, and this place asks for a confirmation." in said


def test_pictures_and_papers_are_for_those_who_may_see_the_person(travel: Controller) -> None:
    with acting_as("admin"):
        event, other = signed_up(travel), company("Bergtur")
        picture = pictured(event, Device.PHONE, YESTERDAY)
        paper = Scan.objects.create(
            event=event, name="../Ana’s paper.pdf", content_type="application/pdf", sha256=sha256(b"%PDF").digest(),
            data=b"%PDF", added_at=YESTERDAY, added_by="Ida",
        )  # fmt: skip
        elsewhere = says_yes(person("Emma"), question(other, "theirs"), YESTERDAY)
    mette = browser_of(account())
    shown = mette.get(f"{page(event)}pictures/{picture.pk}/")
    assert (shown.content, shown["Content-Type"]) == (PNG, "image/png")
    assert shown["Cache-Control"].startswith("private")
    assert shown["X-Content-Type-Options"] == "nosniff"
    html = mette.get(f"{page(event)}pictures/{picture.pk}/html/")
    assert (html.content, html["Content-Type"]) == (b"<form>", "text/plain; charset=utf-8")
    assert html["Content-Disposition"].startswith("attachment")
    scan = mette.get(f"{page(event)}scans/{paper.pk}/")
    assert scan.content == b"%PDF"
    assert scan["Content-Disposition"].startswith("attachment")
    assert "/" not in scan["Content-Disposition"]
    assert Look.objects.filter(page="person_scan", person_id=event.person_id).count() == 1
    eve = browser_of(account("Eve", Role.ADMINISTRATOR, other))
    reader = browser_of(account("Rune", Role.READER))
    for part in (f"pictures/{picture.pk}/", f"pictures/{picture.pk}/html/", f"scans/{paper.pk}/"):
        assert eve.get(page(event) + part).status_code == 404, part
        assert reader.get(page(event) + part).status_code == 403, part
        # A picture or paper of somebody else's event is not there either.
        assert mette.get(page(elsewhere) + part).status_code == 404, part
    assert mette.get(f"{page(event)}pictures/{picture.pk}/css/").status_code == 404
