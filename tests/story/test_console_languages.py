"""The pages of a campaign say who reads what and gets what, and let somebody choose."""

from collections.abc import Iterator

import pytest
from django.core import mail
from django.test import override_settings
from tests.story.campaigning import SOFIE, approved, letter, made, mette, travel, written
from tests.story.cast import company
from tests.story.console import account, browser_of
from tests.story.done_jobs import do_jobs
from tests.story.sending import now, states

from jatak.accounts.models import Change, Role
from jatak.campaigns.models import Campaign, Start
from jatak.clearance.models import Census
from jatak.content.drafts import add_language, save
from jatak.database.using import acting_as
from jatak.people.models import Controller, Person

pytestmark = pytest.mark.usefixtures("database")
READ = {"Ana": "da", "Ben": "de", "Chloe": "", "Dev": "en", "Eve": "de-AT"}


@pytest.fixture
def shop() -> Iterator[Controller]:
    with travel(*READ) as made_of:
        for name, language in READ.items():
            with acting_as("admin"):
                Person.objects.filter(name=name).update(language=language)
        yield made_of


@pytest.fixture
def campaign(shop: Controller) -> Campaign:
    """Written in English and Danish, approved and counted."""
    found = made(mette_again(), shop)
    version = found.template_version
    written(version)
    text = add_language(version, "da", by=SOFIE, at=now())
    save(version, "da", letter("<p>Hej {name|du}</p>", subject="Sommer"), expected=text.revision, by=SOFIE, at=now())
    approved(version)
    do_jobs()
    mette_again().post(f"/console/campaigns/{found.pk}/count/")
    do_jobs()
    return Campaign.objects.get(pk=found.pk)


def mette_again():
    from django.contrib.auth.models import User

    found = User.objects.filter(first_name="Mette").first()
    return browser_of(found) if found else mette()


def shown(campaign: Campaign, what: str) -> str:
    answer = mette_again().get(f"/console/campaigns/{campaign.pk}/{what}/")
    assert answer.status_code == 200, (what, answer.status_code)
    return " ".join(answer.content.decode().split())


def choose(campaign: Campaign, others: str, seen: object = None):
    said = {"others": others, "seen": Campaign.objects.get(pk=campaign.pk).revision if seen is None else seen}
    return mette_again().post(f"/console/campaigns/{campaign.pk}/languages/", said, follow=True)


def test_each_step_says_who_reads_what_and_gets_what(campaign: Campaign) -> None:
    for what in ("to", "check", "approve", "start"):
        page = shown(campaign, what)
        for words in (
            "2 people read German: they get English.",
            "1 person reads Danish and gets it in Danish.",
            "Of 1 person the language is not known; they get English.",
        ):
            assert words in page, (what, words)


def test_the_choice_is_one_click_from_the_languages_for_who_may_make_it(campaign: Campaign) -> None:
    place = f"/console/campaigns/{campaign.pk}/to/#others"
    letter = f"/console/letters/{campaign.template_version_id}/approval/"
    for what in ("check", "approve", "start"):
        assert place in shown(campaign, what)
    assert 'id="others"' in shown(campaign, "to")
    assert place in mette_again().get(letter).content.decode()
    choose(campaign, "left out")
    assert place in shown(campaign, "check")
    looks = browser_of(account("Lone", Role.READER, campaign.controller))
    assert place not in looks.get(f"/console/campaigns/{campaign.pk}/check/").content.decode()


def test_what_they_get_can_be_chosen_and_is_logged(campaign: Campaign) -> None:
    choose(campaign, "da")
    assert "2 people read German: they get Danish." in shown(campaign, "start")
    campaign.refresh_from_db()
    assert (campaign.fallback_language, campaign.served_only) == ("da", False)
    (line,) = Change.objects.filter(verb="campaign.languages")
    assert line.details == {"others": "da"}
    choose(campaign, "da", seen=0)
    assert Change.objects.filter(verb="campaign.languages").count() == 1, "a repeat changes nothing"


def test_who_is_left_out_is_counted_so_everywhere_and_gets_nothing(campaign: Campaign) -> None:
    choose(campaign, "left out")
    page = shown(campaign, "to")
    assert "2 people read German: they are left out." in page
    assert "They read German. The letter is not written in it" in page
    start = shown(campaign, "start")
    assert "Start: send it to 3 people" in start
    seen = Campaign.objects.get(pk=campaign.pk).revision
    mette_again().post(f"/console/campaigns/{campaign.pk}/start/", {"seen": seen})
    do_jobs()
    assert states() == {"waiting": 3}
    assert Start.objects.get().unserved == {"de": 1, "de-AT": 1}
    assert "They read German. The letter is not written in it" in shown(campaign, "report")
    file = mette_again().get(f"/console/campaigns/{campaign.pk}/left-out.csv")
    assert b"no_text_in_language" in b"".join(file.streaming_content)


def test_where_only_others_would_get_it_nobody_is_left_to_start_for(campaign: Campaign) -> None:
    with acting_as("admin"):
        Person.objects.update(language="de")
    mette_again().post(f"/console/campaigns/{campaign.pk}/count/")
    do_jobs()
    choose(campaign, "left out")
    assert "Nobody would get it: all are left out." in shown(campaign, "check")


def test_what_cannot_be_chosen_is_refused(campaign: Campaign) -> None:
    for others, seen in (("sv", None), ("", None), ("da", 77), ("da", "x")):
        answer = choose(campaign, others, seen)
        assert "<li class=" in answer.content.decode()
    campaign.refresh_from_db()
    assert campaign.fallback_language == ""
    assert "Choose one of the languages of the letter" in choose(campaign, "sv").content.decode()


def test_a_stranger_finds_nothing_and_who_only_looks_chooses_nothing(campaign: Campaign) -> None:
    with acting_as("admin"):
        other = company("Eve")
    strange = browser_of(account("Nina", Role.EDITOR, other))
    looks = browser_of(account("Lone", Role.READER, campaign.controller))
    url = f"/console/campaigns/{campaign.pk}/languages/"
    assert [each.post(url, {"others": "da"}).status_code for each in (strange, looks)] == [404, 403]
    assert "are left out" not in looks.get(f"/console/campaigns/{campaign.pk}/to/").content.decode()
    campaign.refresh_from_db()
    assert campaign.fallback_language == ""


def test_a_count_from_before_is_to_be_counted_again(campaign: Campaign) -> None:
    Census.objects.update(languages=None)
    assert "It is not counted yet which languages people read." in shown(campaign, "check")
    assert "told as soon as it is counted" in shown(campaign, "to")


@override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
def test_a_test_mail_is_sent_as_readers_of_another_language_will_get_it(campaign: Campaign) -> None:
    from allauth.account.models import EmailAddress
    from django.contrib.auth.models import User

    mail.outbox = []
    me = User.objects.get(first_name="Mette")
    address = EmailAddress.objects.create(user=me, email=me.email, verified=True, primary=True)
    url = f"/console/letters/{campaign.template_version_id}/test/"
    page = mette_again().get(url).content.decode()
    assert "English, as who reads German gets it" in page
    said = {"language": "en de", "to": address.pk, "key": "k1"}
    assert "English, as who reads German" in mette_again().post(url, said, follow=True).content.decode()
    (sent,) = mail.outbox
    data = sent.message().as_bytes()
    assert b"Mit einem Klick abmelden" in data
    assert b'lang=3D"de"' in data
    assert "English, as who reads German gets it" in shown(campaign, "letter")
