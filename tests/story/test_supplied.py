"""Templates that we supply are made once at a company, in a language that it speaks, and give way to its own."""

import pytest
from tests.story.sending import now, sydrejser

from jatak.campaigns.own_letters.template import LETTER
from jatak.campaigns.yes_letters.sms_request import REQUEST
from jatak.campaigns.yes_letters.templates import LETTERS
from jatak.content.models import TemplateVersion
from jatak.content.supplied import Supplied, version_of
from jatak.content.templates import approve, write_template, write_text
from jatak.database.using import acting_as
from jatak.farewell.templates import LETTERS as GOODBYES
from jatak.gate.message import Channel, Element
from jatak.inbound.sms.confirming import ANSWER
from jatak.retention.reactivation.letters import letter_of

ALL = [*LETTERS.values(), REQUEST, LETTER, *GOODBYES.values(), ANSWER, letter_of(60), letter_of(60, Channel.SMS)]


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        made = sydrejser()
    with acting_as("web"):
        yield made


@pytest.mark.parametrize("supplied", ALL, ids=[supplied.slug for supplied in ALL])
def test_it_is_made_once_in_every_language(travel, supplied: Supplied):
    made = version_of(supplied, travel, now())
    assert version_of(supplied, travel, now()) == made == TemplateVersion.objects.get()
    assert (made.template.name, made.approved_by) == (supplied.name, "Jatak")
    assert set(made.texts.values_list("language", flat=True)) == set(supplied.texts())


@pytest.mark.parametrize("supplied", ALL, ids=[supplied.slug for supplied in ALL])
def test_a_company_whose_language_is_none_of_ours_speaks_english(travel, supplied: Supplied):
    travel.default_language = "cs"
    text = version_of(supplied, travel, now()).texts.get(language="cs")
    assert text.text == supplied.texts()["en"].text


def test_a_newer_version_of_the_company_counts(travel):
    version_of(LETTER, travel, now())
    own = write_template(travel, LETTER.slug, LETTER.declared, [Element.REQUESTED_REPLY])
    write_text(own, "en", "Your page", "Here: {own_link}")
    approve(own, "Ida", now())
    assert version_of(LETTER, travel, now()) == own
