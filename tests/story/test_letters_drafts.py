"""A draft is written by several, nobody's words are lost, and what was looked at is what is approved."""

import pytest
from tests.story.cast import NOON as NOW
from tests.story.sending import sydrejser

from jatak.base.authors import Author
from jatak.base.errors import UsageError
from jatak.content.drafts import (
    ChangedMeanwhile,
    NeedsSecondPerson,
    NoSuchLanguage,
    Words,
    add_language,
    approve,
    ask,
    check,
    new_version,
    remove_language,
    save,
    send_back,
    start,
    state_of,
)
from jatak.content.models import Review
from jatak.content.templates import AlreadyApproved, NotReady, write_template, write_text
from jatak.database.using import acting_as
from jatak.gate.message import Declared, Element
from jatak.people.models import Controller

SOFIE, IDA = Author(1, "Sofie"), Author(2, "Ida")


def block(words: str, *elements: str) -> dict[str, object]:
    return {"type": "text", "value": {"words": words, "elements": list(elements)}}


def letter(*blocks: dict[str, object], subject: str = "Summer", text: str | None = None) -> Words:
    return Words(subject, "Cabins", [*blocks] or [block("<p>Hello {name|you}</p>", "promotion")], text)


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        made = sydrejser()
    with acting_as("web"):
        yield made


@pytest.fixture
def draft(travel):
    return start(travel, None, "Summer", Declared.MARKETING)


def saved(version, words=None, language="en", expected=0, by=SOFIE):
    return save(version, language, words or letter(), expected=expected, by=by, at=NOW)


def codes(version, *, stops=True):
    return {finding.code for finding in check(version) if finding.stops is stops}


def test_the_same_key_starts_the_same_letter_and_another_one_another(travel):
    first = start(travel, None, "Summer", Declared.MARKETING, key="a")
    assert start(travel, None, "Summer", Declared.MARKETING, key="a") == first
    assert start(travel, None, "Summer", Declared.MARKETING, key="b") != first
    assert start(travel, None, "Summer", Declared.MARKETING).template.slug == "summer"
    assert start(travel, None, "Summer", Declared.MARKETING).template.slug == "summer-2"


def test_saving_makes_html_text_and_elements(draft):
    text = saved(draft, letter(block("<p>Hello {name|you}</p>", "promotion"), block("<p>Order 1</p>", "order_info")))
    assert (text.revision, text.changed_by, text.own_text) == (1, "Sofie", False)
    assert text.text == "Hello {name|you}\n\nOrder 1"
    assert "Hello {name|you}" in text.html
    draft.refresh_from_db()
    assert draft.elements == ["order_info", "promotion"]


def test_who_saves_over_what_they_have_not_seen_is_told_who_was_there(draft):
    saved(draft)
    with pytest.raises(ChangedMeanwhile, match="Sofie") as told:
        saved(draft, letter(subject="Mine"), by=IDA)
    assert told.value.text.subject == "Summer"
    assert saved(draft, letter(subject="Mine"), expected=1, by=IDA).revision == 2


def test_the_same_words_again_change_nothing(draft):
    assert saved(draft).revision == saved(draft).revision == 1


def test_two_languages_do_not_disturb_each_other(draft):
    add_language(draft, "da", by=SOFIE, at=NOW)
    saved(draft)
    assert saved(draft, letter(subject="Sommer"), "da", by=IDA).revision == 1


def test_a_language_is_copied_once_and_the_companys_own_stays(draft):
    saved(draft)
    danish = add_language(draft, "da", by=SOFIE, at=NOW, copy_from="en")
    assert (danish.subject, danish.text) == ("Summer", "Hello {name|you}")
    saved(draft, letter(subject="Sommer"), "da", expected=danish.revision)
    assert add_language(draft, "da", by=SOFIE, at=NOW).subject == "Sommer"
    assert remove_language(draft, "da") is True
    assert remove_language(draft, "da") is False
    with pytest.raises(NoSuchLanguage):
        remove_language(draft, "en")
    with pytest.raises(NoSuchLanguage):
        add_language(draft, "xx", by=SOFIE, at=NOW)
    with pytest.raises(NoSuchLanguage):
        saved(draft, language="da")


def test_elements_are_those_of_all_languages_that_are_left(draft):
    saved(draft)
    add_language(draft, "da", by=SOFIE, at=NOW)
    saved(draft, letter(block("<p>Hej</p>", "event_invitation")), "da")
    draft.refresh_from_db()
    assert draft.elements == ["event_invitation", "promotion"]
    remove_language(draft, "da")
    draft.refresh_from_db()
    assert draft.elements == ["promotion"]


def test_what_is_missing_is_named_and_stops_an_approval(draft):
    assert {"subject_missing", "text_missing", "elements_missing"} <= codes(draft)
    with pytest.raises(NotReady):
        approve(draft, by=IDA, at=NOW, state=state_of(draft))
    saved(draft, Words("Hi {voucher}", "", [block('<p><a href="ftp://x.example">x</a> {nam} </p>')]))
    found = {(each.code, each.place, each.quote) for each in check(draft)}
    assert ("place_unknown", "subject", "{voucher}") in found
    assert ("place_unknown", "1", "{nam}") in found
    assert ("link_bad", "1", "ftp://x.example") in found
    assert "element_missing" in codes(draft)


def test_a_company_without_identity_is_not_ready(draft):
    saved(draft)
    assert codes(draft) == set()
    with acting_as("admin"):
        Controller.objects.update(legal_name=" ", sender_address="")
    assert codes(draft.__class__.objects.get()) == {"identity_missing", "sender_missing"}


def test_service_says_of_each_part_what_it_is_and_its_promotion_is_shown(travel):
    version = start(travel, None, "Documents", Declared.SERVICE)
    saved(version, letter(block("<p>Your order.</p>", "order_info"), block("<p>Now 20% off! Thanks.</p>")))
    assert codes(version) == {"element_missing"}
    found = [each for each in check(version) if each.code == "sounds_promotional"]
    assert [(each.quote, each.rule) for each in found] == [("Now 20% off!", "nothing_promotes_in_service")]
    saved(version, letter(block("<p>Offer</p>", "promotion")), expected=1)
    version.refresh_from_db()
    assert "mixed_content" in codes(version, stops=False)


def test_what_was_looked_at_is_what_is_approved(draft):
    saved(draft)
    seen = state_of(draft)
    saved(draft, letter(subject="Other"), expected=1)
    with pytest.raises(ChangedMeanwhile):
        approve(draft, by=IDA, at=NOW, state=seen)
    approve(draft, by=IDA, at=NOW, state=state_of(draft))
    draft.refresh_from_db()
    assert (draft.approved_by, draft.approved_at) == ("Ida", NOW)
    with pytest.raises(AlreadyApproved):
        saved(draft, letter(subject="Late"), expected=2)
    with pytest.raises(AlreadyApproved):
        add_language(draft, "da", by=IDA, at=NOW)


def test_where_two_are_wanted_the_last_writer_does_not_approve(draft):
    with acting_as("admin"):
        Controller.objects.update(second_person=True)
    saved(draft)
    with pytest.raises(NeedsSecondPerson):
        approve(draft, by=SOFIE, at=NOW, state=state_of(draft))
    approve(draft, by=IDA, at=NOW, state=state_of(draft))


def test_asking_and_sending_back_are_said_once(draft):
    saved(draft)
    for _ in range(2):
        ask(draft, by=SOFIE, at=NOW, state=state_of(draft))
    for _ in range(2):
        send_back(draft, by=IDA, at=NOW, state=state_of(draft), word="Which price?")
    assert list(Review.objects.order_by("pk").values_list("said", "word", "by")) == [
        ("asked", "", "Sofie"),
        ("sent_back", "Which price?", "Ida"),
    ]


def test_the_next_version_begins_with_the_words_of_this_one(travel):
    version = write_template(travel, "old", Declared.MARKETING, [Element.PROMOTION])
    write_text(version, "en", "Summer", "Hello {name}\n\nCabins & more", "<p>Hello</p>")
    approve(version, by=IDA, at=NOW, state=state_of(version))
    following = new_version(version, by=SOFIE, at=NOW)
    assert (following.number, new_version(version, by=IDA, at=NOW)) == (2, following)
    text = following.texts.get()
    assert text.body[0]["value"] == {
        "words": "<p>Hello {name}</p><p>Cabins &amp; more</p>",
        "elements": ["promotion"],
    }
    assert codes(following) == set()


def test_a_letter_too_long_is_refused_and_what_no_row_holds_is_left_out(draft):
    with pytest.raises(UsageError, match="too long"):
        saved(draft, letter(block("<p>" + "x" * 500_000 + "</p>")))
    text = saved(draft, letter(block("<p>a\x00b\ud800c</p>", "promotion"), subject="a\r\nBcc: x\x00"))
    assert text.subject == "a Bcc: x"
    assert text.text == "abc"


HEADING = {"type": "heading", "value": {"words": "Cabins by the fjord", "elements": ["promotion"]}}
OFFER = block("<p>Three nights in November from 195 euro, see https://sydrejser.example</p>")


def untranslated(version):
    found = [each for each in check(version) if each.code == "untranslated"]
    return [(each.language, each.place, each.stops) for each in found]


def test_words_that_are_a_copy_of_another_language_stop_an_approval(draft):
    saved(draft, letter(HEADING, OFFER, subject="Summer in a cabin"))
    assert untranslated(draft) == []
    for language in ("da", "nb"):
        add_language(draft, language, by=SOFIE, at=NOW, copy_from="en")
    assert untranslated(draft) == [("da", "", True), ("nb", "", True)]
    said = next(each.said for each in check(draft) if each.code == "untranslated")
    assert said.startswith("These words are still those of English: translate them")
    with pytest.raises(NotReady, match="still those of English"):
        approve(draft, by=IDA, at=NOW, state=state_of(draft))
    remove_language(draft, "nb")
    saved(draft, letter(HEADING, OFFER, subject="Sommer i en hytte"), "da")
    assert untranslated(draft) == [("da", "1", True), ("da", "2", True)]
    offer = block("<p>Tre nætter i november fra 195 euro, se https://sydrejser.example</p>")
    saved(draft, letter(HEADING, offer, subject="Sommer i en hytte"), "da", expected=1)
    assert untranslated(draft) == [("da", "1", False)]
    approve(draft, by=IDA, at=NOW, state=state_of(draft))


def test_names_single_words_and_languages_of_one_family_may_be_the_same(draft):
    saved(draft, letter(block("<p>Sydrejser {name|dear guest} hej@sydrejser.example</p>", "promotion")))
    add_language(draft, "da", by=SOFIE, at=NOW, copy_from="en")
    assert untranslated(draft) == []
    saved(draft, letter(HEADING, OFFER, subject="Summer in a cabin"), expected=1)
    copied = draft.texts.get(language="en")
    copied.pk, copied.language = None, "en-GB"
    copied.save()
    assert untranslated(draft) == []


def test_a_missing_preview_text_is_said_once_for_all_languages(draft):
    for language in ("da", "en"):
        add_language(draft, language, by=SOFIE, at=NOW)
    (found,) = [each for each in check(draft) if each.code == "preheader_missing"]
    assert (found.place, found.language) == ("preheader", "")
    assert "in Danish, English;" in found.said
