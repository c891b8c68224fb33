"""A notice is written by several, nobody's words are lost, and what was looked at is what is published."""

from dataclasses import replace

import pytest
from tests.story.cast import NOON as NOW
from tests.story.cast import company

from jatak.base.authors import Author
from jatak.consent.drafting import (
    AlreadyPublished,
    ChangedMeanwhile,
    MoreThanSpelling,
    NameTaken,
    NeedsSecondPerson,
    StillNeeded,
    approve,
    ask,
    begin,
    discard,
    follow,
    live,
    save,
    send_back,
    state_of,
    waiting,
    withdraw,
)
from jatak.consent.models import Benefit, Notice, NoticeReview, NoticeVersion, Purpose
from jatak.consent.notices import Draft, NotPublishable, Partner, Words, content_of
from jatak.database.using import acting_as

SOFIE, IDA = Author(1, "Sofie"), Author(2, "Ida")
WORDS = Words(
    "Yes please, Sydrejser (Sydrejser A/S) may write to me by e-mail with news and offers about package tours.",
    "I can take my consent back at any time, as easily as I gave it: by the link in every message.",
)
NEWS = Draft(("email",), {"en": WORDS})


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        made = company()
    with acting_as("consent"):
        yield made


def begun(travel, content=NEWS, slug="newsletter", by=SOFIE):
    return begin(travel, slug, content, by=by, at=NOW)


def saved(version, content, expected=1, by=SOFIE):
    return save(version, content, expected=expected, by=by, at=NOW)


def published(version, by=IDA, **more):
    return approve(version, by=by, at=NOW, state=state_of(version), **more)


def said(**parts):
    return replace(NEWS, words={"en": replace(WORDS, **parts)})


def test_a_notice_begun_twice_is_one_and_another_of_its_name_is_refused(travel):
    first = begun(travel)
    assert begun(travel) == first
    with pytest.raises(NameTaken):
        begun(travel, said(headline="Hello"))
    with pytest.raises(NameTaken):
        begun(travel, by=IDA)
    assert NoticeVersion.objects.count() == 1


def test_who_saves_over_what_they_have_not_seen_is_told_who_was_there(travel):
    draft = begun(travel)
    saved(draft, said(headline="Sun"), by=IDA)
    with pytest.raises(ChangedMeanwhile) as told:
        saved(draft, said(headline="Sea"))
    assert (told.value.version.changed_by, told.value.version.revision) == ("Ida", 2)
    assert content_of(draft).words["en"].headline == "Sun"


def test_the_same_content_again_changes_nothing_whoever_was_there_meanwhile(travel):
    draft = begun(travel)
    saved(draft, said(headline="Sun"), by=IDA)
    again = saved(draft, said(headline="Sun "), expected=1)
    assert (again.revision, again.changed_by) == (2, "Ida")


def test_a_published_version_never_changes(travel):
    version = published(begun(travel))
    with pytest.raises(AlreadyPublished):
        saved(version, said(headline="Sun"))
    with pytest.raises(AlreadyPublished):
        published(version)


def test_an_essential_change_is_a_major_version_and_a_spelling_fix_a_minor_one(travel):
    first = published(begun(travel))
    fix = published(saved(follow(first, spelling=True, by=SOFIE, at=NOW), said(headline="News"), by=IDA))
    change = follow(fix, spelling=False, by=SOFIE, at=NOW)
    assert [each.label for each in (first, fix, change)] == ["1.0", "1.1", "2.0"]
    assert content_of(change).words["en"].headline == "News"
    assert (live(fix.notice), waiting(fix.notice)) == (fix, change)


def test_a_notice_has_one_draft_at_a_time(travel):
    first = published(begun(travel))
    draft = follow(first, spelling=True, by=SOFIE, at=NOW)
    assert follow(first, spelling=False, by=IDA, at=NOW) == draft


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"channels": ("email", "sms")}, "the channels"),
        ({"purpose": Purpose.CUSTOMERS}, "the purpose"),
        ({"partners": (Partner("Bodil", "boats"),)}, "the partners"),
        ({"countries": ("DK",)}, "the countries"),
        ({"promised_per_month": 4}, "the promised number"),
        ({"benefit": Benefit.DISCOUNT}, "the benefit"),
        ({"benefit_messages": 12}, "the messages that the benefit takes"),
        ({"benefit_ends": True}, "ends on leaving"),
        ({"joint": True}, "one yes is for all companies"),
        ({"topics": (7,)}, "the topics"),
        ({"words": {"en": WORDS, "da": WORDS}}, "the languages"),
    ],
)
def test_a_spelling_fix_changes_words_alone(travel, changed, named):
    fix = follow(published(begun(travel)), spelling=True, by=SOFIE, at=NOW)
    with pytest.raises(MoreThanSpelling, match=named):
        saved(fix, replace(NEWS, **changed))
    assert saved(fix, said(asked=WORDS.asked.replace("please,", "please:"))).revision == 2


def test_another_company_in_a_spelling_fix_is_refused(travel):
    with acting_as("admin"):
        other = company("Bergtur")
    fix = follow(published(begun(travel)), spelling=True, by=SOFIE, at=NOW)
    with pytest.raises(MoreThanSpelling, match="companies"):
        saved(fix, replace(NEWS, companies={travel.pk: (), other.pk: ()}))


def test_where_two_are_wanted_nobody_publishes_what_they_wrote(travel):
    with acting_as("admin"):
        travel.second_person = True
        travel.save()
    draft = begun(travel)
    with pytest.raises(NeedsSecondPerson):
        published(draft, by=SOFIE)
    with pytest.raises(NeedsSecondPerson):
        published(draft, wrote={IDA.id})
    version = published(draft)
    assert (version.published_by, NoticeReview.objects.get().said) == ("Ida", "approved")


def test_what_was_changed_since_it_was_looked_at_is_not_published(travel):
    draft = begun(travel)
    looked_at = state_of(draft)
    saved(draft, replace(NEWS, promised_per_month=4))
    with pytest.raises(ChangedMeanwhile):
        approve(draft, by=IDA, at=NOW, state=looked_at)
    assert not NoticeReview.objects.exists()


def test_what_lacks_something_is_not_published_and_nothing_is_said_of_it(travel):
    draft = begun(travel, said(withdrawal=""))
    with pytest.raises(NotPublishable):
        published(draft)
    assert not NoticeReview.objects.exists()


def test_asking_taking_back_and_sending_back_are_each_said_once(travel):
    draft = begun(travel)
    state = state_of(draft)
    for _twice in range(2):
        ask(draft, by=SOFIE, at=NOW, state=state, word="Please")
    assert withdraw(draft, by=SOFIE, at=NOW)
    assert not withdraw(draft, by=SOFIE, at=NOW)
    for _twice in range(2):
        send_back(draft, by=IDA, at=NOW, state=state, word="Shorter")
    assert list(NoticeReview.objects.order_by("pk").values_list("said", flat=True)) == [
        "asked",
        "withdrawn",
        "sent_back",
    ]


def test_a_draft_of_which_nobody_spoke_can_be_thrown_away(travel):
    draft = begun(travel)
    discard(draft)
    discard(draft)
    assert not Notice.objects.exists()
    first = published(begun(travel))
    discard(follow(first, spelling=True, by=SOFIE, at=NOW))
    assert NoticeVersion.objects.get() == first
    asked = follow(first, spelling=True, by=SOFIE, at=NOW)
    ask(asked, by=SOFIE, at=NOW, state=state_of(asked))
    with pytest.raises(StillNeeded):
        discard(asked)
