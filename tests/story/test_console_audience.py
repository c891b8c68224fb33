"""The audience in the console: counted, shown, looked behind, compared; never to a stranger."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from tests.story.cast import NOON, company, person, question, says_yes
from tests.story.console import account, browser_of
from tests.story.test_gathering import buys, judged, leaves, lives_in

from jatak.accounts.models import Change, Role
from jatak.base.clock import now
from jatak.clearance.census import asking, counting, whatifs
from jatak.clearance.census.question import standing
from jatak.clearance.models import Census, WhatIf
from jatak.consent.models import NoticeVersion
from jatak.consent.scope import Scope
from jatak.console.audience import pace
from jatak.database.using import acting_as
from jatak.people.models import Brand, ContactKind, Controller
from jatak.people.register import Address, add_address

pytestmark = pytest.mark.usefixtures("database")
COUNT, WHAT_IF = "/console/audience/count/", "/console/audience/what-if/"


@pytest.fixture(autouse=True)
def _one_factor() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="offered"):
        yield


@pytest.fixture
def shop() -> Controller:
    """A company that knows Ana, who said yes, Ben, who left, and Chloe, who bought."""
    with acting_as("admin"):
        shop = company()
        asked = judged(question(shop))
        ana, ben, chloe = (lives_in(person(name), "DK") for name in ("Ana", "Ben", "Chloe"))
        says_yes(ana, asked)
        says_yes(ben, asked)
        leaves(ben, Scope(shop.pk))
        buys(chloe, shop, NOON)
    return shop


@pytest.fixture
def mette(shop: Controller) -> Client:
    """An administrator's browser."""
    return browser_of(account())


def asks(shop: Controller, **more: str) -> dict[str, str]:
    """The form as a newsletter by this company."""
    return {"company": str(shop.pk), "channel": "email", "purpose": "marketing", "own_similar": "unknown"} | more


def counted(mette: Client, shop: Controller) -> Census:
    """What a job would do after somebody pressed the button."""
    mette.post(COUNT, asks(shop))
    return counting.count(Census.objects.latest("pk").pk)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_what_nobody_counted_offers_to_count_it(mette: Client, shop: Controller) -> None:
    shown = text(mette, "/console/audience/")
    assert "Nobody has counted this yet" in shown
    assert not Census.objects.exists(), "looking counts nothing"


def test_a_small_company_is_counted_without_a_click_and_a_large_one_is_not(
    mette: Client, shop: Controller, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_itself = "data-counts-itself"
    assert by_itself in text(mette, "/console/audience/")
    monkeypatch.setattr(asking, "SMALL", 2)
    assert by_itself not in text(mette, "/console/audience/"), "three people are more than two"
    monkeypatch.setattr(asking, "SMALL", 3)
    assert by_itself in text(mette, "/console/audience/")
    counted(mette, shop)
    assert by_itself not in text(mette, f"/console/audience/?{urlencode(asks(shop))}"), "counted is counted"


def test_one_that_failed_is_not_tried_again_by_itself(mette: Client, shop: Controller) -> None:
    mette.post(COUNT, asks(shop))
    Census.objects.update(state="failed")
    assert "data-counts-itself" not in text(mette, f"/console/audience/?{urlencode(asks(shop))}")


def test_it_opens_with_the_brand_that_asks_people_and_with_the_offer_taken_to_be_similar(mette: Client) -> None:
    with acting_as("admin"):
        agency = company("Agency")
        sun = Brand.objects.create(controller=agency, name="Solrejser")
        question(agency, companies={agency.pk: (sun.pk,)})
    shown = text(mette, f"/console/audience/?company={agency.pk}")
    assert f'<option value="{sun.pk}" selected>Solrejser</option>' in shown
    similar = shown[: shown.index("<details")]
    assert re.search(r'name="own_similar" value="yes"[^>]*checked', similar), "the assumption is open to see"
    assert 'name="own_similar" value="no"' in similar


def test_who_counts_as_a_customer_does_so_by_an_assumption_that_is_said(mette: Client, shop: Controller) -> None:
    mette.post(COUNT, asks(shop, own_similar="yes"))
    with acting_as("web"):
        counting.count(Census.objects.latest("pk").pk, clock=lambda: NOON + timedelta(days=30))
    shown = text(mette, f"/console/audience/?{urlencode(asks(shop, own_similar='yes'))}")
    assert "2 of 3 people can be written to" in shown
    assert "1 of these 2 is an existing customer, and counts only if what you offer is your own" in shown
    counted(mette, shop)
    assert "counts only if" not in text(mette, f"/console/audience/?{urlencode(asks(shop))}")


def test_a_consent_for_another_brand_names_it_with_a_link_that_chooses_it(mette: Client) -> None:
    with acting_as("admin"):
        agency = company("Agency")
        sun = Brand.objects.create(controller=agency, name="Solrejser")
        says_yes(lives_in(person("Ida"), "DK"), judged(question(agency, companies={agency.pk: (sun.pk,)})))
    without = counted(mette, agency)
    shown = text(mette, f"/console/audience/?{urlencode(asks(agency))}")
    assert "The consent is for Solrejser only." in shown
    assert "names another company" not in shown, "it is the same company"
    (address,) = re.findall(r'<a href="([^"]*)">Choose Solrejser</a>', shown)
    assert f"brand={sun.pk}" in address
    assert "Solrejser" in text(mette, f"/console/audience/{without.pk}/reasons/0/")
    mette.post(COUNT, dict(parse_qsl(urlsplit(unescape(address)).query)))
    assert counting.count(Census.objects.latest("pk").pk).permitted == 1, "with the brand it is a yes"


def test_counting_is_asked_for_once_however_often_it_is_pressed(mette: Client, shop: Controller) -> None:
    first, second = mette.post(COUNT, asks(shop)), mette.post(COUNT, asks(shop))
    assert first.status_code == second.status_code == 302
    assert Census.objects.count() == 1
    assert "Waiting for its turn" in text(mette, first["Location"])


def test_both_halves_are_shown_with_reasons_and_what_would_change_it(mette: Client, shop: Controller) -> None:
    census = counted(mette, shop)
    shown = text(mette, f"/console/audience/?company={shop.pk}&channel=email&purpose=marketing&own_similar=unknown")
    assert "1 of 3 people can be written to" in shown
    for reason in census.reasons.all():
        assert reason.said["en"][0].replace("'", "&#x27;") in shown
        assert reason.said["en"][1].replace("'", "&#x27;") in shown


def test_behind_a_reason_are_its_situations_and_its_people(mette: Client, shop: Controller) -> None:
    census = counted(mette, shop)
    permitted = census.reasons.get(permitted=True)
    assert "Situations" in text(mette, f"/console/audience/{census.pk}/reasons/{permitted.nth}/")
    people = text(mette, f"/console/audience/{census.pk}/people/?reason={permitted.nth}")
    assert "Ana" in people
    assert "Ben" not in people
    assert "an•••@example.com" in people, "addresses are shortened in lists"
    assert "Ana" in text(mette, f"/console/audience/{census.pk}/people/?situation={permitted.first}")


def test_a_rule_that_the_law_of_today_does_not_know_is_named_without_a_link(mette: Client, shop: Controller) -> None:
    census = counted(mette, shop)
    census.reasons.update(rule="of_another_law")
    pages = "/console/audience/?" + urlencode(asks(shop)), f"/console/audience/{census.pk}/reasons/0/"
    for shown in (text(mette, page) for page in pages):
        assert "of_another_law" in shown
        assert 'href=""' not in shown


def test_what_an_address_makes_up_shows_nobody(mette: Client, shop: Controller) -> None:
    census = counted(mette, shop)
    assert mette.get(f"/console/audience/{census.pk}/people/?reason=99").status_code == 404
    assert "Nobody is here" in text(mette, f"/console/audience/{census.pk}/people/?situation={9**30}")
    assert "Nobody is here" in text(mette, f"/console/audience/{census.pk}/people/?reason=0&after=9999&person=x")
    assert mette.get(f"/console/audience/{census.pk}/reasons/99/").status_code == 404


def test_a_channel_that_there_is_not_is_refused_with_the_field_named(mette: Client, shop: Controller) -> None:
    answer = mette.get("/console/audience/?channel=pigeon")
    assert answer.status_code == 400
    assert "pigeon is not one of the available choices" in answer.content.decode()
    assert mette.post(COUNT, asks(shop, purpose="a chat")).status_code == 400


def test_a_topic_of_another_company_is_left_out(mette: Client, shop: Controller) -> None:
    assert mette.post(COUNT, asks(shop, topic="99")).status_code == 302
    assert Census.objects.get().question["topic"] is None


def test_a_stranger_to_the_company_gets_nothing(mette: Client, shop: Controller) -> None:
    census = counted(mette, shop)
    mette.post(WHAT_IF, asks(shop, own="others", window_months="6"))
    with acting_as("admin"):
        other = company("Eve")
    eve = browser_of(account("Eve", Role.ADMINISTRATOR, other))
    nth = census.reasons.first().nth  # type: ignore[union-attr]
    for address in ("progress/", f"reasons/{nth}/", f"people/?reason={nth}"):
        assert eve.get(f"/console/audience/{census.pk}/{address}").status_code == 404, address
    assert eve.get(f"{WHAT_IF}{WhatIf.objects.get().pk}/").status_code == 404
    assert eve.get(f"{WHAT_IF}?company={shop.pk}").status_code == 404
    assert eve.post(COUNT, asks(shop)).status_code == 404
    assert shop.name not in text(eve, f"/console/audience/?company={shop.pk}")


def test_who_may_see_numbers_alone_sees_no_person(mette: Client, shop: Controller) -> None:
    census = counted(mette, shop)
    rune = browser_of(account("Rune", Role.READER, shop))
    shown = text(rune, f"/console/audience/?company={shop.pk}&channel=email&purpose=marketing&own_similar=unknown")
    assert f"/console/audience/{census.pk}/people/" not in shown
    assert rune.get(f"/console/audience/{census.pk}/people/?reason=0").status_code == 403


def test_an_address_that_was_given_to_another_company_is_not_shown(mette: Client, shop: Controller) -> None:
    census = counted(mette, shop)
    with acting_as("admin"):
        ana, other = person("Ana"), company("Eve")
        private = add_address(ana, Address(ContactKind.EMAIL, "zzz@private.example"))
        says_yes(ana, judged(question(other)), contact_point=private)
    nth = census.reasons.get(permitted=True).nth
    ida = browser_of(account("Ida", Role.SUPPORT, shop))
    shown = text(ida, f"/console/audience/{census.pk}/people/?reason={nth}")
    assert "an•••@example.com" in shown
    assert "private.example" not in shown


def test_counting_stands_in_the_log(mette: Client, shop: Controller) -> None:
    census = counted(mette, shop)
    assert Change.objects.get(verb="audience.counted").of == f"census {census.pk}"


def test_one_account_has_one_question_counted_at_a_time(mette: Client, shop: Controller) -> None:
    mette.post(COUNT, asks(shop))
    held = mette.post(COUNT, asks(shop, own_similar="yes"))
    assert "still being counted" in text(mette, held["Location"])
    assert (
        "still being counted"
        in mette.post(WHAT_IF, asks(shop, own_similar="yes", own="others", window_months="1")).content.decode()
    )
    assert (Census.objects.count(), WhatIf.objects.count()) == (1, 0)
    ida = browser_of(account("Ida", Role.READER, shop))
    ida.post(COUNT, asks(shop, own_similar="yes"))
    assert Census.objects.count() == 2
    counting.count(Census.objects.earliest("pk").pk)
    mette.post(COUNT, asks(shop, channel="sms"))
    assert Census.objects.count() == 3


def test_one_account_has_only_so_much_counted_in_an_hour(
    mette: Client, shop: Controller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "AT_MOST", 3)
    for _ in range(3):
        counted(mette, shop)
    held = mette.post(COUNT, asks(shop))
    assert "very much counted" in text(mette, held["Location"])
    assert Census.objects.count() == 3
    mette.post("/console/count/")
    assert not Change.objects.filter(verb="dashboard.counted").exists()
    assert "data-counts-itself" not in text(mette, held["Location"])


def test_another_window_is_compared_by_a_job(mette: Client, shop: Controller) -> None:
    asked = asks(shop, own_similar="yes", own="others", window_months="1")
    answer = mette.post(WHAT_IF, asked)
    assert answer.status_code == 302
    assert mette.post(WHAT_IF, asked)["Location"] == answer["Location"], "a double click asks once"
    assert "Waiting for its turn" in text(mette, answer["Location"])
    whatifs.answer(WhatIf.objects.get().pk, lambda: NOON + timedelta(days=60))
    shown = text(mette, answer["Location"])
    assert "Could no longer be written to: 1" in shown, "Chloe bought two months before"
    assert not Controller.objects.exclude(customer_window_months=None).exists(), "asking changes nothing"


def test_a_notice_that_would_not_hold_loses_those_who_said_yes_to_it_alone(mette: Client, shop: Controller) -> None:
    with acting_as("admin"):
        version = NoticeVersion.objects.select_related("notice").get()
    assert f"{version.notice.slug}, version 1" in text(mette, f"{WHAT_IF}?company={shop.pk}&channel=email")
    answer = mette.post(WHAT_IF, asks(shop, own_similar="yes", own="as_they_are", doubted=str(version.pk)))
    whatifs.answer(WhatIf.objects.get().pk, lambda: NOON + timedelta(days=20))
    shown = text(mette, answer["Location"])
    assert "Could no longer be written to: 1" in shown, "Ana alone: Chloe bought, Ben had left"
    assert "/console/law/rules/informed/" in shown
    assert f"{version.notice.slug}, version 1" in shown


def test_a_notice_of_another_company_cannot_be_doubted(mette: Client, shop: Controller) -> None:
    answer = mette.post(WHAT_IF, asks(shop, own="as_they_are", doubted="7777"))
    assert (answer.status_code, WhatIf.objects.exists()) == (400, False)


def test_a_what_if_must_change_something(mette: Client, shop: Controller) -> None:
    answer = mette.post(WHAT_IF, asks(shop, own="as_they_are"))
    assert answer.status_code == 400
    assert "Say what would be different" in answer.content.decode()
    assert not WhatIf.objects.exists()


def test_a_draft_that_is_no_pack_is_refused_with_line_and_remedy(mette: Client, shop: Controller) -> None:
    for name, content in (("DK.toml", b"code = 3"), ("DK.toml", b"\xff\xfe"), ("notes.txt", b"hello")):
        given = asks(shop, own="as_they_are") | {"pack": SimpleUploadedFile(name, content)}
        answer = mette.post(WHAT_IF, given)
        assert answer.status_code == 400, content
        assert not WhatIf.objects.exists()
    assert "line 1" in answer.content.decode()


def test_a_day_without_law_is_refused(mette: Client, shop: Controller) -> None:
    answer = mette.post(WHAT_IF, asks(shop, own="as_they_are", law_as_of="1850-01-01"))
    assert answer.status_code == 400
    assert "Ask for a later day" in answer.content.decode()


def test_without_a_company_it_leads_to_the_first_one() -> None:
    assert "/console/welcome/" in text(browser_of(account()), "/console/audience/")


def test_the_dashboards_question_stays_standing_whoever_counts_it(mette: Client, shop: Controller) -> None:
    mette.get("/console/audience/")
    mette.post(COUNT, asks(shop, own_similar="yes") | {"elements": ["newsletter", "promotion"]})
    census = Census.objects.get()
    assert census.key == standing(shop.pk, "email").key
    assert census.standing
    assert census.asked_at <= now()
