"""Places where people are asked: what a country asks of them, what is essential, and what their yes is worth."""

from datetime import date

import pytest
from tests.story.asking import SOFIE, notice, place
from tests.story.cast import NOON, company

from jatak.base.errors import UsageError
from jatak.consent import notices
from jatak.consent.collection import Asked, Asks
from jatak.consent.floors import ages, must_confirm
from jatak.consent.keeping import Keeping, keep, keeping_of
from jatak.consent.models import CollectionPoint, CollectionPointVersion, Purpose
from jatak.consent.placing import drafting, publishing
from jatak.consent.placing.checking import Fault, faults
from jatak.consent.placing.closing import close, rename, reopen
from jatak.consent.placing.errors import AlreadyPublished, BadSite, ChangedMeanwhile, NameTaken, NotReady
from jatak.consent.placing.sites import origin
from jatak.consent.placing.terms import Terms, essential_changes, terms_of
from jatak.consent.placing.worth import STATEMENTS, Grade, Judgement, grade
from jatak.database.using import acting_as
from jatak.gate.situation import Indication, Tri

DAY_OF_LAW = date(2026, 5, 3)
EVERYTHING = Judgement(frozenset(STATEMENTS["form"]), "Looked at it on a phone.")


@pytest.fixture
def asking(database):
    with acting_as("admin"):
        yield company()


def form(of, words=None, double_opt_in=True, **asks):
    words = words or notice(of)
    return drafting.begin(of, "Front page", "form", Terms(words.pk, double_opt_in, Asks(**asks)))


def published(draft, judged=EVERYTHING, at=NOON):
    return publishing.publish(draft, terms_of(draft).fingerprint, judged, by=SOFIE, at=at)


def found(draft):
    return {each.fault for each in faults(draft, DAY_OF_LAW)}


def test_where_a_tick_proves_nothing_it_must_be_confirmed_and_the_law_is_named(asking):
    draft = form(asking, notice(asking, countries=("DE", "DK")), double_opt_in=False)
    (fault,) = faults(draft, DAY_OF_LAW)
    assert (fault.fault, fault.blocks) == (Fault.MUST_CONFIRM, True)
    assert [(each.country, "BGH" in each.cite) for each in fault.floors] == [("DE", True)]
    with pytest.raises(NotReady, match="must_confirm"):
        published(draft)
    assert not CollectionPointVersion.objects.filter(published_at__isnull=False).exists()


def test_in_denmark_and_at_a_german_counter_nobody_must_confirm(asking):
    assert found(form(asking, double_opt_in=False)) == set()
    assert must_confirm(["DE"], "till", DAY_OF_LAW) == []
    assert must_confirm(["DE"], "paper", DAY_OF_LAW) == []


def test_who_tells_customers_asks_for_no_yes_to_be_confirmed(asking):
    told = notice(asking, "customers", purpose=Purpose.CUSTOMERS, countries=("DE",))
    assert found(form(asking, told, double_opt_in=False)) == set()


def test_the_age_is_that_of_the_strictest_country(asking):
    strictest, *_ = ages(["DK", "DE", "NO"], DAY_OF_LAW)
    assert (strictest.country, strictest.years) == ("DE", 16)
    words = notice(asking, countries=("DK", "DE"))
    assert found(form(asking, words, age_from=15)) == {Fault.TOO_YOUNG}


def test_a_country_that_nobody_knows_has_the_rules_of_all(asking):
    assert must_confirm(["XX"], "form", DAY_OF_LAW)


def test_a_spoken_yes_is_no_yes_to_texts_where_the_law_wants_writing(asking):
    words = notice(asking, channels=("sms",), countries=("US",))
    draft = drafting.begin(asking, "Calls", "phone", Terms(words.pk, False))
    (hint,) = faults(draft, DAY_OF_LAW)
    assert (hint.fault, hint.blocks) == (Fault.ONLY_IN_WRITING, False)


def test_a_form_for_texts_asks_for_the_number(asking):
    words = notice(asking, channels=("email", "sms"))
    draft = form(asking, words)
    assert found(draft) == {Fault.NO_TELEPHONE}
    asks = Asks(fields=[Asked("telephone")])
    drafting.save(draft, Terms(words.pk, True, asks), terms_of(draft).fingerprint)
    assert found(drafting.newest(draft.point)) == set()


def test_what_is_not_stated_is_not_known(asking):
    version = published(form(asking), Judgement(frozenset({"free"})))
    judged = publishing.judged(version)
    assert (judged.free, judged.separate, judged.indication) == (Tri.YES, Tri.UNKNOWN, Indication.UNKNOWN)
    assert (judged.proof, judged.names_sender, judged.from_third_party) == (Tri.YES, Tri.YES, Tri.NO)
    assert judged.judged_by == "Sofie"


def test_an_essential_change_is_stated_anew_and_any_other_is_not(asking):
    first = published(form(asking, sites=["https://a.example"]))
    again = drafting.next_draft(first.point)
    other = Asks(sites=["https://b.example"], note="In the footer, too")
    again = drafting.save(again, Terms(again.notice_version_id, True, other), terms_of(again).fingerprint)
    assert essential_changes(first, again) == []
    second = published(again, Judgement())
    carried = publishing.judged(second)
    assert (carried.indication, carried.free) == (Indication.TICKED, Tri.YES)
    assert carried.reason.startswith("Version 1 asks the same; Sofie judged it on 2026-05-03.")
    third = drafting.next_draft(first.point)
    third = drafting.save(third, Terms(third.notice_version_id, False, other), terms_of(third).fingerprint)
    assert essential_changes(second, third) == ["double_opt_in"]
    assert publishing.judged(published(third, Judgement())).indication == Indication.UNKNOWN


def test_a_spelling_fix_is_followed_in_one_step_and_a_new_question_is_not(asking):
    words = notice(asking)
    version = published(form(asking, words))
    fixed, anew = notice_again(asking, minor=True), notice_again(asking)
    assert publishing.follow(version, fixed, by=SOFIE, at=NOON)
    shown = drafting.live(version.point)
    assert (shown.number, shown.notice_version_id, publishing.judged(shown).free) == (2, fixed.pk, Tri.YES)
    assert not publishing.follow(shown, fixed, by=SOFIE, at=NOON)
    with pytest.raises(NotReady, match="something else"):
        publishing.follow(shown, anew, by=SOFIE, at=NOON)
    assert CollectionPointVersion.objects.count() == 2


def notice_again(of, minor=False):
    """The same notice once more, with a spelling fix or as another question; as admin."""
    words = {
        "en": notices.Words(
            f"May {of.name} write to you by e-mail about its trips, please?", "You can leave in every mail."
        )
    }
    said = notices.Draft(("email",), words, countries=("DK",))
    return notices.publish(notices.draft(of, "counter", said, spelling_alone=minor), by="Ida", at=NOON)


def test_of_two_editors_the_second_is_shown_what_the_first_saved(asking):
    draft = form(asking)
    read = terms_of(draft).fingerprint
    mine, yours = (Terms(draft.notice_version_id, True, Asks(note=note)) for note in ("mine", "yours"))
    drafting.save(draft, mine, read)
    with pytest.raises(ChangedMeanwhile) as met:
        drafting.save(draft, yours, read)
    assert met.value.version.note == "mine"
    assert drafting.save(draft, mine, read).note == "mine"  # The same again changes nothing.


def test_nothing_is_published_that_was_changed_since_it_was_looked_at(asking):
    draft = form(asking)
    seen = terms_of(draft).fingerprint
    drafting.save(draft, Terms(draft.notice_version_id, True, Asks(note="new")), seen)
    with pytest.raises(NotReady, match="since you looked"):
        publishing.publish(draft, seen, EVERYTHING, by=SOFIE, at=NOON)


def test_what_is_published_is_published_once_and_never_changes(asking):
    version = published(form(asking))
    assert published(version, at=NOON.replace(hour=13)).published_at == NOON
    assert version.assessments.count() == 1
    with pytest.raises(AlreadyPublished):
        drafting.save(version, Terms(version.notice_version_id, False), "")


def test_a_double_click_begins_one_point_and_a_name_is_taken_once(asking):
    words = notice(asking)
    assert form(asking, words).pk == form(asking, words).pk
    with pytest.raises(NameTaken):
        form(asking, words, mandatory=True)
    with pytest.raises(NameTaken):
        drafting.begin(asking, "…", "form", Terms(words.pk, True))


def test_a_later_draft_can_be_thrown_away_and_the_first_cannot(asking):
    draft = form(asking)
    with pytest.raises(AlreadyPublished):
        drafting.discard(draft)
    published(draft)
    later = drafting.next_draft(draft.point)
    assert drafting.next_draft(draft.point).pk == later.pk
    assert [drafting.discard(later), drafting.discard(later)] == [True, False]


def test_a_point_is_closed_and_opened_once_each(asking):
    point = published(form(asking)).point
    assert [close(point, "Ida", NOON), close(point, "Ida", NOON)] == [True, False]
    closed = CollectionPoint.objects.get()
    assert (closed.closed_by, closed.closed_at) == ("Ida", NOON)
    assert [reopen(point), reopen(point)] == [True, False]
    assert [rename(point, "Home"), rename(point, "Home")] == [["Front page", "Home"], []]


def test_how_good_the_evidence_is(asking):
    single = form(asking, double_opt_in=False)
    assert grade(single, publishing.judged(single)) is Grade.NONE
    published(single)
    assert grade(single, publishing.judged(single)) is Grade.RECORDED
    signed = place(asking, "paper").place
    assert grade(signed, publishing.judged(signed)) is Grade.CONFIRMED


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("https://Shop.Example/", "https://shop.example"),
        ("shop.example:8443/sign-up?x=1", "https://shop.example:8443"),
        ("https://shop.example:443", "https://shop.example"),
        ("https://blåbær.example", "https://xn--blbr-roah.example"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://127.0.0.1:9", "http://127.0.0.1:9"),
        ("https://[2001:db8::1]", "https://[2001:db8::1]"),
    ],
)
def test_a_site_is_named_as_browsers_name_it(written, wanted):
    assert origin(written) == wanted
    assert origin(wanted) == wanted


@pytest.mark.parametrize(
    "written",
    [
        "http://shop.example",
        "ftp://shop.example",
        "https://",
        "https://a:b@shop.example",
        "https://shop.example:x",
        "https://sh op.example",
        "https://*.example",
    ],
)
def test_what_is_no_site_is_refused(written):
    with pytest.raises(BadSite):
        origin(written)


def test_a_company_chooses_what_is_kept_and_bad_choices_change_nothing(asking):
    assert keeping_of(asking.pk) == Keeping()
    assert keep(asking, Keeping("none", "whole", 7)) == {
        "ip": ["shortened", "none"],
        "browser": ["shortened", "whole"],
        "pending_days": [14, 7],
    }
    assert keep(asking, Keeping("none", "whole", 7)) == {}
    for bad in (Keeping("all"), Keeping(pending_days=0), Keeping(pending_days=400)):
        with pytest.raises(UsageError):
            keep(asking, bad)
    assert keeping_of(asking.pk) == Keeping("none", "whole", 7)
