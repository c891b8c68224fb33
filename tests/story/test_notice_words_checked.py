"""A notice is published only if its words keep the lists of the countries where people are asked with it."""

import pytest
from tests.story.cast import NOON, asked_words, company

from jatak.consent import notices
from jatak.consent.models import Benefit, NoticeVersion
from jatak.consent.notices import Draft, NotPublishable, Partner, Words
from jatak.consent.reviewing import reviewed
from jatak.database.using import acting_as
from jatak.people.models import Brand

WITHDRAWAL = "Du kan når som helst trække dit samtykke tilbage: klik på Afmeld i en mail."
GRATIS = Words(
    "Ja tak, Sydrejser og [samarbejdspartnere](https://sydrejser.example/p) må sende mig e-mails med tilbud på rejser.",
    WITHDRAWAL,
    benefit="Få en gratis rejseguide.",
)
MENDED = Words(
    "Ja tak, Sydrejser og Bilbasen (billeje) må sende mig e-mails med tilbud på rejser og billeje.",
    WITHDRAWAL,
    benefit="Du får en rejseguide til gengæld for dit ja.",
)


@pytest.fixture
def sydrejser(database):
    with acting_as("admin"):
        made = company()
        Brand.objects.create(controller=made, name="Solrejser")
    with acting_as("consent"):
        yield made


def drafted(of, words, slug="newsletter", **more):
    said = {"countries": ("DK",)} | more
    return notices.draft(of, slug, Draft(("email",), words, **said))


def test_a_danish_notice_is_stopped_mended_and_published(sydrejser):
    draft = drafted(sydrejser, {"da": GRATIS}, benefit=Benefit.GIFT)
    with pytest.raises(NotPublishable) as met:
        notices.publish(draft, "Ida", NOON)
    for said in ("cannot be published in da", "“gratis”", "“samarbejdspartnere”", "behind a link"):
        assert said in met.value.message
    assert "Name each one in the question" in met.value.remedy
    assert not NoticeVersion.objects.filter(published_at__isnull=False).exists()
    partner = Partner("Bilbasen", "billeje")
    mended = drafted(sydrejser, {"da": MENDED}, benefit=Benefit.GIFT, partners=(partner,))
    assert notices.publish(mended, "Ida", NOON).published_at == NOON


def test_one_text_that_does_not_hold_stops_all(sydrejser):
    words = {"en": asked_words(sydrejser), "da": Words("Ja tak til nyheder fra Sydrejser på mail.", WITHDRAWAL)}
    with pytest.raises(NotPublishable, match=r"cannot be published in da\. .* which goods or services"):
        notices.publish(drafted(sydrejser, words), "Ida", NOON)


def test_what_is_doubtful_is_marked_and_published(sydrejser):
    doubtful = Words(
        "May Sydrejser write to you by e-mail with offers of trips? Hurry!", "You can leave in every mail."
    )
    draft = drafted(sydrejser, {"en": doubtful})
    assert [finding.code for finding in reviewed(draft)["en"]] == ["urgency"]
    notices.publish(draft, "Ida", NOON)


def test_each_country_asks_for_its_own(sydrejser):
    words = {"en": asked_words(sydrejser)}
    notices.publish(drafted(sydrejser, words), "Ida", NOON)
    with pytest.raises(NotPublishable, match="how often"):
        notices.publish(drafted(sydrejser, words, "norway", countries=("NO",)), "Ida", NOON)
    with pytest.raises(NotPublishable, match="brand Solrejser"):
        notices.publish(drafted(sydrejser, words, "netherlands", countries=("NL",)), "Ida", NOON)


def test_words_from_before_are_kept_as_they_were(sydrejser):
    content = Draft(("email",), {"da": GRATIS}, countries=("DK",), benefit=Benefit.GIFT)
    assert notices.record_former(sydrejser, "before", content, "Ida", NOON).published_at == NOON
