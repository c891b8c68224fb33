"""Ana's old address is not hers any more: staff put it right, and nothing of hers goes to whoever has it now."""

import pytest
from django.test import override_settings
from tests.story.cast import DAY, NOON, company, mailbox, person, question, says_yes
from tests.story.console import account, browser_of
from tests.story.desking import why_not
from tests.story.sending import joined

from jatak.accounts.models import Change, Role
from jatak.api.addresses import seen_by
from jatak.consent.models import Event, Record
from jatak.database.using import acting_as
from jatak.people.any_address import any_addresses
from jatak.people.models import ContactPoint, Failure, HeardBy, Unreachable
from jatak.people.putting_right import PutRight, put_right
from jatak.people.register import Address, BelongsToAnother
from jatak.retention.disclosure.dossier import dossier_of_person
from jatak.retention.erasure.erasing_at import erase_at
from jatak.retention.models import Why

NEW = "ana@new.example"


@pytest.fixture(autouse=True)
def _one_factor():
    with override_settings(JATAK_TWO_FACTOR="offered"):
        yield


@pytest.fixture
def travel(database):
    return joined("Ana")


@pytest.fixture
def ana(travel):
    return travel.ana


@pytest.fixture
def sofie(travel):
    return browser_of(account("Sofie", Role.SUPPORT, travel))


def wrong(ana, travel, right=NEW, at=NOON):
    said = PutRight(mailbox(ana), "called: blocked as spam", Address("email", right) if right else None, travel)
    with acting_as("consent"):
        return put_right(said, at)


def page_of(ana):
    return f"/console/people/{ana.pk}/addresses/{mailbox(ana).pk}/wrong/"


def test_no_marketing_goes_to_either_and_no_yes_moves_along(travel, ana):
    assert why_not(ana, travel) == ""
    right = wrong(ana, travel)
    assert why_not(ana, travel) == "undeliverable"
    assert Unreachable.objects.get(contact_point=mailbox(ana)).failure.heard_by == HeardBy.STAFF
    with acting_as("consent"):
        assert not Record.objects.filter(contact_point=right).exists()
        assert Event.objects.filter(person_id=ana.pk, kind="given").count() == 1


def test_again_it_is_the_same_and_another_persons_address_changes_nothing(travel, ana):
    assert wrong(ana, travel) == wrong(ana, travel, at=NOON + DAY)
    assert Unreachable.objects.count() == Failure.objects.count() == 1
    with acting_as("admin"):
        ben = person("Ben")
    with pytest.raises(BelongsToAnother):
        wrong(ben, travel)
    assert Unreachable.objects.count() == 1, "nothing half done"


def test_what_is_owed_goes_to_the_right_one(travel, ana):
    assert any_addresses([ana.pk], "email") == {ana.pk: mailbox(ana).pk}
    right = wrong(ana, travel)
    assert any_addresses([ana.pk], "email") == {ana.pk: right.pk}


def test_it_stands_in_the_answer_of_the_company_that_was_told_and_of_no_other(travel, ana):
    with acting_as("admin"):
        other = company("Nordrejser")
        says_yes(ana, question(other, "nord"))
    wrong(ana, travel)
    assert {row["address"] for row in dossier_of_person(ana.pk, travel.pk)["addresses"]} == {"ana@example.com", NEW}
    assert {row["address"] for row in dossier_of_person(ana.pk, other.pk)["addresses"]} == {"ana@example.com"}
    with acting_as("web"):
        assert [point.address for point in seen_by(travel.pk, [ana.pk])] == ["ana@example.com", NEW], "by programs"
        assert [point.address for point in seen_by(other.pk, [ana.pk])] == ["ana@example.com"]


def test_it_goes_with_what_the_company_holds(travel, ana):
    with acting_as("admin"):
        other = company("Nordrejser")
        says_yes(ana, question(other, "nord"))
    wrong(ana, travel)
    erase_at(ana.pk, travel.pk, Why.REQUEST, NOON, "Mette")
    with acting_as("admin"):
        assert not ContactPoint.objects.filter(address=NEW).exists()
        assert ContactPoint.objects.filter(address="ana@example.com").exists(), "Nordrejser writes there"


def test_support_puts_it_right_and_the_page_shows_both(travel, ana, sofie):
    assert sofie.post(page_of(ana), {"right": NEW, "why": " "}).status_code == 422
    assert sofie.post(page_of(ana), {"right": "ana@", "why": "She called"}).status_code == 422
    same = sofie.post(page_of(ana), {"right": "ANA@example.com", "why": "She called"})
    assert "This is the address that is wrong." in same.content.decode()
    assert not Unreachable.objects.exists()
    assert sofie.post(page_of(ana), {"right": NEW, "why": "She called"}).status_code == 302
    page = sofie.get(f"/console/people/{ana.pk}/").content.decode()
    assert NEW in page
    assert "cannot be reached: it is not theirs, " in page
    assert Change.objects.get(verb="person.address_corrected").who == "Sofie"


def test_an_address_of_somebody_else_is_refused_without_saying_whose(travel, ana, sofie):
    with acting_as("admin"):
        ben = person("Ben")
    said = sofie.post(page_of(ana), {"right": mailbox(ben).address, "why": "She called"})
    assert said.status_code == 422
    assert "This is the address of somebody else." in said.content.decode()
    assert f"person {ben.pk}" not in said.content.decode()
    assert not Unreachable.objects.exists()


def test_who_only_reads_puts_nothing_right(travel, ana):
    reader = browser_of(account("Rie", Role.EDITOR, travel))
    assert reader.post(page_of(ana), {"right": NEW, "why": "She called"}).status_code in (302, 403, 404)
    assert not Unreachable.objects.exists()
