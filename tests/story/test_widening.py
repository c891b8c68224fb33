"""Ana says yes to more by her own hand, and comes back after leaving; nobody else does it for her."""

import re
from datetime import timedelta

import pytest
from django.test import override_settings
from tests.story.cast import DAY, heard, person, says_yes
from tests.story.cast import Question as Words_at
from tests.story.sending import PUBLIC_URL, leaves, lives_in, now
from tests.story.signing_up import Visitor, aged, company_that_asks, confirm_path, form, link_of

from jatak.clearance.decider import Decider
from jatak.clearance.gather import gather
from jatak.clearance.request import Request
from jatak.consent.collection import Asked, Asks
from jatak.consent.confirming import confirm
from jatak.consent.models import Event, Letter, Objection, Particulars, Record, Served, Via
from jatak.consent.notices import Words
from jatak.database.using import acting_as
from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import Tri
from jatak.law.rulebook import Rulebook
from jatak.people.models import ContactPoint, Controller, Person, Topic

RULEBOOK = Rulebook.load(now().date())
NEWSLETTER = MessageFacts(
    SenderKind.COMPANY, Channel.EMAIL, Declared.MARKETING, frozenset({Element.NEWSLETTER}), Tri.YES, Tri.YES
)
SOON = timedelta(seconds=5)
TEXTS = Words(
    "May Sydrejser write to you by e-mail and by text message about trips?",
    "You can take it back with the link in every e-mail, or by answering STOP.",
    "Trips by text message",
)
NUMBER = Asks(fields=(Asked("telephone", True),))


@pytest.fixture
def sydrejser(database):
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL), acting_as("admin"):
        made = company_that_asks()
        made.form = form(made)
        yield made


@pytest.fixture
def ana(sydrejser):
    """She said yes and confirmed it."""
    made = lives_in(person("Ana"))
    text = sydrejser.form.version.notice_version.texts.get(language="en")
    given = says_yes(made, Words_at(text, sydrejser.form.version), now() - DAY)
    confirm(given.pk, heard(now() - DAY, Via.LINK))
    made.browser, made.path = Visitor(), f"/p/{link_of(sydrejser).token()}"
    return made


def sees(ana):
    answer = ana.browser.client.get(ana.path)
    assert answer.status_code == 200
    return answer.content.decode()


def tokens(page):
    return re.findall(r'name="token" value="([^"]+)"', page)


def says_more(ana, token="", **typed):
    token = token or aged(tokens(sees(ana))[0], 5)
    return ana.browser.client.post(ana.path, {"token": token, **typed})


def live():
    """Company, channel, and whether it waits to be confirmed, of each consent that lives."""
    found = Record.objects.filter(ended_at=None).select_related("controller")
    return sorted((each.controller.name, each.channel, each.confirmed_at is None) for each in found)


def test_she_sees_what_she_said_and_nothing_changes(sydrejser, ana):
    before = Event.objects.count()
    page = sees(ana)
    assert "Your messages from Sydrejser" in page
    assert "May Sydrejser write to you by e-mail about trips?" in page
    assert "ana@example.com" not in page, "a mail that was passed on tells no address"
    assert tokens(page) == [], "she holds all that is asked"
    ana.browser.client.head(ana.path)
    assert (Event.objects.count(), ana.browser.client.post(ana.path).status_code) == (before, 409)
    assert ana.browser.client.get(ana.path[:-1]).status_code == 404


def test_she_widens_to_text_messages_by_words_of_their_own(sydrejser, ana):
    texts = form(sydrejser, "texts", channels=("email", "sms"), words={"en": TEXTS}, asks=NUMBER)
    assert "May Sydrejser write to you by e-mail and by text message" in sees(ana)
    lacking = says_more(ana)
    assert (lacking.status_code, "Please fill this in." in lacking.content.decode()) == (422, True)
    token = aged(tokens(sees(ana))[0], 5)
    added = [says_more(ana, token, telephone="22 22 22 22").content.decode() for _ in range(2)]
    assert "It is used only when it is confirmed on that telephone." in added[0]
    assert live() == [("Sydrejser", "email", False), ("Sydrejser", "email", False), ("Sydrejser", "sms", True)]
    number = ContactPoint.objects.get(kind="telephone")
    assert (number.person_id, number.normalised, number.verified_at) == (ana.pk, "+4522222222", None)
    given = Event.objects.get(kind="given", channels=["sms"])
    assert (given.actor, given.via, given.message_id) == ("person", "link", 4711)
    assert Served.objects.get().version_id == texts.version.pk
    assert tokens(sees(ana)) == [], "what waits is not asked again"


def test_a_new_topic_is_offered_and_a_held_one_is_not(sydrejser, ana):
    summer = Topic.objects.get()
    form(sydrejser, "summer", topics=[summer.pk])
    assert tokens(sees(ana)) == [], "a yes to everything covers it"


def test_other_companies_are_not_widened_to(sydrejser, ana):
    other = Controller.objects.create(
        name="Nordrejser", legal_name="Nordrejser A/S", postal_address="x", registration_number="x", contact="x"
    )
    words = Words(
        "May Sydrejser and Nordrejser write to you by e-mail and by text message about trips?", TEXTS.withdrawal
    )
    both = {sydrejser.pk: (), other.pk: ()}
    form(sydrejser, "both", channels=("email", "sms"), words={"en": words}, companies=both, asks=NUMBER)
    form(other, "others", words={"en": Words("May Nordrejser write to you by e-mail about trips?", TEXTS.withdrawal)})
    page = sees(ana)
    assert "Nordrejser" not in page
    assert tokens(page) == []


def test_she_comes_back_after_leaving_by_a_new_yes_that_counts(sydrejser, ana):
    left = ana.browser.client.post(ana.path.replace("/p/", "/l/"), {"choice": "company"}).content.decode()
    assert f'href="{ana.path}#more"' in left
    assert live() == []
    assert "no, since" in sees(ana)
    back = says_more(ana)
    assert "Your yes is noted, and it holds from now on." in back.content.decode()
    assert live() == [("Sydrejser", "email", False)]
    record, objection = Record.objects.get(ended_at=None), Objection.objects.filter(survey=False).get()
    assert record.own_at > objection.at, "the newer own act lifts the no, which stays on record"
    assert not Letter.objects.exists(), "whoever reads the mailbox pressed the button; no mail asks again"
    assert Particulars.objects.latest("event__recorded_at").data["page"] == "the person's own preferences"
    assert permitted(sydrejser, ana)


def test_she_comes_back_by_the_form_and_waits_for_her_confirmation(sydrejser, ana):
    leaves(ana, sydrejser)
    assert not permitted(sydrejser, ana)
    Visitor().signs_up(sydrejser.form)
    assert not permitted(sydrejser, ana), "anybody can type her address"
    ana.browser.client.post(confirm_path())
    assert permitted(sydrejser, ana)


def test_a_form_that_takes_a_yes_at_its_word_lifts_no_no_of_whoever_owns_the_address(sydrejser, ana):
    single = form(sydrejser, "single", double=False)
    leaves(ana, sydrejser)
    told = Visitor().signs_up(single).content
    assert Letter.objects.get().kind == "confirm", "anybody can type her address"
    assert live() == [("Sydrejser", "email", True)]
    assert not permitted(sydrejser, ana)
    assert Visitor().signs_up(single, "dev@example.com").content == told, "nobody learns who has said no"
    ana.browser.client.post(confirm_path())
    assert permitted(sydrejser, ana)


def test_the_link_of_somebody_erased_shows_and_takes_nothing(sydrejser, ana):
    texts = form(sydrejser, "texts", channels=("email", "sms"), words={"en": TEXTS}, asks=NUMBER)
    token = aged(tokens(sees(ana))[0], 5)
    Record.objects.all().delete()
    Person.objects.all().delete()
    assert "We know of no yes of yours" in sees(ana)
    before = Event.objects.count()
    assert says_more(ana, token, telephone="+4522222222").status_code == 200
    assert (Event.objects.count(), Person.objects.count(), texts.point.pk > 0) == (before, 0, True)


def test_a_benefit_says_whether_leaving_ends_it(sydrejser, ana):
    for ends, said in ((True, "It ends when you leave, as the terms say."), (False, "You keep it when you leave.")):
        words = Words(
            "May Sydrejser write to you by e-mail about trips?",
            TEXTS.withdrawal,
            benefit="You get a voucher of 10 euros.",
            terms="It holds for a year." if not ends else "It ends when you leave.",
        )
        club = form(sydrejser, f"club-{ends}", words={"en": words}, benefit_ends=ends)
        text = club.version.notice_version.texts.get()
        given = says_yes(ana, Words_at(text, club.version), now() - DAY / 2)
        confirm(given.pk, heard(now() - DAY / 2, Via.LINK))
        page = sees(ana)
        assert "You get a voucher of 10 euros." in page
        assert said in page


def permitted(company: Controller, somebody: Person) -> bool:
    """Whether the gate lets a newsletter go to her by e-mail now."""
    request = Request(company.pk, Channel.EMAIL, NEWSLETTER, now() + SOON)
    with acting_as("worker"):
        found = gather([somebody.pk], request, RULEBOOK)[somebody.pk]
    return Decider(NEWSLETTER, RULEBOOK).best(found).decision.permitted
