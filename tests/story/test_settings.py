"""Settings pages: who may, what is kept, and two editors at once."""

from collections.abc import Iterator

import pytest
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from tests.story.cast import company, question
from tests.story.console import account, browser_of

from jatak.accounts.models import Change, Role
from jatak.database.using import acting_as, connection
from jatak.delivery.models.limits import Limit
from jatak.people.companies import version_of
from jatak.people.models import Brand, Controller, FormerLimits, Topic

pytestmark = pytest.mark.usefixtures("database")
RELAYS = "smtp://mette:very-secret@relay.example:2525 smtps://second.example"


@pytest.fixture(autouse=True)
def sydrejser(database: None) -> Iterator[Controller]:
    with override_settings(JATAK_TWO_FACTOR="offered", JATAK_SMTP_URL=RELAYS):
        with acting_as("admin"):
            made = company("Sydrejser")
            made.sender_address = "nyt@sydrejser.example"
            made.save()
        with acting_as("web"):
            yield made


def identity(of: Controller, **more: str) -> dict[str, str]:
    fields = ("name", "kind", "legal_name", "postal_address", "registration_number", "contact")
    return {field: getattr(of, field) for field in fields} | {"version": version_of(of, "identity")} | more


def edit(of: Controller, section: str = "identity") -> str:
    return f"/console/settings/companies/{of.pk}/{section}/"


def test_each_page_opens_for_an_administrator(sydrejser: Controller) -> None:
    with acting_as("admin"):
        question(sydrejser)
    mette = browser_of(account())
    for page in (
        "", "companies/", "companies/new/", f"companies/{sydrejser.pk}/",
        "domains/", "domains/sydrejser.example/", "relays/", "limits/", "limits/set/", "doctor/", "accounts/",
        "accounts/invite/",
    ):  # fmt: skip
        with CaptureQueriesContext(connection()) as queries:
            assert mette.get(f"/console/settings/{page}").status_code == 200, page
        assert len(queries) < 20, f"{page} asks {len(queries)} times"


def test_no_page_opens_for_an_editor(sydrejser: Controller) -> None:
    editor = browser_of(account("Ida", Role.EDITOR))
    for page in (
        "",
        "companies/",
        f"companies/{sydrejser.pk}/",
        "domains/",
        "relays/",
        "limits/",
        "doctor/",
    ):
        assert editor.get(f"/console/settings/{page}").status_code == 403, page


def test_a_stranger_to_the_company_finds_nothing(sydrejser: Controller) -> None:
    with acting_as("admin"):
        eves = company("Eve")
        question(sydrejser)
        topic = Topic.objects.create(controller=sydrejser, name="Summer")
    eve = browser_of(account("Eve", Role.ADMINISTRATOR, eves))
    base = f"/console/settings/companies/{sydrejser.pk}"
    for page in (
        f"{base}/", f"{base}/identity/", f"{base}/topics/add/", f"{base}/topics/{topic.pk}/",
        "/console/settings/companies/new/", "/console/settings/doctor/",
        "/console/settings/doctor/companies/", "/console/settings/domains/sydrejser.example/",
        "/console/settings/domains/sydrejser.example/look/",
    ):  # fmt: skip
        assert eve.get(page).status_code == 404, page
    assert eve.post(f"{base}/identity/", identity(sydrejser, name="Mine")).status_code == 404
    assert eve.post("/console/settings/limits/set/", limit(scope="domain", name="example.com")).status_code == 404
    assert eve.post("/console/settings/limits/set/", limit(scope="brand", name="Sydrejser")).status_code == 404
    assert "Sydrejser" not in eve.get("/console/settings/companies/").content.decode()
    sydrejser.refresh_from_db()
    assert sydrejser.name == "Sydrejser"


def limit(**more: str) -> dict[str, str]:
    return {"scope": "domain", "name": "gmail.com", "per_second": "5", "per_day": ""} | more


def test_a_change_is_saved_and_logged_with_before_and_after(sydrejser: Controller) -> None:
    answer = browser_of(account()).post(edit(sydrejser), identity(sydrejser, contact="post@sydrejser.example"))
    assert answer.status_code == 302
    change = Change.objects.get(verb="company.identity")
    assert change.details == {"contact": ["hej@sydrejser.example", "post@sydrejser.example"]}
    assert change.controller_id == sydrejser.pk


def test_of_two_editors_the_second_sees_what_the_first_saved_and_loses_nothing(sydrejser: Controller) -> None:
    mette, ida = browser_of(account()), browser_of(account("Ida"))
    first, second = identity(sydrejser, contact="first@example.com"), identity(sydrejser, contact="second@example.com")
    assert mette.post(edit(sydrejser), first).status_code == 302
    refused = ida.post(edit(sydrejser), second)
    assert "first@example.com" in str(refused.context_data["form"].errors["contact"])
    assert refused.context_data["form"]["contact"].value() == "second@example.com"
    assert Controller.objects.get(pk=sydrejser.pk).contact == "first@example.com"
    knowing = second | {"version": refused.context_data["version"]}
    assert ida.post(edit(sydrejser), knowing).status_code == 302
    assert Controller.objects.get(pk=sydrejser.pk).contact == "second@example.com"


def test_own_limits_keep_those_before_and_bad_ones_name_their_field(sydrejser: Controller) -> None:
    mette = browser_of(account())
    limits = {
        "industry": "travel",
        "customer_window_months": "18",
        "inactivity_months": "",
        "quiet_from": "21:00",
        "quiet_until": "08:00",
        "time_zone": "Europe/Copenhagen",
        "version": version_of(sydrejser, "limits"),
    }
    assert mette.post(edit(sydrejser, "limits"), limits).status_code == 302
    sydrejser.refresh_from_db()
    assert (sydrejser.industry, sydrejser.customer_window_months, sydrejser.quiet_from.hour) == ("travel", 18, 21)
    assert FormerLimits.objects.get().changed_by == "Mette"
    for typed, field in (
        ({"quiet_until": ""}, "quiet_until"),
        ({"quiet_until": "20:00"}, "quiet_until"),
        ({"customer_window_months": "0"}, "customer_window_months"),
        ({"time_zone": "Mars"}, "time_zone"),
    ):
        assert list(mette.post(edit(sydrejser, "limits"), limits | typed).context_data["form"].errors) == [field]


def test_a_second_company_of_one_name_is_refused(sydrejser: Controller) -> None:
    with acting_as("admin"):
        company("Nordlys")
    answer = browser_of(account()).post(edit(sydrejser), identity(sydrejser, name="Nordlys"))
    assert list(answer.context_data["form"].errors) == ["name"]


def test_names_are_added_once_and_renamed(sydrejser: Controller) -> None:
    mette, base = browser_of(account()), f"/console/settings/companies/{sydrejser.pk}"
    for _ in range(2):
        mette.post(f"{base}/topics/add/", {"name": " Summer  trips "})
    topic = Topic.objects.get()
    assert topic.name == "Summer trips"
    mette.post(f"{base}/topics/{topic.pk}/", {"name": "Summer", "version": "Summer trips"})
    topic.refresh_from_db()
    assert topic.name == "Summer"
    late = mette.post(f"{base}/topics/{topic.pk}/", {"name": "Winter", "version": "Summer trips"})
    assert "Summer" in str(late.context_data["form"].errors)
    mette.post(f"{base}/brands/add/", {"name": "Solrejser", "sender_address": "sol@sydrejser.example"})
    assert Brand.objects.get().sender_address == "sol@sydrejser.example"
    assert mette.post(f"{base}/shoes/add/", {"name": "Boots"}).status_code == 404


def test_relays_are_shown_without_their_password() -> None:
    page = browser_of(account()).get("/console/settings/relays/").content.decode()
    assert "relay.example:2525" in page
    assert "very-secret" not in page


def test_beside_them_is_whether_text_messages_go_and_answers_come_in() -> None:
    mette = browser_of(account())
    page = mette.get("/console/settings/relays/").content.decode()
    for what, seen in {
        "relays": "relay.example",
        "gateways": "No SMS is sent",
        "coming-back": "JATAK_INBOUND_IMAP_URL",
    }.items():
        assert f'data-poll="/console/settings/relays/look/{what}/"' in page
        assert seen in mette.get(f"/console/settings/relays/look/{what}/").content.decode()
    assert mette.get("/console/settings/relays/look/database/").status_code == 404


def test_limits_are_set_again_and_taken_back() -> None:
    mette = browser_of(account())
    for _ in range(2):
        assert mette.post("/console/settings/limits/set/", limit()).status_code == 302
    assert Limit.objects.get().per_second == 5
    refused = mette.post("/console/settings/limits/set/", limit(per_second=""))
    assert list(refused.context_data["form"].errors) == ["per_second"]
    assert list(mette.post("/console/settings/limits/set/", limit(name="no domain")).context_data["form"].errors) == [
        "name"
    ]
    for _ in range(2):
        assert mette.post("/console/settings/limits/remove/", limit()).status_code == 302
    assert not Limit.objects.exists()


def test_keys_of_a_domain_are_made_once_shown_and_switched_on(sydrejser: Controller) -> None:
    mette, page = browser_of(account()), "/console/settings/domains/sydrejser.example/"
    for _ in range(2):
        mette.post(f"{page}keys/", {"act": "make"})
    answer = mette.get(page)
    assert len(answer.context_data["keys"]) == 2
    assert "_domainkey.sydrejser.example" in answer.content.decode()
    mette.post(f"{page}keys/", {"act": "activate"})
    assert {each["key"].state for each in mette.get(page).context_data["keys"]} == {"active"}
    assert mette.get(f"{page}keys/").status_code == 405
