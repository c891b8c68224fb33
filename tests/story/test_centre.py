"""Ana looks at her page and changes what comes: each button at once, once, and of nobody else."""

from datetime import timedelta

import pytest
from django.test import override_settings
from tests.story.cast import DAY, company, heard, mailbox, person, says_yes
from tests.story.cast import Question as Words_at
from tests.story.centre import Page, everything_said, joins, state_of, ticked
from tests.story.sending import PUBLIC_URL, bought, lives_in, now
from tests.story.signing_up import company_that_asks, form
from tests.story.test_widening import permitted

from jatak.consent.confirming import confirm
from jatak.consent.leaving import leave
from jatak.consent.models import Event, Objection, OwnFrequency, Pause, Record, Via
from jatak.consent.notices import Words
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.people.merging import Who as Says
from jatak.people.merging import merge
from jatak.people.models import Controller, HeldAddress, Person, Topic
from jatak.people.restricting import restrict


@pytest.fixture
def sydrejser(database):
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL), acting_as("admin"):
        made = company_that_asks()
        made.summer, made.winter = Topic.objects.get(), Topic.objects.create(controller=made, name="Winter & <sea>")
        made.form = form(made)
        yield made


@pytest.fixture
def ana(sydrejser):
    return Page(joins(sydrejser.form), sydrejser)


def parts(of):
    return f"email-{of.summer.pk}", f"email-{of.winter.pk}"


def noes():
    found = Objection.objects.filter(survey=False).order_by("pk")
    return [(each.controller_id, each.channel, each.topic_id) for each in found]


def test_each_topic_says_how_it_stands_and_since_when(sydrejser, ana):
    page = ana.sees()
    assert ticked(page) == [*parts(sydrejser)]
    assert state_of(page, parts(sydrejser)[0]).startswith("yes, since")
    assert "Winter &amp; &lt;sea&gt;" in page
    assert "ana@example.com" not in page, "a mail that was passed on tells no address"
    assert "<script" not in page


def test_a_tick_that_is_taken_away_ends_that_part_and_no_other(sydrejser, ana):
    summer, winter = parts(sydrejser)
    page = ana.keeps(summer).content.decode()
    assert "nothing more about “Winter &amp; &lt;sea&gt;”" in page
    assert ticked(page) == [summer]
    assert state_of(page, winter).startswith("no, since")
    assert noes() == [(sydrejser.pk, None, sydrejser.winter.pk)]
    said = Event.objects.get(kind="objected")
    assert (said.actor, said.via, said.message_id, said.topic_id) == ("person", "link", 4711, sydrejser.winter.pk)
    before = everything_said()
    ana.keeps(summer, shown=(summer, winter))
    assert everything_said() == before, "the same again is once"
    assert "so nothing has changed" in ana.keeps(summer).content.decode()
    assert everything_said() == before


def test_no_tick_left_is_leaving_the_company(sydrejser, ana):
    page = ana.keeps().content.decode()
    assert "Sydrejser will send you no more newsletters, offers or surveys." in page
    assert noes() == [(sydrejser.pk, None, None)]
    assert not Record.objects.filter(ended_at=None).exists()
    assert not permitted(sydrejser, ana.of)


def test_a_new_tick_is_no_consent_and_leads_to_the_words(sydrejser, ana):
    summer, winter = parts(sydrejser)
    ana.keeps(summer)
    before = everything_said()
    answer = ana.keeps(summer, winter, shown=(summer,))
    page = answer.content.decode()
    assert "A tick alone is no yes yet." in page
    assert "May Sydrejser write to you by e-mail about trips?" in page, "the words that it needs"
    assert everything_said() == before
    assert ticked(page) == [summer]


def test_a_form_that_comes_back_empty_leaves_nothing(sydrejser, ana):
    before = everything_said()
    assert ana.presses("narrow").status_code == 200
    for body in (b"", b"act=", b"act=rubbish", b"\xff\x00", b"act=narrow&shown=&part=", b"{}"):
        ana.browser.post(ana.path, body, content_type="application/x-www-form-urlencoded")
    assert everything_said() == before


@pytest.mark.parametrize(
    ("scope", "no"),
    [
        ("company", ("own", None, None)),
        ("channel-email", ("own", "email", None)),
        ("topic-{winter}", ("own", None, "winter")),
        ("everything", (None, None, None)),
    ],
)
def test_one_button_ends_one_thing_at_once(sydrejser, ana, scope, no):
    answer = ana.presses("leave", scope=scope.format(winter=sydrejser.winter.pk))
    assert answer.status_code == 200
    company_id = sydrejser.pk if no[0] else None
    assert noes() == [(company_id, no[1], sydrejser.winter.pk if no[2] else None)]
    before = everything_said()
    ana.presses("leave", scope=scope.format(winter=sydrejser.winter.pk))
    assert everything_said() == before
    assert permitted(sydrejser, ana.of) is False, "a letter that does not say its topic may be about any"


def test_eve_reaches_nothing_of_others(sydrejser, ana):
    with acting_as("admin"):
        other = company("Nordrejser")
        skis = Topic.objects.create(controller=other, name="Skis")
    before = everything_said()
    forged = ana.path[:-1] + ("A" if ana.path[-1] != "A" else "B")
    assert ana.sees(forged, 404)
    assert ana.presses("leave", forged, scope="everything").status_code == 404
    for typed in (
        {"act": "narrow", "shown": [f"email-{skis.pk}"]},
        {"act": "narrow", "shown": ["email-999999"]},
        {"act": "narrow", "shown": [f"sms-{sydrejser.summer.pk}"]},
        {"act": "leave", "scope": f"topic-{skis.pk}"},
        {"act": "leave", "scope": "channel-sms"},
        {"act": "leave", "scope": "company", "company": other.pk},
        {"act": "pause", "months": "1", "company": other.pk},
        {"act": "pause", "months": "1", "what": f"topic-{skis.pk}"},
        {"act": "often", "number": "1", "company": other.pk},
        {"act": "often", "number": "3000"},
        {"act": "correct", "name": "Eve", "language": "de"},
    ):
        answer = ana.browser.post(ana.path, typed)
        assert answer.status_code == 409, typed
        assert "Nordrejser" not in answer.content.decode()
    assert everything_said() == before
    assert Person.objects.get(pk=ana.of.pk).name == "Ana"


def test_looking_changes_nothing_whoever_looks(sydrejser, ana):
    before = everything_said()
    given = Event.objects.get(kind="given").pk
    more = ("", "/", "?act=leave&scope=everything", f"/receipt/{given}/", f"/receipt/{given}.json", "/data.html")
    for path in (ana.path, ana.fresh()):
        for end in more:
            for method in ("get", "head", "options", "put", "delete", "patch"):
                answer = getattr(ana.browser, method)(path + end, headers={"User-Agent": "scanner"})
                # A receipt that the company has not stated all of for is refused, by name (409).
                assert answer.status_code in (200, 403, 405) or (answer.status_code, end[-5:]) == (409, ".json")
                assert not answer.cookies
    assert everything_said() == before


def test_nobody_but_a_joint_company_is_named(sydrejser, ana):
    with acting_as("admin"):
        butik, other = company("Butik"), company("Nordrejser")
    says_yes(ana.of, _asked(other), now() - DAY)
    assert "Butik" not in ana.sees()
    assert "Nordrejser" not in ana.sees()
    joint = form(sydrejser, "joint", words={"en": _jointly()}, companies={sydrejser.pk: (), butik.pk: ()}, joint=True)
    text = joint.version.notice_version.texts.get()
    confirm(says_yes(ana.of, Words_at(text, joint.version), now() - DAY).pk, heard(now() - DAY, Via.LINK))
    page = ana.sees()
    assert "You said yes to this company together with Sydrejser." in page
    assert "Nordrejser" not in page
    left = ana.presses("leave", scope="company", company=butik.pk).content.decode()
    assert "Butik will send you no more newsletters" in left
    assert ticked(left) == [], "one yes for both ends for both"
    assert not Record.objects.filter(event__notice_text_id=text.pk, ended_at=None).exists()
    assert Record.objects.filter(controller=other, ended_at=None).exists(), "another company's yes stays"


def _asked(of: Controller):
    words = {"en": Words(f"May {of.name} write to you by e-mail about trips?", "You can leave in every mail.")}
    made = form(of, words=words)
    return Words_at(made.version.notice_version.texts.get(), made.version)


def _jointly() -> Words:
    return Words("May Sydrejser and Butik write to you by e-mail about trips?", "You can leave in every mail.")


def test_a_customer_is_told_so_and_refuses_with_one_tick(sydrejser):
    with acting_as("admin"):
        chloe = lives_in(person("Chloe"), "FR")
        bought(sydrejser, chloe)
    page = Page(chloe, sydrejser)
    summer, winter = parts(sydrejser)
    assert state_of(page.sees(), summer) == "may come, since you are a customer"
    assert ticked(page.sees()) == [summer, winter]
    page.keeps(winter)
    assert noes() == [(sydrejser.pk, None, sydrejser.summer.pk)]
    assert state_of(page.sees(), summer).startswith("no, since")


def test_a_break_holds_and_ends(sydrejser, ana):
    told = ana.presses("pause", months="3").content.decode()
    assert "The break lasts until" in told
    assert "Break until" in told
    held = Pause.objects.get()
    assert (held.person_id, held.controller_id, held.channel, held.topic_id) == (ana.of.pk, sydrejser.pk, None, None)
    assert timedelta(days=85) < held.until - now() < timedelta(days=93)
    assert (held.actor, held.via, held.message_id) == ("person", "link", 4711)
    assert not permitted(sydrejser, ana.of)
    assert Record.objects.filter(ended_at=None).exists(), "her yes stays"
    ana.presses("pause", months="3")
    assert Pause.objects.count() == 1
    assert "The break is over." in ana.presses("resume").content.decode()
    assert permitted(sydrejser, ana.of)


def test_who_left_can_end_a_break_and_is_offered_none(sydrejser, ana):
    page = ana.sees()
    assert 'value="pause"' in page
    assert 'value="often"' in page
    ana.presses("often", number="1")
    ana.presses("pause", months="3")
    ana.presses("leave", scope="company")
    page = ana.sees()
    assert 'value="resume"' in page
    assert 'value="pause"' not in page
    assert 'value="often"' not in page
    ana.presses("resume")
    assert 'value="resume"' not in ana.sees()


def test_a_break_from_one_topic_until_a_day(sydrejser, ana):
    until = (now() + timedelta(days=40)).date()
    ana.presses("pause", until=until.isoformat(), what=f"topic-{sydrejser.winter.pk}")
    held = Pause.objects.get()
    assert (held.topic_id, held.channel, held.until.date()) == (sydrejser.winter.pk, None, until)
    page = ana.sees()
    assert f'name="what" value="topic-{sydrejser.winter.pk}"' in page
    ana.presses("resume", what=f"topic-{sydrejser.winter.pk}")
    assert Pause.objects.get().ended_at is not None


@pytest.mark.parametrize("until", ["", "rubbish", "2020-01-01", "9999-12-31", "0001-01-01", "2026-02-30"])
def test_a_break_needs_a_day_to_come(sydrejser, ana, until):
    answer = ana.presses("pause", until=until)
    assert answer.status_code == 409
    assert "Choose a day from tomorrow on" in answer.content.decode()
    assert not Pause.objects.exists()


def test_fewer_messages_than_promised(sydrejser, ana):
    assert "at most 2 messages in 30 days" in ana.presses("often", number="2").content.decode()
    chosen = OwnFrequency.objects.get()
    assert (chosen.person_id, chosen.controller_id, chosen.channel, chosen.per_month) == (
        ana.of.pk,
        sydrejser.pk,
        None,
        2,
    )
    assert '<option value="2" selected>' in ana.sees()
    assert "as many as were promised" in ana.presses("often", number="").content.decode()
    assert OwnFrequency.objects.get().ended_at is not None


def test_a_request_that_somebody_looks_at_is_told(sydrejser, ana):
    restrict(ana.of, "she wrote: not so many", now() - DAY)
    page = ana.sees()
    assert "somebody is looking at a request of yours" in page
    assert "she wrote" not in page


def test_a_request_by_her_address_that_is_open_is_told(sydrejser, ana):
    asked = now() - DAY
    HeldAddress.objects.create(request_id=1, address_hash=mailbox(ana.of).keyed_hash, begun_at=asked)
    assert "somebody is looking at a request of yours" in ana.sees()
    HeldAddress.objects.update(ended_at=now())
    assert "somebody is looking" not in ana.sees()


def test_a_no_by_her_address_and_one_to_all_are_seen_as_what_they_are(sydrejser, ana):
    leave(Who(None, bytes(mailbox(ana.of).keyed_hash)), Scope(), heard(now(), Via.LETTER))
    page = ana.sees()
    assert ticked(page) == []
    assert "for every company that writes from here" in page
    assert "by letter" in page


def test_the_link_of_who_was_merged_shows_the_one_who_stayed(sydrejser, ana):
    path = ana.path
    with acting_as("admin"):
        twin = lives_in(person("Anna"))
        merge(twin.pk, ana.of.pk, Says("Ida", "one and the same"), now())
    old = Page(twin, sydrejser)
    assert ticked(old.sees()) == [*parts(sydrejser)]
    assert ticked(old.sees(path)) == [*parts(sydrejser)]


def test_the_link_of_somebody_erased_leaves_all_the_same(sydrejser, ana):
    path = ana.path
    Record.objects.all().delete()
    Person.objects.all().delete()
    assert "We know of no yes of yours" in ana.sees(path)
    assert ana.presses("leave", path, scope="company").status_code == 200
    assert Event.objects.filter(kind="objected", address_hash__isnull=False).count() == 2
    assert ana.presses("pause", path, months="1").status_code == 409


def test_what_lapses_says_when(sydrejser, ana):
    page = ana.sees()
    assert "ends by itself on" in page
    assert str(now().year + 1) in page
