"""A conditional benefit: what was received under a consent is counted for each person; the page says what is kept."""

from collections.abc import Iterator

import pytest
from django.test import override_settings
from tests.story.cast import person, question, says_yes
from tests.story.console import account, browser_of
from tests.story.sending import YESTERDAY, judged_good, lives_in, newsletter, now, started, sydrejser

from jatak.consent.models import Benefit
from jatak.database.using import acting_as, connection
from jatak.delivery.models import Message
from jatak.people.models import Controller, Person

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def _one_factor() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="offered"):
        yield


@pytest.fixture
def travel() -> Controller:
    with acting_as("admin"):
        return sydrejser()


def club(travel: Controller, **terms: object) -> Person:
    """Ana is a member of the club; as admin."""
    with acting_as("admin"):
        asked = question(travel, benefit=Benefit.CLUB, **terms)
        judged_good(asked)
        ana = lives_in(person("Ana"))
        says_yes(ana, asked, YESTERDAY)
        return ana


def sent(travel: Controller, ana: Person, name: str, state: str = "accepted") -> None:
    """A campaign goes to Ana, and her mail server says this."""
    campaign = started(travel, name, newsletter(travel, name.lower()))
    with acting_as("admin"):
        changed = Message.objects.filter(campaign_id=campaign.pk, person_id=ana.pk).update(
            state=state, not_before=None, settled_at=now()
        )
    assert changed == 1


def page(ana: Person) -> str:
    return browser_of(account()).get(f"/console/people/{ana.pk}/").content.decode()


def test_what_was_received_counts_towards_the_benefit_and_the_page_says_what_is_kept(travel: Controller) -> None:
    ana = club(travel, benefit_messages=2)
    sent(travel, ana, "One")
    sent(travel, ana, "Two", state="refused")
    said = page(ana)
    assert "membership of a customer club" in said
    assert "Received 1 of the 2 messages that keep it" in said
    assert "It is not taken back on leaving." in said


def test_who_got_all_has_it_for_good_and_what_ends_on_leaving_is_told(travel: Controller) -> None:
    ana = club(travel, benefit_messages=1, benefit_ends=True)
    sent(travel, ana, "One")
    said = page(ana)
    assert "The 1 message that keeps it was received." in said
    assert "It ends on leaving, as its terms say." in said


def test_without_a_benefit_nothing_is_said_of_one(travel: Controller) -> None:
    with acting_as("admin"):
        asked = question(travel)
        ana = person("Ana")
        says_yes(ana, asked, YESTERDAY)
    assert "on leaving" not in page(ana)


def test_only_messages_of_this_person_and_this_consent_count(travel: Controller) -> None:
    ana = club(travel, benefit_messages=3)
    with acting_as("admin"):
        ben = lives_in(person("Ben"))
        says_yes(ben, question(travel, "plain"), YESTERDAY)
    sent(travel, ana, "One")
    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute(
            "UPDATE delivery_message SET consent_event_id = gen_random_uuid() WHERE person_id = %s", [ana.pk]
        )
    assert "Received 0 of the 3 messages" in page(ana)
