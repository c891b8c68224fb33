"""Two who turn out to be one: nothing of either is lost, and no no."""

from dataclasses import replace
from datetime import date

import pytest
from tests.story.cast import DAY, NOON, company, heard, mailbox, person, question, says_yes

from jatak.base.errors import UsageError
from jatak.consent.leaving import leave
from jatak.consent.models import Event, Objection, Record, Suppression
from jatak.consent.of_person import events_of
from jatak.consent.scope import Scope, Who
from jatak.customers.relations import Key, conclude
from jatak.database.using import acting_as, atomic
from jatak.gate.situation import RecipientKind, RelationKind
from jatak.people.knowing import acquaint
from jatak.people.merging import NotOne, merge, numbers_of
from jatak.people.merging import Who as Says
from jatak.people.models import Acquaintance, ContactPoint, CountryOrigin, Merger, Person, Profile
from jatak.people.own_acts import Did, OwnAct, note
from jatak.people.profiles import News, current_profile, set_profile
from jatak.people.register import Key as OwnKey
from jatak.people.register import add_key
from jatak.people.restricting import restrict
from jatak.retention.disclosure.events import events_of as disclosed
from jatak.retention.erasure.let_go import let_go_of

SAYS = Says("Mette", "She called: both addresses are hers.")


@pytest.fixture
def two(database):
    """Ana, who consented, and Anna, who is the same and did not say so."""
    with acting_as("admin"):
        travel = company()
        ana, anna = person("Ana"), person("Anna")
        says_yes(ana, question(travel))
        yield travel, ana, anna


def one(ana, anna, says=SAYS):
    with acting_as("web"):
        return merge(ana.pk, anna.pk, says, NOON + 9 * DAY)


def test_all_of_both_is_the_one_who_stays(two):
    travel, ana, anna = two
    says_yes(anna, question(travel, "club"))
    conclude(anna, Key(travel, RelationKind.SALE, "1"), NOON, NOON)
    add_key(anna, OwnKey(travel.pk, "shop", "17"))
    restrict(anna, "disputed", NOON, travel)
    said = one(ana, anna)
    assert (said.kept_id, said.merged_id, said.by) == (ana.pk, anna.pk, "Mette")
    assert not Person.objects.filter(pk=anna.pk).exists()
    assert ContactPoint.objects.filter(person=ana).count() == 2
    assert {record.person_id for record in Record.objects.all()} == {ana.pk}
    assert ana.externalkey_set.count() == ana.restriction_set.count() == ana.relation_set.count() == 1
    assert {event.person_id for event in Event.objects.all()} == {ana.pk, anna.pk}, "the ledger stays as it was written"
    assert len(events_of(numbers_of(ana.pk), [travel.pk], let_go_of([ana.pk]), None, 10)) == 2
    assert numbers_of(ana.pk) == [ana.pk, anna.pk]
    assert len(disclosed([ana.pk], travel.pk)) == 2, "what is disclosed names both numbers"


@pytest.mark.parametrize("older", ["ana", "anna"])
def test_the_newer_act_of_both_stays_whole(two, older):
    travel, ana, anna = two
    acquaint(travel.pk, anna.pk)
    acts = {"ana": ana, "anna": anna}
    old, new = acts.pop(older), acts.popitem()[1]
    note(old.pk, [travel.pk], OwnAct(Did.LOGIN, NOON + DAY, NOON + DAY, "token 1"))
    note(new.pk, [travel.pk], OwnAct(Did.REPLY, NOON + 2 * DAY, NOON + 2 * DAY, "arrival 5"))
    one(ana, anna)
    known = Acquaintance.objects.get(person=ana)
    assert (known.last_own_act_at, known.last_own_act, known.last_own_act_source) == (
        NOON + 2 * DAY,
        "reply",
        "arrival 5",
    )


def test_every_no_holds_for_every_address(two):
    travel, ana, anna = two
    leave(Who(anna.pk), Scope(travel.pk), heard(NOON + DAY))
    leave(Who(address_hash=bytes(mailbox(ana).keyed_hash)), Scope(travel.pk, "sms"), heard(NOON - DAY))
    one(ana, anna)
    assert {no.person_id for no in Objection.objects.all()} == {ana.pk}
    said = set(Suppression.objects.values_list("event_id", flat=True))
    for point in ContactPoint.objects.all():
        held = Suppression.objects.filter(address_hash=bytes(point.keyed_hash)).values_list("event_id", flat=True)
        assert set(held) == said, point.address


def test_a_no_by_an_old_link_finds_the_one_who_stayed(two):
    travel, ana, anna = two
    one(ana, anna)
    leave(Who(anna.pk), Scope(travel.pk), heard(NOON + 10 * DAY))
    assert {no.person_id for no in Objection.objects.all()} == {ana.pk}
    assert Record.objects.filter(ended_at=None).count() == 0


def test_merging_again_changes_nothing_and_a_chain_is_kept_together(two):
    _, ana, anna = two
    assert one(ana, anna) == one(ana, anna)
    third = person("Annika")
    one(third, ana)
    assert set(numbers_of(third.pk)) == {third.pk, ana.pk, anna.pk}
    assert Merger.objects.count() == 2


def test_where_two_countries_are_named_both_laws_must_permit(two):
    _, ana, anna = two
    set_profile(ana, News("DK", CountryOrigin.OWN_WORD), NOON)
    set_profile(anna, News("DE", CountryOrigin.BILLING, born=date(1980, 1, 1)), NOON)
    one(ana, anna)
    profile = current_profile(ana)
    assert (profile.country, profile.country_origin, profile.other_country) == ("DK", CountryOrigin.OWN_WORD, "DE")
    assert profile.born == date(1980, 1, 1)
    assert Profile.objects.filter(valid_to=None).count() == 1


def test_what_is_known_of_the_other_alone_is_taken_over(two):
    _, ana, anna = two
    set_profile(anna, News("DE", CountryOrigin.BILLING, RecipientKind.EMPLOYEE, work_topics=(7,)), NOON)
    one(ana, anna)
    profile = current_profile(ana)
    assert (profile.country, profile.country_origin, profile.work_topics) == ("DE", CountryOrigin.BILLING, [7])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (News(born=date(1980, 1, 1)), News(born=date(1990, 1, 1))),
        (News(recipient_kind=RecipientKind.CONSUMER), News(recipient_kind=RecipientKind.COMPANY)),
    ],
)
def test_who_cannot_be_one_is_not_made_one(two, first, second):
    _, ana, anna = two
    set_profile(ana, first, NOON)
    set_profile(anna, second, NOON)
    with pytest.raises(NotOne):
        one(ana, anna)
    assert Person.objects.count() == 2


def test_without_a_reason_or_a_second_person_nothing_is_merged(two):
    _, ana, anna = two
    for kept, merged, says in ((ana, anna, replace(SAYS, reason=" ")), (ana, ana, SAYS), (ana, Person(pk=999), SAYS)):
        with pytest.raises(UsageError):
            one(kept, merged, says)


def test_a_name_does_not_pass_to_companies_that_did_not_know_it(two):
    _, ana, anna = two
    Person.objects.filter(pk=ana.pk).update(name="")
    says_yes(anna, question(company("Eve")))
    one(ana, anna)
    ana.refresh_from_db()
    assert ana.name == "", "Sydrejser knew no name, and learns none from Eve"
    assert Acquaintance.objects.filter(person=ana).count() == 2


def test_a_name_is_taken_over_where_everybody_knew_it(two):
    travel, ana, anna = two
    Person.objects.filter(pk=ana.pk).update(name="")
    says_yes(anna, question(travel, "club"))
    one(ana, anna)
    ana.refresh_from_db()
    assert ana.name == "Anna"


def test_nobody_but_the_web_merges(two):
    _, ana, anna = two
    for role in ("consent", "customers", "worker"):
        with acting_as(role), pytest.raises(Exception, match="permission denied"), atomic():
            merge(ana.pk, anna.pk, SAYS, NOON)
