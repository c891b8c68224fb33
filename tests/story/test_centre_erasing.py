"""Ana asks on her own page to be erased: at once by a fresh link, by the desk where the link may be anybody's."""

import pytest
from django.test import override_settings
from tests.story.cast import company, mailbox
from tests.story.centre import Page, joins
from tests.story.sending import PUBLIC_URL, bought, now
from tests.story.signing_up import company_that_asks, form

from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.desk.models import Asked, Request
from jatak.onward.models import Waiting
from jatak.people.models import Acquaintance, Person
from jatak.retention.erasure.carrying_out import carry_out
from jatak.retention.models import Erasure


@pytest.fixture
def sydrejser(database):
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL), acting_as("admin"):
        made = company_that_asks()
        made.form = form(made)
        yield made


@pytest.fixture
def ana(sydrejser):
    return Page(joins(sydrejser.form), sydrejser)


def test_a_link_of_a_message_lays_it_on_the_desk_once(sydrejser, ana):
    assert "Erase everything about me" in ana.sees()
    for _ in range(2):
        answer = ana.presses("erase", sure="yes").content.decode()
        assert "answered within a month" in answer
    request = Request.objects.get()
    assert (request.asked, request.medium, request.person_id) == (Asked.ERASE, "link", ana.of.pk)
    assert request.closed_at is None
    assert not Erasure.objects.exists(), "whoever was passed the message on erases nobody"
    assert "looking at a request of yours" in ana.sees()


def test_a_fresh_link_does_it_at_once(sydrejser, ana):
    fresh = ana.fresh()
    assert "You are being erased" in ana.presses("erase", fresh, sure="yes").content.decode()
    Waiting.objects.all().delete()
    Erasure.objects.update(why_no_letter="no_address")
    assert carry_out(now()) == 1
    assert not Person.objects.filter(pk=ana.of.pk).exists()
    assert not Request.objects.exists()
    assert "Erase everything" not in ana.sees(fresh), "who is gone has nothing to erase"


def test_nobody_is_erased_by_one_wrong_press(sydrejser, ana):
    answer = ana.presses("erase", ana.fresh())
    assert answer.status_code == 409
    assert "Nothing was erased" in answer.content.decode()
    assert not Erasure.objects.exists()
    assert not Request.objects.exists()


def test_what_another_company_holds_stays_and_the_page_tells_nobody_of_it(sydrejser, ana):
    before = ana.sees(ana.fresh())
    bought(company("Nordrejser"), ana.of)
    Relation.objects.update(delivery_end=now().replace(year=now().year + 1))
    assert "You are being erased" in ana.presses("erase", ana.fresh(), sure="yes").content.decode()
    assert "Nordrejser" not in before + ana.sees(ana.fresh())
    Waiting.objects.all().delete()
    Erasure.objects.update(why_no_letter="no_address")
    assert carry_out(now()) == 1
    assert [each.controller.name for each in Acquaintance.objects.filter(person=ana.of)] == ["Nordrejser"]
    hers = mailbox(ana.of).address
    for page in (ana.sees(), ana.sees(ana.fresh())):
        assert "Erase everything" not in page
        assert hers not in page, "it is Nordrejser's to know"


def test_who_waits_for_an_order_is_looked_at_first(sydrejser, ana):
    bought(sydrejser, ana.of)
    Relation.objects.update(delivery_end=now().replace(year=now().year + 1))
    assert "answered within a month" in ana.presses("erase", ana.fresh(), sure="yes").content.decode()
    assert Request.objects.get().asked == Asked.ERASE
    assert not Erasure.objects.exists()
