"""Where readers read a language in which nothing is written, the editor and the letter step ask about it in place."""

from collections.abc import Iterator

import pytest
from tests.story.campaigning import made, mette, travel, written
from tests.story.done_jobs import do_jobs

from jatak.campaigns.models import Campaign
from jatak.database.using import acting_as
from jatak.people.models import Controller, Person

pytestmark = pytest.mark.usefixtures("database")
READ = {"Ana": "en", "Ben": "de", "Chloe": "de"}


@pytest.fixture
def shop() -> Iterator[Controller]:
    with travel(*READ) as made_of:
        for name, language in READ.items():
            with acting_as("admin"):
                Person.objects.filter(name=name).update(language=language)
        yield made_of


def shown(browser, url: str) -> str:
    return " ".join(browser.get(url).content.decode().split())


def test_a_language_that_is_read_and_not_written_is_asked_about(shop: Controller) -> None:
    browser = mette()
    campaign = made(browser, shop)
    written(campaign.template_version)
    browser.post(f"/console/campaigns/{campaign.pk}/count/")
    do_jobs()
    editor, step = f"/console/letters/{campaign.template_version_id}/", f"/console/campaigns/{campaign.pk}/letter/"
    for page in (shown(browser, editor), shown(browser, step)):
        assert "2 read German and get English." in page
        assert "Add German" in page
        assert f"/console/campaigns/{campaign.pk}/to/" in page
    page = shown(browser, f"{editor}?add")
    first = page.split('id="add-language"')[1].split("</option>")[0]
    assert "German (2 readers)" in first
    assert 'class="l-more" open' in page
    browser.post(f"{editor}languages/", {"language": "de", "copy_from": "en"})
    for url in (editor, step):
        assert "Some readers read a language" not in shown(browser, url)


def test_more_languages_than_three_are_opened_by_a_click() -> None:
    read = {"Ana": "de", "Ben": "fr", "Chloe": "sv", "Dev": "nb", "Eve": "da"}
    with travel(*read) as shop:
        with acting_as("admin"):
            for name, language in read.items():
                Person.objects.filter(name=name).update(language=language)
        browser = mette()
        campaign = made(browser, shop)
        written(campaign.template_version)
        browser.post(f"/console/campaigns/{campaign.pk}/count/")
        do_jobs()
        page = shown(browser, f"/console/campaigns/{campaign.pk}/letter/")
    box = page.split("c-lacking")[1].split("</section>")[0]
    asked, more = (part.count("reads") for part in box.split("<details"))
    assert (asked, more) == (3, 2)
    assert "2 more languages" in box


def test_a_letter_without_words_shows_no_empty_cards_and_names_its_languages(shop: Controller) -> None:
    browser = mette()
    campaign = made(browser, shop)
    browser.post(f"/console/campaigns/{campaign.pk}/count/")
    do_jobs()
    page = shown(browser, f"/console/campaigns/{Campaign.objects.get().pk}/letter/")
    assert "as who reads German gets it" not in page
    assert "English: The subject is missing." in page
    assert "en: The subject" not in page


def test_after_a_test_the_next_step_is_one_click_away(shop: Controller) -> None:
    from allauth.account.models import EmailAddress
    from django.contrib.auth.models import User

    browser = mette()
    campaign = made(browser, shop)
    written(campaign.template_version)
    me = User.objects.get(first_name="Mette")
    EmailAddress.objects.create(user=me, email=me.email, verified=True, primary=True)
    page = shown(browser, f"/console/letters/{campaign.template_version_id}/test/")
    assert "Next step: Check" in page
    assert "removes nobody" in page
