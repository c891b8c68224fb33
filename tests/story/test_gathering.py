"""What the gate is told of people, and what it says, from facts that lie in the database."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.story.cast import DAY, NOON, Question, company, heard, mailbox, person, question, says_yes

from jatak.clearance import audience
from jatak.clearance.decider import Answer, Decider
from jatak.clearance.gather import gather
from jatak.clearance.request import Request
from jatak.consent import collection
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Via
from jatak.consent.scope import Scope, Who
from jatak.customers.models import Relation
from jatak.database.using import acting_as, atomic
from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import Indication, Objection, RelationKind, Tri
from jatak.law.rulebook import Rulebook
from jatak.people.addresses import keyed_hash_of
from jatak.people.models import ContactKind, Controller, CountryOrigin, Person, Topic
from jatak.people.profiles import News, set_profile
from jatak.people.register import Address, add_address
from jatak.people.restricting import restrict

RULEBOOK = Rulebook.load(date(2026, 11, 21))
NEWSLETTER = MessageFacts(
    SenderKind.COMPANY,
    Channel.EMAIL,
    Declared.MARKETING,
    frozenset({Element.NEWSLETTER, Element.PROMOTION}),
    Tri.YES,
    Tri.YES,
)
RECEIPT = replace(NEWSLETTER, declared=Declared.SERVICE, elements=frozenset({Element.ORDER_INFO}), opt_out=Tri.UNKNOWN)
GOOD = dict.fromkeys(collection.QUALITIES, Tri.YES) | {"from_third_party": Tri.NO, "address_verified": Tri.UNKNOWN}


@pytest.fixture
def as_admin(database: None) -> Iterator[None]:
    """Set the scene as the administrator; gathering itself is always done as the worker."""
    with acting_as("admin"):
        yield


@pytest.fixture
def shop(as_admin: None) -> Controller:
    """A company in Denmark."""
    return company()


@pytest.fixture
def form(shop: Controller) -> Question:
    """Its form, judged good."""
    return judged(question(shop))


def judged(asked: Question, **qualities: Tri) -> Question:
    """The question after somebody judged what its consents are worth."""
    collection.assess(asked.place, "Ida", NOON - 30 * DAY, Indication.TICKED, GOOD | qualities)
    return asked


def lives_in(somebody: Person, country: str) -> Person:
    """Somebody who said where they live."""
    set_profile(somebody, News(country=country, country_origin=CountryOrigin.OWN_WORD), NOON - 60 * DAY)
    return somebody


def buys(somebody: Person, shop: Controller, at: datetime = NOON, **more: object) -> Relation:
    """A sale in which the address was taken and a chance to refuse was offered."""
    facts = {
        "kind": RelationKind.SALE,
        "address_from_sale": Tri.YES,
        "opt_out_offered": Tri.YES,
        "one_off": Tri.NO,
        "recorded_at": at,
    }
    return Relation.objects.create(
        person=somebody,
        controller=shop,
        contact_point=mailbox(somebody),
        concluded_at=at,
        external_key=f"{somebody.pk} {at}",
        **facts | more,
    )


def asks(shop: Controller, at: datetime = NOON + DAY, **more: object) -> Request:
    """A newsletter about things like those bought."""
    return replace(Request(shop.pk, Channel.EMAIL, NEWSLETTER, at, own_similar=Tri.YES), **more)


def answer(somebody: Person, request: Request) -> Answer:
    """The gate's answer, asked as the worker that sends."""
    with acting_as("worker"):
        found = gather([somebody.pk], request, RULEBOOK)
    return Decider(request.facts, RULEBOOK).best(found[somebody.pk])


def rule(somebody: Person, request: Request) -> str:
    """The decisive rule."""
    return answer(somebody, request).decision.rule


def leaves(somebody: Person, scope: Scope, at: datetime = NOON + 2 * DAY, **more: object) -> None:
    """Somebody says no."""
    leave(Who(person_id=somebody.pk, address_hash=bytes(mailbox(somebody).keyed_hash)), scope, heard(at, **more))


def test_ana_consented_and_the_answer_names_her_yes(shop: Controller, form: Question) -> None:
    ana = lives_in(person("Ana"), "DK")
    event = says_yes(ana, form)
    told = answer(ana, asks(shop))
    assert (told.decision.rule, told.decision.permitted) == ("consent", True)
    assert told.candidate.consent_event_id == event.pk
    assert told.candidate.notice_text_id == form.text.pk
    assert told.candidate.contact_point_id == mailbox(ana).pk
    assert told.candidate.ground_at == NOON


@pytest.mark.parametrize(
    ("country", "verified", "expected"),
    [
        ("DE", Tri.UNKNOWN, "consent_unconfirmed"),
        ("DE", Tri.YES, "consent"),
        ("IT", Tri.UNKNOWN, "consent_unconfirmed"),
        ("DK", Tri.UNKNOWN, "consent"),
    ],
)
def test_where_a_tick_alone_proves_nothing_it_is_confirmed_or_the_address_is_known_otherwise(
    shop: Controller, country: str, verified: Tri, expected: str
) -> None:
    form = judged(question(shop), address_verified=verified)
    ana = lives_in(person("Ana"), country)
    says_yes(ana, form)
    assert rule(ana, asks(shop)) == expected


def test_who_may_live_in_two_countries_confirms_where_one_of_them_asks(shop: Controller, form: Question) -> None:
    ana = person("Ana")
    for country in ("DK", "DE"):
        set_profile(ana, News(country=country, country_origin=CountryOrigin.BILLING), NOON - 60 * DAY)
    says_yes(ana, form)
    assert rule(ana, asks(shop)) == "consent_unconfirmed"


def test_a_member_state_without_a_pack_has_the_floor_of_all(shop: Controller, form: Question) -> None:
    ana, chloe = lives_in(person("Ana"), "PT"), lives_in(person("Chloe"), "PT")
    says_yes(ana, form)
    buys(chloe, shop)
    assert answer(ana, asks(shop)).decision.country == "EU"
    assert rule(ana, asks(shop)) == "consent"
    assert rule(chloe, asks(shop)) == "existing_customer"
    elsewhere = lives_in(person("Dev"), "JP")
    buys(elsewhere, shop)
    assert not answer(elsewhere, asks(shop)).decision.permitted


@pytest.mark.parametrize(("country", "expected"), [("FR", "existing_customer"), ("IE", "customer_relation_ended")])
def test_a_window_that_counts_from_the_end_has_not_begun_while_a_contract_runs(
    shop: Controller, country: str, expected: str
) -> None:
    chloe = lives_in(person("Chloe"), country)
    long_ago = NOON - 5 * 365 * DAY
    buys(chloe, shop, long_ago, kind=RelationKind.SUBSCRIPTION, running=Tri.YES, recorded_at=long_ago)
    assert rule(chloe, asks(shop)) == expected
    Relation.objects.update(ended_at=NOON - 35 * 30 * DAY)
    assert rule(chloe, asks(shop)) == expected
    Relation.objects.update(ended_at=NOON - 37 * 31 * DAY)
    assert rule(chloe, asks(shop)) == "customer_relation_ended"


def test_eve_is_a_stranger(shop: Controller, form: Question) -> None:
    eve = lives_in(person("Eve"), "DK")
    assert rule(eve, asks(shop)) == "no_ground"
    assert not answer(eve, asks(shop, facts=RECEIPT)).decision.permitted


def test_dev_of_whom_nothing_is_known_has_every_pack_against_him(shop: Controller) -> None:
    dev = person("Dev")
    assert not answer(dev, asks(shop)).decision.permitted


def test_chloe_bought_and_may_be_written_to_about_the_like(shop: Controller) -> None:
    chloe = lives_in(person("Chloe"), "FR")
    sale = buys(chloe, shop)
    told = answer(chloe, asks(shop))
    assert (told.decision.rule, told.candidate.relation_id) == ("existing_customer", sale.pk)
    assert not answer(chloe, asks(shop, own_similar=Tri.UNKNOWN)).decision.permitted
    assert answer(chloe, asks(shop, facts=RECEIPT)).decision.permitted


def test_nothing_counts_before_it_happened_or_after_it_was_taken_back(shop: Controller) -> None:
    chloe = lives_in(person("Chloe"), "FR")
    buys(chloe, shop, cancelled_at=NOON + 5 * DAY)
    assert answer(chloe, asks(shop, NOON + 4 * DAY)).decision.permitted
    assert not answer(chloe, asks(shop, NOON - DAY)).decision.permitted
    assert not answer(chloe, asks(shop, NOON + 5 * DAY)).decision.permitted


def test_a_newer_weak_yes_does_not_hide_an_older_good_one(shop: Controller, form: Question) -> None:
    ana = lives_in(person("Ana"), "DK")
    good = says_yes(ana, form)
    weak = judged(question(shop, "old-list"), proof=Tri.UNKNOWN)
    says_yes(ana, weak, NOON + DAY)
    told = answer(ana, asks(shop, NOON + 2 * DAY))
    assert (told.decision.permitted, told.candidate.consent_event_id) == (True, good.pk)


def test_of_two_good_ones_the_newest_is_named(shop: Controller, form: Question) -> None:
    ana = lives_in(person("Ana"), "DK")
    says_yes(ana, form)
    newer = says_yes(ana, form, NOON + DAY)
    assert answer(ana, asks(shop, NOON + 2 * DAY)).candidate.consent_event_id == newer.pk


def test_leaving_closes_every_ground_and_no_purchase_opens_one(shop: Controller, form: Question) -> None:
    ben = lives_in(person("Ben"), "DK")
    says_yes(ben, form)
    buys(ben, shop)
    assert answer(ben, asks(shop)).decision.permitted
    leaves(ben, Scope(controller_id=shop.pk))
    buys(ben, shop, NOON + 3 * DAY)
    assert rule(ben, asks(shop, NOON + 4 * DAY)) == "objected"
    assert answer(ben, asks(shop, NOON + 4 * DAY, facts=RECEIPT)).decision.permitted


def test_ben_comes_back_by_his_own_newer_yes(shop: Controller, form: Question) -> None:
    ben = lives_in(person("Ben"), "DK")
    buys(ben, shop)
    leaves(ben, Scope(controller_id=shop.pk))
    says_yes(ben, form, NOON + 3 * DAY)
    told = answer(ben, asks(shop, NOON + 4 * DAY))
    assert (told.decision.rule, told.decision.permitted) == ("consent", True)


@pytest.mark.parametrize("actor", [Actor.STAFF, Actor.IMPORT])
def test_what_staff_enter_never_outranks_his_own_no(shop: Controller, form: Question, actor: Actor) -> None:
    ben = lives_in(person("Ben"), "DK")
    leaves(ben, Scope(controller_id=shop.pk))
    says_yes(ben, form, NOON + 30 * DAY, actor=actor, via=Via.IMPORT)
    assert rule(ben, asks(shop, NOON + 31 * DAY)) == "objected"


def test_at_the_same_instant_the_no_wins(shop: Controller, form: Question) -> None:
    ben = lives_in(person("Ben"), "DK")
    leaves(ben, Scope(controller_id=shop.pk), NOON)
    says_yes(ben, form, NOON)
    assert rule(ben, asks(shop)) == "objected"


def test_a_yes_lifts_a_no_only_within_what_it_covers(shop: Controller) -> None:
    trips, shoes = (Topic.objects.create(controller=shop, name=name) for name in ("trips", "shoes"))
    about_trips = judged(question(shop, "trips", topics=[trips.pk]))
    ben = lives_in(person("Ben"), "DK")
    leaves(ben, Scope(controller_id=shop.pk))
    says_yes(ben, about_trips, NOON + 3 * DAY)
    later = NOON + 4 * DAY
    assert answer(ben, asks(shop, later, topic_id=trips.pk)).decision.permitted
    assert rule(ben, asks(shop, later, topic_id=shoes.pk)) == "objected"
    assert rule(ben, asks(shop, later)) == "objected"


def test_an_unconfirmed_yes_opens_nothing(shop: Controller) -> None:
    double = judged(question(shop, "double", double_opt_in=True))
    ben = lives_in(person("Ben"), "DK")
    says_yes(ben, double)
    assert rule(ben, asks(shop)) == "consent_unconfirmed"
    leaves(ben, Scope(controller_id=shop.pk))
    says_yes(ben, double, NOON + 3 * DAY)
    assert rule(ben, asks(shop, NOON + 4 * DAY)) == "objected"


def test_a_no_to_one_subject_leaves_the_others_open(shop: Controller, form: Question) -> None:
    trips, shoes = (Topic.objects.create(controller=shop, name=name) for name in ("trips", "shoes"))
    ana = lives_in(person("Ana"), "DK")
    buys(ana, shop)
    leaves(ana, Scope(controller_id=shop.pk, topic_id=shoes.pk))
    later = NOON + 3 * DAY
    assert answer(ana, asks(shop, later, topic_id=trips.pk)).decision.permitted
    assert rule(ana, asks(shop, later, topic_id=shoes.pk)) == "objected"
    assert rule(ana, asks(shop, later)) == "objected"


def test_a_company_knows_nothing_of_another(shop: Controller, form: Question) -> None:
    other = company("Nordlys")
    ana = lives_in(person("Ana"), "DK")
    says_yes(ana, form)
    assert rule(ana, asks(other)) == "no_ground"
    leaves(ana, Scope(controller_id=other.pk))
    assert answer(ana, asks(shop, NOON + 3 * DAY)).decision.permitted


def test_restricted_people_get_no_marketing(shop: Controller, form: Question) -> None:
    ana = lives_in(person("Ana"), "DK")
    says_yes(ana, form)
    restrict(ana, "asked for it by letter", NOON + DAY)
    assert not answer(ana, asks(shop, NOON + 2 * DAY)).decision.permitted


def test_an_unused_yes_lapses_in_denmark_and_not_in_sweden(shop: Controller, form: Question) -> None:
    dane, swede = lives_in(person("Ana"), "DK"), lives_in(person("Bo"), "SE")
    for somebody in (dane, swede):
        says_yes(somebody, form)
    late = NOON + timedelta(days=370)
    assert rule(dane, asks(shop, late)) == "consent_lapsed"
    assert answer(swede, asks(shop, late)).decision.permitted


def test_the_company_may_be_stricter_than_the_law(shop: Controller) -> None:
    chloe = lives_in(person("Chloe"), "NL")
    buys(chloe, shop)
    late = NOON + timedelta(days=100)
    assert answer(chloe, asks(shop, late)).decision.permitted
    Controller.objects.filter(pk=shop.pk).update(customer_window_months=3)
    assert rule(chloe, asks(shop, late)) == "customer_relation_ended"


def test_of_two_countries_both_must_permit(shop: Controller) -> None:
    chloe = lives_in(person("Chloe"), "FR")
    buys(chloe, shop, one_off=Tri.YES)
    assert answer(chloe, asks(shop)).decision.permitted
    set_profile(chloe, News(country="NO", country_origin=CountryOrigin.OWN_WORD), NOON)
    told = answer(chloe, asks(shop))
    assert not told.decision.permitted


def test_what_was_heard_late_was_not_known_before(shop: Controller, form: Question) -> None:
    ben = lives_in(person("Ben"), "DK")
    says_yes(ben, form)
    letter_came = datetime(2100, 1, 9, tzinfo=UTC)
    leaves(ben, Scope(controller_id=shop.pk), NOON + DAY, recorded_at=letter_came)
    then = asks(shop, NOON + 2 * DAY)
    assert rule(ben, then) == "objected"
    assert answer(ben, replace(then, known_at=letter_came - DAY)).decision.permitted


def test_each_person_of_an_audience_is_counted_once_and_answered_as_alone(shop: Controller, form: Question) -> None:
    everybody = [
        lives_in(person(name), country) for name, country in zip("abcdefgh", ["DK", "NO", "FR", "DE"] * 2, strict=True)
    ]
    for index, somebody in enumerate(everybody):
        if index % 2:
            says_yes(somebody, form)
        if index % 3:
            buys(somebody, shop)
        if index % 4 == 3:
            leaves(somebody, Scope(controller_id=shop.pk))
    known = [somebody for index, somebody in enumerate(everybody) if index % 2 or index % 3]
    request = asks(shop, NOON + 3 * DAY)
    with acting_as("worker"), atomic():
        counted = audience.clear(request, Decider(request.facts, RULEBOOK))
        cleared = list(_cleared())
    alone = {somebody.pk: answer(somebody, request) for somebody in known}
    assert counted.people == len(known) == sum(share.count for share in counted.shares)
    assert counted.permitted == sum(told.decision.permitted for told in alone.values()) == len(cleared)
    for person_id, consent_event_id, relation_id in cleared:
        told = alone[person_id].candidate
        assert (told.consent_event_id, told.relation_id) == (consent_event_id, relation_id)
    by_rule = {told.decision.rule for told in alone.values()}
    assert {share.decision.rule for share in counted.shares} == by_rule
    assert all(
        share.situation.objection is Objection.ALL for share in counted.shares if share.decision.rule == "objected"
    )


def _cleared() -> Iterator[tuple[object, ...]]:
    from jatak.database.using import connection

    with connection().cursor() as cursor:
        cursor.execute("SELECT person_id, consent_event_id, relation_id FROM cleared")
        yield from cursor.fetchall()


def test_who_left_every_company_is_shown_to_those_who_knew_them(shop: Controller, form: Question) -> None:
    other = company("Nordlys")
    ben = lives_in(person("Ben"), "DK")
    says_yes(ben, form)
    leaves(ben, Scope())
    for asking, people in ((shop, 1), (other, 0)):
        request = asks(asking, NOON + 3 * DAY)
        with acting_as("worker"), atomic():
            found = audience.decide(request, Decider(request.facts, RULEBOOK))
        assert [share.decision.rule for share in found.shares] == ["objected"] * people


def test_a_no_that_came_before_its_person_shows_nobody_to_a_company_that_does_not_know_them(
    shop: Controller, form: Question
) -> None:
    other = company("Nordlys")
    leave(
        Who(address_hash=keyed_hash_of(ContactKind.EMAIL, "eve@example.com")),
        Scope(controller_id=other.pk),
        heard(NOON),
    )
    somebody = lives_in(person("Eve"), "DK")
    says_yes(somebody, form)
    request = asks(other)
    with acting_as("worker"), atomic():
        assert not audience.decide(request, Decider(request.facts, RULEBOOK)).shares
    assert rule(somebody, request) == "objected", "who asks by name hears of the no"


def test_a_no_dated_later_than_it_was_heard_counts_from_when_it_was_heard(shop: Controller, form: Question) -> None:
    ben = lives_in(person("Ben"), "DK")
    says_yes(ben, form)
    leaves(ben, Scope(controller_id=shop.pk), NOON + 99 * DAY, recorded_at=NOON + DAY)
    assert answer(ben, asks(shop, NOON + DAY / 2)).decision.permitted
    assert rule(ben, asks(shop, NOON + 2 * DAY)) == "objected"


def test_right_before_sending_every_no_counts_whatever_its_day(shop: Controller, form: Question) -> None:
    ben = lives_in(person("Ben"), "DK")
    says_yes(ben, form)
    leaves(ben, Scope(controller_id=shop.pk), NOON + 9 * DAY)
    assert answer(ben, asks(shop, NOON + DAY)).decision.permitted
    assert rule(ben, asks(shop, NOON + DAY, last_metre=True)) == "objected"


def test_a_yes_for_another_channel_names_no_address_of_this_one(shop: Controller) -> None:
    ana = lives_in(person("Ana"), "DK")
    telephone = add_address(ana, Address(ContactKind.TELEPHONE, "+4522222222"))
    by_text = judged(question(shop, channels=(Channel.SMS.value,)))
    says_yes(ana, by_text, contact_point=telephone)
    told = answer(ana, asks(shop, facts=RECEIPT))
    assert told.decision.permitted
    assert told.candidate.consent_event_id is not None
    assert told.candidate.contact_point_id is None
