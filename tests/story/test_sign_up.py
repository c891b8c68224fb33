"""Ana signs up in a form and confirms; what counts, what does not, and what is never told."""

import re

import pytest
from django.test import override_settings
from tests.story.sending import PUBLIC_URL, leaves
from tests.story.signing_up import (
    FIREFOX,
    Visitor,
    aged,
    company_that_asks,
    confirm_path,
    form,
    state,
    token_in,
)

from jatak.consent.collection import Asked, Asks
from jatak.consent.models import (
    Answered,
    CollectionPoint,
    Event,
    Letter,
    Objection,
    Particulars,
    Purpose,
    Record,
    Served,
    Shown,
    Suppression,
)
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.people.models import ContactPoint, Person, Profile


@pytest.fixture
def sydrejser(database):
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL), acting_as("admin"):
        yield company_that_asks()


@pytest.fixture
def ana():
    return Visitor()


def ana_of():
    return Person.objects.get(contactpoint__normalised="ana@example.com")


def test_a_yes_waits_until_its_mail_is_answered_by_a_button(sydrejser, ana):
    asked = form(sydrejser)
    page = ana.sees(asked)
    assert (
        page.index("Trips in the mail") < page.index("May Sydrejser write") < page.index("You can leave in every mail")
    )
    assert page.index("You can leave in every mail") < page.index('class="main"')
    assert " checked" not in page, "no box is ticked beforehand"
    answer = ana.signs_up(asked)
    assert "Look in your mail" in answer.content.decode()
    event, record, served, letter = (
        Event.objects.get(),
        Record.objects.get(),
        Served.objects.get(),
        Letter.objects.get(),
    )
    assert (event.kind, event.actor, event.via, event.served_id) == ("given", "person", "form", served.pk)
    assert (served.answer, served.version_id) == ("yes", asked.version.pk)
    assert served.at < served.answered_at == event.at
    assert (record.confirmed_at, record.needs_confirmation, record.own_at) == (None, True, event.at)
    assert (letter.kind, letter.language) == ("confirm", "en")
    assert Message.objects.get().id == letter.message_id, letter.why_not
    assert ContactPoint.objects.get().verified_at is None

    link = confirm_path()
    for _ in range(2):  # Programs that look into mail open it, and nothing happens.
        shown = ana.client.get(link)
        assert ana.client.head(link).status_code == 200
    assert "May Sydrejser write to you by e-mail about trips?" in shown.content.decode()
    assert shown.content.decode().count("<button") == 1
    assert Record.objects.get().confirmed_at is None
    first = ana.client.post(link).content.decode()
    again = ana.client.post(link).content.decode()
    assert "Your yes holds" in first
    receipt = re.search(rf'href="(/p/[^"]+/receipt/{event.pk})"', first)[1]
    assert "Receipt of your yes" in ana.client.get(receipt).content.decode()
    assert first == again
    confirmed = Event.objects.get(kind="confirmed")
    assert (confirmed.about_id, confirmed.via, confirmed.message_id) == (event.pk, "link", letter.message_id)
    assert Record.objects.get().confirmed_at == confirmed.at == ContactPoint.objects.get().verified_at
    counted = list(Answered.objects.values_list("yes", "confirmed"))
    assert [sum(each) for each in zip(*counted, strict=True)] == [1, 1]
    assert sum(Shown.objects.values_list("count", flat=True)) == 2


def test_what_is_kept_of_the_visitor_is_what_the_policy_keeps(sydrejser, ana):
    asked = form(sydrejser)
    token = aged(token_in(ana.sees(asked)), 9)
    typed = {
        "token": token,
        "email": "ana@example.com",
        "answer": "yes",
        "page": "https://me:pw@shop.example/a?q=ana#b",
    }
    ana.client.post(asked.path, typed, REMOTE_ADDR="203.0.113.77")
    told = Particulars.objects.get().data
    assert told.pop("declared") == {"language": "en"}
    assert told == {"ip": "203.0.113.0/24", "browser": "Firefox on Windows", "page": "https://shop.example/a"}
    assert FIREFOX not in str(told)


def test_sent_twice_is_once_and_a_mended_address_is_another_answer(sydrejser, ana):
    asked = form(sydrejser)
    token = aged(token_in(ana.sees(asked)), 9)
    first = ana.signs_up(asked, "anna@example.com", token=token).content
    after = state()
    assert ana.signs_up(asked, "anna@example.com", token=token).content == first
    assert state() == after == (1, 1, 1)
    ana.signs_up(asked, "ana@example.com", token=token)
    assert state() == (2, 2, 2)


def test_nobody_learns_who_is_known_and_nobody_is_reminded(sydrejser, ana):
    asked = form(sydrejser)
    pages = [ana.signs_up(asked).content, ana.signs_up(asked).content]
    assert state() == (1, 1, 1), "the first request still waits"
    ana.client.post(confirm_path())
    confirmed = Record.objects.get().confirmed_at
    pages.append(ana.signs_up(asked).content)
    assert len(set(pages)) == 1
    assert (state(), Record.objects.get().confirmed_at) == ((2, 1, 1), confirmed), "nobody is flipped back"
    assert Served.objects.count() == 3


def test_an_open_box_is_neither_yes_nor_no_and_leaves_nothing_of_the_person(sydrejser, ana):
    asked = form(sydrejser)
    answer = ana.sends(asked, email="ana@example.com")
    assert "Nothing was signed up" in answer.content.decode()
    assert (state(), Served.objects.get().answer) == ((0, 0, 0), "silent")
    assert not Person.objects.exists()
    assert not Objection.objects.exists()


def test_a_mandatory_question_has_two_equal_buttons_and_a_clicked_no_is_an_objection(sydrejser, ana):
    asked = form(sydrejser, asks=Asks(mandatory=True))
    page = ana.sees(asked)
    assert page.count('class="equal">Yes, please') == page.count('class="equal">No, thanks') == 1
    assert "Choose yes or no." in ana.sends(asked, email="ana@example.com").content.decode()
    ana.signs_up(asked)
    ana.client.post(confirm_path())
    answer = ana.sends(asked, email="Ana@Example.com", answer="no")
    assert "That is noted" in answer.content.decode()
    assert Event.objects.filter(kind="refused").count() == 1
    assert Record.objects.get().ended_at is not None
    assert Objection.objects.get().channel == "email"
    ana.sends(asked, email="eve@example.com", answer="no")
    assert Person.objects.count() == 1, "a stranger's no is kept by the hash of the address alone"
    assert Suppression.objects.count() == 2


def test_a_no_needs_no_address(sydrejser, ana):
    asked = form(sydrejser, asks=Asks(mandatory=True))
    assert "That is noted" in ana.sends(asked, answer="no").content.decode()
    assert (Served.objects.get().answer, Event.objects.count()) == ("no", 0)


def test_customers_are_told_and_may_object(sydrejser, ana):
    asked = form(sydrejser, purpose=Purpose.CUSTOMERS)
    silent = ana.sends(asked, email="ana@example.com")
    assert "You did not object" in silent.content.decode()
    assert not Event.objects.exists()
    assert ana.sends(asked, answer="no").status_code == 422, "whose no it is must be said"
    ana.sends(asked, email="ana@example.com", answer="no")
    assert {(each.kind, each.survey) for each in Event.objects.all()} == {("objected", False), ("objected", True)}
    assert not Person.objects.exists()


def test_single_opt_in_welcomes_once(sydrejser, ana):
    asked = form(sydrejser, double=False)
    assert "Thank you" in ana.signs_up(asked).content.decode()
    ana.signs_up(asked)
    assert list(Letter.objects.values_list("kind", flat=True)) == ["welcome"]
    assert Event.objects.count() == 2, "a yes said again is newer proof"


def test_a_child_cannot_sign_up_alone(sydrejser, ana):
    asked = form(sydrejser, asks=Asks(age_from=15))
    assert "I am 15 or older" in ana.sees(asked)
    answer = ana.sends(asked, email="ana@example.com", answer="yes")
    assert answer.status_code == 422
    assert "if you are 15 or older" in answer.content.decode()
    assert (state(), Served.objects.count(), Person.objects.count()) == ((0, 0, 0), 0, 0)
    ana.signs_up(asked, old_enough="yes")
    assert Particulars.objects.get().data["at_least"] == 15


def test_fields_are_asked_where_declared_and_believed_when_confirmed(sydrejser, ana):
    fields = (Asked("name", True), Asked("country"), Asked("telephone"))
    asked = form(sydrejser, asks=Asks(fields=fields), channels=("email", "sms"))
    typed = {"name": "Ana <b>", "country": "DK", "telephone": "22 22 22 22"}
    bad = ana.sends(asked, email="ana", answer="yes", **typed)
    page = bad.content.decode()
    assert bad.status_code == 422
    assert "This is no e-mail address" in page
    assert "Write a name here" in page
    assert "Ana &lt;b&gt;" in page, "what was typed is still there"
    ana.signs_up(asked, **(typed | {"name": "Ana"}))
    assert not Profile.objects.exists(), "anybody can type a country: it decides the law"
    assert ana_of().name == ""
    assert set(Record.objects.values_list("channel", "contact_point__normalised")) == {
        ("email", "ana@example.com"),
        ("sms", "+4522222222"),
    }
    ana.client.post(confirm_path())
    assert (ana_of().name, Profile.objects.get().country) == ("Ana", "DK")
    number = ContactPoint.objects.get(kind="telephone")
    assert number.verified_at is None
    assert Record.objects.get(channel="sms").confirmed_at is None, "a click in a mail proves nothing of a telephone"


def test_a_field_that_was_not_declared_is_not_taken(sydrejser, ana):
    asked = form(sydrejser, double=False)
    ana.signs_up(asked, name="Eve", country="US", telephone="+4522222222")
    assert (ana_of().name, Profile.objects.count(), ContactPoint.objects.count()) == ("", 0, 1)


def test_a_form_speaks_the_languages_of_its_notice(sydrejser, ana):
    asked = form(sydrejser)
    assert '<html lang="da">' in ana.sees(asked, language="da")
    assert "Må Sydrejser skrive til dig" in ana.sees(asked, language="da")
    foreign = ana.client.get(asked.path, headers={"Accept-Language": "fr"})
    assert foreign.headers["Content-Language"] == "en", "words that nobody approved are not shown"


def test_closed_unknown_and_unpublished_forms_say_so(sydrejser, ana):
    asked = form(sydrejser)
    for address in ("/s/999-newsletter/", "/s/x/", f"/s/{asked.point.pk}-other/"):
        assert ana.client.get(address).status_code == 404
    CollectionPoint.objects.filter(pk=asked.point.pk).update(closed_at=asked.version.published_at)
    closed = ana.client.get(asked.path)
    assert (closed.status_code, "This form is closed" in closed.content.decode()) == (410, True)
    assert ana.client.post(asked.path, {"email": "ana@example.com", "answer": "yes"}).status_code == 410
    assert state() == (0, 0, 0)


def test_only_get_and_post_and_looking_changes_nothing_about_people(sydrejser, ana):
    asked = form(sydrejser)
    for method in ("put", "delete", "patch"):
        assert getattr(ana.client, method)(asked.path).status_code == 405
    ana.client.get(asked.path, {"email": "ana@example.com", "answer": "yes"})
    ana.client.get(asked.path, headers={"Sec-Purpose": "prefetch"})
    ana.client.get(asked.path, headers={"User-Agent": "Googlebot/2.1"})
    ana.client.head(asked.path)
    assert (state(), Person.objects.count()) == ((0, 0, 0), 0)
    assert sum(Shown.objects.values_list("count", flat=True)) == 1


def test_links_to_confirm_that_are_broken_over_or_taken_back(sydrejser, ana):
    asked = form(sydrejser)
    ana.signs_up(asked)
    link = confirm_path()
    assert ana.client.post(link[:-1]).status_code == 404
    leaves(ana_of(), sydrejser)
    left = ana.client.post(link)
    assert "You have left since" in left.content.decode()
    assert not Event.objects.filter(kind="confirmed").exists()
    ana.signs_up(asked, "ben@example.com")
    Letter.objects.filter(person_id=ContactPoint.objects.get(normalised="ben@example.com").person_id).update(
        ends_at=asked.version.published_at
    )
    over = ana.client.post(confirm_path("ben@example.com"))
    assert "This request is over" in over.content.decode()
    assert not Event.objects.filter(kind="confirmed").exists()
